"""The history of the edition as an Atom feed (RFC 4287): an entry for each version."""

from lxml import etree
from lxml.builder import ElementMaker

from citation import versions

NAMESPACE = "http://www.w3.org/2005/Atom"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})


def atom(history, base):
    """The feed as bytes; `base` is the site's address without a slash at its end."""
    feed = E.feed(
        E.id(f"{base}/errata/"),
        E.title(f"Corrections and additions: {versions.TITLE}"),
        E.updated(moment(history[0])),
        E.author(E.name(versions.TITLE)),
        E.link(rel="self", type="application/atom+xml", href=f"{base}/errata.atom"),
        E.link(rel="alternate", type="text/html", href=f"{base}/errata/"),
        *(_entry(version, base) for version in history),
    )
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(version, base):
    address = f"{base}/errata/#v{version.number}"
    said = [
        version.summary,
        *(f"{change.text}: {change.reason}".removeprefix(": ") for change in version.changes),
    ]
    return E.entry(
        E.id(address),
        E.title(f"Version {version.number}"),
        E.updated(moment(version)),
        E.link(rel="alternate", type="text/html", href=address),
        E.content("\n".join(said), type="text"),
    )


def moment(version):
    """A version's date as the time that Atom asks for."""
    return f"{version.date.isoformat()}T00:00:00Z"
