"""Whole sentences that ask something, and what they ask about."""

from search.engine.analysis import words

ASKING = frozenset(
    """
    what which who whom whose where when why how
    does do did is are was were has have can could should will would
    что какой какая какое какие каких какую кто где когда почему зачем как сколько чем чего
    не қандай қай кім қайда қашан неге қалай қанша
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
# Words about the asking and the telling: they are in no answer, and each is rarer than what is asked about.
SCAFFOLD = frozenset(
    """
    say says said tell tells mention mentions mentioned mean means meant describe describes described
    explain explains explained think thinks thought call calls called consider considers considered
    become becomes happen happens happened play plays played make makes made give gives given get gets
    take takes taken go goes want wants wanted see sees seen find finds found use uses used
    much many long often kind kinds sort sorts exactly really actually matter matters mattered
    reason reasons role roles thing things something according there
    говорит говорится сказано означает называет упоминается считает думает хочет роль
    айтады айтылған деген туралы рөлі
    """.split()  # noqa: SIM905
)
SHORTEST = 3


def is_question(text: str) -> bool:
    """Whether a text is a question: it ends as one, or begins as one and has some length."""
    row = words(text)
    if len(row) < SHORTEST:
        return False
    return text.rstrip().endswith("?") or row[0].text in ASKING


def subject_of(text: str) -> str:
    """The question without the words of asking and telling; all of it if nothing else is there."""
    kept = [text[t.start : t.end] for t in words(text) if t.text not in SCAFFOLD and t.text not in ASKING]
    return " ".join(kept) or text
