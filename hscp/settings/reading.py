"""Values of the environment, read so that a wrong one is answered with a sentence that says what to write instead."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")
KEYS = {
    "id",
    "name",
    "server_url",
    "origin",
    "client_id",
    "domains",
}  # of each sign-in provider; others may be left out
SHOWN = 40  # characters of a wrong value that are repeated; it may be long


def told(env: Any, name: str, read: Callable[[str], Value], default: str, expected: str) -> Value:
    """The setting ``name``, read by ``read``. Raises ``ImproperlyConfigured``, in one sentence, where that cannot."""
    text: str = env(name, default=default) or default
    try:
        return read(text.strip())
    except ValueError:
        shown = f"“{text[:SHOWN]}…”" if len(text) > SHOWN else f"“{text}”"
        raise ImproperlyConfigured(f"The setting {name} is {shown}: set it to {expected}.") from None


def whole_number(text: str) -> int:
    """A number from 1. Raises ``ValueError``."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def providers(text: str) -> list[dict[str, Any]]:
    """A JSON list of objects that have the keys of a provider. Raises ``ValueError``."""
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(each, dict) and each.keys() >= KEYS for each in found):
        raise ValueError(text)
    return found
