"""The edition as a PDF to print: the Concept with its links as notes under each unit, the commentaries, the sources."""

from datetime import UTC, datetime

from citation import versions
from citation.records import date_in_words, in_running_text
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from formats.fonts import BOLD, PARTS, REGULAR, truetype
from formats.tables import source

TEXT, NOTE, SMALL = 11, 9, 8
INDENT = 8  # mm


def book(path):
    """Write the PDF file."""
    pdf = _new()
    _title_page(pdf)
    _concept(pdf, Document.objects.current())
    for commentary in Commentary.objects.prefetch_related("authors"):
        _commentary(pdf, commentary)
    _sources(pdf)
    pdf.output(str(path))


def _new():
    from fpdf import FPDF

    class Book(FPDF):
        """A page with its number and the edition's version at the foot."""

        def footer(self):
            self.set_y(-15)
            self.set_font("serif", size=SMALL)
            self.cell(0, 8, f"Version {versions.current().number} · {self.page_no()}", align="C")

    pdf = Book(format="A4")
    pdf.set_margins(25, 22, 25)
    pdf.set_auto_page_break(True, 22)
    for part in PARTS:
        pdf.add_font(f"serif{part}", "", truetype(f"serif{part}", REGULAR))
        pdf.add_font(f"serif{part}", "B", truetype(f"serif{part}", BOLD))
    pdf.set_fallback_fonts([f"serif{part}" for part in PARTS if part], exact_match=False)
    pdf.set_title(versions.TITLE)
    pdf.set_lang("en")
    date = versions.current().date
    pdf.set_creation_date(datetime(date.year, date.month, date.day, tzinfo=UTC))
    return pdf


def _line(pdf, words, size=TEXT, style="", indent=0, gap=2.0):
    """Set a paragraph: `size` in points, `indent` and the `gap` after it in millimetres."""
    pdf.set_font("serif", style=style, size=size)
    pdf.set_x(pdf.l_margin + indent)
    pdf.multi_cell(0, size * 0.5, words, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(gap)


def _chapter(pdf, title, level=0):
    """A heading that the reader's outline lists, never alone at the end of a page."""
    if pdf.will_page_break(45):
        pdf.add_page()
    pdf.start_section(title, level=level)
    _line(pdf, title, size=16 if level == 0 else 13, style="B", gap=3)


def _title_page(pdf):
    version = versions.current()
    pdf.add_page()
    pdf.ln(60)
    _line(pdf, versions.TITLE, size=24, style="B", gap=8)
    _line(pdf, f"Version {version.number} of {date_in_words(version.date)}")
    _line(pdf, f"SHA-256 of the texts: {versions.texts_digest()}", size=SMALL)


def _concept(pdf, document):
    links = {}
    for link in Annotation.objects.with_texts().strongest_first():
        links.setdefault(link.clause_id, []).append(link)
    pdf.add_page()
    for clause in document.clauses.all():
        if clause.is_division:
            _chapter(pdf, clause.text, level=0 if clause.parent_id is None else 1)
        else:
            _line(pdf, f"{clause.lead.strip()} {clause.text}".strip(), indent=_depth(clause))
        for link in links.get(clause.pk, []):
            _note(pdf, link)


def _depth(clause):
    return INDENT if clause.kind in (Clause.Kind.ITEM, Clause.Kind.DECREE_ITEM) else 0


def _note(pdf, link):
    passage = link.passage
    who = f"{passage.commentary.short_title}, {in_running_text(passage.label)}"
    said = f"{who}, {link.relation} ({link.level}): “{link.passage_exact}”"
    _line(pdf, said, size=NOTE, indent=2 * INDENT, gap=1)


def _commentary(pdf, commentary):
    pdf.add_page()
    _chapter(pdf, commentary.title)
    _line(pdf, ", ".join(map(str, commentary.authors.all())))
    _line(pdf, commentary.note, size=NOTE)
    for passage in commentary.passages.readable():
        if passage.kind == Passage.Kind.HEADING:
            _chapter(pdf, passage.text, level=1)
        else:
            _line(pdf, f"{passage.lead.strip()} {passage.text}".strip())


def _sources(pdf):
    pdf.add_page()
    _chapter(pdf, "Sources and rights")
    for row in (*Document.objects.all(), *Commentary.objects.all()):
        _line(pdf, row.short_title, style="B", gap=1)
        _line(pdf, source(row))
        _line(pdf, row.rights)
