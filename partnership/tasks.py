"""Work that waits: joint groups follow their owners' posts; leads are reminded of their lists; heads are sent out."""

from datetime import datetime

from hscp.identity.sessions import forget_sessions
from hscp.record.handlers import job, turn
from hscp.spaces.acting import current
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from partnership.operations.cases import remind_leads
from partnership.operations.follows import follow_posts_of
from partnership.operations.joint import FOLLOW_POSTS
from partnership.operations.record import mail_head
from partnership.operations.sessions import end_sessions_of_ended_seats

REMIND_LEADS = "partnership.remind_leads"


@job(FOLLOW_POSTS)
def follow_posts() -> None:
    """Let every joint group of the job's space seat whoever holds the posts it follows. At a change; daily, in each."""
    space = Space.objects.get(pk=current().space_id)
    follow_posts_of(space=space, day=today())


@job(REMIND_LEADS)
def remind_leads_of_lists() -> None:
    """Remind the leads of case files in the job's space whose access list is to be confirmed. Daily, in each."""
    remind_leads(at=now())


@job("partnership.mail_heads")
def mail_heads() -> None:
    """Send the head of the chain to whoever scrutinises the job's space, so that it lies outside. Weekly, in each."""
    mail_head(space=Space.objects.get(pk=current().space_id), at=now(), day=today())


@job("partnership.end_sessions")
def end_sessions_with_seats() -> None:
    """Sign out whoever held their last seat in the job's space until today. As the day begins, in each."""
    end_sessions_of_ended_seats(day=today())


@turn("partnership.forget_sessions")
def forget_ended_sessions(at: datetime) -> None:
    """Drop what is left of sessions that are over. Daily."""
    forget_sessions(at)
