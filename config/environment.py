"""What an operator says through environment variables, read forgivingly and refused in a sentence."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"", "0", "false", "no", "off"}


def flag(name):
    """True or False; unset is False. Raises ImproperlyConfigured for a word that is neither."""
    value = os.environ.get(name, "").strip().lower()
    if value in TRUE | FALSE:
        return value in TRUE
    raise ImproperlyConfigured(f"{name}={value} is neither on nor off: set it to 1 or 0.")


def number(name, default, least, most):
    """A whole number from `least` to `most`, or `default` where the variable is unset or empty."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise ImproperlyConfigured(f"{name}={value} is not a whole number from {least} to {most}.")


def words(name, default=()):
    """The variable's comma-separated words as a list, or `default` where it is unset or empty."""
    found = [word.strip() for word in os.environ.get(name, "").split(",")]
    return [word for word in found if word] or list(default)


def folder(name, default):
    """The absolute Path of a folder that exists and can be written to; made where it is missing."""
    path = Path(os.environ.get(name) or default).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"the folder {path} cannot be made ({error.strerror}). Set {name} to a folder you may write to."
        ) from error
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise ImproperlyConfigured(
            f"the folder {path} cannot be written to. Change its permissions or set {name} to another folder."
        )
    return path
