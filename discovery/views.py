"""Addresses that machines know to ask for."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from config.addresses import site_address
from discovery import api_page, openapi, opensearch, sitemap
from search.engine.syntax import MAX_QUERY

ROBOTS = """User-agent: *
# Searches that are narrowed, turned over or sorted have no end; all that they find has a page in the sitemap.
Disallow: /*search/*&
Disallow: /*concordance/*&
Disallow: /*terms/*&
Disallow: /search.
Disallow: /selection.

Sitemap: {base}/sitemap.xml
"""


def sitemap_xml(request):
    return HttpResponse(sitemap.sitemap(site_address(request)), content_type="application/xml; charset=utf-8")


def robots(request):
    return HttpResponse(ROBOTS.format(base=site_address(request)), content_type="text/plain; charset=utf-8")


def opensearch_xml(request):
    body = opensearch.description(site_address(request))
    return HttpResponse(body, content_type="application/opensearchdescription+xml; charset=utf-8")


def opensearch_suggestions(request):
    """What may be meant by the letters typed into a browser's own search box, in the form that browsers ask for."""
    typed = request.GET.get("q", "")[:MAX_QUERY]
    data = opensearch.suggestions(typed, site_address(request))
    return JsonResponse(
        data, safe=False, content_type=opensearch.SUGGESTIONS, json_dumps_params={"ensure_ascii": False}
    )


def openapi_json(request):
    """The description of the data for programs."""
    return JsonResponse(openapi.document(), json_dumps_params={"ensure_ascii": False})


def api(request):
    """The same for people."""
    return render(request, "discovery/api.html", {"api": api_page.page(openapi.document())})
