"""A light stemmer for Kazakh in Cyrillic letters, and the function words of Kazakh.

Snowball has none for Kazakh, and the finite-state analysers that exist need a compiled lexicon of their own
and a copyleft licence. Kazakh builds words by adding endings in a fixed order, noun + plural + possessive +
case, each ending in a few shapes that follow the vowels and the last sound of what precedes. So endings are
cut from the right in that order, once a slot, as long as a stem of three letters with a vowel remains:

    саясатының  ->  саясат    (policy + its + of)
    басымдықтар ->  басым     (prevailing + -ness + -es: the priorities)
    кітабы      ->  кітап     (a final п, к, қ that turned into б, г, ғ before a vowel is turned back)

The endings are those that any grammar of Kazakh lists for the noun; verbs keep theirs, because subjects are
named by nouns. Over- and under-stemming happen to the text and to the query alike, so a wrong stem mostly
costs nothing.
"""

import re


def endings(*forms):
    """A pattern for any of the endings, longest first, at the end of a word of which enough remains."""
    longest_first = sorted(" ".join(forms).split(), key=len, reverse=True)
    return re.compile("(?:" + "|".join(longest_first) + ")$")


CASE = endings(
    "ның нің дың дің тың тің",  # of
    "ға ге қа ке",  # to
    "ны ні ды ді ты ті",  # the object of
    "да де та те нда нде",  # in
    "дан ден (?<!с)тан тен нан нен",  # from; the -стан of countries is no ending
    "мен бен пен",  # with
)
ATTRIBUTE = endings("дағы дегі тағы тегі ндағы ндегі")  # which is in
# his, our; the -м of my and the -ң of your would cut many a bare stem
POSSESSIVE = endings("сы сі ы і", "мыз міз ымыз іміз")
# After a possessive the object's ending is -н and the one of place follows an н: саясатын, саясатында.
POSSESSIVE_OBJECT = endings("сын сін ын ін сына сіне ына іне")
PLURAL = endings("лар лер дар дер тар тер")
ABSTRACT = endings("лық лік дық дік тық тік")
# -сы follows a vowel and -ы a consonant, so дағдарысы may be дағдарыс + ы or дағдары + сы: a final -с goes
# either way.
FINAL_S = re.compile("(?<=[аәеоөуұүыі])с$")
SLOTS = (CASE, ATTRIBUTE, POSSESSIVE_OBJECT, POSSESSIVE, PLURAL, ABSTRACT, PLURAL, FINAL_S)

VOWEL = re.compile("[аәеёиоөуұүыіэюя]")
HARDENED = {"б": "п", "г": "к", "ғ": "қ"}


def stem(word):
    """The stem of a lower-case Kazakh word; the word itself when nothing can be cut."""
    for slot in SLOTS:
        word = cut(word, slot)
    return word


def cut(word, slot):
    """The word without an ending of the slot, if three letters and a vowel remain."""
    rest = slot.sub("", word)
    if len(rest) < 3 or not VOWEL.search(rest):
        return word
    return rest[:-1] + HARDENED.get(rest[-1], rest[-1]) if rest != word else word


STOP_WORDS = frozenset(
    """
    ал ана арқылы арасында бар барлық басқа бен бер беру біз бір біраз бірақ бойынша болады болған болып
    бұл бұрын да де деген деп ғана екен емес енді ең және жоқ кейін кез келген көп қандай қай қалай қарай
    қашан мен мұндай не неге немесе нен олар ол осы осындай оның өз өзі өте пен сен сияқты сол соң сонымен
    тағы туралы түрлі үшін шейін
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
