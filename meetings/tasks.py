"""Work that waits: owners are asked before meetings, decisions come back, partnerships hear of joint meetings."""

from hscp.record.handlers import job
from hscp.spaces.acting import current
from hscp.spaces.clock import now
from hscp.spaces.models import Space
from meetings.operations.asking import ask_before_meetings
from meetings.operations.joint import TELL_PARTNERSHIPS, tell_partnerships
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


@job(TELL_PARTNERSHIPS)
def tell_partnerships_of_meetings() -> None:
    """Tell those who share the job's space, a joint group's, which meetings were held in it.

    As one closes; and daily, in each space, for what was closed before the partnership shared the group.
    """
    tell_partnerships(joint=Space.objects.get(pk=current().space_id), at=now())
