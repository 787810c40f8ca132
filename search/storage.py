"""Where the index of the running site lies, and which generation of it is current."""

from collections.abc import Callable
from functools import cache, lru_cache, wraps

from django.conf import settings

from search.engine import generations


def directory():
    """Where the index lies."""
    return within(settings.VAR_DIR)


@cache  # every page asks some ten times
def within(folder):
    return folder / "index"


def generation():
    """What changes whenever the index does: a hashable value, or None while there is no index."""
    return generations.signature(directory())


def once_a_generation(read: Callable) -> Callable:
    """`read`, remembered for each of its arguments until the index changes."""
    kept = lru_cache(maxsize=2)(lambda current: cache(read))

    @wraps(read)
    def remembered(*given):
        return kept(generation())(*given)

    remembered.cache_clear = kept.cache_clear
    return remembered
