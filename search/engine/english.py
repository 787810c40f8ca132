"""British and American spellings of English brought to one form, and the English function words.

The form chosen is only a key that both spellings share: it need not be a word (`contour` becomes `contor`,
always). Where there is a choice the British -is- is kept, because the Snowball stemmer cuts `organization`
down to `organ` and `globalization` to `global`, but leaves `organis` and `globalis` of the British forms.
"""

import re

# Each rule covers a whole family of words; the list after them only what no ending tells.
RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # organize, organizing, organizational; not size, prize: three letters stand before
        (r"(?<=[a-z]{3})iz(?=(e|es|ed|er|ers|ing|ings|able|ation|ations|ational|ationally)$)", "is"),
        (r"(?<=[a-z]{2})yz(?=(e|es|ed|er|ers|ing)$)", "ys"),  # analyze, paralyze
        # colour, favourable, neighbouring, labourer; not four, hour, tour (one letter before), not course
        (r"(?<=[a-z]{2})our(?=(s|ed|ing|er|ers|abl[ey]|ites?|itism|hoods?|ly|less|ful|al|ally|ist)?$)", "or"),
        (r"(?<=[a-z]{2})([tb])re(s|d)?$", r"\1er\2"),  # centre, theatre, fibre, metre
        (r"^(def|off|lic|pret)enc(?=(e|es|ed|ing|eless)$)", r"\1ens"),  # defence, licence; not conference
        (r"(?<=[a-z]{2})logue(s|d)?$", r"log\1"),  # dialogue, catalogue
        (r"gramme(s|d)?$", r"gram\1"),  # programme, kilogramme
        (r"^(ful|in|di|en|ap|enthr)(fil|stil|stal|rol|al)l(?=(s|ed|ing|ment|ments)?$)", r"\1\2"),  # fulfill
        (r"(?<=[a-z]{3})(?<=ll|dg)ement(s?)$", r"ment\1"),  # judgement, acknowledgement
        (
            r"^(encyclop|medi|pr?im|an|leuk|h|orthop|p|gyn)ae(?=[dvmnopc])",
            r"\1e",
        ),  # encyclopaedia, paediatric
        (r"^(archaeo|archeo)", "archeo"),
        (r"^manoeuv(re|er|r)", "maneuver"),
        (r"(?<=[a-z])wards$", "ward"),  # towards
    )
)

WORDS = {
    # no ending tells these: a closed list of common pairs
    "ageing": "aging",
    "aluminium": "aluminum",
    "cosy": "cozy",
    "grey": "gray",
    "judgement": "judgment",
    "learnt": "learned",
    "mould": "mold",
    "plough": "plow",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "skilful": "skillful",
    "storey": "story",
    "sulphur": "sulfur",
    "tyre": "tire",
    "whilst": "while",
}


def one_spelling(word):
    """The form that both spellings of a lower-case word share: `centre` and `center` -> `center`."""
    if word in WORDS:
        return WORDS[word]
    for pattern, replacement in RULES:
        word = pattern.sub(replacement, word)
    return word


# Function words: they carry syntax, not subject. Kept in the `words` field, so phrases lose nothing.
STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each etc few for from further had has have
    having he her here hers herself him himself his how i if in into is it its itself just me more most my
    myself no nor not now of off on once only or other our ours ourselves out over own same she should so
    some such than that the their theirs them themselves then there these they this those through to too
    under until up upon us very was we were what when where whether which while who whom whose why will
    with within without would yet you your yours yourself
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
