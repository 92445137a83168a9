"""Seals what must not lie readable in the database: secrets of second factors, and what sessions hold.

``SEALING_KEYS`` is a list: the first key seals, every key opens. So a key is changed by putting a new one in front,
running ``manage.py reseal``, and taking the old one away once the sessions of that day are over (12 hours).
"""

import base64
import hashlib
import json
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def _key(text: str) -> Fernet:
    # Any long text will do as a key: Fernet wants 32 bytes, and what we ask for has at least that much chance in it.
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"hscp.seal:{text}".encode()).digest()))


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([_key(text) for text in keys])


def box() -> MultiFernet:
    """What seals and opens, with the keys of the settings."""
    return _box(tuple(settings.SEALING_KEYS))


def seal(text: str) -> str:
    """``text``, unreadable without the key; unreadable also if anybody has touched it."""
    return box().encrypt(text.encode()).decode()


def open_seal(sealed: str) -> str:
    """What was sealed. Raises ``InvalidToken`` for what none of the keys has sealed."""
    return box().decrypt(sealed.encode()).decode()


def seal_anew(sealed: str) -> str:
    """The same under the first key. Raises ``InvalidToken`` as ``open_seal`` does."""
    return box().rotate(sealed.encode()).decode()


class SealedSerializer:
    """What a session holds, sealed: the secret of a factor being set up, say, or a form that waits for one."""

    def dumps(self, held: Any) -> bytes:
        """Seal a session's dictionary."""
        return box().encrypt(json.dumps(held, separators=(",", ":")).encode())

    def loads(self, sealed: bytes) -> Any:
        """Open it again; nothing, and so signed out, where no key fits."""
        try:
            return json.loads(box().decrypt(sealed))
        except (InvalidToken, ValueError):
            return {}
