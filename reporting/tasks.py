"""The yearly report's background work: building its PDF."""

from datetime import timedelta

from hscp.record.handlers import GiveUp, job
from hscp.record.progress import Progress
from hscp.spaces.clock import now, today
from partnership.rules.roles import Right
from reporting.models import ReportBuild, YearlyReport
from reporting.operations.builds import STEPS, TASK, build, keep, store_build
from reporting.queries.paper import paper_of


@job(TASK, long=True, lease=timedelta(minutes=5), attempts=3, right=Right.WRITE_REPORT)
def build_report(progress: Progress, *, build_id: int) -> None:
    """Collect, draw, lay out, check, store: the PDF of a report. What is laid out is what was collected at the start.

    An unknown build is given up. The file is named by its content, so that a second try leaves no other behind.
    """
    progress.step(0, STEPS, "Collecting the record")
    with progress.acting(only_reading=True):
        row = ReportBuild.objects.filter(pk=build_id).first()
        if row is None:
            raise GiveUp("There is no such build any more.")
        report = YearlyReport.objects.select_related("edition", "space").get(pk=row.report_id)
        paper, space_id = paper_of(report, today()), row.space_id
    built = build(paper, progress.step)
    progress.step(4, STEPS, "Storing the file")
    name = keep(space_id, built)
    with progress.finish():
        store_build(build=ReportBuild.objects.get(pk=build_id), paper=paper, built=built, file_name=name, at=now())
