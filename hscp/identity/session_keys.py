"""Keys of sessions: the cookie carries one, the database holds what it is looked up by, which opens nothing."""

import base64
import hashlib

MARK = "h."
LENGTH = 40  # what the columns hold; less the mark, 228 bits of SHA-256


class StoredKey(str):
    """A key as the database holds it. The type tells it from one that a browser sent: that one is always hashed."""

    __slots__ = ()


def stored_key(key: str) -> StoredKey:
    """What the database holds of a session's key, and of its place in the list of sessions. Of a stored one, itself.

    The key is 129 bits of chance, so that nothing is gained by trying; it needs neither salt nor slowness.
    """
    if isinstance(key, StoredKey):
        return key
    digest = hashlib.sha256(f"identity.session:{key}".encode()).digest()
    return StoredKey((MARK + base64.urlsafe_b64encode(digest).decode())[:LENGTH])
