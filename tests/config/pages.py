"""Addresses that go wrong on purpose, beside the site's own."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import path

from config.urls import *  # noqa: F403
from config.urls import urlpatterns as site

TEXT = "The Concept is a system of fundamental views and priorities. " * 40


class UnknownClause(Http404):
    suggestions = [("2.7", "/concept/2020/2.7/"), ("2.8", "/concept/2020/2.8/")]


def broken(request):
    raise ZeroDivisionError("a secret of the code")


def closed(request):
    raise PermissionDenied


def unknown_clause(request):
    raise UnknownClause("The Concept has no clause 2.79.")


def text(request):
    request.GET.getlist("q")
    return HttpResponse(TEXT)


urlpatterns = [
    *site,
    path("broken/", broken),
    path("broken.json", broken),
    path("broken.xml", broken),
    path("closed/", closed),
    path("clause/", unknown_clause),
    path("clause.json", unknown_clause),
    path("text/", text),
]
