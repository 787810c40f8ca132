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
costs nothing. Some endings are only cut after the sounds that they follow, or many a word would lose one of its own:

    саясаты     ->  саясат    (policy + its; the -ты that marks an object follows no vowel)
    қазақстанда ->  қазақстан (in Kazakhstan; -нда follows a possessive)
"""

import re

# Endings take after the sound before them. In words from Russian a final б, в, г, д is spoken voiceless.
VOICELESS, VOWELS = "бвгғдкқпстфхһцчшщ", "аәеёиоөуұүыіэюя"
AFTER_CONSONANT = "(?<![аәеёоөұүыіэюя])"  # which у and и may be
AFTER_POSSESSIVE = "(?<=[ыі])"


def endings(*forms):
    """A pattern for any of the endings at the end of a word, one that begins voiceless only after such a sound."""
    return re.compile("(?:" + "|".join(map(placed, " ".join(forms).split())) + ")$")


def placed(ending):
    return f"(?<=[{VOICELESS}]){ending}" if ending[0] in "кқпт" else ending


CASE = endings(
    "ның нің дың дің тың тің",  # of
    "ға ге қа ке",  # to
    f"ны ні {AFTER_CONSONANT}ды {AFTER_CONSONANT}ді ты ті",  # the object of
    f"да де та те {AFTER_POSSESSIVE}нда {AFTER_POSSESSIVE}нде",  # in
    "дан ден тан(?<!стан) тен нан нен",  # from; the -стан of countries is no ending
    "мен бен пен",  # with
)
ATTRIBUTE = endings(f"дағы дегі тағы тегі {AFTER_POSSESSIVE}ндағы {AFTER_POSSESSIVE}ндегі")  # which is in
# his, our; the -м of my and the -ң of your would cut many a bare stem
POSSESSIVE = endings("сы сі ы і", "мыз міз ымыз іміз")
# After a possessive the object's ending is -н and the one of place follows an н: саясатын, саясатында.
POSSESSIVE_OBJECT = endings("сын сін ын ін сына сіне ына іне")
PLURAL = endings("лар лер дар дер тар тер")
ABSTRACT = endings("лық лік дық дік тық тік")
# -сы follows a vowel and -ы a consonant, so дағдарысы may be дағдарыс + ы or дағдары + сы: a final -с goes
# either way.
FINAL_S = re.compile(f"(?<=[{VOWELS}])с$")
SLOTS = (CASE, ATTRIBUTE, POSSESSIVE_OBJECT, POSSESSIVE, PLURAL, ABSTRACT, PLURAL, FINAL_S)

VOWEL = re.compile(f"[{VOWELS}]")
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
