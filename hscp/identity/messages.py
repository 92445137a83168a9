"""What the next page says ("Saved."), in a cookie that only we can read: in the session it would cost a query."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage

from hscp.identity.seals import open_seal, seal


class SealedCookies(CookieStorage):
    """Django's, sealed; what is no seal of ours says nothing."""

    cookie_name = settings.MESSAGES_COOKIE

    def _encode_parts(self, messages: Any, encode_empty: bool = False) -> str | None:
        encoded = super()._encode_parts(messages, encode_empty)  # type: ignore[misc]
        return seal(encoded) if encoded else None

    def _decode(self, data: str | None) -> Any:
        try:
            return super()._decode(open_seal(data)) if data else None  # type: ignore[misc]
        except (InvalidToken, ValueError):
            self.used = True  # so that it is taken away
            return None


class SealedMessages(FallbackStorage):
    """In the cookie; what does not fit into one, in the session."""

    storage_classes = (SealedCookies, SessionStorage)
