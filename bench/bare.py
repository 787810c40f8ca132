"""The site's addresses with one more: `/bare/<size>/`, a Django view that does nothing but answer."""

from django.http import HttpResponse
from django.urls import path

from config import urls


def bare(request, size):
    return HttpResponse(b"x" * size)


# Put together, not included: pages in three languages stand at the top of all addresses, or Django refuses them.
urlpatterns = [path("bare/<int:size>/", bare), *urls.urlpatterns]
