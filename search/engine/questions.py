"""Whole sentences that ask something, and what they ask about."""

from search.engine.analysis import words

ASKING = frozenset(
    (
        *("what", "which", "who", "whom", "whose", "where", "when", "why", "how"),
        *(
            "does",
            "do",
            "did",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "can",
            "could",
            "should",
            "will",
            "would",
        ),
        *(
            "что",
            "какой",
            "какая",
            "какие",
            "каких",
            "кто",
            "где",
            "когда",
            "почему",
            "зачем",
            "как",
            "сколько",
        ),
        *("не", "қандай", "қай", "кім", "қайда", "қашан", "неге", "қалай", "қанша"),
    )
)
# Words about the asking and the telling: they are in no answer.
SCAFFOLD = frozenset(
    (
        *(
            "say",
            "says",
            "said",
            "tell",
            "tells",
            "mention",
            "mentions",
            "mentioned",
            "mean",
            "means",
            "meant",
        ),
        *("describe", "describes", "explain", "explains", "think", "thinks", "call", "calls", "called"),
        *("говорит", "говорится", "сказано", "означает", "называет", "упоминается", "айтады", "айтылған"),
    )
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
