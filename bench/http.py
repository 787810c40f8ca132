"""The search page over HTTP beside a bare Django view of the same size: `python -m bench.http`.

One server (the site's own, with all its middleware) answers both, on one kept connection, in alternating order. An
uncached page asks what nobody asked before; a repeated one asks again what was just asked. Prints medians and ratios.
"""

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "bench.bare_settings"


def start():
    """The server in a process of its own, and its port."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, "PORT": "0"}
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    for line in server.stdout:
        if found := re.search(r"http://\S+:(\d+)/", line):
            return server, int(found[1])
    raise SystemExit(f"the server ended with {server.wait()}")


def fetch(connection, path):
    """The seconds until the whole page is there, and its size in bytes."""
    started = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"{path} answered {response.status}")
    return time.perf_counter() - started, len(body)


def queries(count, seed=2020):
    """So many different search addresses: two words of the edition and a facet or none, in random order."""
    from django.apps import apps

    texts = apps.get_model("concept", "Clause").objects.values_list("text", flat=True)
    words = sorted({word.casefold() for text in texts for word in re.findall(r"[a-zA-Z]{4,}", text)})
    chosen = random.Random(seed)
    made = set()
    while len(made) < count:
        query = {"q": " ".join(chosen.sample(words, 2))}
        if chosen.random() < 0.5:
            query |= chosen.choice([{"source": "concept-2020"}, {"chapter": "5"}, {"kind": "body"}])
        made.add("/search/?" + urlencode(query))
    return sorted(made, key=lambda path: chosen.random())


def measure(connection, paths):
    """Median milliseconds of a bare page, an uncached search and a repeated one, for pages of the same size."""
    times = {"bare": [], "uncached": [], "repeated": []}
    for path in paths:
        uncached, size = fetch(connection, path)
        times["uncached"].append(uncached)
        times["bare"].append(fetch(connection, f"/bare/{size}/")[0])
        times["repeated"].append(fetch(connection, path)[0])
        times["bare"].append(fetch(connection, f"/bare/{size}/")[0])
    return {name: statistics.median(found) * 1000 for name, found in times.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=600)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    server, port = start()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        paths = queries(given.requests + 50)
        measure(connection, paths[:50])
        report(measure(connection, paths[50:]))
    finally:
        server.terminate()
        server.wait()


def report(times):
    print(f"{'page':<10} {'ms':>7} {'ratio':>6}")
    for name, median in times.items():
        print(f"{name:<10} {median:7.2f} {median / times['bare']:6.2f}")


if __name__ == "__main__":
    main()
