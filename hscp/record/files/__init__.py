"""Stored files: kept once they were looked at and scanned, handed out as attachments, destroyed by name.

Who may see one is not known here: a higher app's row refers to it, and that row's door is the file's door.
"""

from hscp.record.files.keeping import destroy, file_limits, inspect, keep
from hscp.record.files.making import lies_at, put_made, workroom
from hscp.record.files.serving import stored_response

__all__ = ["destroy", "file_limits", "inspect", "keep", "lies_at", "put_made", "stored_response", "workroom"]
