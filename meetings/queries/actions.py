"""Actions across meetings: the register, what waits for somebody, and what became of one action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from hscp.spaces.looks import looked_into
from meetings.enums import ActionState, Outcome
from meetings.models import Action, ActionStage, ActionUpdate
from meetings.rules.closing import standing_words
from partnership.models import Post, Seat
from partnership.queries.cases import lists_of, live_on
from partnership.rules.cases import Place

SORTS: dict[str, tuple[str, ...]] = {
    "reference": ("given_at", "pk"),
    "due": ("due_on", "pk"),
    "owner": ("owner__title", "due_on"),
    "state": ("state", "due_on"),
}
TO_BE_CLOSED = (ActionState.OPEN, ActionState.DONE, ActionState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One line of the register. ``late`` and ``tag``, its state in words with a tone, are of the day asked about.

    ``provisional``: its decision is not settled.
    """

    pk: int
    reference: str
    text: str
    owner: str
    due_on: date
    state: str
    group: str
    recommendation: str
    source: str
    agency: str
    restricted: bool
    outcome: str
    retaken: bool
    given_at: datetime
    done_on: date | None
    confirmed_on: date | None
    impact_due_on: date | None
    closed_on: date | None
    to_look_at: str
    late: bool
    tag: tuple[str, str]

    @property
    def provisional(self) -> bool:
        return self.outcome == Outcome.PROVISIONAL and not self.retaken


_COLUMNS = (
    "pk",
    "reference",
    "text",
    "owner__title",
    "due_on",
    "state",
    "item__meeting__group__name",
    "recommendation__reference",
    "recommendation__source",
    "owner__organisation__name",
    "file_id",
    "decision__outcome",
    "decision__taken_again_as_id",
    "given_at",
    "done_on",
    "confirmed_on",
    "impact_due_on",
    "closed_on",
    "to_look_at",
    "followed_as_id",
)


def is_late(action: Action, today: date) -> bool:
    """Whether an action is open after its due date. Never stored: it depends on the day."""
    return action.state == ActionState.OPEN and action.due_on < today


def tag_of(action: Action, today: date) -> tuple[str, str]:
    """How an action stands today, in words and with a tone. Its recommendation is read where it follows one."""
    return standing_words(
        action.state,
        due_on=action.due_on,
        today=today,
        source=action.recommendation.source if action.recommendation else "",
        impact_due_on=action.impact_due_on,
        followed=action.followed_as_id is not None,
    )


def actions_listed(
    today: date,
    *,
    text: str = "",
    mine: Iterable[int] | None = None,
    group: str = "",
    owner: str = "",
    agency: str = "",
    source: str = "",
    state: str = "",
    late: bool = False,
    look: bool = False,
    due_before: date | None = None,
    sort: str = "",
) -> "QuerySet[Action]":
    """The actions that fit, as values for ``rows_of``.

    ``state`` is one of the states, "all", or "" for those still to be closed (open, done, confirmed). ``mine`` are
    seats: the actions that their posts own. ``late`` are open ones past their due date on ``today``, ``look`` those
    that somebody has to look at, in whatever state.
    """
    found: QuerySet[Any] = Action.objects.all()
    if text:
        found = found.filter(Q(text__icontains=text) | Q(reference__icontains=text) | Q(owner__title__icontains=text))
    if mine is not None:
        found = found.filter(owner__in=Seat.objects.filter(pk__in=list(mine)).order_by().values("post"))
    if group:
        found = found.filter(item__meeting__group=group)
    if owner:
        found = found.filter(owner=owner)
    if agency:
        found = found.filter(owner__organisation=agency)
    if source:
        found = found.filter(recommendation__source=source)
    if look:
        found = found.exclude(to_look_at="")
    if late:
        found = found.filter(state=ActionState.OPEN, due_on__lt=today)
    elif state == "" and not look:
        found = found.filter(state__in=TO_BE_CLOSED)
    elif state not in ("", "all"):
        found = found.filter(state=state)
    if due_before:
        found = found.filter(due_on__lt=due_before)
    key = sort if sort.removeprefix("-") in SORTS else "due"
    order = [F(name).desc() if key.startswith("-") else F(name).asc() for name in SORTS[key.removeprefix("-")]]
    return found.order_by(*order)


def rows_of(actions: Any, today: date) -> list[ActionRow]:
    """The lines of ``actions_listed`` or a slice of it. One query."""
    values: list[tuple[Any, ...]] = list(actions.values_list(*_COLUMNS))
    looked_into(row[_COLUMNS.index("file_id")] for row in values)
    return [ActionRow(*_line(row, today)) for row in values]


def _line(row: tuple[Any, ...], today: date) -> tuple[Any, ...]:
    (
        *first,
        group,
        recommendation,
        source,
        agency,
        file_id,
        outcome,
        again,
        given,
        done,
        confirmed,
        impact,
        closed,
        look,
        followed,
    ) = row
    due_on, state = first[4], first[5]
    late = state == ActionState.OPEN and due_on < today
    words = (
        group or "",
        recommendation or "",
        source or "",
        agency or "",
        file_id is not None,
        outcome or "",
        again is not None,
    )
    tag = standing_words(
        state, due_on=due_on, today=today, source=source or "", impact_due_on=impact, followed=followed is not None
    )
    return (*first, *words, given, done, confirmed, impact, closed, look, late, tag)


def my_actions(seats: Iterable[Seat], today: date) -> list[Action]:
    """Open actions of the posts that these seats hold, the soonest due first; ``late`` is set on each. One query.

    Without those of case files, whose words are for the pages of the file.
    """
    posts = {seat.post_id for seat in seats}
    mine = Action.objects.filter(owner__in=posts, state=ActionState.OPEN, file__isnull=True)
    found = list(mine.select_related("owner").order_by("due_on", "pk"))
    for action in found:
        action.late = is_late(action, today)
    return found


def my_restricted_actions(seats: Iterable[Seat], until: date) -> list[tuple[int, str, str, date]]:
    """The same of case files that are open to one, due by a day, without their words.

    Key, reference, the file's reference, due day. One query; none for those who open no file.
    """
    if not current().files:
        return []
    posts = {seat.post_id for seat in seats}
    mine = Action.objects.filter(owner__in=posts, state=ActionState.OPEN, due_on__lte=until, file__isnull=False)
    return list(mine.order_by("due_on", "pk").values_list("pk", "reference", "file__reference", "due_on"))


def actions_to_confirm() -> "QuerySet[Action]":
    """Actions that their owners report as done and nobody has confirmed, closed or sent back yet."""
    found: QuerySet[Action] = Action.objects.filter(state=ActionState.DONE).select_related("owner").order_by("done_on")
    return found


def holders_of(post_id: int, day: date) -> list[str]:
    """The names of those who hold a post on a day. One query."""
    seats = Seat.objects.filter(live_on(day), post=post_id).order_by("starts_on", "pk")
    return list(seats.values_list("person__name", flat=True))


def people_reading(file_id: int, at: datetime) -> set[int]:
    """The people who can open the file now, from whichever of their seats. At most five queries."""
    return {each.grant.seat.person_id for each in lists_of([file_id], at)[file_id] if each.place is Place.COUNTS}


def posts_reading(file_id: int | None, at: datetime) -> frozenset[int] | None:
    """The posts of which a holder can open the file now, from whichever of their seats; None without a file.

    At most six queries.
    """
    if file_id is None:
        return None
    people = people_reading(file_id, at)
    return frozenset(Seat.objects.filter(live_on(uk_date(at)), person__in=people).values_list("post_id", flat=True))


def owner_choices(today: date) -> list[tuple[int, str]]:
    """The posts an action may be given to, each with its holder today: (key, words). Two queries."""
    return owners_and_agencies(today)[0]


def owners_and_agencies(today: date) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The posts an action may be given to, as above, and the bodies that have or had a post. Two queries."""
    live = Q(starts_on__lte=today) & (Q(ends_on__isnull=True) | Q(ends_on__gt=today))
    seats = Seat.objects.filter(live).select_related("person").order_by("person__name")
    posts = list(
        Post.objects.select_related("organisation")
        .prefetch_related(Prefetch("seats", queryset=seats, to_attr="holders"))
        .order_by("title", "pk")
    )
    owners = [
        (post.pk, f"{post.title} ({_held_by(post.holders)})")
        for post in posts
        if post.ends_on is None or post.ends_on > today
    ]
    bodies = {post.organisation.pk: post.organisation.name for post in posts if post.organisation}
    return owners, sorted(bodies.items(), key=lambda body: body[1])


def _held_by(seats: list[Seat]) -> str:
    return ", ".join(seat.person.name for seat in seats) if seats else "vacant"


MOVES = {
    "give": "Given",
    "change": "Changed",
    "link": "Linked to a recommendation",
    "finish": "Reported as done",
    "confirm": "Confirmed by a second person",
    "close": "Closed",
    "return": "Returned to its owner",
    "reopen": "Reopened",
    "withdraw": "Withdrawn",
    "convert": "Taken out: it was no action",
    "from_note": "Taken out of the minutes, where it was a note",
    "unhang": "No longer follows from a decision",
    "raise_chair": "Overdue at a second meeting: the chair is told",
    "raise_partner": "Overdue at a third meeting: the agency’s partner is told",
    "decision_judged_again": "The decision behind it was judged again",
    "follow_on": "Goes on in the open",
    "stay_in_file": "Stays in its case file",
    "look_at": "Looked at, after its decision was judged again",
}


def story_of(action: Action) -> list[dict[str, object]]:
    """Everything that happened to an action, the latest first, for a timeline: its moves and reports. Two queries."""
    people = ("seat__person", "seat__post")
    entries = [
        {
            "what": MOVES.get(stage.move, stage.move),
            "who": who(stage.seat),
            "when": stage.at,
            "detail": "" if stage.move == "finish" else stage.reason,
            "order": 0 if stage.move == "give" else 2,
        }
        for stage in ActionStage.objects.filter(action=action).select_related(*people)
    ]
    entries += [
        {
            "what": f"Progress: {str(update.get_answer_display()).lower()}" if update.answer else "Progress",
            "who": _reported_by(update),
            "when": update.at,
            "detail": f"{update.text} Evidence of impact: {update.evidence}" if update.evidence else update.text,
            "order": 1,
        }
        for update in ActionUpdate.objects.filter(action=action).select_related(*people, "on_behalf_of")
    ]
    return sorted(entries, key=lambda each: (each["when"], each["order"]), reverse=True)


def actions_under(*, today: date, **under: Any) -> list[Action]:
    """The actions of a decision or a recommendation (``decision=``, ``recommendation=``), the soonest due first.

    Owners come with them, and ``tag`` is set on each: its state today in words, and a tone. One query.
    """
    rows = Action.objects.filter(**under).select_related("owner", "recommendation").order_by("due_on", "pk")
    found: list[Any] = list(rows)
    for action in found:
        action.tag = tag_of(action, today)
    return found


def actions_to_link(file_id: int | None) -> "QuerySet[Action]":
    """Actions that may be linked to a recommendation of that case file: they follow none yet. The 200 given last."""
    free = Action.objects.filter(recommendation__isnull=True, file=file_id).exclude(state=ActionState.WITHDRAWN)
    return free.order_by("-given_at")[:200]


def _reported_by(update: ActionUpdate) -> str:
    """Who wrote a report down, on whose behalf where that is another, and how it came to them."""
    words = who(update.seat)
    if update.on_behalf_of is not None:
        words += f", on behalf of {update.on_behalf_of.title}"
    return f"{words}, {update.get_came_by_display()}" if update.came_by else words


def who(seat: Seat | None) -> str:
    """A person and the post they acted from; empty for the timetable."""
    return f"{seat.person.name}, {seat.post.title}" if seat else ""
