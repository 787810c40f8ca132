"""The search page, the same as data, and suggestions while typing."""

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.cache import set_response_etag

from search import index
from search.answers import Answer
from search.filters import LONGEST_QUERY
from search.suggestions import suggest


def search(request):
    """The search page. It is kept as it was sent, since making it takes many times as long as searching."""
    content, tag = index.page(request, lambda: rendered(request))
    return HttpResponse(content, headers={"ETag": tag})


def rendered(request):
    """The page as bytes, and its entity tag."""
    response = HttpResponse(render_to_string("search/search.html", {"answer": Answer(request.GET)}, request))
    return response.content, set_response_etag(response)["ETag"]


def search_json(request):
    return JsonResponse(Answer(request.GET).as_json(), json_dumps_params={"ensure_ascii": False})


def suggestions(request):
    """What may be meant by the first letters in `q`, as data."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    names = ("label", "detail", "url", "kind", "language", "detail_language")
    found = [{name: getattr(one, name) for name in names} for one in suggest(typed)]
    return JsonResponse({"query": typed, "suggestions": found}, json_dumps_params={"ensure_ascii": False})
