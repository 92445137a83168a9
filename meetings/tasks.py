"""Work that waits: owners are asked before meetings."""

from hscp.record.handlers import job
from hscp.spaces.clock import now
from meetings.operations.asking import ask_before_meetings

ASK_OWNERS = "meetings.ask_owners"


@job(ASK_OWNERS)
def ask_owners_before_meetings() -> None:
    """Ask the owners of actions that are due by a meeting of the job's space that is near. Daily, in each."""
    ask_before_meetings(at=now())
