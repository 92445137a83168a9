"""Where a large upload waits while it arrives: a file on the disk that only we read, and that goes with its request."""

from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler


class DiskUploadHandler(TemporaryFileUploadHandler):
    """Django's, except that nothing of the sender's file name goes into the name on our disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = TemporaryUploadedFile("incoming", self.content_type, 0, self.charset, self.content_type_extra)
        self.file.name = self.file_name
