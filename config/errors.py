"""What goes back when a request goes wrong: a page in the site's design, or problem+json (RFC 9457) to a program."""

from functools import partial
from http import HTTPStatus

from django.http import JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views import defaults

from config.addresses import is_data

PROBLEM, JSON, HTML = "application/problem+json", "application/json", "text/html"
TITLES = {
    400: _("This request cannot be understood"),
    403: _("This page is not open to you"),
    404: _("There is nothing at this address"),
    405: _("This page can only be read"),
    414: _("This address is too long"),
    503: _("Search is resting"),
}


def error_page(request, status, reason="", suggestions=(), title=""):
    """The response for one of TITLES' statuses, rendered by its own template (404.html) where there is one.

    `reason` is a sentence for the visitor; `suggestions` are pairs of label and address, nearest first; `title`
    stands where that of the status does not fit. An address of data answers programs with the same as
    problem+json. The templates must not ask for the request's host: it may be what is wrong.
    """
    page = partial(_page, request, status, title or TITLES[status], reason, suggestions)
    return _fitting(request, partial(problem, status, reason, suggestions), page)


def _page(request, status, title, reason, suggestions):
    context = {"status": status, "title": title, "reason": reason, "suggestions": suggestions}
    template = loader.select_template([f"{status}.html", "error.html"])
    return render(request, template.template.name, context, status=status)


def bad_request(request, exception):
    return error_page(request, 400)


def permission_denied(request, exception):
    return error_page(request, 403)


def page_not_found(request, exception):
    """The 404 page, with the sentence given to Http404 and the exception's `suggestions`, if it has any."""
    return error_page(request, 404, _sentence(exception), getattr(exception, "suggestions", ()))


def server_error(request):
    """The 500 page, from a template that needs nothing: no request, no database, no other template."""
    return _fitting(request, partial(problem, 500), partial(defaults.server_error, request))


def _fitting(request, problem, page):
    """`problem()` for an address of data, or else `page()`: also there, where a person's browser prefers one."""
    if not is_data(request.path_info):
        return page()
    response = (page if request.get_preferred_type([PROBLEM, JSON, HTML]) == HTML else problem)()
    patch_vary_headers(response, ["Accept"])
    return response


def _sentence(exception):
    # The resolver's own Resolver404 carries the patterns that it tried, which say nothing to a visitor.
    reason = next(iter(exception.args), "")
    return reason if isinstance(reason, str) else ""


def problem(status, reason="", suggestions=()):
    """The response for a status as problem+json (RFC 9457)."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if reason:
        body["detail"] = reason
    if suggestions:
        body["suggestions"] = [{"label": str(label), "url": url} for label, url in suggestions]
    return JsonResponse(body, status=status, content_type=PROBLEM)
