"""The site's addresses. Each app keeps its own."""

from django.conf import settings
from django.urls import include, path

from config import preferences

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("settings/", preferences.settings, name="settings"),
    path("help/", preferences.keys, name="help"),
    # Before the pages, whose addresses forgive a missing slash and would take a suffix for a part of a ref.
    path("", include("formats.urls")),
    path("", include("citation.urls")),
    path("", include("discovery.urls")),
    path("", include("concept.urls")),
    path("", include("commentary.urls")),
    path("", include("search.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("components/", preferences.components))

if settings.ADMIN_PATH:
    from django.contrib import admin

    urlpatterns.append(path(f"{settings.ADMIN_PATH}/", admin.site.urls))
