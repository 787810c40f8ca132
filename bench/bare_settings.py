"""The site's settings with the addresses of bench/bare.py."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare"
