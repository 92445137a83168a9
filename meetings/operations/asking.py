"""Owners are asked before a meeting, and answer from the link in their mail, once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.text import Truncator

from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import MeetingState
from meetings.models import ActionAsk, ActionUpdate, Meeting
from meetings.operations.actions import report_progress
from meetings.operations.meeting import locked
from meetings.queries.asking import ToAsk, by_seat, facts_of, to_ask
from meetings.rules.asking import Answer, Way, is_nudged, may_answer, may_ask
from partnership.queries.cases import references_of

SALT = "meetings.ask"


def ask_token(ask: ActionAsk) -> str:
    """The signed text that the link carries: which asking, of which space."""
    return signing.dumps([ask.space_id, ask.pk], salt=SALT)


def read_token(token: str) -> tuple[int, int]:
    """Space id and id of the asking. Raises ``signing.BadSignature`` for a text that we did not sign."""
    space_id, ask_id = signing.loads(token, salt=SALT)
    return int(space_id), int(ask_id)


@transaction.atomic
def ask_owners(*, meeting: Meeting, at: datetime) -> int:
    """Ask the owner of each action that is due by the meeting; nobody twice about one action. Returns how many mails.

    One mail to each who is asked, with a link for each action; for those of a case file it names the file's reference
    alone and leads to sign-in. Nothing is sent to whoever has no address: the meeting's page says so. Raises
    ``Refused`` once the meeting has begun or was cancelled.
    """
    meeting = locked(meeting)
    may_ask(meeting.state, meeting.starts_at, at).require()
    asked = by_seat(to_ask(meeting, at))
    space = Space.objects.get(pk=current().space_id) if asked else None
    for pairs in asked.values():
        _mail(space, meeting, pairs, at)
    return len(asked)


def _mail(space: Any, meeting: Meeting, pairs: list[ToAsk], at: datetime) -> None:
    asks = []
    for pair in pairs:
        ask = ActionAsk(meeting=meeting, action=pair.action, seat=pair.seat, file_id=pair.action.file_id, asked_at=at)
        ask.save()
        asks.append(ask)
    files = references_of(ask.file_id for ask in asks if ask.file_id)
    first, lines = asks[0], [_line(space, ask, files) for ask in asks]
    lines = [line for number, line in enumerate(lines) if line not in lines[:number]]  # a case file is named once
    context = {
        "space": space,
        "name": first.seat.person.name,
        "meeting": meeting,
        "lines": lines,
        "restricted": any(not line["text"] for line in lines),
        "expires_at": facts_of(first, at).expires_at,
    }
    write_mail(
        to=pairs[0].address,
        subject=f"Before the meeting: {', '.join(line['reference'] for line in lines)}",
        text=mail_text("emails/ask_owner.txt", context),
        key=f"ask:{first.pk}",
        at=at,
    )


def _line(space: Any, ask: ActionAsk, files: Mapping[int, str]) -> dict[str, Any]:
    """What the mail says of one action; of one of a case file the file's reference alone, and where to sign in."""
    action = ask.action
    if action.file_id is not None:
        url = whole_address("case_file", space.slug, action.file_id)
        return {"reference": files[action.file_id], "text": "", "url": url}
    return {
        "reference": action.reference,
        "due_on": action.due_on,
        "text": Truncator(" ".join(action.text.split())).chars(300),
        "url": whole_address("action_answer", ask_token(ask)),
    }


def ask_before_meetings(*, at: datetime) -> int:
    """Ask the owners before every meeting of the open space that is near enough. Returns how many mails.

    The timetable opens no case file, so that owners of actions in one are asked by a person alone.
    """
    near = Meeting.objects.filter(state=MeetingState.PLANNED, starts_at__gt=at).order_by("starts_at", "pk")
    return sum(ask_owners(meeting=each, at=at) for each in near if is_nudged(each.state, each.starts_at, at))


@transaction.atomic
def answer_by_link(*, ask: ActionAsk, answer: str, text: str, evidence: str = "", at: datetime) -> ActionUpdate:
    """Write down what an owner answers from the link. It counts once.

    Side effects: an update of the action, from the seat that was asked; when done the move of that name. Raises
    ``Refused`` where the link no longer counts, and without words.
    """
    ask = ActionAsk.objects.select_for_update(of=("self",)).select_related("action", "meeting", "seat").get(pk=ask.pk)
    may_answer(facts_of(ask, at), at).require()
    update = report_progress(
        action=ask.action,
        text=text,
        evidence=evidence,
        answer=answer,
        came_by=Way.LINK,
        done=answer == Answer.DONE,
        seat=ask.seat,
        at=at,
    )
    ask.answered_at = at
    ask.save(update_fields=["answered_at"])
    return update
