"""Has the demonstration's yearly report built, as a visitor who presses the button would."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from hscp.record.runner import run
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import now
from hscp.spaces.models import Space
from partnership.models import Seat
from reporting.demonstration.reading import HOME
from reporting.models import ReportBuild, YearlyReport
from reporting.operations.builds import ask_build, path_of


@dataclass(frozen=True, slots=True)
class File:
    """A PDF that has been built, and its number of pages."""

    path: Path
    pages: int


def build_report() -> File | None:
    """The latest PDF of the first yearly report; built now where there is none, or where its file is gone.

    None where it could not be built: the page of the report says why, and offers to try again.
    """
    space = Space.objects.get(slug=HOME)
    found = _built(space.pk)
    if found is not None:
        return found
    with acting(in_space(space.pk)):
        seat = Seat.objects.get(post__key="team-manager", ends_on__isnull=True)
        report = YearlyReport.objects.order_by("starts_on").first()
        if report is None:
            return None
    with acting(in_space(space.pk, user_id=seat.user_id, seat_id=seat.pk)):
        build = ask_build(report=report, seat=seat, at=now(), by_id=seat.user_id)
    if build.job_id is not None:
        run(build.job_id, timezone.now())
    return _built(space.pk)


def _built(space_id: int) -> File | None:
    with acting(in_space(space_id).only_reading()):
        build = ReportBuild.objects.filter(built_at__isnull=False).order_by("-built_at", "-pk").first()
    if build is None:
        return None
    path = path_of(space_id, build.file_name)
    return File(Path(default_storage.path(path)), build.pages) if default_storage.exists(path) else None
