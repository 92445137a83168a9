"""Closing a meeting is one act: first everything that stands in its way, and everything that closing will say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef

from hscp.lib.verdicts import Verdict
from hscp.lib.words import time_words
from hscp.lib.workdays import uk_date
from hscp.spaces.looks import looked_into
from meetings.enums import ActionState, Outcome
from meetings.models import Action, AgendaItem, Decision, Meeting, MinutesDraft
from meetings.operations.reach import whole_record_of
from meetings.queries import Attending
from meetings.queries.conduct import conduct_now
from meetings.rules.moments import may_close
from partnership.models import Seat
from partnership.queries.cases import live_on

RESTRICTED = "(restricted: not open to you)"


@dataclass(frozen=True, slots=True)
class Preflight:
    """What closing a meeting would do: the verdict with everything missing, and what is told and not held against it.

    ``unexplained`` are members who neither came nor sent apologies; ``still_here`` leave at the end by themselves;
    ``provisional`` counts decisions, open to who acts, that are to be taken again. As sentences: ``inquorate``, the
    decisions taken while the meeting was not quorate; ``drafts``, what somebody typed and did not save; ``ownerless``,
    actions that nobody would do, for nobody holds the post that owns them. (An action has a post and a date: the form
    and the database ask for both.)
    """

    verdict: Verdict
    unexplained: tuple[Attending, ...]
    still_here: tuple[Attending, ...]
    provisional: int
    inquorate: tuple[str, ...]
    drafts: tuple[str, ...]
    ownerless: tuple[str, ...]

    @property
    def says(self) -> bool:
        """Whether there is anything to be told."""
        return bool(self.unexplained or self.still_here or self.inquorate or self.drafts or self.ownerless)


def preflight(*, meeting: Meeting, closed_at: datetime, at: datetime, people: Sequence[Attending]) -> Preflight:
    """What stands in the way of closing, and what closing would say. Five queries.

    Restricted items count as any other. Of one that is not open to who acts only the number is said.
    """
    with whole_record_of(meeting) as hidden:
        found = list(_unwritten(meeting))
        decisions = list(_decisions(meeting))
        drafts, actions = list(_drafts(meeting)), list(_actions(meeting, at))
        conduct = conduct_now(meeting.pk)
    items = [f"{number} {RESTRICTED}" if file in hidden else f"{number}. {title}" for number, title, file in found]
    looked_into(row[-1] for row in (*found, *decisions, *drafts, *actions) if row[-1] not in hidden)
    times = [moment for _, moment, *_ in decisions]
    for stay in (stay for person in people for stay in person.stays):
        times += [stay.arrived_at] + ([stay.left_at] if stay.left_at else [])
    for interval in (*conduct.holes, *(taken.interval for taken in conduct.times)):
        times += [interval.start] + ([interval.end] if interval.end else [])
    return Preflight(
        verdict=may_close(
            meeting.state,
            opened_at=meeting.opened_at,
            closed_at=closed_at,
            now=at,
            anybody_there=any(person.was_here for person in people),
            items_without_minutes=items,
            latest=max(times, default=None),
        ),
        unexplained=tuple(
            person
            for person in people
            if person.is_member and not person.is_vacant and not person.was_here and not person.sent_apologies
        ),
        still_here=tuple(person for person in people if person.is_here),
        provisional=sum(outcome == Outcome.PROVISIONAL and file not in hidden for _, _, outcome, _, file in decisions),
        inquorate=tuple(_inquorate(decisions, hidden)),
        drafts=tuple(_unsaved(drafts, hidden)),
        ownerless=tuple(
            f"Action {reference}: nobody holds the post that owns it, {owner}."
            for reference, owner, file in actions
            if file not in hidden
        ),
    )


def _unwritten(meeting: Meeting) -> Iterable[Any]:
    rows = AgendaItem.objects.filter(meeting=meeting, withdrawn_because="", minutes="").order_by("number")
    return rows.values_list("number", "title", "file_id")


def _decisions(meeting: Meeting) -> Iterable[Any]:
    rows = Decision.objects.filter(meeting=meeting).exclude(outcome=Outcome.TAKEN_OUT).order_by("number")
    return rows.values_list("number", "at", "outcome", "quoracy__quorate", "file_id")


def _drafts(meeting: Meeting) -> Iterable[Any]:
    rows = MinutesDraft.objects.filter(item__meeting=meeting, put_away_at__isnull=True)
    rows = rows.exclude(text=F("item__minutes")).exclude(text="").order_by("item__number", "saved_at")
    return rows.values_list("item__number", "seat__person__name", "saved_at", "file_id")


def _actions(meeting: Meeting, at: datetime) -> Iterable[Any]:
    held = Seat.objects.filter(live_on(uk_date(at)), post=OuterRef("owner"))
    rows = Action.objects.filter(item__meeting=meeting, state=ActionState.OPEN).exclude(Exists(held))
    return rows.order_by("pk").values_list("reference", "owner__title", "file_id")


def _inquorate(decisions: Iterable[Any], hidden: frozenset[int]) -> Iterable[str]:
    for number, moment, outcome, quorate, file in decisions:
        if quorate or file in hidden:
            continue
        taken = f"Decision {number} was taken at {time_words(moment)}, while the meeting was not quorate"
        if outcome == Outcome.PROVISIONAL:
            yield f"{taken}: provisional, to return to the next quorate meeting."
        else:
            yield f"{taken}: {Outcome(outcome).label.lower()}, which needs no quoracy."


def _unsaved(drafts: Iterable[Any], hidden: frozenset[int]) -> Iterable[str]:
    for number, name, saved_at, file in drafts:
        if file in hidden:
            yield f"Item {number} {RESTRICTED}: somebody has typed what is not saved."
        else:
            yield f"Item {number}: {name} has typed what is not saved, last at {time_words(saved_at)}."
