"""Work that waits: owners are asked before meetings, provisional decisions come back."""

from hscp.record.handlers import job
from hscp.spaces.clock import now
from meetings.operations.asking import ask_before_meetings
from meetings.operations.returning import follow_up

ASK_OWNERS = "meetings.ask_owners"
FOLLOW_UP = "meetings.follow_up"


@job(ASK_OWNERS)
def ask_owners_before_meetings() -> None:
    """Ask the owners of actions that are due by a meeting of the job's space that is near. Daily, in each."""
    ask_before_meetings(at=now())


@job(FOLLOW_UP)
def follow_up_decisions() -> None:
    """Ask those who missed a decision, and put it on the next agenda, in the job's space. Hourly, in each."""
    follow_up(at=now())
