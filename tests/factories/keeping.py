"""A case file with something of every kind hanging on it, each word of it marked; and erasures walked to their end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from hscp.identity.models import User
from hscp.lib.keeping import RecordClass
from hscp.record.holding import Covers
from hscp.record.models import Job
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import Space
from keeping.enums import Kind
from keeping.models import ErasureAsked, PersonExport
from keeping.operations import exporting
from keeping.operations.deciding import set_hold
from keeping.operations.erasing import answer_erasure, ask_erasure
from keeping.operations.exporting import ask_export
from keeping.queries.things import thing_of
from meetings.models import AgendaItem, Meeting
from meetings.operations.actions import Source, change_action, give_action, report_progress
from meetings.operations.agenda import add_item, edit_item
from meetings.operations.decisions import record_decision
from meetings.operations.drafts import Typed, keep_draft
from meetings.operations.minutes import save_minutes
from meetings.operations.recommendations import add_recommendation, respond
from meetings.queries.drafts import Desk
from partnership.models import CaseFile, Person, Post, RetentionRule, Seat
from partnership.operations.cases import add_document, close_case_file, exclude
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.meetings import clock, come, make_board, opened
from tests.factories.people import make_seat, make_user
from tests.factories.uploads import upload

MARK = "Zanzibar"


@dataclass
class Stuffed:
    """A case file, the meeting it was spoken of in, the item of it, and two accounts that look after retention."""

    world: World
    file: CaseFile
    meeting: Meeting
    item: AgendaItem
    first: User
    second: User

    @property
    def space(self) -> Space:
        """The space of it all."""
        return self.world.here

    @contextmanager
    def inside(self) -> Iterator[Any]:
        """Within the file."""
        with within(self.space, self.file, user=self.first) as context:
            yield context


def second_keeper(space: Space) -> User:
    """A second account of the Partnership Team in a space."""
    with acting(in_space(space.pk)):
        user = make_user(f"second@{space.slug}.example.org")
        make_seat(Post.objects.get(key="team-post"), user=user, name="Second Keeper")
    return user


def make_schedule(**months: int | None) -> None:
    """National rows for these classes of record."""
    with loading():
        for kept, length in months.items():
            RetentionRule.objects.create(record_class=kept, starts="its end", months=length, citation="Invented")


def make_stuffed(world: World, *, at: datetime = NOW, close: bool = True) -> Stuffed:
    """A case file that the team leads, in which every text says ``MARK``; closed, unless told otherwise."""
    space, team = world.here, world.user("team")
    file = make_case_file(space, team, title=f"{MARK} family", at=at)
    grant = put_on(file, world.user("dsp"), at=at)
    with within(space, file, user=team):
        grant.reason = f"Knows {MARK}"
        grant.save(update_fields=["reason"])
    with acting(in_space(space.pk, user_id=team.pk)):
        board = make_board(key="stuffed")
        meeting = opened(board, items=1, hour=8)
        come(board, meeting, "council", "icb", "police")
        before = add_item(meeting=meeting, title=f"Of {MARK}, not yet restricted")
    with within(space, file, user=team):
        kin = Person.objects.exclude(user=team).exclude(user=world.user("dsp")).earliest("pk")
        exclude(file=file, person=kin, reason=f"Kin of {MARK}", seat=seat_of(team, space), at=at)
        seat = board.seats["council"]
        item = add_item(meeting=meeting, title=f"{MARK}", introduced_by=f"Aunt of {MARK}", file=file)
        wanted: dict[str, Any] = {"purpose": "discuss", "minutes_planned": None, "introduced_by": "", "version": 1}
        edit_item(item=item, title=f"{MARK} anew", **wanted)
        before.file = file
        before.save(update_fields=["file"])
        fill(file, item, seat)
        if close:
            close_case_file(file=file, reason=f"{MARK} is grown up", seat=seat_of(team, space), at=at)
    return Stuffed(world, file, meeting, item, team, second_keeper(space))


def fill(file: CaseFile, item: AgendaItem, seat: Seat) -> None:
    """Minutes and a draft of more, a decision, an action with progress, a recommendation with an answer; all marked."""
    end = clock(9, 30)
    add_document(file=file, title=f"{MARK} at school", upload=upload(f"{MARK}.pdf"), seat=seat, at=end)
    item = save_minutes(item=item, text=f"{MARK} was **seen**", version=1, seat=seat, at=end)
    item = save_minutes(item=item, text=f"{MARK} was seen twice", version=item.version, seat=seat, at=end)
    typed = Typed(key="a-window", version=item.version, text=f"{MARK} sleeps", count=1)
    keep_draft(desk=Desk.under(item), typed=typed, seat=seat, at=end)
    decision = record_decision(
        item=item, text=f"See {MARK}", kind="agree", taken_at=clock(9), seat=seat, at=end, reasons=f"As {MARK} asks"
    )
    due = date(2026, 7, 1)
    action = give_action(
        source=Source(decision=decision), text=f"Visit {MARK}", owner=seat.post, due_on=due, given_at=end, seat=seat,
        at=end,
    )  # fmt: skip
    change_action(
        action=action,
        text=f"Ring {MARK}",
        owner=seat.post,
        due_on=due,
        reason=f"{MARK} moved",
        version=1,
        seat=seat,
        at=end,
    )
    report_progress(action=action, text=f"{MARK} rang", evidence=f"{MARK} is well", seat=seat, at=end)
    made = add_recommendation(
        reference="RR-9",
        source="rapid_review",
        source_title=f"Review of {MARK}",
        text=f"Do better for {MARK}",
        made_on=date(2026, 5, 1),
        seat=seat,
        at=end,
        file=file,
    )
    respond(recommendation=made, response=f"Yes, for {MARK}", version=1, seat=seat, at=end)


def ask(stuffed: Stuffed, kind: Kind, key: int, *, by: User, reason: str = "", at: datetime = NOW) -> ErasureAsked:
    """Ask for an erasure as ``by``."""
    space = stuffed.space
    files = (stuffed.file,) if kind is Kind.MINUTES else ()
    with within(space, *files, user=by):
        thing = thing_of(kind, key, TODAY)
        assert thing is not None
        words = reason or "The court has ordered it, and both partners agree"
        return ask_erasure(thing=thing, reason=words, seat=seat_of(by, space), day=TODAY, at=at)


def confirm(stuffed: Stuffed, asked: ErasureAsked, *, by: User, at: datetime = NOW) -> None:
    """Confirm it as ``by``."""
    with acting(in_space(stuffed.space.pk, user_id=by.pk)):
        row = ErasureAsked.objects.select_related("seat").get(pk=asked.pk)
        answer_erasure(asked=row, confirmed=True, seat=seat_of(by, stuffed.space), day=TODAY, at=at)


def work_off(asked: ErasureAsked) -> Job:
    """Do the jobs that wait; gives back that of the erasure."""
    drain(timezone.now() + timedelta(hours=1))
    with acting(in_space(asked.space_id)):
        job: Job = Job.objects.get(key=f"erasure:{asked.pk}")
    return job


def erased(stuffed: Stuffed, kind: Kind = Kind.FILE, key: int | None = None) -> ErasureAsked:
    """An erasure asked for, confirmed and done."""
    asked = ask(stuffed, kind, stuffed.file.pk if key is None else key, by=stuffed.first)
    confirm(stuffed, asked, by=stuffed.second)
    job = work_off(asked)
    assert job.state == "done", job.problem
    return asked


def make_hold_and_erasure(meeting: Meeting) -> None:
    """For the sweeps: a hold on a class that they do not touch, and an erasure that waits for a second person."""
    seat = Seat.objects.get(post__key="team-post")
    words = {"name": "An audit", "reason": "The auditor asks", "asked_by": "An auditor"}
    set_hold(covers=Covers.CLASS, record_class=RecordClass.MONEY, starts_on=TODAY, **words, seat=seat, at=NOW)
    asked = ErasureAsked(kind="meeting", of_key=meeting.pk, of_words="A meeting", due=True, reason="Old")
    asked.seat, asked.at = seat, NOW
    asked.save()
    make_export(Person.objects.get(pk=seat.person_id), b"PK")


def make_export(person: Person, data: bytes) -> PersonExport:
    """A finished export that the person asked for themself, its file in its place."""
    assert person.user_id is not None
    export = ask_export(person=person, own=True, reason="", seat=None, by_id=person.user_id, at=NOW)
    name = exporting.keep(export=export, data=data)
    return exporting.store(export=export, name=name, data=data, at=NOW)
