import pytest

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
EVERY_KIND = [
    (200, "/text/", {}),
    (301, "/text", {}),
    (400, "/text/", {"HTTP_HOST": "elsewhere.example"}),
    (403, "/closed/", {}),
    (404, "/nowhere/", {}),
    (405, "/text/", {"REQUEST_METHOD": "DELETE"}),
    (414, "/text/" + "a" * 9000, {}),
    (500, "/broken/", {}),
]


def policy(response):
    """A response's Content-Security-Policy as {directive: its value}."""
    directives = response.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize(("status", "path", "extra"), EVERY_KIND, ids=lambda value: str(value)[:12])
def test_every_kind_of_response_has_the_security_headers(client, status, path, extra):
    response = client.get(path, **extra)

    assert response.status_code == status
    assert policy(response) == POLICY
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.parametrize(("status", "path", "extra"), EVERY_KIND, ids=lambda value: str(value)[:12])
def test_readers_get_no_cookie(client, status, path, extra):
    response = client.get(path, **extra)

    assert response.status_code == status
    assert not response.cookies


@pytest.mark.parametrize(("status", "path", "extra"), EVERY_KIND, ids=lambda value: str(value)[:12])
def test_every_response_says_how_long_it_is(client, status, path, extra):
    response = client.get(path, **extra)

    assert response.headers["Content-Length"] == str(len(response.content))
