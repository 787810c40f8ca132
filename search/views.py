"""The search page, the same as data, and suggestions while typing."""

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from search import index
from search.answers import Answer
from search.filters import LONGEST_QUERY
from search.suggestions import suggest


def search(request):
    """The search page. It is kept as it was sent, since making it takes several times as long as searching."""
    return HttpResponse(index.page(request, lambda: rendered(request)))


def rendered(request):
    return render_to_string("search/search.html", {"answer": Answer(request.GET)}, request).encode()


def search_json(request):
    return JsonResponse(Answer(request.GET).as_json(), json_dumps_params={"ensure_ascii": False})


def suggestions(request):
    """What may be meant by the first letters in `q`, as data."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    names = ("label", "detail", "url", "kind", "language", "detail_language")
    found = [{name: getattr(one, name) for name in names} for one in suggest(typed)]
    return JsonResponse({"query": typed, "suggestions": found}, json_dumps_params={"ensure_ascii": False})
