"""How long the tests wait for what is sure to come: far longer than it takes, for a machine may be slow and busy."""

import time

SECONDS = 120


def wait_until(is_true, seconds=SECONDS, pause=0.01):
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, f"waited {seconds} s in vain"
        time.sleep(pause)
