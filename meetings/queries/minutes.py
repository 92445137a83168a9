"""The life of a meeting's minutes: how they stand, comments, corrections, and who is written to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from hscp.lib.differences import Part, shortened, words_changed
from meetings.enums import ActionState, MeetingState
from meetings.models import Action, Attendee, Meeting, Minutes, MinutesComment, MinutesCorrection, MinutesStage
from meetings.queries.actions import posts_reading, who
from meetings.queries.timeline import timeline_of
from partnership.models import Seat
from partnership.queries.cases import live_on, references_of


def minutes_state(meeting_id: int) -> str | None:
    """The state that is written down of a meeting's minutes; None while they were never circulated. One query."""
    found: str | None = Minutes.objects.filter(meeting=meeting_id).values_list("state", flat=True).first()
    return found


def stored_minutes(meeting: Meeting) -> str | None:
    """What the rules want to know of a meeting's minutes. No query before it is closed, one after."""
    return minutes_state(meeting.pk) if meeting.state == MeetingState.CLOSED else None


def life_of(meeting: Meeting) -> Minutes | None:
    """How a meeting's minutes stand, with where they are approved and the ``seal`` they carry; None while never
    circulated. One query."""
    rows = Minutes.objects.select_related("approval_item__meeting__group", "decision__meeting__group")
    sealed = MinutesStage.objects.filter(minutes=OuterRef("pk"), to_state=OuterRef("state")).exclude(seal="")
    seal = Subquery(sealed.order_by("-pk").values("seal")[:1])
    found: Minutes | None = rows.filter(meeting=meeting).annotate(seal=seal).first()
    return found


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a mail about minutes goes to: the person once, however many capacities they came in."""

    person_id: int
    name: str
    address: str
    posts: tuple[int, ...] = ()


def recipients_of(meeting: Meeting) -> tuple[Recipient, ...]:
    """Those of a meeting's list who hold a seat: they were there or expected. Guests sign in nowhere. One query."""
    rows = Attendee.objects.filter(meeting=meeting, seat__isnull=False).order_by("seat__person__name", "pk")
    return _people(
        rows.values_list(
            "seat__person_id", "seat__person__name", "seat__person__email", "seat__user__email", "seat__post_id"
        )
    )


def _people(rows: Iterable[Any]) -> tuple[Recipient, ...]:
    found: dict[int, Recipient] = {}
    for pk, name, email, user_email, post in rows:
        known = found.get(pk, Recipient(pk, name, email or user_email or ""))
        found[pk] = Recipient(pk, name, known.address or user_email or "", (*known.posts, post))
    return tuple(found.values())


@dataclass
class Sheet:
    """One person's mail when minutes are issued: their actions by reference and day; those of a case file by the
    reference of the file alone, once."""

    recipient: Recipient
    actions: list[tuple[str, date | None]] = field(default_factory=list)


def sheets_of(meeting: Meeting, at: datetime, day: date) -> list[Sheet]:
    """For everybody of the list, and every other owner of an action of the meeting, which actions are theirs.

    Of an action of a case file only those are told who open it. To be read within the whole record of the meeting.
    Three queries, and one and six more for each where there are case files among the actions.
    """
    sheets = {each.person_id: Sheet(each) for each in recipients_of(meeting)}
    actions = Action.objects.filter(item__meeting=meeting).exclude(state=ActionState.WITHDRAWN).order_by("pk")
    given = list(actions.values_list("reference", "due_on", "owner_id", "file_id"))
    if not given:
        return list(sheets.values())
    seats = Seat.objects.filter(live_on(day), post__in={owner for _, _, owner, _ in given}).order_by("person__name")
    columns = ("person_id", "person__name", "person__email", "user__email", "post_id")
    reading = {file: posts_reading(file, at) or frozenset() for file in {each[3] for each in given} if file}
    files = references_of(reading)
    for holder in _people(seats.values_list(*columns)):
        theirs = [
            (reference, due) if file is None else (files[file], None)
            for reference, due, owner, file in given
            if owner in holder.posts and (file is None or owner in reading[file])
        ]
        if theirs:
            sheets.setdefault(holder.person_id, Sheet(holder)).actions.extend(dict.fromkeys(theirs))
    return list(sheets.values())


def comments_of(meeting: Meeting) -> dict[int, list[MinutesComment]]:
    """Comments by the key of their item, those of case files that are open to one among them. One query."""
    rows = MinutesComment.objects.filter(item__meeting=meeting).select_related(
        "line__seat__person", "seat__person", "answered_by__person"
    )
    found: dict[int, list[MinutesComment]] = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found


def unanswered_of(meeting: Meeting) -> list[int]:
    """The numbers of the items of comments without an answer, each as often as it has one. One query."""
    rows = MinutesComment.objects.filter(item__meeting=meeting, answer="").order_by("item__number")
    return list(rows.values_list("item__number", flat=True))


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction as it is shown: who, when and why, what changed word by word, and the old text."""

    reason: str
    who: str
    at: datetime
    parts: tuple[Part, ...]
    before: str


def corrections_of(meeting: Meeting) -> dict[int, list[Corrected]]:
    """Corrections by the key of their item, the oldest first. One query."""
    rows = MinutesCorrection.objects.filter(item__meeting=meeting).select_related("seat__person", "seat__post")
    found: dict[int, list[Corrected]] = {}
    for row in rows.order_by("at", "pk"):
        parts = shortened(words_changed(row.before, row.after))
        found.setdefault(row.item_id, []).append(Corrected(row.reason, who(row.seat), row.at, parts, row.before))
    return found


MOVES = {
    "circulate": "Circulated for comments",
    "issue": "Issued",
    "approve": "Approved",
    "not_approve": "Not approved: the meeting was not quorate",
    "correct": "Corrected",
}


def story_of_minutes(minutes: Minutes | None) -> list[dict[str, Any]]:
    """Every move of minutes, the latest first, for a timeline. One query."""
    if minutes is None:
        return []
    return timeline_of(MinutesStage.objects.filter(minutes=minutes), MOVES)
