"""Work that waits: owners are asked before meetings, decisions come back, what is due comes onto agendas."""

from hscp.record.handlers import job
from hscp.spaces.acting import current
from hscp.spaces.clock import now
from hscp.spaces.models import Space
from meetings.operations.asking import ask_before_meetings
from meetings.operations.joint import TELL_PARTNERSHIPS, tell_partnerships
from meetings.operations.returning import follow_up
from meetings.operations.standing import bring_due_items

ASK_OWNERS = "meetings.ask_owners"
FOLLOW_UP = "meetings.follow_up"
BRING_DUE = "meetings.bring_due"


@job(ASK_OWNERS)
def ask_owners_before_meetings() -> None:
    """Ask the owners of actions that are due by a meeting of the job's space that is near. Daily, in each."""
    ask_before_meetings(at=now())


@job(FOLLOW_UP)
def follow_up_decisions() -> None:
    """Ask those who missed a decision, and put it on the next agenda, in the job's space. Hourly, in each."""
    follow_up(at=now())


@job(BRING_DUE)
def put_what_is_due_on_agendas() -> None:
    """Put what the arrangements promise, and is due there, on the agendas of the next weeks. Daily, in each space."""
    bring_due_items(at=now(), near=True)


@job(TELL_PARTNERSHIPS)
def tell_partnerships_of_meetings() -> None:
    """Tell those who share the job's space, a joint group's, which meetings were held in it.

    As one closes; and daily, in each space, for what was closed before the partnership shared the group.
    """
    tell_partnerships(joint=Space.objects.get(pk=current().space_id), at=now())
