"""Links in what is published: one leads where everybody may go, or it is plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import urlsplit

_LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def with_public_links(html: str, is_public: Callable[[str], bool]) -> str:
    """The same HTML with each link whose address is not public as the words that it stood on."""
    return _LINK.sub(lambda match: match[0] if is_public(unescape(match[1])) else match[2], html)


def path_here(address: str, site: str) -> str | None:
    """The path of an address on our own site (``site``: its address), None for one elsewhere.

    An address without a host is one of ours, for that is where a reader's browser looks for it.
    """
    parts, own = urlsplit(address), urlsplit(site)
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc.lower() != own.netloc.lower()):
        return None
    return parts.path
