"""Pages of the document."""

from django.shortcuts import render


def home(request):
    return render(request, "concept/home.html")
