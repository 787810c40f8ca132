"""The site's addresses. Each app keeps its own."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config import pages, preferences

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"

# Whose pages, and whose data, in the order in which they are asked: search first, which cannot be cached ahead. Data
# comes before pages, whose addresses forgive a missing slash, and would take a suffix for a part of a ref.
APPS = ("search", "formats", "citation", "discovery", "concept", "commentary")
urlpatterns = [path("", include(f"{app}.data_urls")) for app in APPS]
# English pages have the addresses that are cited; behind /ru/ or /kk/ the interface is in that language.
urlpatterns += i18n_patterns(
    path("settings/", preferences.settings, name="settings"),
    path("help/", pages.help_page, name="help"),
    *(path("", include(f"{app}.urls")) for app in APPS),
    prefix_default_language=False,
)

if settings.DEBUG:
    urlpatterns.append(path("components/", pages.components))

if settings.ADMIN_PATH:
    from django.contrib import admin

    urlpatterns.append(path(f"{settings.ADMIN_PATH}/", admin.site.urls))
