"""Hands out a stored file, to whoever the door of its owner has let in."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from hscp.record.stored import StoredFile
from hscp.ui.downloads import attachment


def stored_response(stored: StoredFile) -> FileResponse:
    """The file as an attachment. Raises ``Refused`` where it may not leave, ``Http404`` where its content is gone."""
    stored.may_leave.require()
    try:
        content = default_storage.open(stored.path)
    except OSError:
        raise Http404("The file is not there.") from None
    return attachment(content, name=stored.name, content_type=stored.about.content_type)
