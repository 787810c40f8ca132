"""The site's addresses with one more: `/bare/<size>/`, a Django view that does nothing but answer."""

from django.http import HttpResponse
from django.urls import include, path


def bare(request, size):
    return HttpResponse(b"x" * size)


urlpatterns = [path("bare/<int:size>/", bare), path("", include("config.urls"))]
