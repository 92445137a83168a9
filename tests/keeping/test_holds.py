"""A legal hold: nothing it covers goes, by any route, on either engine; its words are for those who may see them."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from hscp.lib.keeping import RecordClass
from hscp.lib.verdicts import Refused
from hscp.record import erasure
from hscp.record.entries import Erasure
from hscp.record.erasure import erase
from hscp.record.files import destroy, keeping
from hscp.record.holding import Covers, HoldLifted, HoldWords, LegalHold
from hscp.record.models import Mail
from hscp.record.stored import StoredFile
from hscp.spaces.acting import acting, in_space
from keeping.enums import Kind
from keeping.operations import erasing
from keeping.operations.deciding import lift_hold, set_hold
from meetings.models import ActionStage, AgendaItem, PaperVersion
from meetings.operations.papers import add_paper
from partnership.models import CaseDocument, CaseFile, Person, Seat
from tests.conftest import NOW, ON_POSTGRES, TODAY
from tests.factories.cases import seat_of
from tests.factories.fixtures import World
from tests.factories.keeping import MARK, Stuffed, ask, confirm, make_stuffed, work_off
from tests.factories.uploads import upload

ITEMS = "meetings_historicalagendaitem"
STOPPED = "legal hold"


@pytest.fixture
def stuffed(world: World) -> Stuffed:
    return make_stuffed(world)


def hold(stuffed: Stuffed, covers: Covers, of: Any = None, record_class: RecordClass | None = None) -> LegalHold:
    """Put something on hold as the first of the two."""
    space, user = stuffed.space, stuffed.first
    with acting(in_space(space.pk, user_id=user.pk)):
        return set_hold(
            covers=covers,
            of_key=of.pk if of is not None else None,
            of_words=str(of) if of is not None else "",
            record_class=record_class,
            name="Inquest of the spring",
            reason=f"The coroner of {MARK} asks",
            asked_by="Coroner",
            starts_on=TODAY,
            seat=seat_of(user, space),
            at=NOW,
        )


def lift(stuffed: Stuffed, held: LegalHold) -> None:
    with acting(in_space(stuffed.space.pk, user_id=stuffed.first.pk)):
        lift_hold(hold=held, reason="The inquest is over", seat=seat_of(stuffed.first, stuffed.space), at=NOW)


def past_item(stuffed: Stuffed) -> int:
    """The key of the oldest row of the restricted item's history."""
    key: int = AgendaItem.history.filter(id=stuffed.item.pk).earliest("history_id").pk
    return key


def let_go_past_our_code(table: str, row_key: int) -> None:
    """A row is named for erasure and deleted by hand: nothing of ours but the database's own question is asked."""
    Erasure(of_table=table, row_key=row_key, reason="By hand", at=NOW).save()
    with connection.cursor() as cursor:
        if ON_POSTGRES:
            cursor.execute("SELECT fence.erase(%s, %s)", [table, row_key])
        else:
            cursor.execute(f"DELETE FROM {table} WHERE history_id = %s", [row_key])  # noqa: S608 - our own names


KINDS = ["file", "meeting", "person", "class", "case files as a class", "space"]


def covering(stuffed: Stuffed, kind: str) -> LegalHold:
    if kind == "file":
        return hold(stuffed, Covers.FILE, stuffed.file)
    if kind == "meeting":
        return hold(stuffed, Covers.MEETING, stuffed.meeting)
    if kind == "person":  # whoever wrote the minutes
        with acting(in_space(stuffed.space.pk)):
            return hold(stuffed, Covers.PERSON, Person.objects.get(name="Council Holder"))
    if kind == "space":
        return hold(stuffed, Covers.SPACE)
    return hold(stuffed, Covers.CLASS, record_class=RecordClass.MINUTES if kind == "class" else RecordClass.CASE_FILES)


def test_the_database_lets_nothing_go_that_is_held(stuffed: Stuffed) -> None:
    """As the application itself, past the operation and past `erase`, for each kind; and once it is lifted, it goes."""
    with stuffed.inside():
        rows = AgendaItem.history.filter(id=stuffed.item.pk).order_by("history_id")
        key: int = next(row.pk for row in rows if row.minutes_by_id)
    for kind in KINDS:
        held = covering(stuffed, kind)
        with stuffed.inside():
            with pytest.raises(DatabaseError, match=STOPPED), transaction.atomic():
                let_go_past_our_code(ITEMS, key)
            with pytest.raises(Refused, match=r"Inquest of the spring.*The coroner"):
                erase(table=ITEMS, row_key=key, reason="Old", at=NOW)
        lift(stuffed, held)
    with stuffed.inside():
        let_go_past_our_code(ITEMS, key)
        assert not AgendaItem.history.filter(history_id=key).exists()


def stored_of(stuffed: Stuffed, kind: str) -> StoredFile:
    """The stored file of an open paper of the meeting, of a restricted one, or of a document of the case file."""
    with stuffed.inside():
        if kind == "document":
            return CaseDocument.objects.select_related("stored").get().stored
        open_item = AgendaItem.objects.filter(meeting=stuffed.meeting, file__isnull=True).earliest("pk")
        item = open_item if kind == "paper" else AgendaItem.objects.get(pk=stuffed.item.pk)
        seat = Seat.objects.get(person__name="Council Holder")
        paper = add_paper(item=item, title="A paper", author="", upload=upload("Paper.pdf"), seat=seat, at=NOW)
        return PaperVersion.objects.select_related("stored").get(paper=paper).stored


def of_file(stored: StoredFile) -> list[str]:
    """Every way in which a stored file's content could be let go, or lost sight of, past our code."""
    key = stored.pk
    changes = ("removed_at = '2026-06-15 09:00:00+00', removed_because = 'x'", "key = 'lost'", "case_file_id = 99")
    verbs = [*(f"UPDATE record_storedfile SET {each}" for each in changes), "DELETE FROM record_storedfile"]  # noqa: S608
    return [f"{verb} WHERE id = {key}" for verb in verbs]


HOLDS_ON_FILES = {
    "paper": ["meeting", "person", "class", "space"],
    "restricted paper": ["meeting", "file", "person", "class", "case files as a class", "space"],
    "document": ["file", "person", "case files as a class", "space"],
}


@pytest.mark.parametrize("kind", HOLDS_ON_FILES)
def test_the_content_of_a_stored_file_is_held_with_what_it_belongs_to(
    stuffed: Stuffed, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = stored_of(stuffed, kind)
    for covers in HOLDS_ON_FILES[kind]:
        held = covering(stuffed, covers)
        with stuffed.inside():
            for statement in of_file(stored):
                with pytest.raises(DatabaseError, match=STOPPED), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
            past = StoredFile.history.filter(id=stored.pk).latest("history_id")
            with pytest.raises(DatabaseError, match=STOPPED), transaction.atomic():
                let_go_past_our_code("record_historicalstoredfile", past.pk)
            with pytest.raises(Refused, match="Inquest of the spring"):
                destroy(stored=stored, because="Old", at=NOW)
            with monkeypatch.context() as patch, pytest.raises(Refused, match="This file is under a legal hold"):
                patch.setattr(keeping, "held_among", lambda *args: None)
                destroy(stored=stored, because="Old", at=NOW)
        lift(stuffed, held)
    hold(stuffed, Covers.MEETING, SimpleNamespace(pk=stuffed.meeting.pk + 1))
    with stuffed.inside():
        assert destroy(stored=stored, because="Old", at=NOW).removed_at == NOW, "another meeting is on hold"


def test_what_hangs_on_what_is_held_is_held(stuffed: Stuffed) -> None:
    hold(stuffed, Covers.MEETING, stuffed.meeting)
    with stuffed.inside():
        stage = ActionStage.objects.earliest("pk")  # of an action, of a decision, of an item, of the meeting
        with pytest.raises(Refused, match="Inquest"):
            erase(table="meetings_actionstage", row_key=stage.pk, reason="Old", at=NOW)


def test_what_an_item_said_before_it_was_restricted_is_held_with_its_file(stuffed: Stuffed) -> None:
    hold(stuffed, Covers.FILE, stuffed.file)
    with stuffed.inside():
        before = AgendaItem.history.filter(file__isnull=True, title__contains=MARK).get()
        with pytest.raises(DatabaseError, match=STOPPED), transaction.atomic():
            let_go_past_our_code(ITEMS, before.pk)


def test_a_hold_itself_never_goes_and_is_not_changed(stuffed: Stuffed) -> None:
    held = hold(stuffed, Covers.FILE, stuffed.file)
    lift(stuffed, held)
    with stuffed.inside():
        for table, row in (("record_legalhold", held.pk), ("record_holdlifted", HoldLifted.objects.get().pk)):
            with pytest.raises((DatabaseError, Refused)), transaction.atomic():
                erase(table=table, row_key=row, reason="Inconvenient", at=NOW)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE record_legalhold SET of_key = 0")
    with pytest.raises(Refused, match="lifted before"):
        lift(stuffed, held)


def test_a_job_is_refused_by_the_operation_else_by_erase_else_by_the_database(
    stuffed: Stuffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hold is set after two people decided. One protection after the other is taken away."""

    def taken(*args: Any, **rest: Any) -> None:
        return None

    for protection in (None, (erasing, "check"), (erasure, "held_row")):
        asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
        confirm(stuffed, asked, by=stuffed.second)
        held = hold(stuffed, Covers.FILE, stuffed.file)
        if protection:
            monkeypatch.setattr(*protection, taken)
        job = work_off(asked)
        assert job.state == "failed" and "legal hold" in job.problem, protection
        with stuffed.inside():
            assert CaseFile.objects.get().title == f"{MARK} family"
            assert not Erasure.objects.exists()
        lift(stuffed, held)


def test_a_hold_refuses_before_anybody_asks_and_while_a_part_is_held(stuffed: Stuffed) -> None:
    hold(stuffed, Covers.MEETING, stuffed.meeting)
    with pytest.raises(Refused, match=r"“Inquest of the spring” stands since 15 June 2026.*Coroner asked"):
        ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)


def test_whoever_may_not_see_the_file_sees_only_its_reference(stuffed: Stuffed) -> None:
    hold(stuffed, Covers.FILE, stuffed.file)
    with acting(in_space(stuffed.space.pk, user_id=stuffed.second.pk)):
        assert LegalHold.objects.get().of_words == stuffed.file.reference
        assert not HoldWords.objects.exists()
    with pytest.raises(Refused) as refused:
        ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.second)
    said = str(refused.value)
    assert said == f"{stuffed.file.reference} is under a legal hold since 15 June 2026, so nothing of it is erased."


def test_mail_is_held_by_the_database_too(stuffed: Stuffed) -> None:
    with acting(in_space(stuffed.space.pk)):
        mail = Mail.objects.create(to="a@example.org", subject="Old", text="Words", written_at=NOW)
        person = Person.objects.earliest("pk")
    hold(stuffed, Covers.MEETING, stuffed.meeting)  # of something else
    of_mail: tuple[tuple[Any, ...], ...] = (
        (Covers.CLASS, None, RecordClass.MAIL),
        (Covers.PERSON, person),
        (Covers.SPACE,),
    )
    for covers in of_mail:
        held = hold(stuffed, *covers)
        with acting(in_space(stuffed.space.pk)):
            with pytest.raises(DatabaseError, match=STOPPED), transaction.atomic():
                Mail.objects.filter(pk=mail.pk).update(text="")
            with pytest.raises(DatabaseError, match=STOPPED), transaction.atomic():
                Mail.objects.get(pk=mail.pk).delete()
        lift(stuffed, held)
    with acting(in_space(stuffed.space.pk)):
        assert Mail.objects.filter(pk=mail.pk).update(text="") == 1
