"""The link for joining a meeting by video: which one may be written down."""

from __future__ import annotations

from urllib.parse import urlsplit

from hscp.lib.verdicts import YES, Verdict, no


def may_join_by(link: str) -> Verdict:
    """Whether a meeting may be joined by that link: none at all, or a whole https address without a password in it."""
    link = link.strip()
    if not link:
        return YES
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme.lower() != "https" or not host:
        return no("not_https", "The link for joining by video must begin with https:// and name a site.")
    if parts.username or parts.password:
        return no("password", "The link must not have a name or a password before its site, as in https://name@site.")
    return YES
