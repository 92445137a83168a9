"""A file as an attachment: saved and never shown, so that nothing in it acts on our pages."""

from typing import Any

from django.http import FileResponse
from django.utils.http import content_disposition_header

# Should a browser show it all the same: in a sandbox, as nobody, with nothing of its own.
POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def attachment(content: Any, *, name: str, content_type: str) -> FileResponse:
    """An answer that streams ``content`` and closes it. ``content_type`` comes from a table of ours, never from who
    sent the file. It is whole or nothing: parts of it (``Range``) are not handed out.
    """
    response = FileResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Accept-Ranges"] = "none"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
