"""Dates in figures, as they are written from day to year in Russian and Kazakh, in the words that the texts use."""

import re
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def in_words(typed: str) -> str | None:
    """`6 March 2020` of 06.03.2020; None of what is no date."""
    if found := DATE.fullmatch(typed):
        day, month, year = map(int, found.groups())
        try:
            date(year, month, day)
        except ValueError:
            return None
        return f"{day} {MONTHS[month - 1]} {year}"
    return None
