"""One partnership with a year behind it: the published arrangements, people in every post, meetings, actions.

What is judged (meetings, presence, decisions) goes through the product's operations; what there is much of goes
through its bulk inserts. Nothing is left to chance: two runs seed the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from unittest.mock import patch

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.core.management import call_command

from hscp.record.bulk import create_many
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import UK
from hscp.spaces.models import Space
from meetings.enums import ActionState, DecisionKind
from meetings.models import Action, ActionStage, AgendaItem, Decision, Meeting, Numbering
from meetings.operations.agenda import add_item
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting, open_meeting, plan_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.papers import add_paper
from meetings.operations.presence import all_here
from partnership.models import Group, Membership, Person, Post, Seat
from partnership.operations.people import add_person, appoint, appoint_chair, link_account
from tests.bench.report_seeds import seed_report
from tests.bench.sizes import Sizes
from tests.bench.words import MINUTES_LENGTH, paragraphs
from tests.factories.uploads import upload

SPACE = "herefordshire"
EMAIL, PASSWORD, APP = "bench@example.org", "a password for the bench only", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOADED = datetime(2025, 3, 1, 9, 0, tzinfo=UK)  # when the arrangements were loaded
FIRST_DAY = date(2025, 4, 1)
LIVE_DAY = date(2026, 6, 15)
WORK = (time(8), time(9, 45))


@dataclass(frozen=True, slots=True)
class Seeded:
    """Keys of what is measured."""

    space_id: int
    user_id: int
    closed: int
    fewer: int
    more: int
    live: int
    live_items: tuple[int, ...]
    decisions: int
    meetings: int


def seed(sizes: Sizes) -> Seeded:
    """Fill the empty database. Takes some twenty seconds in full."""
    with patch("hscp.spaces.clock._wall", lambda: LOADED):
        call_command("load_arrangements", verbosity=0, stdout=_Silence())
    space = Space.objects.get(slug=SPACE)
    with acting(in_space(space.pk)):
        seat = _account()
        _people(sizes)
        board = Group.objects.get(key="board")
        rest = list(
            Group.objects.filter(located_in__isnull=True, as_needed=False, terms__isnull=False)
            .exclude(pk=board.pk)
            .order_by("position")
            .distinct()
        )
        days = _days(sizes.others + 3)
        for number in range(sizes.others):
            group = board if number % 5 == 0 or not rest else rest[number % len(rest)]
            _held(group, next(days), 8, seat, decisions=2)
        fewer = _held(board, next(days), sizes.fewer, seat, decisions=2)
        more = _held(board, next(days), sizes.more, seat, decisions=20)
        closed = _held(board, next(days), sizes.items, seat, decisions=10)
        live = _held(board, LIVE_DAY, sizes.items, seat, decisions=10, close=False)
        _actions(sizes.actions, [fewer.pk, closed.pk, live.pk, more.pk])
        seed_report(sizes, seat)
        return Seeded(
            space_id=space.pk,
            user_id=seat.user_id or 0,
            closed=closed.pk,
            fewer=fewer.pk,
            more=more.pk,
            live=live.pk,
            live_items=tuple(AgendaItem.objects.filter(meeting=live).order_by("number").values_list("pk", flat=True)),
            decisions=Decision.objects.count(),
            meetings=Meeting.objects.count(),
        )


class _Silence:
    def write(self, text: str) -> None:
        """What the loader would tell a person."""

    def flush(self) -> None:
        """Nothing was kept."""

    def isatty(self) -> bool:
        return False


def _account() -> Seat:
    """Who is signed in: the Partnership Team, who may do most."""
    user = get_user_model().objects.create_user(EMAIL, PASSWORD)
    TOTP.activate(user, APP)
    person = link_account(person=add_person(name="Holder of the bench’s account", email=EMAIL), user=user)
    post = Post(key="bench-team", title="Partnership Team officer", role="team", many_holders=True)
    post.save()
    return appoint(post=post, person=person, starts_on=FIRST_DAY)


def _people(sizes: Sizes) -> None:
    """Somebody in every post, and as many more on the board as it wants."""
    board = Group.objects.get(key="board")
    seats = Membership.objects.filter(group=board).count()
    more = create_many(
        Post(
            key=f"bench-{number}",
            title=f"Lead for safeguarding of agency {number}",
            role="member",
            space_id=board.space_id,
        )
        for number in range(1, sizes.people - seats + 1)
    )
    create_many(
        Membership(group=board, post=post, is_member=False, section="§5.1", space_id=board.space_id) for post in more
    )
    posts = list(Post.objects.exclude(key="bench-team").order_by("pk"))
    people = create_many(
        Person(name=f"Holder of post {number}", email=f"post{number}@example.org", space_id=post.space_id)
        for number, post in enumerate(posts, 1)
    )
    create_many(
        Seat(
            post=post,
            person=person,
            starts_on=FIRST_DAY,
            role=post.role,
            sole=not post.many_holders,
            space_id=post.space_id,
        )
        for post, person in zip(posts, people, strict=True)
    )
    appoint_chair(group_id=board.pk, post=Post.objects.get(key="dsp-icb"), kind="chair", starts_on=date(2025, 9, 1))


def _days(wanted: int) -> Iterator[date]:
    """So many days of the year 2025-26, in their order."""
    return (date(2025, 4, 3) + timedelta(days=number * 360 // wanted) for number in count())


def _held(group: Group, day: date, items: int, seat: Seat, *, decisions: int, close: bool = True) -> Meeting:
    """A meeting with a paper on every other item and minutes under each, where all were present; closed unless it is
    still on."""
    start, end = (datetime.combine(day, hour, tzinfo=UK) for hour in WORK)
    meeting = plan_meeting(
        group=group, starts_at=start, ends_at=end, place="Council chamber", seat=seat, at=start - timedelta(days=14)
    )
    for number in range(1, items + 1):
        item = add_item(
            meeting=meeting, title=paragraphs(60, number), introduced_by="Partnership Team", minutes_planned=5
        )
        if number % 2:
            add_paper(item=item, title=paragraphs(40, number), upload=upload(), seat=seat, at=start)
    open_meeting(meeting=meeting, opened_at=start, seat=seat, at=start)
    all_here(meeting=meeting, when=start, at=start, everybody=True)
    for item in AgendaItem.objects.filter(meeting=meeting).select_related("meeting"):
        save_minutes(item=item, text=paragraphs(MINUTES_LENGTH, item.number), version=item.version, seat=seat, at=end)
        if item.number <= decisions:
            record_decision(
                item=item,
                text=paragraphs(140, item.number + 3),
                kind=DecisionKind.AGREE if item.number % 3 else DecisionKind.NOTE,
                taken_at=start + timedelta(minutes=item.number),
                seat=seat,
                at=end,
            )
    if close:
        meeting = close_meeting(meeting=Meeting.objects.get(pk=meeting.pk), closed_at=end, seat=seat, at=end)
    return meeting


STATES = (ActionState.OPEN, ActionState.OPEN, ActionState.DONE, ActionState.CLOSED, ActionState.CLOSED)


def _actions(wanted: int, measured: Sequence[int]) -> None:
    """Actions under the items of the meetings: of those that are measured every third has one."""
    items = [
        item
        for item in AgendaItem.objects.select_related("meeting").order_by("meeting__starts_at", "number")
        if item.meeting_id not in measured
    ]
    some = list(AgendaItem.objects.select_related("meeting").filter(meeting__in=measured, number__in=range(1, 60, 3)))
    owners = list(Post.objects.filter(seats__isnull=False).order_by("pk").distinct())
    numbers: dict[int, Iterator[int]] = {}
    rows = []
    for number in range(wanted):
        item = some[number] if number < len(some) else items[number % len(items)]
        given = item.meeting.starts_at + timedelta(minutes=30)
        state, due = STATES[number % len(STATES)], given.date() + timedelta(days=30 + number % 90)
        rows.append(
            Action(
                reference=f"A-{given.year}-{next(numbers.setdefault(given.year, count(1))):03d}",
                text=paragraphs(110, number),
                owner=owners[number % len(owners)],
                due_on=due,
                state=state,
                item=item,
                given_at=given,
                done_on=None if state == ActionState.OPEN else due,
                closed_on=due if state == ActionState.CLOSED else None,
                space_id=item.space_id,
            )
        )
    made = create_many(rows)
    ActionStage.objects.bulk_create(
        ActionStage(action=action, move="give", to_state="open", at=action.given_at, space_id=action.space_id)
        for action in made
    )
    for year, numbering in numbers.items():
        Numbering(series=f"A-{year}", last=next(numbering) - 1).save()
