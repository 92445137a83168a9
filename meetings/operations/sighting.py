"""Meetings only sight actions: one is asked for, left out with a reason, or sighted; if overdue again, told of."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import listing
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.models import Action, ActionStage, Meeting, Sighting
from meetings.operations.meeting import locked
from meetings.queries.actions import posts_reading
from meetings.rules.arising import Step, is_overdue, may_ask_for, may_leave_out, may_sight, steps_due, why_arising
from partnership.models import Seat
from partnership.queries.cases import live_on, references_of
from partnership.queries.structure import chair_on


@transaction.atomic
def ask_for(*, action: Action, meeting: Meeting, because: str, seat: Seat | None) -> Sighting:
    """Ask for an action to come before a meeting; one that was left out comes back.

    Raises ``Refused`` without a reason, for a meeting that is over or has sighted it, or where it is asked for already.
    """
    meeting, row = locked(meeting), _row(meeting, action)
    standing = bool(row.asked_because) and not row.left_out_because
    may_ask_for(meeting.state, sighted=row.sighted_at is not None, asked_for=standing).require()
    _need(because, "Say why the meeting is to look at it.")
    row.asked_because, row.asked_by = because.strip(), seat
    row.left_out_because, row.left_out_by = "", None
    return _save(row)


@transaction.atomic
def leave_out(*, action: Action, meeting: Meeting, reason: str, seat: Seat | None) -> Sighting:
    """Leave an action out of a meeting, with the reason.

    Raises ``Refused`` without one, for a meeting that is over or has sighted it, or where it is left out already.
    """
    meeting, row = locked(meeting), _row(meeting, action)
    may_leave_out(meeting.state, sighted=row.sighted_at is not None, left_out=bool(row.left_out_because)).require()
    _need(reason, "Say why the action is left out.")
    row.left_out_because, row.left_out_by = reason.strip(), seat
    return _save(row)


@transaction.atomic
def sight(*, action: Action, meeting: Meeting, words: str, seat: Seat | None, at: datetime) -> Sighting:
    """Write down that a meeting looked at an action, and what was said.

    Side effects: where it is overdue for the second or third time the chair, or the owner's agency's partner, is told
    once (`meetings.rules.arising.steps_due` says how it is counted). Raises ``Refused`` without words, or where the
    rule says no.
    """
    meeting = locked(meeting)
    action = Action.objects.select_for_update(of=("self",)).select_related("owner").get(pk=action.pk)
    row, day = _row(meeting, action), uk_date(meeting.starts_at)
    may_sight(
        meeting.state,
        arises=why_arising(action.state, action.due_on, day, asked_for=bool(row.asked_because)) is not None,
        left_out=bool(row.left_out_because),
        sighted=row.sighted_at is not None,
    ).require()
    _need(words, "Say what was said of it.")
    row.words, row.sighted_at, row.sighted_by = words.strip(), at, seat
    row.overdue = is_overdue(action.state, action.due_on, day)
    _save(row)
    _tell(action, meeting, at)
    return row


def _row(meeting: Meeting, action: Action) -> Sighting:
    """The row of this meeting and action, which is held with its meeting; a new one where there is none."""
    found: Sighting | None = Sighting.objects.filter(meeting=meeting, action=action).first()
    return found or Sighting(meeting=meeting, action=action, file_id=action.file_id)


def _save(row: Sighting) -> Sighting:
    row.save()
    return row


def _tell(action: Action, meeting: Meeting, at: datetime) -> None:
    stages = ActionStage.objects.filter(action=action, move__in=list(Step))
    taken = frozenset(stages.values_list("move", flat=True))
    for step in steps_due(Sighting.objects.filter(action=action, overdue=True).count(), taken):
        seats = _reading(action, _to_tell(step, action, meeting, at), at)
        told = [seat.person.name for seat in seats if _mail(step, action, seat, at)]
        reason = f"Told by mail: {listing(told)}." if told else "There was nobody to tell by mail."
        ActionStage(
            action=action,
            file_id=action.file_id,
            move=step,
            from_state=action.state,
            to_state=action.state,
            at=at,
            by_id=current().user_id,
            reason=reason,
        ).save()


def _to_tell(step: Step, action: Action, meeting: Meeting, at: datetime) -> list[Seat]:
    """Who chairs the meeting's group that day, or who is the partner of the owner's agency: delegated, else lead.

    An agency with no partner of its own has nobody here: the story of the action says that nobody was told.
    """
    day = uk_date(at)
    live = Seat.objects.filter(live_on(day)).select_related("person", "user", "post").order_by("pk")
    if step is Step.CHAIR:
        chair = chair_on(meeting.group, day)
        return list(live.filter(post=chair.chairing.post_id)) if chair else []
    if action.owner.organisation_id is None:
        return []
    partners = list(live.filter(post__organisation=action.owner.organisation_id, role__in=["dsp", "lsp"]))
    return [seat for seat in partners if seat.role == "dsp"] or partners


def _reading(action: Action, seats: list[Seat], at: datetime) -> list[Seat]:
    """Those of them who may know of it: of a case file, whoever opens it."""
    posts = posts_reading(action.file_id, at)
    return seats if posts is None else [seat for seat in seats if seat.post_id in posts]


def _mail(step: Step, action: Action, seat: Seat, at: datetime) -> bool:
    if not seat.address:
        return False
    space, file_id = Space.objects.get(pk=current().space_id), action.file_id
    file = references_of([file_id])[file_id] if file_id else ""
    name, key = ("case_file", file_id) if file_id else ("action", action.pk)
    context: dict[str, Any] = {
        "space": space,
        "name": seat.person.name,
        "action": action,
        "file": file,
        "partner": step is Step.PARTNER,
        "url": whole_address(name, space.slug, key),
    }
    write_mail(
        to=seat.address,
        subject=f"Overdue again: {file or action.reference}",
        text=mail_text("emails/action_overdue.txt", context),
        key=f"{step}:{action.pk}:{seat.pk}",
        at=at,
    )
    return True


def _need(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(no("reason", sentence))
