"""The OpenSearch description with which a browser adds the site's search to its own."""

from django.urls import reverse
from lxml import etree
from lxml.builder import ElementMaker

from search.suggestions import suggest

# This address and no other: it names the vocabulary, whatever happens to the host.
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
SUGGESTIONS = "application/x-suggestions+json"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def description(base):
    """The description as bytes; `base` is the site's address without a slash at its end."""
    search = base + reverse("search:search")
    data = base + reverse("search-data:search")
    root = E.OpenSearchDescription(
        E.ShortName("Concept of KZ"),
        E.LongName("Foreign Policy Concept of Kazakhstan 2020-2030"),
        E.Description("Search the Foreign Policy Concept of Kazakhstan 2020-2030 and two commentaries."),
        E.InputEncoding("UTF-8"),
        E.OutputEncoding("UTF-8"),
        E.Url(type="text/html", method="get", template=f"{search}?q={{searchTerms}}&page={{startPage?}}"),
        E.Url(
            type="application/json", method="get", template=f"{data}?q={{searchTerms}}&page={{startPage?}}"
        ),
        E.Url(type=SUGGESTIONS, method="get", template=f"{base}/opensearch.json?q={{searchTerms}}"),
        E.Url(type="application/opensearchdescription+xml", rel="self", template=f"{base}/opensearch.xml"),
        E.Language("en"),
        E.Language("ru"),
        E.Language("kk"),
    )
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def suggestions(typed, base):
    """What may be meant, as OpenSearch's extension has it: what was typed, then words, remarks and addresses."""
    found = suggest(typed)
    return [
        typed,
        [one.label for one in found],
        [one.detail for one in found],
        [base + one.url for one in found],
    ]
