"""Publishing: a copy for everybody of a report that everybody asked has signed."""

from datetime import datetime

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused
from hscp.lib.workdays import uk_date
from partnership.models import Seat
from reporting.models import Publication, YearlyReport
from reporting.operations.builds import body_of
from reporting.operations.reports import locked, record_stage
from reporting.queries.paper import paper_of
from reporting.queries.reports import final_build, standing_of
from reporting.rules.states import REPORT, may_publish


@transaction.atomic
def publish_report(*, report: YearlyReport, seat: Seat | None, at: datetime, by_id: int | None) -> Publication:
    """Make the signed report public: its page and its PDF as they are now, whatever changes later.

    Side effects: the report is published, a stage record. Raises ``Refused`` before every partner has signed, and until
    the final PDF of the signed content is built.
    """
    report = locked(report.pk)
    build = final_build(report)
    verdict = may_publish(report.state, has_final_pdf=build is not None)
    if build is None or not verdict:
        raise Refused(verdict)
    legal = find_move(REPORT, report.state, "publish")
    day = uk_date(at)
    paper = paper_of(report, day, standing_of(report, day))
    publication = Publication(
        report=report,
        year=report.year,
        title=report.title,
        partnership_name=report.space.name,
        html=str(body_of(paper, on_paper=False)),
        file_name=build.file_name,
        sha256=build.sha256,
        pages=build.pages,
        size=build.size,
        content_hash=report.content_hash,
        signatures=[{"capacity": each.capacity, "on": each.on.isoformat()} for each in paper.signatures],
        published_at=at,
    )
    publication.save()
    before, report.state = report.state, legal.target
    report.save(update_fields=["state"])
    record_stage(report, "publish", before, report.state, seat=seat, at=at, by_id=by_id)
    return publication
