"""Case files: who is let in, shut out and told, and what each engine makes of it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from hscp.identity.models import User
from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import Context, WrongSpace, acting, in_space
from hscp.spaces.guard import GuardedManager
from meetings.models import Recommendation
from partnership.access import context_of_job, live_grants
from partnership.models import (
    CaseFile,
    FileExclusion,
    FileGrant,
    FileRead,
    FileReference,
    FileStage,
    Group,
    Membership,
    Seat,
)
from partnership.models.grants import GrantManager
from partnership.operations.cases import (
    break_glass,
    change_place,
    confirm_list,
    end_place,
    exclude,
    hand_over,
    lift_exclusion,
    record_reads,
    remind_leads,
)
from partnership.operations.people import end_seat
from partnership.queries.cases import lists_due
from partnership.rules.cases import NO_SUCH_FILE, HandOver
from partnership.rules.roles import Right
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, put_on, seat_of, within
from tests.factories.fixtures import World, scene
from tests.factories.meetings import make_organisation
from tests.factories.people import make_post, make_seat

WORDS = "Zanzibar"


def files_of(user: User, day: date = TODAY) -> set[int]:
    """The case files that an account opens."""
    with acting(Context(user_id=user.pk)):
        return {grant.object_id for grant in live_grants(user, day) if grant.kind == "file"}


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: moment)


@scene
def file(world: World) -> CaseFile:
    """A file that the dsp leads and the team opened."""
    return make_case_file(world.here, world.user("dsp"), creator=world.user("team"), title=f"{WORDS} child")


def mails(world: World) -> list[tuple[str, str, str]]:
    with acting(in_space(world.here.pk)):
        return list(Mail.objects.order_by("pk").values_list("to", "subject", "text"))


def test_a_file_opens_to_its_creator_and_lead_only(world: World, file: CaseFile) -> None:
    opens = {name: files_of(user) for name, user in world.users[world.here.slug].items()}
    assert {name for name, files in opens.items() if files} == {"team", "dsp"}
    with acting(in_space(world.here.pk)):
        assert not CaseFile.objects.exists() and not CaseFile.history.exists() and not FileGrant.objects.exists()
        assert FileReference.objects.get().reference == file.reference
    with within(world.here, file):
        assert CaseFile.history.count() == 1 and FileGrant.history.count() == 2
        assert [stage.move for stage in FileStage.objects.all()] == ["open"]
    (mail,) = mails(world)
    assert mail[0] == "dsp@herefordshire.example.org" and file.reference in mail[1]
    assert WORDS not in "".join(mail)


def test_a_place_counts_while_it_lasts(world: World, file: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    member, lsp = world.user("member"), world.user("lsp")
    grant = put_on(file, member, ends_at=NOW + timedelta(days=3))
    with pytest.raises(Refused, match="already"):
        put_on(file, member)
    assert files_of(member) == {file.pk}
    at(monkeypatch, NOW + timedelta(days=3))
    assert files_of(member) == set(), "its time is over"
    at(monkeypatch, NOW)
    with within(world.here, file):
        change_place(grant=grant, level=Right.WRITE_FILE, reason="Writes the report", ends_at=None, version=1, at=NOW)
        assert FileGrant.history.filter(id=grant.pk).count() == 2
        end_place(grant=grant, because="Done", at=NOW)
        with pytest.raises(Refused, match="has ended"):
            end_place(grant=grant, because="Done", at=NOW)
        lead = FileGrant.objects.get(permission__codename="lead_file")
        with pytest.raises(Refused, match="Hand it over"):
            end_place(grant=lead, because="Away", at=NOW)
    assert files_of(member) == set()
    put_on(file, member)
    assert files_of(member) == {file.pk}, "a new place beside the one that ended"
    put_on(file, lsp)
    with acting(in_space(world.here.pk)):
        end_seat(seat=seat_of(lsp, world.here), ends_on=TODAY)
    assert files_of(lsp) == set(), "the seat it was given for is over"
    with pytest.raises(Refused, match="only reads"):
        put_on(file, world.user("scrutineer"), level=Right.WRITE_FILE)


def test_an_exclusion_beats_every_place_those_to_come_included(world: World, file: CaseFile) -> None:
    member, lsp = world.user("member"), world.user("lsp")
    put_on(file, member)
    put_on(file, lsp)
    lead = seat_of(world.user("dsp"), world.here)
    with within(world.here, file):
        person = seat_of(member, world.here).person
        exclusion = exclude(file=file, person=person, reason="Knows the family", seat=lead, at=NOW)
        with pytest.raises(Refused, match="already"):
            exclude(file=file, person=person, reason="Again", seat=lead, at=NOW)
    assert files_of(member) == set()
    with acting(in_space(world.here.pk)):
        police = make_organisation("police", "West Mercia Police", "police")
        post = make_post("detective", "member")
        post.organisation = police
        post.save()
        other = make_seat(post, user=member)
    with pytest.raises(Refused, match="excluded"):
        put_on(file, member, seat=other)
    with within(world.here, file):  # a row written past the operation does not get round it either
        old = FileGrant.objects.get(seat=seat_of(member, world.here))
        FileGrant(
            content_object=file, user=member, seat=other, permission=old.permission, reason="Slipped in",
            given_at=NOW, given_by=lead, confirmed_at=NOW,
        ).save()  # fmt: skip
    assert files_of(member) == set()
    with within(world.here, file):
        lift_exclusion(exclusion=exclusion, because="A mistake", at=NOW)
        assert FileExclusion.history.filter(id=exclusion.pk).count() == 2
    assert files_of(member) == {file.pk}
    assert files_of(lsp) == {file.pk}
    with within(world.here, file):
        exclude(file=file, organisation=police, reason="Its conduct is looked into", seat=lead, at=NOW)
    assert files_of(member) == set(), "one of their seats is for the body"
    with acting(in_space(world.here.pk)):  # a seat that comes after the exclusion
        second = make_post("superintendent", "member")
        second.organisation = police
        second.save()
        make_seat(second, user=lsp)
    assert files_of(lsp) == set()
    assert context_of_job(world.here.pk, lsp.pk).files == frozenset()  # type: ignore[union-attr]
    with within(world.here, file), pytest.raises(Refused, match="shut out whoever leads"):
        exclude(file=file, person=lead.person, reason="x", seat=lead, at=NOW)


def test_a_body_that_is_shut_out_is_met_by_whoever_represents_it_in_a_group(world: World, file: CaseFile) -> None:
    user = world.user("member")
    put_on(file, user)
    with acting(in_space(world.here.pk)):
        police = make_organisation("police", "West Mercia Police", "police")
        group = Group(key="board", name="The Board", kind="board")
        group.save()
        membership = Membership(group=group, post=seat_of(user, world.here).post, represents=police)
        membership.save()
    with within(world.here, file):
        lead = seat_of(world.user("dsp"), world.here)
        exclude(file=file, organisation=police, reason="Its conduct is looked into", seat=lead, at=NOW)
    assert files_of(user) == set()
    with acting(in_space(world.here.pk)):
        membership.ends_on = TODAY
        membership.save()
    assert files_of(user) == {file.pk}


def test_a_body_that_is_shut_out_is_met_by_the_seats_of_that_space_alone(world: World, file: CaseFile) -> None:
    """Somebody sits for it elsewhere, and is on lists in both: all of them are looked at together."""
    user = world.user("member")
    elsewhere = make_case_file(world.there, world.user("dsp", world.there))
    with acting(in_space(world.there.pk)):
        police = make_organisation("police", "West Mercia Police", "police")
        post = make_post("detective", "member")
        post.organisation = police
        post.save()
        make_seat(post, user=user)
    for each, space in ((file, world.here), (elsewhere, world.there)):
        put_on(each, user, seat=seat_of(user, space))

    def shut_out(of: CaseFile, space: Any) -> None:
        with within(space, of):
            lead = seat_of(world.user("dsp", space), space)
            exclude(file=of, organisation=police, reason="Its conduct is looked into", seat=lead, at=NOW)

    shut_out(file, world.here)
    assert files_of(user) == {file.pk, elsewhere.pk}
    shut_out(elsewhere, world.there)
    assert files_of(user) == {file.pk}


@pytest.mark.postgres
def test_with_the_orm_fence_down_postgres_shows_a_file_to_nobody_outside(
    world: World, file: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The context an account gets, and the database alone: unlisted, excluded and only reading people."""
    member, lsp = world.user("member"), world.user("lsp")
    put_on(file, member)
    put_on(file, lsp)
    lead = seat_of(world.user("dsp"), world.here)
    with within(world.here, file):
        person = seat_of(member, world.here).person
        exclude(file=file, person=person, reason=WORDS, seat=lead, at=NOW)
        row = Recommendation(reference="R", source="audit", source_title=WORDS, text=WORDS, made_on=TODAY, file=file)
        row.save()
    contexts = {
        name: context_of_job(world.here.pk, world.user(name).pk)
        for name in ("member", "accountable_body", "scrutineer", "lsp")
    }
    for manager in (GuardedManager, GrantManager):
        monkeypatch.setattr(manager, "get_queryset", lambda self: models.QuerySet(self.model))
    restricted = (
        CaseFile, FileGrant, FileExclusion, FileStage, FileRead, Recommendation,
        CaseFile.history.model, FileGrant.history.model, FileExclusion.history.model, Recommendation.history.model,
    )  # fmt: skip
    for name, context in contexts.items():
        assert context is not None
        with acting(context):
            seen = {model._meta.label: model.objects.count() for model in restricted}
        if name == "lsp":
            assert seen["partnership.CaseFile"] == seen["meetings.Recommendation"] == 1
        else:
            assert not any(seen.values()), (name, seen)
    lsp_context = contexts["lsp"]
    assert lsp_context is not None and lsp_context.write and lsp_context.files_only_read
    with acting(lsp_context), connection.cursor() as cursor:  # on the list to read: the database refuses a write
        cursor.execute("UPDATE meetings_recommendation SET text = 'x' WHERE id = %s", [row.pk])
        cursor.execute("UPDATE partnership_casefile SET title = 'x' WHERE id = %s", [file.pk])
        assert cursor.rowcount == 0
        assert Recommendation.objects.get(pk=row.pk).text == WORDS


def test_who_only_reads_writes_nothing_but_the_log_of_reads(world: World, file: CaseFile) -> None:
    lsp = world.user("lsp")
    put_on(file, lsp)
    context: Any = context_of_job(world.here.pk, lsp.pk)
    with acting(context), pytest.raises(WrongSpace):
        Recommendation(reference="R", source="audit", source_title="x", text="x", made_on=TODAY, file=file).save()
    sql = (
        "INSERT INTO partnership_filestage (space_id, file_id, move, from_state, to_state, at, reason) "
        "VALUES (%s, %s, 'open', '', 'open', '2026-06-15 10:00:00+00:00', '')"
    )
    with (
        acting(context),
        pytest.raises(DatabaseError, match=r"fence|row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, [world.here.pk, file.pk])
    with acting(context.only_reading()):
        record_reads(file_ids=[file.pk], kind="page", page="case_file", path="/x", at=NOW)
        read = FileRead.objects.get()
        assert (read.by_id, read.file_id) == (lsp.pk, file.pk)
        read.kind = "print"
        with pytest.raises(WrongSpace):
            read.save()
    log = "INSERT INTO partnership_fileread (space_id, file_id, by_id, at, kind, page, path) "
    log += "VALUES (%s, %s, %s, '2026-06-15 10:00:00+00:00', 'page', '', '')"
    unlisted = in_space(world.here.pk, user_id=lsp.pk)
    with (
        acting(unlisted),
        pytest.raises(DatabaseError, match=r"fence|row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(log, [world.here.pk, file.pk, lsp.pk])
    with acting(context), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE partnership_fileread SET kind = 'print'")


def test_the_lead_is_handed_over_and_keeps_nothing_unless_said(world: World, file: CaseFile) -> None:
    dsp, lsp, team = world.user("dsp"), world.user("lsp"), world.user("team")
    lead = seat_of(dsp, world.here)
    with within(world.here, file):
        with pytest.raises(Refused, match="leads this file already"):
            hand_over(file=file, to=lead, keeps=HandOver.NOTHING, reason="x", seat=lead, at=NOW)
        hand_over(file=file, to=seat_of(lsp, world.here), keeps=HandOver.NOTHING, reason="Leave", seat=lead, at=NOW)
        assert CaseFile.objects.get().lead_id == seat_of(lsp, world.here).pk
        stage = FileStage.objects.get(move="hand_over")
        assert "Leave" in stage.reason and stage.seat_id == lead.pk
    assert files_of(dsp) == set() and files_of(lsp) == {file.pk}
    with within(world.here, file):
        to = seat_of(team, world.here)
        hand_over(
            file=CaseFile.objects.get(pk=file.pk),
            to=to,
            keeps=HandOver.READ,
            reason="Back",
            seat=seat_of(lsp, world.here),
            at=NOW,
        )
    assert files_of(lsp) == {file.pk} == files_of(team)
    context: Any = context_of_job(world.here.pk, lsp.pk)
    assert context.files_only_read == {file.pk}
    team_context: Any = context_of_job(world.here.pk, team.pk)
    assert team_context.files_only_read == frozenset()


def test_a_list_that_is_not_confirmed_lapses_for_all_but_the_lead(
    world: World, file: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    member, dsp, team = world.user("member"), world.user("dsp"), world.user("team")
    grant = put_on(file, member)
    sent = len(mails(world))

    def remind(moment: datetime) -> list[tuple[str, str, str]]:
        with acting(in_space(world.here.pk)):
            remind_leads(at=moment)
        return mails(world)[sent:]

    assert remind(NOW + timedelta(days=75)) == []
    remind(NOW + timedelta(days=76))
    (mail,) = remind(NOW + timedelta(days=77))
    assert mail[0] == "dsp@herefordshire.example.org" and file.reference in mail[2] and WORDS not in "".join(mail)
    at(monkeypatch, NOW + timedelta(days=89))
    assert files_of(member) == {file.pk}
    later = NOW + timedelta(days=90)
    at(monkeypatch, later)
    assert files_of(member) == files_of(team) == set() and files_of(dsp) == {file.pk}
    assert len(remind(later)) == 2, "once soon, once lapsed"
    with within(world.here, file):
        led = [seat_of(dsp, world.here).pk]
        assert [row[:2] for row in lists_due(led, later)] == [(file.pk, file.reference)]
        assert lists_due(led, NOW) == lists_due([grant.seat_id], later) == []
        assert confirm_list(file=file, keep=[grant.pk], seat=seat_of(dsp, world.here), at=later) == 1
        assert FileStage.objects.filter(move="confirm").count() == 1
    assert files_of(member) == {file.pk} and files_of(team) == set()
    assert len(remind(later)) == 2


def test_the_glass_is_broken_for_a_day_and_told_at_once(
    world: World, file: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    lsp, member = world.user("lsp"), world.user("member")
    seat, sent = seat_of(lsp, world.here), len(mails(world))
    reason = "The child is in hospital and nobody answers."

    def smash(reference: str, by: Seat = seat) -> CaseFile:
        with acting(in_space(world.here.pk, user_id=lsp.pk)):
            return break_glass(reference=reference, reason=reason, seat=by, opens=files_of(lsp), at=NOW)

    with pytest.raises(Refused) as absent:
        smash("CF-2026-NNNNN")
    with within(world.here, file):
        person = seat_of(member, world.here).person
        exclude(file=file, person=person, reason="x", seat=seat_of(world.user("dsp"), world.here), at=NOW)
    with pytest.raises(Refused) as shut_out:
        smash(file.reference, seat_of(member, world.here))
    assert str(absent.value) == str(shut_out.value) == NO_SUCH_FILE
    foreign = make_case_file(world.there, world.user("dsp", world.there))
    with pytest.raises(Refused, match="no case file"):
        smash(foreign.reference)
    assert smash(f" {file.reference.lower()}").pk == file.pk
    assert files_of(lsp) == {file.pk}
    context: Any = context_of_job(world.here.pk, lsp.pk)
    assert context.files_only_read == {file.pk}, "to read, not to write"
    told = mails(world)[sent:]
    assert [mail[0] for mail in told] == ["dsp@herefordshire.example.org", "scrutineer@herefordshire.example.org"]
    for mail in told:
        assert file.reference in mail[1] and WORDS not in "".join(mail) and reason not in mail[2]
    with pytest.raises(Refused, match="already"):
        smash(file.reference)
    with within(world.here, file):
        assert FileStage.objects.get(move="break_glass").reason == reason
    at(monkeypatch, NOW + timedelta(hours=24))
    assert files_of(lsp) == set()
