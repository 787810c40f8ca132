"""Pages that belong to no app: the help, and the components for those who work on the look."""

from django.shortcuts import render


def help_page(request):
    """How to read and search, and the keys."""
    return render(request, "help.html")


def components(request):
    """Every component in its states, for those who work on the look."""
    words = "quotes paraphrases discusses certain probable new changed dropped continued absent agree differ"
    return render(request, "components.html", {"values": words.split()})
