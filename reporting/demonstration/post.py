"""The mail of the demonstration's year went out in it: nobody waits for it now, and nothing waits behind it."""

from django.db.models import F

from hscp.record.mail import SEND
from hscp.record.models import Job, JobState, Mail, MailState
from hscp.record.outbox import WORKER
from hscp.spaces.acting import acting, in_space
from meetings.operations.joint import TELL_PARTNERSHIPS, tell_partnerships
from meetings.operations.telling_owners import TELL_OWNERS
from reporting.demonstration.cast import JOINT
from reporting.demonstration.reading import afternoon
from reporting.demonstration.sittings import LAST_PLANNED, Stage


def tell_of_joint_meetings(stage: Stage) -> None:
    """Tell each partnership which joint groups met, as the waiting jobs would: the report counts it."""
    for slug in JOINT:
        with acting(in_space(stage.spaces[slug].pk)):
            tell_partnerships(joint=stage.spaces[slug], at=afternoon(LAST_PLANNED))
    with acting(WORKER):
        waiting = Job.objects.filter(task=TELL_PARTNERSHIPS, state=JobState.QUEUED)
        waiting.update(state=JobState.DONE, ended_at=F("asked_at"))


def hand_over(stage: Stage) -> None:
    """Note every mail of the story as sent when it was written, and its job as done: no mail server was there."""
    for space in stage.spaces.values():
        with acting(in_space(space.pk)):
            Mail.objects.filter(state=MailState.QUEUED).update(state=MailState.SENT, sent_at=F("written_at"))
    with acting(WORKER):
        waiting = Job.objects.filter(task__in=(SEND, TELL_OWNERS), state=JobState.QUEUED)
        waiting.update(state=JobState.DONE, ended_at=F("asked_at"))
