"""GET /healthz: is the site fit to answer?

Each check named in settings.HEALTH_CHECKS is a function without arguments that returns an empty string when
all is well, or what is wrong in a few words that may be shown to anyone. One that raises has failed; the log
says how.
"""

import logging

from django.conf import settings
from django.db import connection
from django.http import JsonResponse
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


class HealthMiddleware:
    """Answers /healthz before the Host header is looked at: a probe may not know the site's public name."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info == "/healthz" and request.method in ("GET", "HEAD"):
            return health()
        return self.get_response(request)


def health():
    """A JSON response: 200 with status "ok" when every check is well, else 503; `checks` has each word."""
    problems = {path: _problem(path) for path in settings.HEALTH_CHECKS}
    failed = any(problems.values())
    body = {
        "status": "failed" if failed else "ok",
        "checks": {path: problem or "ok" for path, problem in problems.items()},
    }
    return JsonResponse(body, status=503 if failed else 200, headers={"Cache-Control": "no-store"})


def database():
    """A health check: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return "" if cursor.fetchone() == (1,) else "the database gave a wrong answer"


def _problem(path):
    try:
        return import_string(path)()
    except Exception:  # whatever a check meets, the probe must hear that it failed
        logger.exception("The health check %s failed", path)
        return "failed"
