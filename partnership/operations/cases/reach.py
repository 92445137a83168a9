"""Every case file of a space at once, for the timetable alone: days pass whether or not anybody has a file open."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from hscp.spaces.acting import acting, current
from hscp.spaces.looks import looking
from partnership.models import FileReference


@contextmanager
def every_case() -> Iterator[None]:
    """Act, for one step of a timetabled job, in every case file of the space.

    What is found is counted and dated, never handed out: mail that comes of it goes to those on a file's own list and
    names its reference and a day, so it is no look into the file, and none is logged. Declared here and nowhere else
    (architecture §4).
    """
    files = frozenset(FileReference.objects.values_list("pk", flat=True))
    within = replace(current(), files=files, files_only_read=frozenset())
    with looking(), acting(within):
        yield
