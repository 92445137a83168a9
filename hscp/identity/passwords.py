"""What makes a password too easy to guess, besides its length. No kind of character is asked for or forbidden.

Three checks for ``AUTH_PASSWORD_VALIDATORS``; each refuses with a sentence that says what to do instead.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

# Words of our trade and of this product: they count for nothing in a password.
HOUSE_WORDS = frozenset(
    {
        *("hscp", "safeguarding", "safeguard", "partnership", "partner", "partners", "children", "child", "board"),
        *("council", "county", "police", "constabulary", "health", "hospital", "integrated", "care", "service"),
        *("services", "social", "school", "education", "review", "rapid", "practice", "serious", "case", "masa"),
        *("scrutineer", "scrutiny", "chair", "delegated", "lead", "team", "manager", "officer", "minutes", "meeting"),
        *("quoracy", "report", "yearly", "annual", "admin", "administrator", "password", "passphrase", "welcome"),
        *("england", "nhs"),
    }
)
LEFT_AT_LEAST = 8  # characters besides names and words of the house
ROWS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz" * 2,
    "qwertyuiopasdfghjklzxcvbnm" * 2,
    "1q2w3e4r5t6y7u8i9o0p",
)
RUNS = tuple(row[::step] for row in ROWS for step in (1, -1))
LONGEST_UNIT = 6


@lru_cache(maxsize=1)
def often_used() -> frozenset[str]:
    """The 20,000 passwords most often used, as Django brings them."""
    return frozenset(CommonPasswordValidator().passwords)


def put_together(text: str) -> bool:
    """Whether a text is one often used password, two of them, a run of the keyboard, or one thing over and over."""
    known = often_used()
    if text in known or any(text in run for run in RUNS):
        return True
    if any(text[:at] in known and text[at:] in known for at in range(3, len(text) - 2)):
        return True
    units = (text[:size] for size in range(1, min(LONGEST_UNIT, len(text) // 2) + 1))
    return any((unit * len(text))[: len(text)] == text for unit in units)


class NotOftenUsed:
    """Refuses what is made of the passwords that are tried first, with digits or signs put round it or not."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ``ValidationError`` for "password1234", "qwertyqwerty!" and their like."""
        plain = password.lower()
        letters = re.sub(r"[\W_]+", "", plain)
        bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
        if any(put_together(text) for text in {plain, letters, bare} if text):
            raise ValidationError(self.get_help_text(), code="password_often_used")

    def get_help_text(self) -> str:
        """What to do instead."""
        return (
            "This password is made of ones that are used very often. Take three or four words that have nothing to do "
            "with each other."
        )


def without_names(password: str, names: Iterable[str]) -> tuple[int, int]:
    """How many names and words of the house a password holds, and how many characters are left besides them."""
    words = {word for name in names for word in re.findall(r"\w{3,}", name.lower())} | HOUSE_WORDS
    left = re.sub(r"[\W_]+", "", password.lower())
    found = 0
    for word in sorted(words, key=lambda each: (-len(each), each)):
        if word in left:
            left, found = left.replace(word, ""), found + 1
    return found, len(left)


class NotOurNames:
    """Refuses what is little more than the names of organisations, places and posts here."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ``ValidationError`` for "Herefordshire2026!" and its like."""
        found, left = without_names(password, import_string(settings.HOUSE_NAMES)())
        if found and left < LEFT_AT_LEAST:
            raise ValidationError(self.get_help_text(), code="password_of_our_names")

    def get_help_text(self) -> str:
        """What to do instead."""
        return "This password is made of names and words that anybody would try here. Take words from somewhere else."


class NotBreached:
    """Refuses what stands in ``BREACHED_PASSWORDS_FILE``, a sorted file of SHA-1 digests; asks nobody outside."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ``ValidationError`` for a password that was stolen elsewhere, ``OSError`` where there is no file."""
        path = settings.BREACHED_PASSWORDS_FILE
        if path and stands_in(Path(path), password):
            raise ValidationError(self.get_help_text(), code="password_breached")

    def get_help_text(self) -> str:
        """What to do instead."""
        return "This password was stolen from another service, so others know it. Take one that you use nowhere else."


def stands_in(path: Path, password: str) -> bool:
    """Whether a sorted file of ``DIGEST:count`` lines has the password. A few reads, whatever the file's size."""
    # SHA-1 is how such lists are published; nothing is protected by it.
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as lines:
        low, high = 0, path.stat().st_size
        while low < high:
            middle = (low + high) // 2
            lines.seek(max(middle - 1, 0))
            if middle:
                lines.readline()  # to the first line that begins at the middle or after it
            line = lines.readline()
            if line and line[:40].upper() < wanted:
                low = lines.tell()
            elif line[:40].upper() == wanted:
                return True
            else:
                high = middle
        return False
