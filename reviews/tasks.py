"""Work that waits: deadlines and owed answers are reminded of, documents built, reviews published on their day."""

from datetime import timedelta

from hscp.record.files.making import workroom
from hscp.record.handlers import GiveUp, job
from hscp.record.progress import Progress
from hscp.spaces.clock import now
from partnership.access import opened
from partnership.rules.roles import Right
from reviews.models import CopyVersion, PracticeReport, ReviewDecision
from reviews.operations import copy_document
from reviews.operations.chasing import chase_what_is_due
from reviews.operations.clocks import remind_of_clocks
from reviews.operations.deciding import BUILD
from reviews.operations.dissemination import chase_learning
from reviews.operations.practice_document import document_of as document_of_report
from reviews.operations.practice_document import put_report_away, store_report, write_report
from reviews.operations.publication import publish_due
from reviews.operations.publishing import BUILD_COPY
from reviews.operations.rapid_document import document_of, put_away, store_document, write_document
from reviews.operations.signing import BUILD_REPORT
from reviews.operations.years import count_years

REMIND_OF_CLOCKS = "reviews.remind_of_clocks"
PUBLISH_DUE = "reviews.publish_due"
CHASE_LEARNING = "reviews.chase_learning"
COUNT_YEARS = "reviews.count_years"
STEPS = 3


@job(REMIND_OF_CLOCKS)
def remind_of_deadlines() -> None:
    """Remind whoever works on a case of its deadlines, once for each step, and agencies of the answers they owe.

    Daily, in each space.
    """
    moment = now()
    remind_of_clocks(at=moment)
    chase_what_is_due(at=moment)


@job(PUBLISH_DUE)
def publish_what_is_due() -> None:
    """Publish the reviews whose day has come. Daily, in each space; one that was missed goes out with the next."""
    publish_due(at=now())


@job(CHASE_LEARNING)
def chase_agencies() -> None:
    """Remind agencies that have not confirmed the learning they were sent. Daily, in each space."""
    chase_learning(at=now())


@job(COUNT_YEARS)
def count_reviews_over_years() -> None:
    """Count the years of the job's space anew. Daily, in each space."""
    count_years(at=now())


@job(BUILD, long=True, lease=timedelta(minutes=5), attempts=3, right=Right.SEE)
def build_rapid(progress: Progress, *, decision_id: int, file_id: int) -> None:
    """Build the document for the Panel of what the partners signed. An unknown decision is given up.

    It is built with a place in the case file of its own: whoever signed last may have one to read only.
    """
    progress.step(0, STEPS, "Reading what was signed")
    with progress.acting(only_reading=True), opened(file_id):
        decision = ReviewDecision.objects.select_related("space", "signoff").filter(pk=decision_id).first()
        if decision is None or decision.decided_on is None:
            raise GiveUp("There is no such decision any more.")
        document = document_of(decision, decision.space.name)
    with workroom() as room:
        progress.step(1, STEPS, "Laying out the pages")
        pdf, word = write_document(document, room)
        progress.step(2, STEPS, "Storing the document")
        with progress.acting(), opened(file_id):
            stored = put_away(document, pdf, word, now())
        with progress.finish(), opened(file_id):
            store_document(decision=decision, pdf=stored[0], word=stored[1], at=now())


@job(BUILD_REPORT, long=True, lease=timedelta(minutes=5), attempts=3, right=Right.SEE)
def build_practice(progress: Progress, *, report_id: int, file_id: int) -> None:
    """Build the report that the partners signed. An unknown one is given up; see ``build_rapid``."""
    progress.step(0, STEPS, "Reading what was signed")
    with progress.acting(only_reading=True), opened(file_id):
        report = PracticeReport.objects.select_related("space", "signoff").filter(pk=report_id).first()
        if report is None or report.signed_on is None:
            raise GiveUp("There is no such report any more.")
        document = document_of_report(report, report.space.name)
    with workroom() as room:
        progress.step(1, STEPS, "Laying out the pages")
        pdf, word = write_report(document, room)
        progress.step(2, STEPS, "Storing the report")
        with progress.acting(), opened(file_id):
            stored = put_report_away(document, pdf, word, now())
        with progress.finish(), opened(file_id):
            store_report(report=report, pdf=stored[0], word=stored[1], at=now())


@job(BUILD_COPY, long=True, lease=timedelta(minutes=5), attempts=3, right=Right.SEE)
def build_copy(progress: Progress, *, version_id: int, file_id: int) -> None:
    """Build the PDFs of a version of a public copy. An unknown version is given up.

    They are laid out within the case file and kept there; nothing of them is public until it is published.
    """
    progress.step(0, STEPS, "Reading the version")
    with workroom() as room:
        progress.step(1, STEPS, "Laying out the pages")
        with progress.acting(only_reading=True), opened(file_id):
            version = CopyVersion.objects.filter(pk=version_id).first()
            if version is None:
                raise GiveUp("There is no such version any more.")
            bodies = copy_document.bodies_of(version.content)
        laid = copy_document.write_pdfs(version.content, bodies, room)
        progress.step(2, STEPS, "Storing the PDFs")
        with progress.acting(), opened(file_id):
            stored = copy_document.put_away(version, laid, now())
        with progress.finish(), opened(file_id):
            copy_document.store_build(version=version, laid=laid, pdf=stored[0], briefing=stored[1], at=now())
