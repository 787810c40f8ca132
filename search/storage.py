"""The index of the running site: where it lies, the engine that reads it, and which generation it reads."""

from collections.abc import Callable
from functools import cache, lru_cache, wraps

from django.conf import settings

from search.engine.engine import Engine
from search.engine.generations import NoIndex


def directory():
    """Where the index lies."""
    return within(settings.VAR_DIR)


@cache  # every page asks some ten times
def within(folder):
    return folder / "index"


def engine():
    """The engine of this process over the index. NoIndex if nothing was built yet."""
    return opened(directory())


@cache
def opened(folder):
    # imported here, for how words are understood is itself remembered once a generation
    from search.interpretation import readings

    return Engine.open(folder, readings)


def generation():
    """What is another whenever another index answers: a hashable value, or None while there is no index.

    It is the engine's own, not the newest on disk: while a new index is being opened, the one before still answers.
    """
    try:
        return engine().generation
    except NoIndex:
        return None


def once_a_generation(read: Callable) -> Callable:
    """`read`, remembered for each of its arguments until the index changes."""
    kept = lru_cache(maxsize=2)(lambda current: cache(read))

    @wraps(read)
    def remembered(*given):
        return kept(generation())(*given)

    remembered.cache_clear = kept.cache_clear
    return remembered
