"""Invitations to a meeting, an answer to one, dates that are asked about, an address for the calendar of who acts."""

from dataclasses import replace
from datetime import timedelta

from hscp.spaces.acting import acting, current
from hscp.spaces.clock import now
from meetings.models import Attendee, Meeting
from meetings.operations.agenda import add_item
from meetings.operations.feeds import renew_feed
from meetings.operations.inviting import Answer, answer_invitation, send_invitations
from meetings.operations.polls import answer_dates, ask_dates, withdraw_poll
from meetings.operations.presence import add_guest
from meetings.queries.polls import dates_of
from partnership.models import Seat


def invite_and_answer(meeting: Meeting, team: Seat) -> None:
    """To a planned meeting of the open space, as the team."""
    moment = now()
    add_item(meeting=meeting, title="To be decided", purpose="decide", minutes_planned=20)
    add_guest(meeting=meeting, name="A guest to come", capacity="Auditor")
    send_invitations(meeting=meeting, seat=team, at=moment)
    line = Attendee.objects.filter(meeting=meeting, seat__isnull=False).earliest("pk")
    said = Answer("apologies", "On leave", remarks="A pity")
    answer_invitation(meeting=meeting, line=line.pk, said=said, came_by="telephone", seat=team, at=moment)
    offers = [(meeting.starts_at + timedelta(days=day), meeting.ends_at + timedelta(days=day)) for day in (1, 2)]
    poll, _ = ask_dates(meeting=meeting, offers=offers, note="A clash", seat=team, at=moment)
    words = {each.pk: "maybe" for each in dates_of(poll)}
    answer_dates(poll=poll, line=line.pk, said=words, remarks="Not at ten", came_by="mail", seat=team, at=moment)
    withdraw_poll(poll=poll, reason="It stays as it is", seat=team, at=moment)
    ask_dates(meeting=meeting, offers=offers, note="Once more", seat=team, at=moment)
    with acting(replace(current(), user_id=team.user_id, seat_id=team.pk)):
        renew_feed(at=moment)
