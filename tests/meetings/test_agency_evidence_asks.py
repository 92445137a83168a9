"""Agencies are asked what they show: several at once, told and reminded by mail if they may open it, until they do."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import acting, in_space
from meetings.models import EvidenceAsk, EvidenceAskStage, Recommendation
from meetings.operations.agency_evidence import ask_agencies, remind_of_evidence, withdraw_evidence_ask
from meetings.operations.following import follow_on
from meetings.tasks import remind_agencies_of_evidence
from partnership.models import CaseFile, Participation
from partnership.operations.cases import close_case_file
from partnership.rules.roles import Right
from tests.conftest import NOW, TODAY
from tests.factories.agency_evidence import make_ask, show
from tests.factories.cases import make_case_file, put_on, within
from tests.factories.meetings import make_organisation
from tests.meetings.conftest import Stage
from tests.meetings.test_agency_evidence import SHOWN, body, in_file, section, team
from tests.meetings.test_recommendations import recommend

JULY = {"due_on_day": "15", "due_on_month": "7", "due_on_year": "2026"}
DUE = date(2026, 7, 15)


def mails(stage: Stage) -> list[Mail]:
    return list(stage.inside(lambda: list(Mail.objects.filter(subject__startswith="Evidence").order_by("pk"))))


def moves(stage: Stage) -> list[str]:
    return list(stage.inside(lambda: list(EvidenceAskStage.objects.order_by("pk").values_list("move", flat=True))))


def home(stage: Stage, who: str) -> str:
    return " ".join(stage.page(who, "space_home").split())


def days(number: int) -> Any:
    return NOW + timedelta(days=number)


def test_several_agencies_are_asked_in_one_step_and_told(stage: Stage) -> None:
    found = recommend(stage)
    client, address = stage.client("team"), stage.address("agency_evidence_ask", found.pk)
    form = client.get(address).content.decode()
    assert all(each.name in form for each in stage.board.organisations.values())
    assert "nobody sits for it here" not in form
    chosen = [body(stage, "police").pk, body(stage, "education").pk]
    sent = {"agencies": chosen, "words": "What of the night team?", **JULY}
    html = client.post(address, sent, follow=True).content.decode()
    assert "2 agencies asked." in html
    shown = section(html)
    assert shown.count("Asked, not yet due") == 2 and "Evidence is owed by 15 July 2026" in shown
    assert "What of the night team?" in shown
    story = html.split('id="story"')[1]
    assert "Asked for evidence: West Mercia Police" in story and "Told by mail: Police Holder" in story
    told = mails(stage)
    assert {mail.to for mail in told} == {"board-police@example.org", "board-education@example.org"}
    assert {mail.subject for mail in told} == {f"Evidence is asked for: {found.reference}"}
    assert "Words of LCSPR 2023/2" in told[0].text and f"/recommendations/{found.pk}/evidence/add/" in told[0].text
    again = client.post(address, sent).content.decode()
    assert "West Mercia Police is asked already and has not answered" in again and "What of the night team?" in again
    assert stage.inside(lambda: EvidenceAsk.objects.count()) == 2


def test_all_of_them_are_asked_or_none(stage: Stage) -> None:
    found = recommend(stage)

    def by_hand() -> None:
        make_ask(found, body(stage, "police"), team(stage))
        both: dict[str, Any] = {"agencies": [body(stage, "icb"), body(stage, "police")], "seat": team(stage)}
        with pytest.raises(Refused, match="asked already"):
            ask_agencies(recommendation=found, due_on=DUE, at=NOW, **both)
        assert EvidenceAsk.objects.count() == 1
        with transaction.atomic(), pytest.raises(IntegrityError):
            copy = EvidenceAsk.objects.get()
            copy.pk, copy._state.adding = None, True
            copy.save()

    stage.inside(by_hand)


def test_an_agency_that_is_sent_twice_in_one_form_is_asked_once(stage: Stage) -> None:
    found, police = recommend(stage), body(stage, "police").pk
    sent = {"agencies": [police, police], "words": "", **JULY}
    answer = stage.client("team").post(stage.address("agency_evidence_ask", found.pk), sent, follow=True)
    assert "1 agency asked." in answer.content.decode()
    assert moves(stage) == ["ask"] and len(mails(stage)) == 1


def test_only_the_team_asks_and_withdraws(stage: Stage) -> None:
    found = recommend(stage)
    ask = stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage)))
    for name, args in (("agency_evidence_ask", (found.pk,)), ("agency_evidence_withdraw", (found.pk, ask.pk))):
        for who in ("police", "member", "scrutineer", "lsp"):
            assert stage.client(who).get(stage.address(name, *args)).status_code == 403, (name, who)
    assert stage.client("team").get(stage.address("agency_evidence_withdraw", found.pk, 9999)).status_code == 404
    other = recommend(stage, "Other")
    assert stage.client("team").get(stage.address("agency_evidence_withdraw", other.pk, ask.pk)).status_code == 404


def test_the_first_evidence_answers_and_the_wait_is_over(stage: Stage) -> None:
    found = recommend(stage)
    ask = stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage), due_on=TODAY))
    assert "West Mercia Police owes evidence on LCSPR 2023/2 by Monday 15 June 2026" in home(stage, "police")
    for who in ("icb", "team", "scrutineer"):
        assert "owes evidence" not in home(stage, who), who
    add = stage.address("agency_evidence_add", found.pk)
    assert "is asked by 15 June 2026" in stage.client("police").get(add).content.decode()
    stage.inside(lambda: show(found, body(stage, "police"), stage.board.seats["police"]))
    assert stage.inside(lambda: EvidenceAsk.objects.get().state) == "answered"
    assert stage.inside(lambda: EvidenceAsk.objects.get().answers.get().ask_id) == ask.pk
    assert "owes evidence" not in home(stage, "police")
    assert moves(stage) == ["ask", "answer"] and "Answered" in section(stage.page("icb", "recommendation", found.pk))
    stage.inside(lambda: show(found, body(stage, "police"), stage.board.seats["police"], impact="And more"))
    assert moves(stage) == ["ask", "answer"]
    stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage)))  # asked again, once it has answered
    assert "Asked, not yet due" in section(stage.page("icb", "recommendation", found.pk))


def test_an_agency_for_which_nobody_sits_here_is_asked_all_the_same_and_it_is_said(stage: Stage) -> None:
    found = recommend(stage)
    trust = stage.inside(lambda: make_organisation("trust", "A trust", "health"))
    form = stage.client("team").get(stage.address("agency_evidence_ask", found.pk)).content.decode()
    assert "A trust (nobody sits for it here: tell it yourselves)" in form
    stage.inside(lambda: make_ask(found, trust, team(stage)))
    story = stage.page("team", "recommendation", found.pk).split('id="story"')[1]
    assert "Asked for evidence: A trust" in story and "Nobody there could be told by mail." in story
    assert mails(stage) == []
    assert stage.inside(lambda: remind_of_evidence(at=days(29))) == 0 and moves(stage) == ["ask"]


def test_the_team_writes_down_what_an_agency_owes_that_takes_part_no_more(stage: Stage) -> None:
    found, police = recommend(stage), body(stage, "police")

    def leave() -> None:
        make_ask(found, police, team(stage))
        part = Participation.objects.get(organisation=police)
        part.starts_on, part.ends_on = TODAY - timedelta(days=9), TODAY
        part.save()

    stage.inside(leave)
    client = stage.client("team")
    choice = f'<option value="{police.pk}"'
    asked = client.get(stage.address("agency_evidence_ask", found.pk)).content.decode()
    assert f'value="{police.pk}"' not in asked  # it is asked no more
    assert choice in client.get(stage.address("agency_evidence_add", found.pk)).content.decode()
    assert choice not in client.get(stage.address("agency_evidence_add", recommend(stage, "Other").pk)).content.decode()
    sent = {**SHOWN, "agency": police.pk, "came_by": "mail"}
    assert client.post(stage.address("agency_evidence_add", found.pk), sent).status_code == 302
    assert moves(stage) == ["ask", "answer"]


def test_what_is_late_by_today_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    found = recommend(stage)
    stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage), due_on=TODAY))
    assert "Asked, not yet due" in section(stage.page("icb", "recommendation", found.pk))
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: days(1))
    assert "Late" in section(stage.page("icb", "recommendation", found.pk))
    assert "owed evidence on LCSPR 2023/2 by Monday 15 June 2026" in home(stage, "police")
    assert "Late" in stage.page("icb", "agency_evidence")


def test_a_request_is_withdrawn_with_its_reason(stage: Stage) -> None:
    found = recommend(stage)
    ask = stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage)))
    client, address = stage.client("team"), stage.address("agency_evidence_withdraw", found.pk, ask.pk)
    assert "It is reminded no more" in client.get(address).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 200
    html = client.post(address, {"reason": "It is not theirs to show."}, follow=True).content.decode()
    assert "No longer asked" in section(html) and "It is not theirs to show." in html.split('id="story"')[1]
    assert "owes evidence" not in home(stage, "police")
    again = client.get(address).content.decode()
    assert "withdrawn" in again and '<form method="post" novalidate' not in again

    def by_hand() -> None:
        with pytest.raises(Refused):
            withdraw_evidence_ask(ask=ask, reason="Again", seat=team(stage), at=NOW)

    stage.inside(by_hand)


def test_an_agency_is_reminded_by_the_daily_turn_until_it_answers(stage: Stage) -> None:
    found = recommend(stage)
    stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage), due_on=TODAY + timedelta(days=30)))
    turn = [stage.inside(lambda n=n: remind_of_evidence(at=days(n))) for n in (0, 22, 23, 23, 29, 30, 31, 37)]
    assert turn == [0, 0, 1, 0, 0, 1, 0, 1]
    subjects = [mail.subject.partition(":")[0] for mail in mails(stage)]
    assert subjects == ["Evidence is asked for", *["Evidence is still asked for"] * 2, "Evidence is owed"]
    assert moves(stage) == ["ask", "remind", "remind", "remind"]
    stage.inside(lambda: show(found, body(stage, "police"), stage.board.seats["police"]))
    assert stage.inside(lambda: remind_of_evidence(at=days(44))) == 0


def test_the_turn_of_the_timetable_reminds(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    found = recommend(stage)
    stage.inside(lambda: make_ask(found, body(stage, "police"), team(stage), due_on=TODAY + timedelta(days=7)))
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: days(7))
    with acting(in_space(stage.world.here.pk)):
        remind_agencies_of_evidence()
    assert moves(stage) == ["ask", "remind"]


def asked_in_file(stage: Stage) -> CaseFile:
    world, seats = stage.world, stage.board.seats
    file = make_case_file(world.here, world.user("team"))
    put_on(file, seats["police"].user, level=Right.WRITE_FILE, seat=seats["police"])
    with within(world.here, file):
        found = in_file(stage, file)
        chosen = [body(stage, "police"), body(stage, "icb")]
        said: dict[str, Any] = {"words": "Of the child", "due_on": TODAY + timedelta(days=7)}
        ask_agencies(recommendation=found, agencies=chosen, seat=team(stage), at=NOW, **said)
    return file


def test_of_a_case_file_only_those_on_its_list_are_told_and_the_mail_names_its_reference_alone(stage: Stage) -> None:
    file = asked_in_file(stage)
    with within(stage.world.here, file):
        reasons = list(EvidenceAskStage.objects.order_by("pk").values_list("reason", flat=True))
        assert EvidenceAsk.objects.filter(file=file).count() == 2
    assert "Police Holder" in reasons[0] and "Nobody there could be told by mail" in reasons[1]
    assert stage.inside(lambda: remind_of_evidence(at=days(7))) == 1
    assert stage.inside(lambda: remind_of_evidence(at=days(7))) == 0
    told = mails(stage)
    assert [mail.to for mail in told] == ["board-police@example.org"] * 2
    for mail in told:
        assert f"case file {file.reference}" in mail.subject and file.reference in mail.text
        for words in ("Rapid 7", "Secret words", "Of the child", "West Mercia", "Ross"):
            assert words not in mail.subject + mail.text
    waiting = home(stage, "police")
    assert f"owes evidence on a recommendation of case file {file.reference}" in waiting and "Rapid 7" not in waiting
    assert "owes evidence" not in home(stage, "icb")
    assert "agencies owe evidence" not in stage.page("education", "recommendations")


def test_nobody_is_reminded_of_a_case_that_is_closed(stage: Stage) -> None:
    file = asked_in_file(stage)
    with within(stage.world.here, file):
        close_case_file(file=file, reason="Over", seat=team(stage), at=NOW)
    assert stage.inside(lambda: remind_of_evidence(at=days(7))) == 0
    assert len(mails(stage)) == 1


def test_what_is_followed_in_the_open_is_asked_and_shown_there(stage: Stage) -> None:
    """What agencies owed of the one in the file is asked no longer; what they showed stays with it."""
    file = make_case_file(stage.world.here, stage.world.user("team"))

    def opened() -> tuple[Recommendation, Recommendation]:
        found = in_file(stage, file)
        show(found, body(stage, "police"), team(stage), came_by="meeting")
        make_ask(found, body(stage, "education"), team(stage))
        said = {"prefix": "Review 2026-1", "number": 1, "source_title": "A review", "text": "Public", "made_on": TODAY}
        return found, follow_on(recommendation=found, seat=team(stage), at=NOW, **said)

    with within(stage.world.here, file.pk, user=stage.world.user("team")):
        found, made = opened()
        (ask,) = EvidenceAsk.objects.filter(recommendation=found)
        assert ask.state == "withdrawn" and "in the open, as Review 2026-1 R1" in ask.stages.latest("pk").reason
        with pytest.raises(Refused, match="followed in the open, as Review 2026-1 R1: go on there"):
            make_ask(found, body(stage, "education"), team(stage))
        with pytest.raises(Refused, match="go on there"):
            show(found, body(stage, "police"), team(stage), came_by="meeting")
        assert found.improvements.count() == 1
    for name in ("agency_evidence_add", "agency_evidence_ask"):
        html = stage.client("team").get(stage.address(name, found.pk)).content.decode()
        assert "go on there" in html and '<form method="post" novalidate' not in html, name
    stage.inside(lambda: make_ask(made, body(stage, "education"), team(stage)))


def test_who_may_only_read_a_case_file_is_not_told_to_write_in_it(stage: Stage) -> None:
    """Neither by mail nor on the home page: the form would refuse them, and nobody who could answer would know."""
    file, icb = asked_in_file(stage), stage.board.seats["icb"]
    put_on(file, icb.user, level=Right.OPEN_FILE, seat=icb)
    with within(stage.world.here, file):
        found = in_file(stage, file, "Rapid 8")
        make_ask(found, body(stage, "icb"), team(stage), due_on=TODAY + timedelta(days=7))
        told = EvidenceAskStage.objects.latest("pk").reason
    assert "Nobody there could be told by mail" in told
    assert stage.inside(lambda: remind_of_evidence(at=days(7))) == 1  # the police, who may write
    assert {mail.to for mail in mails(stage)} == {"board-police@example.org"}
    assert stage.client("icb").get(stage.address("agency_evidence_add", found.pk)).status_code == 403
    assert "owes evidence" not in home(stage, "icb") and "owes evidence" in home(stage, "police")


def test_a_closed_case_waits_on_nobodys_home_page(stage: Stage) -> None:
    file = asked_in_file(stage)
    assert "owes evidence" in home(stage, "police")
    with within(stage.world.here, file):
        close_case_file(file=file, reason="Over", seat=team(stage), at=NOW)
    assert "owes evidence" not in home(stage, "police")


def test_of_a_closed_case_nothing_is_offered_that_would_be_refused(stage: Stage) -> None:
    file = asked_in_file(stage)
    with within(stage.world.here, file):
        found, ask = Recommendation.objects.get(), EvidenceAsk.objects.first()
        assert ask is not None
        entry = show(found, body(stage, "icb"), team(stage), came_by="mail", impact="Told in time")
        asks = f"{stage.address('recommendation', found.pk)}evidence/"
        assert asks in section(stage.page("team", "recommendation", found.pk))
        close_case_file(file=file, reason="Over", seat=team(stage), at=NOW)
    for who in ("team", "police"):
        shown = section(stage.page(who, "recommendation", found.pk))
        assert asks not in shown and "Told in time" in shown, who
    client = stage.client("team")
    for name, more in (
        ("agency_evidence_add", ()),
        ("agency_evidence_ask", ()),
        ("agency_evidence_correct", (entry.pk,)),
        ("agency_evidence_withdraw", (ask.pk,)),
    ):
        page = client.get(stage.address(name, found.pk, *more)).content.decode()
        assert "This case file is closed" in page and '<form method="post" novalidate' not in page, name
    for name, more in (("agency_evidence_add", ()), ("agency_evidence_correct", (entry.pk,))):
        address, headers = stage.address(name, found.pk, *more), {"Sec-Fetch-Site": "same-origin"}
        typed = client.post(address, {"impact": "Hours of work"}, headers=headers)
        assert "Hours of work" in typed.content.decode(), name  # what was typed before it closed is not lost
