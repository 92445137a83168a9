"""Links in what is published: one leads where everybody may go, or it is plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urljoin, urlsplit

_DOT = re.compile("%2e", re.IGNORECASE)  # a browser takes it for a point
_LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def with_public_links(html: str, is_public: Callable[[str], bool]) -> str:
    """The same HTML with each link whose address is not public as the words that it stood on."""
    return _LINK.sub(lambda match: match[0] if is_public(unescape(match[1])) else match[2], html)


def path_here(address: str, site: str) -> str | None:
    """The path of an address on our own site (``site``: its address), None for one elsewhere.

    An address without a host is one of ours, for that is where a reader's browser looks for it; so is one of our host
    by whatever port or name of a user. The path is the one that a browser asks for, without steps back. What nobody can
    read is taken for ours, and leads nowhere.
    """
    try:
        parts = urlsplit(address.replace("\\", "/"))
        host, own = _plain(parts.hostname), _plain(urlsplit(site).hostname)
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or (parts.netloc and host != own):
        return None
    return urljoin("/", _DOT.sub(".", parts.path).lstrip("/")) if parts.path.startswith("/") else parts.path


def _plain(host: str | None) -> str:
    return (host or "").rstrip(".")
