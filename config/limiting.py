"""How often one address may ask for data: settings.API_RATE times a minute. Pages and static files are not counted."""

import math
import time
from collections import OrderedDict
from ipaddress import ip_address
from threading import Lock

from django.conf import settings

from config.addresses import is_data
from config.errors import problem

MINUTE = 60.0
# Addresses remembered, some 200 bytes each; the longest unheard is forgotten first, which only ever forgives.
MOST = 10_000
REFUSAL = "This address asked for data more than {rate} times in a minute. Ask again in {wait} s."


class LimitingMiddleware:
    """Answers 429 with Retry-After to an address that asks for data too often; API_RATE=0 never does."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.rate = settings.API_RATE
        self.allowance = Allowance(self.rate) if self.rate else None

    def __call__(self, request):
        wait = self._wait(request) if self.allowance and is_data(request.path_info) else 0
        return self._refusal(wait) if wait else self.get_response(request)

    def _wait(self, request):
        who = asker(request.META.get("REMOTE_ADDR", ""))
        return math.ceil(self.allowance.wait(who, time.monotonic())) if who else 0

    def _refusal(self, wait):
        response = problem(429, REFUSAL.format(rate=self.rate, wait=wait))
        response.headers["Retry-After"] = str(wait)
        response.headers["Cache-Control"] = "no-store"
        return response


def asker(address):
    """Whom requests from an IP address are counted for, or None for nobody.

    An IPv6 customer has a whole /64 to ask from. The machine itself is not counted: it is either its operator, or a
    proxy that does not say whom it asks for, and then all readers would share one allowance.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return None
    ip = getattr(ip, "ipv4_mapped", None) or ip
    if ip.is_loopback:
        return None
    return ip.packed if ip.version == 4 else ip.packed[:8]


class Allowance:
    """`rate` requests a minute for each asker, all at once or evenly (the generic cell rate algorithm)."""

    def __init__(self, rate):
        self.spacing = MINUTE / rate
        self.due = OrderedDict()
        self.lock = Lock()

    def wait(self, who, now):
        """The seconds that `who` must wait before asking; 0 if they may now, and then it is counted."""
        with self.lock:
            due = max(self.due.get(who, now), now)
            wait = due + self.spacing - now - MINUTE
            if wait > 1e-6:
                return wait
            self.due[who] = due + self.spacing
            self.due.move_to_end(who)
            if len(self.due) > MOST:
                self.due.popitem(last=False)
            return 0
