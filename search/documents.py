"""Search documents: everything in the edition that can be found, as plain records for the engine.

The database is read with one query a table, however many texts there are.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation

from commentary.models import Annotation, Commentary, Passage
from concept.labels import in_language
from concept.models import Clause
from config.languages import permanent_address
from search.editorial import enriched
from search.engine import references
from search.engine.documents import Document

FRAME = "decree"  # the value of the chapter facet for what stands before chapter 1
NUMBERED = re.compile(r"(chapter|section|goal|task|principle|result|experience|act|decree)-(\d+)")
PARAGRAPH = re.compile(r"chapter-(\d+)\.p(\d+)")


def clause_id(clause):
    """The id of a unit's search document: `2020/2.7`."""
    return f"{clause.document.slug}/{clause.ref}"


def passage_id(passage):
    """The id of a passage's search document: `poita-2020/p7`."""
    return f"{passage.commentary.slug}/{passage.ref}"


def source_of(text):
    """The value of the source facet for a unit or passage: the name of its verbatim file without its ending."""
    return text.source_file.removesuffix(".txt")


@dataclass
class Place:
    """Where a unit stands: the divisions it stands in, outermost first, itself included if it is one."""

    around: list = field(default_factory=list)

    @property
    def chapter(self):
        """The chapter's number, or what stands in for it before chapter 1."""
        return next((unit.number for unit in self.around if unit.kind == Clause.Kind.CHAPTER), FRAME)

    @property
    def section(self):
        """The section's number, the name of a heading inside a chapter, or None."""
        for unit in self.around:
            if unit.kind == Clause.Kind.SECTION:
                return unit.number
            if unit.kind == Clause.Kind.HEADING and unit.parent_id:
                return unit.ref
        return None


class Edition:
    """The whole edition as it stands in the database, read once, with the links counted from both ends."""

    def __init__(self):
        self.clauses = list(Clause.objects.select_related("document"))
        self.passages = list(
            Passage.objects.readable()
            .select_related("commentary", "section")
            .order_by("commentary__position", "position")
        )
        authors = Commentary.objects.prefetch_related("authors")
        self.authors = {row.pk: tuple(str(author) for author in row.authors.all()) for row in authors}
        self.places = places(self.clauses)
        self.links_to, self.links_from = links()

    def documents(self):
        """One Document per unit and readable passage, in document order over all texts."""
        made = [self.of_clause(clause) for clause in self.clauses]
        made += [self.of_passage(passage, position) for position, passage in enumerate(self.passages)]
        return made

    def of_clause(self, clause):
        place, links = self.places[clause.pk], self.links_to[clause.pk]
        above = [unit for unit in place.around if unit.pk != clause.pk]
        discussed = spoken_of(links)
        return Document(
            id=clause_id(clause),
            position=clause.position,
            language=clause.document.language,
            text=clause.text,
            heading="\n".join(unit.title for unit in above),
            number=clause.number,
            references=reference_forms(clause, above),
            lent="\n".join(link.passage_exact for link in links),
            within=tuple(clause_id(unit) for unit in above),
            discussed=discussed,
            facets={
                "source": (source_of(clause),),
                "chapter": (place.chapter,),
                "section": (place.section,) if place.section else (),
                "kind": (clause.kind,),
                "language": (clause.document.language,),
                "relation": relations(links),
                "author": (),
            },
            stored=stored(
                clause,
                clause.document.short_title,
                standing(above),
                place_language=clause.document.language,
                discussed=discussed,
            ),
        )

    def of_passage(self, passage, position):
        links = self.links_from[passage.pk]
        treated = list({link.clause_id: link.clause for link in links}.values())
        treated.sort(key=lambda clause: clause.position)
        places = [self.places[clause.pk] for clause in treated]
        section = passage.section
        return Document(
            id=passage_id(passage),
            position=len(self.clauses) + position,
            language=passage.language,
            text=passage.text,
            heading=section.text if section else "",
            number=passage.number,
            references=passage_forms(passage),
            lent="\n".join(link.clause_exact for link in links),
            within=(f"{passage.commentary.slug}/{section.ref}",) if section else (),
            treats=tuple(clause_id(clause) for clause in treated),
            listing=passage.is_listing,
            facets={
                "source": (source_of(passage),),
                "chapter": distinct(place.chapter for place in places),
                "section": distinct(place.section for place in places),
                "kind": (passage.kind,),
                "language": (passage.language,),
                "relation": relations(links),
                "author": self.authors[passage.commentary_id],
            },
            stored=stored(
                passage,
                passage.commentary.short_title,
                (("", section.as_heading),) if section else (),
                place_language=section.language if section else "",
                voice=passage.commentary.position,
                treats=len(treated),
            ),
        )


def documents():
    """Every unit and readable passage of the edition as a Document, with its names and topics."""
    return [enriched(document) for document in Edition().documents()]


def places(clauses):
    """The Place of every unit, by primary key; `clauses` are in document order."""
    found, by_key = {}, {clause.pk: clause for clause in clauses}
    for clause in clauses:
        # The row at hand spares a query for each parent.
        clause.parent = by_key.get(clause.parent_id)
        around = found[clause.parent_id].around if clause.parent_id else []
        found[clause.pk] = Place([*around, clause] if clause.is_division else around)
    return found


def links():
    """All annotations, strongest first, by the unit and by the passage that they join."""
    to, from_ = defaultdict(list), defaultdict(list)
    for link in Annotation.objects.with_texts().strongest_first():
        to[link.clause_id].append(link)
        from_[link.passage_id].append(link)
    return to, from_


def spoken_of(links):
    """How many passages discuss a unit; the language versions of one passage count once."""
    return len({(link.passage.commentary_id, link.passage.parallel or link.passage.ref) for link in links})


def relations(links):
    return distinct(link.relation for link in links)


def distinct(values):
    """The values that are there, each once, in order of first appearance."""
    return tuple(dict.fromkeys(value for value in values if value))


def standing(above):
    """Where a unit stands, outermost first: ((label, heading), ...), either of which may be empty.

    Only the innermost division is told by its heading: “Chapter 5 › Section 2. Priorities in …”.
    """
    return (*((unit.english_label, "") for unit in above[:-1]), *map(called, above[-1:]))


def called(division):
    """(label, heading) of a division; its heading alone if it has no number."""
    return (division.english_label, division.title) if division.number else ("", division.text)


def reference_forms(clause, above):
    """The forms by which a reader may call a unit; `above` are the divisions that it stands in."""
    plain = (clause.ref.casefold(), *spoken_labels(clause.english_label))
    outer = tuple(numbered for unit in above if (numbered := numbered_kind(unit)))
    if own := numbered_kind(clause):
        return distinct((*references.forms(own, outer), *plain))
    if paragraph := PARAGRAPH.fullmatch(clause.ref):
        # “paragraph 3” alone could be one of seven chapters'.
        return distinct((*references.forms(("clause", paragraph[2]), outer, unique=False), *plain))
    return plain


def passage_forms(passage):
    """The forms by which a reader may call a passage: `poita-2020/p11`, `poita p11`, “Poita 2020, paragraph 11”."""
    slug = passage.commentary.slug
    name = slug.rpartition("-")[0]
    labels = spoken_labels(passage.english_label, passage.commentary.short_title)
    return distinct(
        (passage_id(passage), *(references.spoken(f"{one} {passage.ref}") for one in (slug, name)), *labels)
    )


def spoken_labels(label, title=""):
    """A label in each language of the interface, after the title of its text, as it is spoken."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            yield references.spoken(f"{title} {in_language(label)}")


def numbered_kind(clause):
    """The kind and printed number that name a unit (`("goal", "6")`), or None."""
    if clause.kind == Clause.Kind.CLAUSE:
        return "clause", clause.number
    found = NUMBERED.fullmatch(clause.ref)
    return found.groups() if found else None


def stored(text, title, place, *, place_language, voice=0, discussed=0, treats=0):
    """What a hit shows of a unit or passage, labels and address as they are in the edition's own language.

    `place` is what `standing` returns, its headings in `place_language`; `voice` numbers the commentaries (the Concept
    is 0); `treats` counts the units that a passage discusses.
    """
    return {
        "ref": text.ref,
        "url": permanent_address(text),
        "kind": text.kind,
        "number": text.number or None,
        "label": text.english_label,
        "language": getattr(text, "language", "") or text.document.language,
        "title": title,
        "place": place,
        "place_language": place_language,
        "source": text.source,
        "voice": voice,
        "discussed": discussed,
        "treats": treats,
    }
