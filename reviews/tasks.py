"""Work that waits: reminders of deadlines, the picture over years, the document for the Panel."""

from datetime import timedelta

from hscp.record.files.making import workroom
from hscp.record.handlers import GiveUp, job
from hscp.record.progress import Progress
from hscp.spaces.clock import now
from partnership.access import opened
from partnership.rules.roles import Right
from reviews.models import ReviewDecision
from reviews.operations.clocks import remind_of_clocks
from reviews.operations.deciding import BUILD
from reviews.operations.rapid_document import document_of, put_away, store_document, write_document
from reviews.operations.years import count_years

REMIND_OF_CLOCKS = "reviews.remind_of_clocks"
COUNT_YEARS = "reviews.count_years"
STEPS = 3


@job(REMIND_OF_CLOCKS)
def remind_of_deadlines() -> None:
    """Remind whoever works on a case of the job's space of its deadlines, once for each step. Daily, in each space."""
    remind_of_clocks(at=now())


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
