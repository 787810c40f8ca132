"""The server behind `manage.py serve`: waitress, on a socket taken before anything else is done."""

import errno
import os
import re
import socket

import waitress
from django.conf import settings
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

THREADS = 8
# The site accepts no bodies; the admin's forms are small.
LARGEST_BODY = 1 << 20
FOREIGN = "is not an address of this machine. Try HOST=127.0.0.1, or 0.0.0.0 for all its addresses."


NOT_ASCII = re.compile(rb"[\x80-\xff]")


class Parser(HTTPRequestParser):
    """Takes addresses in any script as they are: browsers encode them, what people write by hand (curl) may not."""

    def parse_header(self, header_plus):
        first_line, end, headers = header_plus.partition(b"\r\n")
        encoded = NOT_ASCII.sub(lambda byte: b"%%%02X" % ord(byte[0]), first_line)
        super().parse_header(encoded + end + headers)


class Channel(HTTPChannel):
    parser_class = Parser


class AddressError(Exception):
    """The address cannot be listened on; the message says why and what to do."""


def listen(host, port):
    """A socket that listens on `host` and `port` (0 takes any free one). Raises AddressError."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise AddressError(f"HOST={host} {FOREIGN}") from error
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # on Windows this option would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except OSError as error:
        listener.close()
        raise AddressError(_reason(error, host, port)) from error
    return listener


def address(listener):
    """The address to type into a browser."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(application, listener):
    """Serve until SystemExit or KeyboardInterrupt reaches the main thread; answers under way are finished."""
    server = waitress.create_server(
        application,
        sockets=[listener],
        threads=THREADS,
        ident=None,
        connection_limit=1000,
        channel_timeout=60,
        max_request_body_size=LARGEST_BODY,
        asyncore_use_poll=os.name == "posix",
        clear_untrusted_proxy_headers=True,
        **_proxy(),
    )
    server.channel_class = Channel
    server.run()


def _proxy():
    if not settings.TRUSTED_PROXY:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": settings.TRUSTED_PROXY, "trusted_proxy_headers": headers}


def _reason(error, host, port):
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} of {host} is in use. Stop what uses it, or choose another, such as PORT={port + 1}."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"Port {port} needs more rights than this user has. Choose one above 1023, such as PORT=8000."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={host} {FOREIGN}"
    return f"Cannot listen on port {port} of {host}: {error.strerror}."
