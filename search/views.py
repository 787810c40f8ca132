"""The search page and the same as data."""

from django.http import JsonResponse
from django.shortcuts import render

from search.answers import Answer


def search(request):
    return render(request, "search/search.html", {"answer": Answer(request.GET)})


def search_json(request):
    return JsonResponse(Answer(request.GET).as_json(), json_dumps_params={"ensure_ascii": False})
