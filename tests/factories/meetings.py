"""A board with its three partners and others, and meetings of it in any state, made by walking the real operations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hscp.spaces.acting import current, loading
from hscp.spaces.models import Space
from meetings.models import AgendaItem, Attendee, Meeting
from meetings.operations.agenda import add_item
from meetings.operations.circulating import circulate_minutes, issue_minutes
from meetings.operations.meeting import close_meeting, open_meeting, plan_meeting
from meetings.operations.minutes import save_minutes
from meetings.operations.presence import arrive, leave
from partnership.models import Group, Membership, Organisation, Participation, Post, Seat, Terms
from partnership.operations.people import appoint_chair
from tests.factories.people import make_post, make_seat, make_user

UK = ZoneInfo("Europe/London")
DAY = date(2026, 6, 15)
PARTNERS = (
    ("council", "Herefordshire Council", "local_authority"),
    ("icb", "Herefordshire and Worcestershire ICB", "integrated_care_board"),
    ("police", "West Mercia Police", "police"),
)
OTHERS = (("education", "Education Service", "education"), ("public-health", "Public Health", "other"))
STATUTORY = {"quoracy": {"all_of_category": "statutory_partner"}, "citation": "§8"}


def clock(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A time of that day as the clocks in London showed it."""
    return datetime.combine(day, time(hour, minute), tzinfo=UK)


def make_organisation(key: str, name: str, category: str, *, standing: str = "relevant_agency") -> Organisation:
    """A body that takes part in the open space."""
    space = Space.objects.get(pk=current().space_id)
    with loading():
        organisation, _ = Organisation.objects.get_or_create(key=key, defaults={"name": name, "introduced_by": space})
    if not Participation.objects.filter(organisation=organisation).exists():
        Participation(organisation=organisation, category=category, standing=standing).save()
    return organisation


def make_group(key: str = "board", *, name: str = "", terms: dict | None = None) -> Group:
    """A group with its terms, in the open space."""
    group = Group(key=key, name=name or key.replace("-", " ").title(), kind="board")
    group.save()
    Terms(group=group, data=terms or STATUTORY, section="§8", starts_on=date(2024, 9, 1)).save()
    return group


def add_member(
    group: Group, post: Post, represents: Organisation | None = None, *, is_member: bool = True
) -> Membership:
    """A post in a group."""
    membership = Membership(group=group, post=post, represents=represents, is_member=is_member)
    membership.save()
    return membership


@dataclass
class Board:
    """A group and the seats of its posts by key: council, icb, police (members), education, public-health."""

    group: Group
    seats: dict[str, Seat] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def line(self, meeting: Meeting, key: str) -> Attendee:
        """The line of a seat on a meeting's list."""
        found: Attendee = Attendee.objects.get(meeting=meeting, seat=self.seats[key], deputising_for__isnull=True)
        return found


def make_board(
    *,
    terms: dict | None = None,
    key: str = "board",
    vacant: Sequence[str] = (),
    chair: str = "council",
    accounts: bool = False,
) -> Board:
    """A board of the three partners, education as a member and Public Health in attendance; ``chair`` may be empty.

    With ``accounts`` each holder can sign in: `<key>-<name>@example.org`.
    """
    board = Board(make_group(key, name="Safeguarding Partners Board" if key == "board" else "", terms=terms))
    for name, title, category in (*PARTNERS, *OTHERS):
        partner = (name, title, category) in PARTNERS
        organisation = make_organisation(
            name, title, category, standing="statutory_partner" if partner else "relevant_agency"
        )
        post = make_post(
            f"{key}-{name}", "dsp" if partner else "member", title=f"{'DSP' if partner else 'Lead'} for {title}"
        )
        post.organisation = organisation
        post.save()
        add_member(board.group, post, organisation, is_member=name != "public-health")
        board.organisations[name] = organisation
        if name not in vacant:
            board.seats[name] = make_seat(
                post,
                name=f"{name.replace('-', ' ').title()} Holder",
                user=make_user(f"{key}-{name}@example.org") if accounts else None,
            )
    if chair:
        post = Post.objects.get(key=f"{key}-{chair}")
        appoint_chair(group_id=board.group.pk, post=post, kind="chair", starts_on=date(2026, 1, 1))
    return board


def planned(board: Board, *, items: int = 3, day: date = DAY, hour: int = 9) -> Meeting:
    """A meeting that is planned, with so many items."""
    start = clock(hour, day=day)
    meeting = plan_meeting(
        group=board.group,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        place="Council chamber",
        seat=None,
        at=start - timedelta(days=14),
    )
    for number in range(1, items + 1):
        add_item(meeting=meeting, title=f"Topic {number}", introduced_by="Partnership Team")
    return Meeting.objects.get(pk=meeting.pk)


def opened(board: Board, *, items: int = 3, day: date = DAY, hour: int = 9) -> Meeting:
    """A meeting that began on the hour; nobody is there yet."""
    meeting = planned(board, items=items, day=day, hour=hour)
    return open_meeting(meeting=meeting, opened_at=clock(hour, day=day), seat=None, at=clock(hour + 1, day=day))


def come(board: Board, meeting: Meeting, *keys: str, when: datetime | None = None, at: datetime | None = None) -> None:
    """People of the board arrive, at the beginning unless told otherwise."""
    moment = when or meeting.opened_at
    assert moment is not None
    for key in keys:
        arrive(meeting=meeting, attendee_id=board.line(meeting, key).pk, when=moment, at=at or moment)


def go(board: Board, meeting: Meeting, *keys: str, when: datetime) -> None:
    """People of the board leave."""
    for key in keys:
        leave(meeting=meeting, attendee_id=board.line(meeting, key).pk, when=when, at=when)


def write_all(meeting: Meeting, seat: Seat, at: datetime) -> None:
    """Minutes under every item."""
    for item in AgendaItem.objects.filter(meeting=meeting, withdrawn_because=""):
        save_minutes(item=item, text=f"The board **discussed** {item.title}.", version=item.version, seat=seat, at=at)


def closed(board: Board, *, items: int = 3, day: date = DAY, hour: int = 8) -> Meeting:
    """A meeting that was held and closed after two hours, quorate throughout."""
    meeting = opened(board, items=items, day=day, hour=hour)
    come(board, meeting, "council", "icb", "police")
    end = clock(hour + 2, day=day)
    write_all(meeting, board.seats["council"], end)
    return close_meeting(meeting=meeting, closed_at=end, seat=board.seats["council"], at=end)


def circulate(meeting: Meeting, seat: Seat, *, day: date = DAY) -> None:
    """Its minutes go out for comments until the end of the day after tomorrow."""
    circulate_minutes(meeting=meeting, until=day + timedelta(days=2), seat=seat, at=clock(12, day=day))


def issue(meeting: Meeting, seat: Seat, *, day: date = DAY) -> None:
    """Its minutes go out for comments and, three days later, are issued."""
    circulate(meeting, seat, day=day)
    issue_minutes(meeting=meeting, seat=seat, at=clock(9, day=day + timedelta(days=3)))


def issued(board: Board, *, items: int = 3, day: date = DAY, hour: int = 8) -> Meeting:
    """A meeting that was held and closed, and whose minutes were issued."""
    meeting = closed(board, items=items, day=day, hour=hour)
    issue(meeting, board.seats["council"], day=day)
    return Meeting.objects.get(pk=meeting.pk)
