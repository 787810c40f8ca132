"""Pages that look at words: the concordance, frequencies and key words, each as a table to read and as CSV."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from config.csvfiles import csv_answer
from search import concordance, labels
from search.frequency import frequencies
from search.keyness import key_words
from search.lookups import ConcordanceLookup, Lookup


def concordance_page(request):
    lookup = ConcordanceLookup(request.GET)
    found = concordance.lines(lookup.pattern)
    shown = found[: concordance.MOST]
    context = {
        "lookup": lookup,
        "total": len(shown),
        "groups": concordance.groups(shown, lookup.sort),
        "cut": len(found) > concordance.MOST,
    }
    return render(request, "search/concordance.html", context)


def concordance_csv(request):
    lookup = ConcordanceLookup(request.GET)
    found = concordance.lines(lookup.pattern)[: concordance.MOST]
    return csv_answer(
        "concordance",
        ("source", "ref", "label", "language", "left", "keyword", "right", "address"),
        (
            (
                line.text.source,
                line.text.ref,
                line.text.label,
                line.text.language,
                line.left,
                line.keyword,
                line.right,
                request.build_absolute_uri(line.address),
            )
            for group in concordance.groups(found, lookup.sort)
            for line in group.lines
        ),
    )


def terms(request):
    lookup = Lookup(request.GET)
    rows = frequencies(lookup.pattern, lookup.words) if lookup.pattern else []
    most = max((row.rate for row in rows), default=0)
    context = {
        "lookup": lookup,
        "rows": [(row, row.share(most)) for row in rows],
        "total": sum(row.count for row in rows if not row.part),
        "comparisons": [] if rows else comparisons(),
    }
    return render(request, "search/terms.html", context)


def comparisons():
    """For each commentary, the words that set it apart from the Concept, and those that set the Concept apart."""
    concept, *commentaries = labels.sources()
    return [
        {
            "source": source,
            "title": labels.sources()[source],
            "sets": sets(source, concept),
        }
        for source in commentaries
    ]


def sets(source, concept):
    """Pairs of a caption and the words that it announces."""
    names = {"commentary": labels.sources()[source]}
    return [
        (_("More in %(commentary)s than in the Concept") % names, key_words(source, concept)),
        (_("More in the Concept than in %(commentary)s") % names, key_words(concept, source)),
    ]


def terms_csv(request):
    """The frequencies of a word, or, when nothing is asked, the key words of every commentary."""
    lookup = Lookup(request.GET)
    if not lookup.pattern:
        return key_words_csv()
    return csv_answer(
        "frequency",
        ("part", "words", "occurrences", "per_1000_words"),
        (
            (row.label, row.size, row.count, f"{row.rate:.3f}")
            for row in frequencies(lookup.pattern, lookup.words)
        ),
    )


def key_words_csv():
    head = (
        "comparison",
        "word",
        "count",
        "count_in_other",
        "per_1000",
        "per_1000_in_other",
        "g2",
        "log_ratio",
        "weak",
    )
    return csv_answer(
        "key-words",
        head,
        (
            (
                name,
                word.word,
                word.count,
                word.other,
                f"{word.rate:.3f}",
                f"{word.other_rate:.3f}",
                f"{word.g2:.2f}",
                f"{word.ratio:.2f}",
                int(word.weak),
            )
            for comparison in comparisons()
            for name, words in comparison["sets"]
            for word in words
        ),
    )
