"""Seals what must not lie readable in the database: passwords' hashes, secrets of second factors, sessions.

AES-256-GCM, a key derived from each text in ``SEALING_KEYS`` by HKDF-SHA-256, a fresh nonce of 96 bits for each seal.
``SEALING_KEYS`` is a list: the first key seals, every key opens. So a key is changed by putting a new one in front,
running ``manage.py reseal``, and taking the old one away once the sessions of that day are over (12 hours). A seal
begins with its form, so that another cipher can take over in the same way; Fernet's, used before, still open.

A seal may be bound to what it belongs to (``to="password:17"``): elsewhere it opens nothing, so that whoever can write
to the database gains nothing by copying one from another row, another column or another visitor's cookie.
"""

import base64
import hashlib
import json
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

FORM = b"2."  # AES-256-GCM; what has no form is Fernet's
NONCE = 12  # bytes


@cache
def _keys(texts: tuple[str, ...]) -> tuple[AESGCM, ...]:
    return tuple(
        AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hscp.seal.2").derive(text.encode()))
        for text in texts
    )


@cache
def _before(texts: tuple[str, ...]) -> MultiFernet:
    digests = (hashlib.sha256(f"hscp.seal:{text}".encode()).digest() for text in texts)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def seal_bytes(data: bytes, *, to: str = "") -> bytes:
    """``data``, unreadable without the key; unreadable also if anybody has touched it, or moved it away from ``to``."""
    nonce = os.urandom(NONCE)
    sealed = _keys(tuple(settings.SEALING_KEYS))[0].encrypt(nonce, data, FORM + to.encode())
    return FORM + base64.urlsafe_b64encode(nonce + sealed)


def open_bytes(sealed: bytes, *, to: str = "") -> bytes:
    """What was sealed. Raises ``InvalidToken`` for what none of the keys has sealed for ``to``."""
    texts = tuple(settings.SEALING_KEYS)
    if not sealed.startswith(FORM):
        if to:
            raise InvalidToken  # a form of before was bound to nothing
        return _before(texts).decrypt(sealed)
    try:
        raw = base64.urlsafe_b64decode(sealed.removeprefix(FORM))
    except ValueError:
        raise InvalidToken from None
    for key in _keys(texts):
        try:
            return key.decrypt(raw[:NONCE], raw[NONCE:], FORM + to.encode())
        except (InvalidTag, ValueError):
            continue
    raise InvalidToken


def seal(text: str, *, to: str = "") -> str:
    """A text as it is stored."""
    return seal_bytes(text.encode(), to=to).decode()


def open_seal(sealed: str, *, to: str = "") -> str:
    """What was sealed. Raises ``InvalidToken`` for what none of the keys has sealed for ``to``."""
    return open_bytes(sealed.encode(), to=to).decode()


def seal_anew(sealed: str, *, to: str = "") -> str:
    """The same under the first key. Raises ``InvalidToken`` as ``open_seal`` does."""
    return seal(open_seal(sealed, to=to), to=to)


class SealedSerializer:
    """What a session holds, sealed: the secret of a factor being set up, say, or a form that waits for one."""

    def dumps(self, held: Any) -> bytes:
        """Seal a session's dictionary."""
        return seal_bytes(json.dumps(held, separators=(",", ":")).encode())

    def loads(self, sealed: bytes) -> Any:
        """Open it again; nothing, and so signed out, where no key fits."""
        try:
            return json.loads(open_bytes(sealed))
        except (InvalidToken, ValueError):
            return {}
