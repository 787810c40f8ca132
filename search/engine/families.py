"""Word families of English: words that share a root and differ by a derivational ending (migrant, migration).

A stemmer keeps such words apart, rightly, since the text mostly has the word that the reader types. When it
has not, its relatives are the next best thing. The root is what remains when the longest of the endings below
is cut, as long as four letters remain.
"""

import re

from search.engine.english import one_spelling

ENDINGS = (
    "ations ation ators ator ating ative ated ates ate ants ant ances ance ents ent ences ence ions ion ors or ers er"
    " ings ing ed ements ement ments ment ities ity ives ive ists ist isms ism istic als al ally ies y ic ics ical"
    " ically isation isations ise ised ises ising isers iser able ible ful less ness ous ously ian ians"
    " istan stan es s e"
)
ENDING = re.compile("(?:" + "|".join(sorted(ENDINGS.split(), key=len, reverse=True)) + ")$")
SHORTEST_ROOT = 4
# Of defend, expand, respond remains what does of defense, expansion, response.
LATIN_VERB = re.compile(r"(?<=[aeo]n)d$")
# Of democracy, bureaucracy what does of democrat, bureaucrat.
GREEK_NOUN = re.compile(r"(?<=cra)c$")


def root(word: str) -> str:
    """The root that a folded English word shares with its relatives: `migr` of migrants and migration."""
    word = one_spelling(word)
    while (cut := ENDING.sub("", word)) != word and len(cut) >= SHORTEST_ROOT:
        word = cut
    return GREEK_NOUN.sub("t", LATIN_VERB.sub("", word))
