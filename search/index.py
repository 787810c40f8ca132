"""What is found in the index of the running site, remembered until another generation of it answers."""

from collections import OrderedDict
from threading import Lock

from django.conf import settings

from commentary.models import Passage
from concept.models import Clause
from search.engine.search import Search
from search.storage import engine, generation

# How many answers, pages and frames of pages a process remembers; they take some 10, 50 and 10 kB each.
REMEMBERED, PAGES_REMEMBERED, FRAMES_REMEMBERED = 500, 200, 50


class Answers:
    """The last answers given, by what was asked and of which generation: most visitors ask what others asked before."""

    def __init__(self, size=REMEMBERED):
        self.size, self.kept, self.lock = size, OrderedDict(), Lock()

    def get(self, key, make):
        """What is kept for `key`, or else what `make()` returns."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        made = make()
        with self.lock:
            self.kept[key] = made
            while len(self.kept) > self.size:
                self.kept.popitem(last=False)
        return made


ANSWERS, PAGES, FRAMES = Answers(), Answers(PAGES_REMEMBERED), Answers(FRAMES_REMEMBERED)


def search(asked):
    """The Results of a Search, remembered until the index changes."""
    key = (generation(), asked.words, tuple(sorted(asked.selected.items())), asked.sort)
    return ANSWERS.get((*key, asked.page, asked.size, asked.exact), lambda: engine().search(asked))


def page(request, make):
    """What `make()` returns for the page that answers a request, remembered until the index changes.

    A page depends on its whole address, which names the language too, and on how the reader wants pages to look.
    """
    return remembered(PAGES, request, request.get_full_path(), make)


def frame(request, make):
    """What `make()` returns for all pages at the address of a request, whatever its query; remembered as a page is."""
    return remembered(FRAMES, request, request.path, make)


def remembered(pages, request, address, make):
    if settings.DEBUG:
        return make()
    site, look = (request.scheme, request.get_host()), tuple(sorted(request.preferences.items()))
    return pages.get((generation(), *site, address, look), make)


def everything():
    """The Results of asking nothing: the counts of every facet value that there is."""
    return search(Search())


def health():
    """A health check: the index opens and holds as many documents as the database has texts."""
    if generation() is None:
        return "there is no search index: run manage.py build_index"
    texts = Clause.objects.count() + Passage.objects.readable().count()
    found = engine().count
    return "" if found == texts else f"the index holds {found} documents and the database {texts} texts"
