"""What the record knows of exports of people's data."""

from keeping.models import PersonExport
from partnership.access import every_list
from partnership.models import FileRead, FileReference

PAGE = "export_file"


def path_of(export_id: int) -> str:
    """The path under which the looks are recorded that an export took while it was built."""
    return f"/exports/{export_id}/"


def files_in(export: PersonExport) -> set[int]:
    """The case files of which an export holds something, those that one does not open included. Two queries."""
    with every_list(FileReference.objects.values_list("pk", flat=True)):
        looks = FileRead.objects.filter(page=PAGE, path=path_of(export.pk))
        return set(looks.order_by().values_list("file_id", flat=True))
