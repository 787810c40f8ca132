"""How a reader wants pages to look: theme, size, measure, keys; kept in one cookie and applied by the server.

So a page has the right look from its first byte, without a script. No cookie is set before a reader chooses.
"""

from http import HTTPStatus

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COOKIE = "reading"
A_YEAR = 365 * 24 * 60 * 60
# Each setting, what it is called, and its values in the order of the form.
SETTINGS = {
    "theme": (
        _("Colours"),
        {
            "system": pgettext_lazy("colours", "As the system has it"),
            "light": pgettext_lazy("colours", "Light"),
            "dark": pgettext_lazy("colours", "Dark"),
        },
    ),
    "size": (
        _("Size of the text"),
        {
            "small": pgettext_lazy("size of the text", "Small"),
            "medium": pgettext_lazy("size of the text", "Medium"),
            "large": pgettext_lazy("size of the text", "Large"),
            "larger": pgettext_lazy("size of the text", "Larger"),
        },
    ),
    "measure": (
        _("Width of the lines"),
        {
            "narrow": pgettext_lazy("width of the lines", "Narrow"),
            "medium": pgettext_lazy("width of the lines", "Medium"),
            "wide": pgettext_lazy("width of the lines", "Wide"),
        },
    ),
    "keys": (
        _("Single-key shortcuts"),
        {"on": pgettext_lazy("shortcuts", "On"), "off": pgettext_lazy("shortcuts", "Off")},
    ),
}
WITHOUT_A_CHOICE = {"theme": "system", "size": "medium", "measure": "medium", "keys": "on"}


def parse(values):
    """Return {setting: value} of what is known in `values` and differs from the default; the rest is ignored."""
    return {
        name: value
        for name, (_label, choices) in SETTINGS.items()
        if (value := values.get(name)) in choices and value != WITHOUT_A_CHOICE[name]
    }


def read(cookie):
    """Return the settings in a cookie's text.

    >>> read("theme:dark size:huge")
    {'theme': 'dark'}
    """
    return parse(dict(pair.split(":", 1) for pair in cookie.split() if ":" in pair))


def write(chosen):
    return " ".join(f"{name}:{value}" for name, value in chosen.items())


class PreferencesMiddleware:
    """Sets request.preferences, {setting: value} of what the reader chose."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.preferences = read(request.COOKIES.get(COOKIE, ""))
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response


def settings(request):
    """The form; with values in the address they are kept, and the reader goes back to where they came from.

    A GET that keeps something is against custom, but it keeps only a look, for the reader alone, and so the site
    needs no address that can be written to.
    """
    if not any(name in request.GET for name in SETTINGS):
        return render(
            request, "settings.html", {"fields": _fields(request), "back": request.GET.get("back", "")}
        )
    chosen = parse({**request.preferences, **request.GET.dict()})
    response = HttpResponseRedirect(_back(request), status=HTTPStatus.SEE_OTHER)
    if chosen:
        response.set_cookie(
            COOKIE, write(chosen), A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    response.headers["Cache-Control"] = "no-store"
    return response


def _fields(request):
    """Return (name, label, [(value, label, whether it is chosen)]) of each setting."""
    chosen = {**WITHOUT_A_CHOICE, **request.preferences}
    return [
        (
            name,
            label,
            [(value, words, value == chosen[name]) for value, words in choices.items()],
        )
        for name, (label, choices) in SETTINGS.items()
    ]


def _back(request):
    """Return the address on this site to go back to; anything else is the settings page itself."""
    back = request.GET.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None, require_https=request.is_secure())
    return back if safe and back.startswith("/") else reverse("settings")
