"""Work that waits: whoever works on a case is reminded of its deadlines."""

from hscp.record.handlers import job
from hscp.spaces.clock import now
from reviews.operations.clocks import remind_of_clocks

REMIND_OF_CLOCKS = "reviews.remind_of_clocks"


@job(REMIND_OF_CLOCKS)
def remind_of_deadlines() -> None:
    """Remind whoever works on a case of the job's space of its deadlines, once for each step. Daily, in each space."""
    remind_of_clocks(at=now())
