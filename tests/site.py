"""The site as a reader starts it: `manage.py serve` in a process of its own, with files of its own."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests import patience

ROOT = Path(__file__).resolve().parent.parent
OPERATOR = (
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "HTTPS",
    "TRUSTED_PROXY",
    "HSTS_SECONDS",
    "HOST",
    "PORT",
    "ADMIN_PATH",
    "DATABASE_URL",
    "VAR_DIR",
    "API_RATE",
)


def environment(**values):
    """This process's environment without what an operator or the tests set, with `values` instead."""
    kept = {name: value for name, value in os.environ.items() if name not in OPERATOR}
    return kept | {"DJANGO_SETTINGS_MODULE": "config.settings", "PORT": "0"} | values


def manage(*arguments, **values):
    """The finished process of one management command, its output as text; `values` is its environment."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(**values),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=5 * patience.SECONDS,
    )


class Site:
    """A started site: `var` holds its files, `said` is what it printed, `url` its address without a slash.

    Raises AssertionError, with what the command said, when it ends instead of serving.
    """

    def __init__(self, var, **values):
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=environment(VAR_DIR=str(var), **values),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # a group of its own, as a terminal gives it
        )
        self.var, self.said = var, ""
        for line in self.process.stdout:
            self.said += line
            if found := re.search(r"http://\S+(?=/ )", line):
                self.url = found[0]
                return
        raise AssertionError(f"serve ended with {self.process.wait()}:\n{self.said}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def get(self, path, method="GET", **headers):
        """The response, as `urllib` gives it, whatever its status; redirects are not followed."""
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        try:
            return OPENER.open(request, timeout=patience.SECONDS)
        except urllib.error.HTTPError as response:
            return response

    def stop(self, how=signal.SIGTERM):
        """End the site and return its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(timeout=patience.SECONDS)
        self.process.stdout.close()
        return code


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)
