"""Several units and passages at once: those that a search found, in its order, or that a reader ticked."""

from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import count

from django.utils.safestring import mark_safe

from citation import versions, zotero
from citation.records import describe, in_running_text
from commentary.models import Commentary, Passage
from concept.models import Clause, Document
from search import index
from search.filters import SearchFilters

# How many texts are fetched at once, and up to how many a file is sent whole; a longer one is sent as it is written.
BATCH = 200


def found(data):
    """What a search (the query of its address) finds: how many, and the Clauses and Passages, in order."""
    asked = replace(SearchFilters(data).search, size=BATCH)
    first = index.engine().search(replace(asked, page=1))
    return first.total, _following(asked, first)


def _following(asked, results):
    for page in count(2):
        yield from rows([hit.id for hit in results.hits])
        if len(results.hits) < BATCH:
            return
        results = index.engine().search(replace(asked, page=page))


def rows(ids):
    """The units and passages with these ids ("2020/2.7", "poita-2020/p7"), in their order; the unknown left out."""
    ids = [id for id in dict.fromkeys(ids) if "\0" not in id]  # which PostgreSQL cannot be asked about
    pairs = [id.partition("/")[::2] for id in ids]
    owners, refs = {owner for owner, _ in pairs}, {ref for _, ref in pairs}
    clauses = Clause.objects.filter(document__slug__in=owners, ref__in=refs).select_related("document")
    passages = Passage.objects.readable().filter(commentary__slug__in=owners, ref__in=refs)
    by_id = {f"{row.document.slug}/{row.ref}": row for row in clauses}
    passages = passages.select_related("commentary").prefetch_related("commentary__authors")
    by_id |= {f"{row.commentary.slug}/{row.ref}": row for row in passages}
    return [by_id[id] for id in ids if id in by_id]


def coins(hits, base):
    """The COinS of hits of a search as HTML, from what the index stored of them: no query for each hit."""
    loading = versions.loading()
    return mark_safe("".join(_coins(hit["url"], hit["label"], base, loading) for hit in hits))


@lru_cache(maxsize=1024)
def _coins(url, label, base, loading):
    whole = _wholes(loading)[url.split("/")[2]]
    title = f"{whole['title']}, {in_running_text(label)}"
    openurl = zotero.coins({**whole, "title": title, "URL": base + url})
    return f'<span class="Z3988" title="{escape(openurl)}"></span>'


@lru_cache(maxsize=1)
def _wholes(_loading):
    """What is said of every document and commentary, by slug."""
    owners = (*Document.objects.all(), *Commentary.objects.prefetch_related("authors"))
    return {owner.slug: describe(owner) for owner in owners}
