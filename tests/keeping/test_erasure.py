"""Erasure: the words are gone from every table, the chain holds, two people did it, and nothing goes under a hold."""

# ruff: noqa: S608 - names of our own tables

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import psycopg2
import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client
from django.urls import reverse

from hscp.identity.models import User
from hscp.lib.verdicts import YES, Refused
from hscp.record.chain import head_of, verify
from hscp.record.emptying import past_of
from hscp.record.entries import Erasure
from hscp.record.erasure import erase
from hscp.record.mail import write_mail
from hscp.record.models import Job
from hscp.record.reconcile import compare
from hscp.record.runner import run
from hscp.record.stored import StoredFile
from hscp.spaces.acting import Context, acting, in_space
from keeping.enums import Kind
from keeping.models import ErasureAnswer, ErasureAsked, ErasureDone
from keeping.operations import erasing
from keeping.queries.parts import restricted_models
from meetings.models import Action, ActionUpdate, AgendaItem, Attendee, Decision, MinutesDraft, Recommendation
from meetings.models.inviting import InvitationSent, MeetingReply
from meetings.operations.meeting import close_meeting, plan_meeting
from meetings.operations.presence import add_guest
from partnership.access import live_grants
from partnership.models import CaseFile, Feedback, FileReference, Person, Post, Seat
from partnership.operations.cases import break_glass
from partnership.operations.people import add_person, appoint, end_seat, link_account, reopen_seat
from reporting.operations.feedback import save_feedback
from tests.conftest import NOW, ON_POSTGRES, TODAY
from tests.factories.cases import seat_of
from tests.factories.fixtures import World, scene
from tests.factories.keeping import MARK, Stuffed, ask, confirm, erased, make_stuffed, work_off
from tests.factories.meetings import clock, write_all
from tests.factories.people import make_user
from tests.record.test_chain import as_owner, seal_now


@contextmanager
def administrator() -> Iterator[Any]:
    """Somebody whom no policy keeps from any row."""
    if not ON_POSTGRES:
        with connection.cursor() as cursor:
            yield cursor
        return
    settings = connections["default"].settings_dict
    link = psycopg2.connect(host=settings["HOST"], user="postgres", dbname=settings["NAME"])
    with link, link.cursor() as cursor:
        yield cursor
    link.close()


def where_it_stands(word: str) -> list[str]:
    """Every column of every table in which a word stands, whatever its type, as table.column."""
    found = []
    with administrator() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [each[0] for each in cursor.description]
            for row in cursor.fetchall():
                found += [f"{table}.{name}" for name, value in zip(columns, row, strict=True) if word in str(value)]
    return sorted(set(found))


@scene
def stuffed(world: World) -> Stuffed:
    """A closed case file in which every text says the mark."""
    return make_stuffed(world)


def test_after_an_erasure_the_words_are_in_no_table_and_the_chain_holds(committed_world: World) -> None:
    """The whole of it, once, for a world that is costly: gone from every table, explained, and still tamper-evident."""
    stuffed = make_stuffed(committed_world)
    space = stuffed.space
    before = where_it_stands(MARK)
    for column in (
        "partnership_casefile.title",
        "meetings_historicalagendaitem.minutes",
        "meetings_actionupdate.text",
        "meetings_minutesdraft.text",
    ):
        assert column in before
    with acting(in_space(space.pk)):
        printed = head_of(space.pk)
    assert printed is not None
    with stuffed.inside():
        path = StoredFile.objects.get(case_file_id=stuffed.file.pk).path
    assert default_storage.exists(path)
    asked = erased(stuffed)

    assert where_it_stands(MARK) == []
    assert not default_storage.exists(path), "what was uploaded is gone as well"
    proof = verify(space.pk, [printed])
    assert proof.fault is None and proof.erased > 20, "a head that was printed before still matches"
    assert compare(space.pk).found == (), "the nightly comparison finds nothing unexplained"
    with acting(in_space(space.pk)):
        assert FileReference.objects.get(pk=stuffed.file.pk).reference == stuffed.file.reference
        done = ErasureDone.objects.get(asked=asked)
        assert done.erased["historical agenda item"] >= 3 and done.emptied["decision"] == 1
        assert sum(done.erased.values()) == Erasure.objects.count() == proof.erased
        assert done.files == 1
    with stuffed.inside():
        file = CaseFile.objects.get()
        assert (file.title, file.erased_at is not None) == ("[erased]", True)
        assert {row.text for row in Decision.objects.filter(file=file)} == {"[erased]"}
        assert Decision.objects.get(file=file).at and Recommendation.objects.get(file=file).reference == "RR-9"
    nobody_opens(stuffed)
    with as_owner() as owner:
        ((key,),) = owner("SELECT min(history_id) FROM meetings_historicalmeeting")
        owner("UPDATE meetings_historicalmeeting SET place = 'Elsewhere' WHERE history_id = %s", key)
    fault = verify(space.pk).fault
    assert fault is not None, "a real tampering is still named"
    assert (fault.table, fault.row_key) == ("meetings_historicalmeeting", key)


def nobody_opens(stuffed: Stuffed) -> None:
    """Neither those who were on its list, nor anybody by breaking its glass."""
    assert not live_files(stuffed.first) and not live_files(stuffed.world.user("dsp"))
    lsp = stuffed.world.user("lsp")
    with acting(in_space(stuffed.space.pk, user_id=lsp.pk)), pytest.raises(Refused, match="no case file"):
        break_glass(
            reference=stuffed.file.reference, reason="I must see", seat=seat_of(lsp, stuffed.space), opens=(), at=NOW
        )


def live_files(user: Any) -> set[int]:
    """The case files that an account opens."""
    with acting(Context(user_id=user.pk)):
        return {one.object_id for one in live_grants(user, TODAY) if one.kind == "file"}


def test_it_goes_on_where_it_was_interrupted(stuffed: Stuffed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
    confirm(stuffed, asked, by=stuffed.second)
    empty, calls = erasing.empty, []

    def until_the_power_went(unit: Any, **rest: Any) -> None:
        calls.append(unit)
        if len(calls) == 9:
            raise SystemExit
        empty(unit, **rest)

    monkeypatch.setattr(erasing, "empty", until_the_power_went)
    with acting(in_space(stuffed.space.pk)):
        job = Job.objects.get(key=f"erasure:{asked.pk}")
    with pytest.raises(SystemExit):
        run(job.pk, NOW + timedelta(hours=1))
    assert still_said(stuffed), "half of it is done"
    assert not live_files(stuffed.first), "and nobody opens the half"
    work_off(asked)
    assert not still_said(stuffed)
    with acting(in_space(stuffed.space.pk)):
        done = ErasureDone.objects.get()
        assert sum(done.erased.values()) == Erasure.objects.count(), "rows of both runs are counted"


def test_what_was_being_saved_when_it_began_goes_as_well(stuffed: Stuffed, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
    confirm(stuffed, asked, by=stuffed.second)
    shut = erasing.shut

    def while_somebody_saves(*, seat: Seat, **rest: Any) -> None:
        shut(seat=seat, **rest)
        action = Action.objects.get(file=stuffed.file)
        ActionUpdate(action=action, file=stuffed.file, text=f"{MARK} came late", seat=seat, at=NOW).save()
        action.text = f"{MARK} came late"
        action.save(update_fields=["text"])
        late = Action(**{each.attname: getattr(action, each.attname) for each in Action._meta.concrete_fields[1:]})
        late.reference = "LATE-1"
        late.save()

    monkeypatch.setattr(erasing, "shut", while_somebody_saves)
    work_off(asked)
    assert not still_said(stuffed)
    with stuffed.inside():
        assert Action.objects.get(reference="LATE-1").text == "[erased]"


def still_said(stuffed: Stuffed) -> list[str]:
    """The tables tied to the file, live and past, in which the mark stands."""
    found = []
    with stuffed.inside():
        for model in restricted_models():
            for table in filter(None, (model, past_of(model))):
                found += [table.__name__ for row in table.objects.values() if MARK in str(row)]
    return found


def test_an_erasure_takes_two_people(stuffed: Stuffed) -> None:
    with pytest.raises(Refused, match="say in a sentence"):
        ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first, reason="Old")
    asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
    with pytest.raises(Refused, match="somebody else"):
        confirm(stuffed, asked, by=stuffed.first)
    with pytest.raises(Refused, match="lapsed"):
        confirm(stuffed, asked, by=stuffed.second, at=NOW + timedelta(days=14))
    with acting(in_space(stuffed.space.pk, user_id=stuffed.first.pk)):  # past the operation that refuses
        seat = seat_of(stuffed.first, stuffed.space)
        job = Job(task=erasing.TASK, key=f"erasure:{asked.pk}", arguments={"asked_id": asked.pk})
        job.asked_by = stuffed.first
        job.save()
        ErasureAnswer(asked=asked, confirmed=True, seat=seat, job=job, at=NOW).save()
    done = work_off(asked)
    assert (done.state, done.problem) == ("failed", "An erasure takes two people.")
    assert still_said(stuffed)


def test_a_second_account_of_whoever_asks_is_no_second_person(
    stuffed: Stuffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused on the page, by the operation, and by the job where the operation was got round."""
    space, first = stuffed.space, stuffed.first
    with acting(in_space(space.pk)):
        puppet = make_user("puppet@example.org")
        person = add_person(name="Puppet", email=puppet.email)
        link_account(person=person, user=puppet)
        post, others = Post.objects.get(key="team-post"), Seat.objects.get(user=stuffed.second)
        end_seat(seat=others, ends_on=TODAY)
    with acting(in_space(space.pk, user_id=first.pk)):
        appoint(post=post, person=person, starts_on=TODAY - timedelta(days=400))
    with pytest.raises(Refused, match=r"nobody else here could now.*whom you have not brought in within 30 days"):
        ask(stuffed, Kind.FILE, stuffed.file.pk, by=first)
    with acting(in_space(space.pk)):
        reopen_seat(seat=others, today=TODAY)
    asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=first)
    with pytest.raises(Refused, match="Whoever asked for this brought you in"):
        confirm(stuffed, asked, by=puppet)
    browser = Client()
    browser.force_login(puppet)
    address = reverse("erasure", args=(space.slug, asked.pk))
    page = " ".join(browser.get(address).content.decode().split())
    assert "brought you in" in page and "since 15 June 2026, appointed by Holder of Team post" in page
    said = browser.post(address, {"answer": "confirm"}, follow=True).content.decode()
    assert "Somebody else has to confirm it" in said and still_said(stuffed)
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "may_answer", lambda *args, **rest: YES)
        confirm(stuffed, asked, by=puppet)
    done = work_off(asked)
    assert (done.state, "neither of whom has brought in the other" in done.problem) == ("failed", True)
    assert still_said(stuffed)
    page = " ".join(browser.get(address).content.decode().split())
    assert "Since 15 June 2026, appointed by Holder of Team post" in page, "and whoever looks into it later sees it"


def test_who_answers_second_is_told_and_nothing_is_done_twice(stuffed: Stuffed) -> None:
    asked = ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
    with acting(in_space(stuffed.space.pk, user_id=stuffed.second.pk)):
        row = ErasureAsked.objects.select_related("seat").get(pk=asked.pk)
        assert getattr(row, "answer", None) is None  # and the row remembers that nobody has answered
        said: dict[str, Any] = {"seat": seat_of(stuffed.second, stuffed.space), "day": TODAY, "at": NOW}
        erasing.answer_erasure(asked=ErasureAsked.objects.get(pk=asked.pk), confirmed=False, **said)
        with pytest.raises(Refused, match="answered already"):
            erasing.answer_erasure(asked=row, confirmed=True, **said)
        assert not ErasureAnswer.objects.get().confirmed
        assert not Job.objects.filter(task=erasing.TASK).exists()


@pytest.mark.postgres
def test_two_who_ask_and_two_who_answer_in_one_moment(committed_world: World) -> None:
    stuffed = make_stuffed(committed_world)
    accounts = [stuffed.first, stuffed.second]

    def at_once(act: Callable[[User], Any]) -> list[str]:
        together, said = Barrier(2), []

        def run(user: User) -> None:
            try:
                together.wait(20)
                act(user)
                said.append("done")
            except Refused as refusal:
                said.append(refusal.verdict.codes[0])
            finally:
                connections.close_all()

        threads = [Thread(target=run, args=(user,)) for user in accounts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(said)

    assert at_once(lambda user: ask(stuffed, Kind.FILE, stuffed.file.pk, by=user)) == ["done", "waiting"]
    with acting(in_space(stuffed.space.pk)):
        asked = ErasureAsked.objects.select_related("seat").get()
    accounts = [stuffed.second] * 2 if asked.seat.user_id == stuffed.first.pk else [stuffed.first] * 2
    assert at_once(lambda user: confirm(stuffed, asked, by=user)) == ["answered", "done"]


def test_the_minutes_of_one_restricted_item(stuffed: Stuffed) -> None:
    erased(stuffed, Kind.MINUTES, stuffed.item.pk)
    with stuffed.inside():
        item = AgendaItem.objects.get(pk=stuffed.item.pk)
        assert (item.minutes, item.title) == ("[erased]", f"{MARK} anew") and not MinutesDraft.objects.exists()
        assert not [row for row in AgendaItem.history.filter(id=item.pk) if MARK in row.minutes]
        assert Action.objects.get(file=stuffed.file).text == f"Ring {MARK}", "nothing else went"
    seal_now()
    assert verify(stuffed.space.pk).fault is None
    assert compare(stuffed.space.pk).found == ()


def test_what_is_written_after_an_erasure_can_go_as_well(stuffed: Stuffed, monkeypatch: pytest.MonkeyPatch) -> None:
    with stuffed.inside():
        said = {"heard_on": TODAY, "from_whom": "Pupils", "how": "A forum", "went_to": "Board", "changed": ""}
        heard = save_feedback(heard=f"{MARK} once", today=TODAY, **said)
    erased(stuffed, Kind.FEEDBACK, heard.pk)
    with pytest.raises(Refused, match="was erased before"):
        ask(stuffed, Kind.FEEDBACK, heard.pk, by=stuffed.first)
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(days=2))
    with stuffed.inside():
        again = Feedback.objects.get(pk=heard.pk)
        again.heard = f"{MARK} once more"
        again.save(update_fields=["heard"])
    asked = ask(stuffed, Kind.FEEDBACK, heard.pk, by=stuffed.first, at=NOW + timedelta(days=2))
    confirm(stuffed, asked, by=stuffed.second, at=NOW + timedelta(days=2))
    work_off(asked)
    with stuffed.inside():
        assert Feedback.objects.get(pk=heard.pk).heard == "[erased]"
        assert not Feedback.history.filter(id=heard.pk, heard__contains=MARK).exists()


def test_an_open_file_is_not_erased_and_no_row_goes_without_a_name(world: World) -> None:
    stuffed = make_stuffed(world, close=False)
    with pytest.raises(Refused, match="still open"):
        ask(stuffed, Kind.FILE, stuffed.file.pk, by=stuffed.first)
    with stuffed.inside():
        row = AgendaItem.history.filter(file=stuffed.file).earliest("history_id")
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM meetings_historicalagendaitem WHERE history_id = %s", [row.pk])
        erase(table="meetings_historicalagendaitem", row_key=row.pk, reason="By name", at=NOW)
        assert not AgendaItem.history.filter(history_id=row.pk).exists()


def test_what_hangs_on_no_case_file(stuffed: Stuffed) -> None:
    """A meeting that is over, without what of it belongs to a file; a person who has left."""
    space = stuffed.space
    with stuffed.inside():
        guest = add_guest(meeting=stuffed.meeting, name="Guest of honour", capacity="Guest")
        mail = write_mail(to="guest@example.org", subject="Invitation", text="Do come", key="guest", at=NOW)
        whom = {"name": "Guest of honour", "capacity": "Guest", "email": "guest@example.org"}
        sent = InvitationSent(meeting=stuffed.meeting, line=guest.pk, kind="invited", version=1, sequence=0, **whom)
        sent.mail, sent.at = mail, NOW
        sent.save()
        times = {"for_start": stuffed.meeting.starts_at, "for_end": stuffed.meeting.ends_at, "came_by": "link"}
        MeetingReply(
            meeting=stuffed.meeting, line=guest.pk, answer="apologies", reason="An operation", at=NOW, **times
        ).save()
        seat = Seat.objects.select_related("post").get(person__name="Police Holder")
        whom = {"name": "Police Holder", "capacity": "Police", "email": "police@example.org", "mail": mail, "at": NOW}
        start = clock(9, day=TODAY + timedelta(days=30))
        later = plan_meeting(
            group=stuffed.meeting.group, starts_at=start, ends_at=clock(10, day=start.date()), at=NOW, seat=None
        )
        InvitationSent(meeting=later, line=1, seat=seat, kind="invited", version=1, sequence=0, **whom).save()
        MeetingReply(meeting=later, line=1, replier=seat, answer="apologies", reason="Ill", at=NOW, **times).save()
        write_all(stuffed.meeting, seat, clock(9, 30))
        close_meeting(meeting=stuffed.meeting, closed_at=clock(10), seat=seat, at=clock(10))
        end_seat(seat=seat, ends_on=TODAY)
        plain = AgendaItem.objects.get(meeting=stuffed.meeting, file__isnull=True).pk
    erased(stuffed, Kind.MEETING, stuffed.meeting.pk)
    asked = ask(stuffed, Kind.PERSON, seat.person_id, by=stuffed.first)
    keeper = Client()
    keeper.force_login(stuffed.second)
    page = keeper.get(reverse("erasure", args=(space.slug, asked.pk))).content.decode()
    assert "Police Holder" in page, "whoever confirms sees who it is"
    confirm(stuffed, asked, by=stuffed.second)
    work_off(asked)
    assert [each for each in where_it_stands("Police Holder") if each.startswith("keeping_")] == []
    assert "Police Holder" not in keeper.get(reverse("erasures", args=(space.slug,))).content.decode()
    with stuffed.inside():
        assert AgendaItem.objects.get(pk=plain).title == "[erased]"
        assert {row.title for row in AgendaItem.history.filter(id=plain)} == {"[erased]"}
        assert AgendaItem.objects.get(pk=stuffed.item.pk).title == f"{MARK} anew", "that goes with its file"
        assert Attendee.objects.get(meeting=stuffed.meeting, post__isnull=True).guest_name == "[erased]"
        assert not InvitationSent.objects.exists() and not MeetingReply.objects.exists(), (
            "of the meeting, of the person"
        )
        person = Person.objects.get(pk=seat.person_id)
        assert (person.name, person.email) == ("[erased]", "") and Person.history.filter(id=person.pk).count() == 1
    seal_now()
    assert verify(space.pk).fault is None
    assert compare(space.pk).found == ()
