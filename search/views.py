"""The search page, the same as data, and suggestions while typing."""

from django.http import JsonResponse
from django.shortcuts import render

from search.answers import Answer
from search.filters import LONGEST_QUERY
from search.suggestions import suggest


def search(request):
    return render(request, "search/search.html", {"answer": Answer(request.GET)})


def search_json(request):
    return JsonResponse(Answer(request.GET).as_json(), json_dumps_params={"ensure_ascii": False})


def suggestions(request):
    """What may be meant by the first letters in `q`, as data."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    names = ("label", "detail", "url", "kind", "language")
    found = [{name: getattr(one, name) for name in names} for one in suggest(typed)]
    return JsonResponse({"query": typed, "suggestions": found}, json_dumps_params={"ensure_ascii": False})
