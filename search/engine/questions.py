"""Whole sentences that ask something, and what they ask about."""

from search.engine.analysis import query_stems, words_typed

ASKING = frozenset(
    """
    what which who whom whose where when why how
    что какой какая какое какие каких каким какими какую каков какова каковы кто кого кому кем где куда откуда когда
    почему зачем как насколько сколько чем чему чего
    не
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
ASKING_VERBS = frozenset(
    "does do did is are was were has have had can could may might must shall should will would".split()  # noqa: SIM905
)
# Kazakh asks before the verb, not at the beginning.
ASKING_ANYWHERE = frozenset(
    """
    нені неге неліктен қандай қалай қай қайсы қайда қашан қанша қаншалықты кім кімді кімге кімнің кімдер нелер
    """.split()  # noqa: SIM905
)
# Words about the asking and the telling: they are in no answer, and each is rarer than what is asked about.
SCAFFOLD = frozenset(
    """
    say says said tell tells mention mentions mentioned mean means meant describe describes described
    explain explains explained think thinks thought call calls called consider considers considered
    become becomes happen happens happened play plays played make makes made give gives given get gets
    take takes taken go goes want wants wanted see sees seen find finds found use uses used
    show shows showed shown discuss discusses discussed talk talks
    much many long often extent kind kinds sort sorts exactly really actually matter matters mattered
    reason reasons role roles thing things something according there
    говорит говорится говорят сказано означает называет называют упоминается считает считают думает хочет роль
    рассказывает показывает обсуждается такой такая такое такие
    айтады айтылған айтылады деген туралы рөлі
    """.split()  # noqa: SIM905
)
ABOUT_ASKING = ASKING | ASKING_VERBS | ASKING_ANYWHERE | SCAFFOLD
SHORTEST = 3


def is_question(text: str) -> bool:
    """Whether a text is a question: it ends as one, or asks where its language does and has some length."""
    row = [token.text for token in words_typed(text)]
    if len(row) < SHORTEST:
        return False
    return text.rstrip().endswith("?") or asked_first(row) or not ASKING_ANYWHERE.isdisjoint(row)


def asked_first(row):
    """Whether a row of words begins with a word that asks, or with one before which a preposition stands."""
    return row[0] in ASKING | ASKING_VERBS or (row[1] in ASKING and not query_stems(row[0]))


def subject_of(text: str) -> str:
    """The question without the words of asking and telling; all of it if nothing else is there."""
    kept = [text[t.start : t.end] for t in words_typed(text) if t.text not in ABOUT_ASKING]
    return " ".join(kept) or text
