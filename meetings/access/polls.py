"""The door of a question about a meeting's date."""

from django.http import Http404

from meetings.access.doors import meeting_for
from meetings.models import DatePoll
from meetings.queries.polls import polls
from partnership.access import Rights
from partnership.rules.roles import Right


def poll_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right) -> DatePoll:
    """A question about the date of that meeting, with the meeting from its own door; raises as ``meeting_for`` does."""
    meeting = meeting_for(rights, meeting_pk, to=to)
    found: DatePoll | None = polls().filter(meeting=meeting_pk, pk=pk).first()
    if found is None:
        raise Http404("No such question about this meeting.")
    found.meeting = meeting
    return found
