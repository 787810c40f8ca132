"""How much of the document is discussed, unit by unit: the map, the table and what nobody speaks of."""

from dataclasses import dataclass
from functools import cached_property

from commentary.discussion import Tally, tallies
from commentary.models import Commentary
from concept.models import Clause
from concept.reading import Outline

# Cells of the map in user units, which are CSS pixels until a narrow screen shrinks them; a cell is touched.
SIZE, GAP, IN_A_ROW = 26, 2, 10
DARKEST = 4


@dataclass(frozen=True)
class Share:
    """What one commentary has on one unit: `tally` is None where it has nothing."""

    commentary: Commentary
    tally: Tally | None

    @property
    def statements(self):
        return self.tally.statements if self.tally else 0

    @property
    def shade(self):
        """Return 0 for nothing, up to DARKEST for that many statements or more."""
        return min(self.statements, DARKEST)


@dataclass(frozen=True)
class Cell:
    """One unit on the map; `place` counts the cells of its block from 0."""

    clause: Clause
    shares: list[Share]
    place: int

    @property
    def is_discussed(self):
        return any(share.tally for share in self.shares)

    @property
    def x(self):
        return self.place % IN_A_ROW * (SIZE + GAP)

    @property
    def y(self):
        return self.place // IN_A_ROW * (SIZE + GAP)

    @property
    def stripes(self):
        """Return (share, x, width) for each commentary: the cell is cut into as many upright stripes."""
        width = SIZE / len(self.shares)
        return [(share, self.x + width * number, width) for number, share in enumerate(self.shares)]

    @property
    def name(self):
        """Return what the cell says to those who do not see it: “Clause 2.7: Akbayeva 1, Poita 0”."""
        said = ", ".join(f"{share.commentary.short_title} {share.statements}" for share in self.shares)
        return f"{self.clause.label}: {said}"


@dataclass(frozen=True)
class Block:
    """A heading with the units right under it."""

    heading: Clause
    cells: list[Cell]

    @property
    def discussed(self):
        return sum(cell.is_discussed for cell in self.cells)

    @property
    def width(self):
        return min(len(self.cells), IN_A_ROW) * (SIZE + GAP) - GAP

    @property
    def height(self):
        return -(-len(self.cells) // IN_A_ROW) * (SIZE + GAP) - GAP


@dataclass(frozen=True)
class Coverage:
    """The whole document as blocks of cells, each `size` wide and high."""

    commentaries: list[Commentary]
    blocks: list[Block]
    size: int = SIZE

    @cached_property
    def cells(self):
        return [cell for block in self.blocks for cell in block.cells]

    @property
    def discussed(self):
        return [cell for cell in self.cells if cell.is_discussed]

    @property
    def silent(self):
        """Return blocks of the cells that nobody speaks of, without the blocks that have none."""
        blocks = [
            Block(block.heading, [cell for cell in block.cells if not cell.is_discussed])
            for block in self.blocks
        ]
        return [block for block in blocks if block.cells]

    @property
    def sums(self):
        """Return (commentary, units discussed, statements) for each commentary."""
        shares = [[cell.shares[number] for cell in self.cells] for number in range(len(self.commentaries))]
        return [
            (commentary, sum(bool(share.tally) for share in row), sum(share.statements for share in row))
            for commentary, row in zip(self.commentaries, shares, strict=True)
        ]


def coverage(document, outline=None):
    """Return the Coverage of a document, in four queries (two where its Outline is given)."""
    outline = outline or Outline(document)
    commentaries = list(Commentary.objects.all())
    counted = tallies(document.clauses.all())
    blocks = []
    for clause in outline.clauses:
        if clause.is_division or not blocks:
            blocks.append(Block(clause, []))
        found = {tally.commentary: tally for tally in counted.get(clause.ref, [])}
        shares = [Share(commentary, found.get(commentary.slug)) for commentary in commentaries]
        blocks[-1].cells.append(Cell(clause, shares, len(blocks[-1].cells)))
    return Coverage(commentaries, blocks)


def rows(coverage):
    """Yield the coverage as rows of a table, the first one its header: statements and links of each commentary."""
    names = [f"{one.slug} {what}" for one in coverage.commentaries for what in ("statements", "links")]
    yield ["ref", "kind", "label", "url", *names]
    for cell in coverage.cells:
        clause = cell.clause
        numbers = [
            number
            for share in cell.shares
            for number in (share.statements, share.tally.links if share.tally else 0)
        ]
        yield [clause.ref, clause.kind, clause.label, clause.get_absolute_url(), *numbers]
