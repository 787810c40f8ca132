"""The search page, the same as data, and suggestions while typing."""

from hashlib import blake2b

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import mark_safe

from config.frames import Frame, hole, without_query
from search import index
from search.answers import Answer
from search.engine.syntax import MAX_QUERY
from search.suggestions import suggest

ROBOTS = '<meta name="robots" content="noindex, follow">'
HIDDEN = '<input type="hidden" name="{}" value="{}">'


def search(request):
    """The search page. It is kept as it was sent, since making it takes many times as long as searching."""
    content, tag = index.page(request, lambda: rendered(request))
    return HttpResponse(content, headers={"ETag": tag})


def rendered(request):
    """The page as bytes, and its entity tag."""
    contents = differing(request, Answer(request.GET))
    frame = index.frame(request, lambda: drawn(request, contents))
    page = frame.filled(request, contents).encode()
    return page, f'"{blake2b(page, digest_size=16).hexdigest()}"'


def drawn(request, contents):
    """The frame of every search page that looks like this one."""
    return Frame(
        render_to_string(
            "search/search.html", {name: hole(name) for name in contents}, without_query(request)
        )
    )


def differing(request, answer):
    """What a page has of its own: {name in search.html: HTML}."""
    part = "_invitation" if answer.is_invitation else "_results"
    return {
        "title": conditional_escape(answer.title),
        "robots": mark_safe(ROBOTS) if answer.is_one_of_many else "",
        "words": conditional_escape(answer.asked.words),
        "hidden": format_html_join("", HIDDEN, answer.address.hidden()),
        # the request as a value, not as a context: context processors take longer than all hits
        "results": render_to_string(f"search/{part}.html", {"answer": answer, "request": request}),
    }


def search_json(request):
    return JsonResponse(Answer(request.GET).as_json(), json_dumps_params={"ensure_ascii": False})


def suggestions(request):
    """What may be meant by the first letters in `q`, as data."""
    typed = request.GET.get("q", "")[:MAX_QUERY]
    names = ("label", "detail", "url", "kind", "language", "detail_language")
    found = [{name: getattr(one, name) for name in names} for one in suggest(typed)]
    return JsonResponse({"query": typed, "suggestions": found}, json_dumps_params={"ensure_ascii": False})
