"""What agencies show: each its own and no other's, corrected beside what it was, in its case file, in the register."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import WrongSpace
from keeping.enums import Kind
from keeping.queries.meeting_sections import OF_MEETINGS
from keeping.queries.parts import units_of
from keeping.queries.sections import Subject
from meetings.models import AgencyImprovement, EvidenceAsk, EvidenceAskStage, Recommendation
from meetings.operations.recommendations import add_recommendation
from partnership.models import CaseFile, Organisation, Seat
from partnership.operations.cases import close_case_file
from partnership.operations.people import end_seat
from partnership.rules.roles import Right
from tests.conftest import NOW, TODAY
from tests.factories.agency_evidence import SAID, make_ask, show
from tests.factories.cases import make_case_file, put_on, within
from tests.meetings.conftest import Stage
from tests.meetings.test_meeting import BESIDES
from tests.meetings.test_recommendations import recommend

SHOWN = {
    "improved": "Chronologies are shared",
    "impact": "The school knew within a day",
    "kind": "audit",
    "seen_from_day": "1",
    "seen_from_month": "4",
    "seen_from_year": "2026",
}


def team(stage: Stage) -> Seat:
    found: Seat = stage.inside(lambda: Seat.objects.get(user=stage.world.user("team")))
    return found


def body(stage: Stage, key: str) -> Organisation:
    return stage.board.organisations[key]


def in_file(stage: Stage, file: CaseFile, reference: str = "Rapid 7") -> Recommendation:
    said = {"source": "rapid_review", "source_title": "A child of Ross", "text": "Secret words", "made_on": TODAY}
    return add_recommendation(reference=reference, file=file, seat=None, at=NOW, **said)


def section(page: str) -> str:
    return " ".join(page.split('id="agencies"')[1].split('id="before"')[0].split())


def test_an_agency_shows_its_own_evidence_on_the_recommendations_page(stage: Stage) -> None:
    found = recommend(stage)
    page = section(stage.page("police", "recommendation", found.pk))
    assert "none has shown any" in page and "Show what made a difference" in page and "Ask agencies" not in page
    client, address = stage.client("police"), stage.address("agency_evidence_add", found.pk)
    form = client.get(address).content.decode()
    assert "West Mercia Police" in form and "Herefordshire Council</option>" not in form and "came_by" not in form
    sent = {**SHOWN, "agency": body(stage, "police").pk}
    html = client.post(address, sent, follow=True).content.decode()
    shown = section(html)
    assert "West Mercia Police" in shown and "Shown unasked" in shown and "The school knew within a day" in shown
    assert "Audit, seen 1 April 2026" in shown and "Police Holder" in shown and "on behalf of" not in shown
    assert "Correct" in shown and "Correct" not in section(stage.page("icb", "recommendation", found.pk))
    row = stage.inside(lambda: AgencyImprovement.objects.get())
    assert (row.seat_id, row.came_by, row.organisation_id) == (
        stage.board.seats["police"].pk,
        "",
        body(stage, "police").pk,
    )


def test_nobody_writes_for_another_agency_or_without_a_seat_in_one(stage: Stage) -> None:
    found = recommend(stage)
    address = stage.address("agency_evidence_add", found.pk)
    sent = {**SHOWN, "agency": body(stage, "council").pk, "came_by": "mail"}
    answer = stage.client("police").post(address, sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403 and "each agency shows its own evidence" in answer.content.decode()
    assert "The school knew within a day" in answer.content.decode()  # what was typed is not lost
    for who in ("member", "scrutineer"):
        refused = stage.client(who).get(address)
        assert refused.status_code == 403 and "You hold no seat in an agency" in refused.content.decode(), who
        assert "Show what made a difference" not in section(stage.page(who, "recommendation", found.pk))
    assert stage.client("police").get(stage.address("agency_evidence_add", 999999)).status_code == 404

    def by_hand() -> None:
        for seat, more in ((stage.board.seats["police"], {}), (stage.board.seats["police"], {"came_by": "mail"})):
            with pytest.raises(Refused, match="You hold no seat in Herefordshire Council"):
                show(found, body(stage, "council"), seat, **more)
        assert not AgencyImprovement.objects.exists()

    stage.inside(by_hand)


def test_a_seat_that_has_ended_speaks_no_more(stage: Stage) -> None:
    found, seat = recommend(stage), stage.board.seats["police"]
    stage.inside(lambda: end_seat(seat=seat, ends_on=TODAY, because="Moved"))

    def by_hand() -> None:
        with pytest.raises(Refused, match="You hold no seat in West Mercia Police"):
            show(found, body(stage, "police"), seat)

    stage.inside(by_hand)


def test_the_team_writes_it_down_for_an_agency_and_says_how_it_came(stage: Stage) -> None:
    found = recommend(stage)
    client, address = stage.client("team"), stage.address("agency_evidence_add", found.pk)
    sent = {**SHOWN, "agency": body(stage, "police").pk}
    assert client.post(address, sent).status_code == 200  # not said how it came
    html = client.post(address, {**sent, "came_by": "telephone"}, follow=True).content.decode()
    assert "on behalf of West Mercia Police, by telephone" in section(html)

    def by_hand() -> None:
        with pytest.raises(Refused, match="say how it told you"):
            show(found, body(stage, "police"), team(stage))

    stage.inside(by_hand)


def test_what_is_not_so_is_said_beside_its_field_and_nothing_typed_is_lost(stage: Stage) -> None:
    found = recommend(stage)
    sent = {**SHOWN, "agency": body(stage, "police").pk, "seen_from_year": "2027"}
    html = stage.client("police").post(stage.address("agency_evidence_add", found.pk), sent).content.decode()
    assert "1 April 2027 has not come yet" in html and "The school knew within a day" in html
    sent |= {"seen_from_year": "2026", "seen_to_day": "1", "seen_to_month": "3", "seen_to_year": "2026"}
    html = stage.client("police").post(stage.address("agency_evidence_add", found.pk), sent).content.decode()
    assert "The last day comes before the first" in html


def test_a_correction_stands_beside_what_it_replaces_and_the_newest_counts(stage: Stage) -> None:
    found, seat = recommend(stage), stage.board.seats["police"]
    first = stage.inside(lambda: show(found, body(stage, "police"), seat))
    address = stage.address("agency_evidence_correct", found.pk, first.pk)
    form = stage.client("police").get(address).content.decode()
    assert "18 of 20 files" in form and "came_by" not in form
    sent = {**SHOWN, "impact": "In 12 of 20 files", "version": first.pk}
    html = stage.client("police").post(address, sent, follow=True).content.decode()
    counts, replaced = section(html).split("What corrections of")
    assert "In 12 of 20 files" in counts and "18 of 20" not in counts and "It corrects an earlier entry" in counts
    assert "18 of 20 files" in replaced
    rows = stage.inside(lambda: list(AgencyImprovement.objects.order_by("pk")))
    assert [row.replaces_id for row in rows] == [None, first.pk] and rows[0].impact == SAID["impact"]
    register = stage.page("member", "agency_evidence")
    assert "In 12 of 20 files" in register and "18 of 20" not in register


def test_two_who_correct_one_entry_see_both_texts(stage: Stage) -> None:
    found, seat = recommend(stage), stage.board.seats["police"]
    first = stage.inside(lambda: show(found, body(stage, "police"), seat))
    stage.inside(lambda: show(found, body(stage, "police"), seat, impact="Theirs", replaces=first))
    client, address = stage.client("police"), stage.address("agency_evidence_correct", found.pk, first.pk)
    sent = {**SHOWN, "impact": "Mine", "version": first.pk}
    clash = client.post(address, sent)
    html = clash.content.decode()
    assert clash.status_code == 409 and "Theirs" in html and "Mine" in html
    newest = stage.inside(lambda: AgencyImprovement.objects.latest("pk"))
    assert f'value="{newest.pk}"' in html
    assert client.post(address, {**sent, "version": newest.pk}).status_code == 302

    def by_hand() -> None:
        with pytest.raises(EditConflict):
            show(found, body(stage, "police"), seat, replaces=first)
        with transaction.atomic(), pytest.raises(IntegrityError):
            copy = AgencyImprovement.objects.latest("pk")
            copy.pk, copy._state.adding = None, True
            copy.save()

    stage.inside(by_hand)


def test_an_entry_that_was_corrected_often_costs_no_more(stage: Stage) -> None:
    found, seat = recommend(stage), stage.board.seats["police"]
    first = stage.inside(lambda: show(found, body(stage, "police"), seat))
    client, address, costs = stage.client("police"), stage.address("agency_evidence_correct", found.pk, first.pk), []
    last = first
    for words in ("Second", "Third", "Fourth"):
        last = stage.inside(
            lambda last=last, words=words: show(found, body(stage, "police"), seat, impact=words, replaces=last)
        )
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert words in client.get(address).content.decode()
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert len(set(costs)) == 1, costs


def test_nobody_corrects_another_agencys_entry(stage: Stage) -> None:
    found, other = recommend(stage), recommend(stage, "Other")
    first = stage.inside(lambda: show(found, body(stage, "police"), stage.board.seats["police"]))
    address = stage.address("agency_evidence_correct", found.pk, first.pk)
    for who in ("icb", "member", "scrutineer"):
        answer = stage.client(who).post(address, {**SHOWN, "version": first.pk})
        assert answer.status_code == 403, who
    assert "each agency shows its own" in stage.client("icb").get(address).content.decode()
    assert stage.client("police").get(stage.address("agency_evidence_correct", other.pk, first.pk)).status_code == 404

    def by_hand() -> None:
        for agency, recommendation in (("icb", found), ("police", other)):
            with pytest.raises(Refused, match="same agency"):
                show(recommendation, body(stage, agency), stage.board.seats[agency], replaces=first)

    stage.inside(by_hand)


def test_what_is_on_record_is_never_changed_or_deleted(stage: Stage) -> None:
    found = recommend(stage)

    def by_hand() -> None:
        row = show(found, body(stage, "police"), stage.board.seats["police"])
        row.impact = "Better still"
        with pytest.raises(WrongSpace):
            row.save()
        with pytest.raises(WrongSpace):
            row.delete()
        with transaction.atomic(), pytest.raises(Exception):  # noqa: B017 - each database says it in its own words
            AgencyImprovement.objects.filter(pk=row.pk).update(impact="Better still")
        assert AgencyImprovement.objects.get().impact == SAID["impact"]

    stage.inside(by_hand)


def test_evidence_of_a_case_file_lies_in_it(stage: Stage) -> None:
    world, seats = stage.world, stage.board.seats
    file = make_case_file(world.here, world.user("team"))
    put_on(file, seats["police"].user, level=Right.WRITE_FILE, seat=seats["police"])
    put_on(file, seats["icb"].user, level=Right.OPEN_FILE, seat=seats["icb"])
    with within(world.here, file):
        found = in_file(stage, file)
        make_ask(found, body(stage, "police"), team(stage))
        row = show(found, body(stage, "police"), seats["police"], impact="Words of the file")
        assert row.file_id == file.pk and row.ask.file_id == file.pk
    address = stage.address("agency_evidence_add", found.pk)
    assert stage.client("education").get(address).status_code == 404
    assert stage.client("icb").get(address).status_code == 403  # on the list to read
    assert stage.client("police").get(address).status_code == 200
    correct = stage.address("agency_evidence_correct", found.pk, row.pk)
    assert stage.client("education").get(correct).status_code == 404
    assert stage.client("icb").get(correct).status_code == 403
    for who in ("education", "scrutineer", "lsp"):
        register = stage.page(who, "agency_evidence")
        assert "Words of the file" not in register and "Rapid 7" not in register
        assert (
            "Words of the file"
            not in stage.client(who).get(stage.address("agency_evidence"), {"format": "csv"}).content.decode()
        )
    mine = stage.page("police", "agency_evidence")
    assert "Words of the file" in mine and "OFFICIAL-SENSITIVE" in mine


def test_nothing_is_put_into_a_closed_case_file(stage: Stage) -> None:
    file = make_case_file(stage.world.here, stage.world.user("team"))
    with within(stage.world.here, file):
        found = in_file(stage, file)
        close_case_file(file=file, reason="Over", seat=team(stage), at=NOW)
        for act in (
            lambda: make_ask(found, body(stage, "police"), team(stage)),
            lambda: show(found, body(stage, "police"), team(stage), came_by="mail"),
        ):
            with pytest.raises(Refused, match="closed"):
                act()


def test_the_form_that_closes_shows_what_agencies_show_and_refuses_nothing_new(stage: Stage) -> None:
    found = recommend(stage)
    stage.inside(lambda: show(found, body(stage, "police"), stage.board.seats["police"]))
    stage.inside(lambda: make_ask(found, body(stage, "icb"), team(stage)))
    html = stage.page("team", "recommendation_close", found.pk)
    assert html.index("18 of 20 files") < html.index('name="impact"')
    closed = stage.client("team").post(
        stage.address("recommendation_close", found.pk), {"impact": "The police show it."}, follow=True
    )
    assert "is closed." in closed.content.decode()
    stage.inside(lambda: show(found, body(stage, "icb"), stage.board.seats["icb"]))  # what is seen later counts too
    assert stage.inside(lambda: EvidenceAsk.objects.get().state) == "answered"


def rows(page: str) -> list[str]:
    return [each.split("</tr>")[0] for each in page.split("<tr>")[2:]]


def test_the_register_is_narrowed_sorted_searched_and_given_as_a_file(stage: Stage) -> None:
    assert "No agency was asked yet" in stage.page("member", "agency_evidence")
    first, second = recommend(stage, "LCSPR 2023/2"), recommend(stage, "LCSPR 2023/3")
    stage.inside(lambda: show(first, body(stage, "police"), stage.board.seats["police"], impact="=Fewer calls"))
    stage.inside(lambda: make_ask(second, body(stage, "icb"), team(stage), due_on=TODAY))
    stage.inside(lambda: make_ask(first, body(stage, "council"), team(stage)))
    client, address = stage.client("member"), stage.address("agency_evidence")

    def page(**query: Any) -> list[str]:
        return rows(client.get(address, query).content.decode())

    assert ["ICB" in page()[0], "Council" in page()[1], "Police" in page()[2]] == [True] * 3
    assert ["Council" in each for each in page(sort="agency")] == [False, True, False]  # Herefordshire and …, Council
    assert [each.count("2023/3") > 0 for each in page(sort="-recommendation")] == [True, False, False]
    assert "Police" in page(sort="-agency")[0] and "Police" in page(sort="-shown")[0]
    assert len(page(agency=body(stage, "icb").pk)) == 1 and len(page(state="owed")) == 2
    assert page(state="late") == [] and len(page(state="shown")) == 1 and len(page(source="local_review")) == 3
    assert page(source="audit") == [] and len(page(q="fewer calls")) == 1
    assert "Nothing fits that search" in client.get(address, {"q": "nowhere"}).content.decode()
    file = client.get(address, {"format": "csv"}).content.decode()
    assert file.count(",LCSPR 2023/2,") == 2 and file.count(",LCSPR 2023/3,") == 1 and "'=Fewer calls" in file
    register = stage.page("member", "recommendations")
    assert "agencies owe evidence" in register and "?state=owed" in register and "Evidence from agencies" in register


def test_the_pages_cost_the_same_with_one_and_with_three(stage: Stage) -> None:
    first = recommend(stage)
    client = stage.client("team")
    addresses = [
        stage.address("agency_evidence"),
        stage.address("recommendation", first.pk),
        stage.address("recommendation_close", first.pk),
        stage.address("agency_evidence_add", first.pk),
    ]
    costs: list[list[int]] = []
    for keys in (("police",), ("icb", "council")):
        for key in keys:
            stage.inside(lambda key=key: show(first, body(stage, key), stage.board.seats[key]))
            stage.inside(lambda key=key: make_ask(first, body(stage, key), team(stage)))
        cost = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            cost.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
        costs.append(cost)
    assert costs[0] == costs[1], costs


def test_an_erasure_of_the_recommendation_takes_what_agencies_showed_with_it(stage: Stage) -> None:
    found, kept = recommend(stage), recommend(stage, "Kept")

    def act() -> None:
        for each in (found, kept):
            make_ask(each, body(stage, "police"), team(stage), words="Of the night team")
            first = show(each, body(stage, "police"), stage.board.seats["police"])
            show(each, body(stage, "police"), stage.board.seats["police"], replaces=first, impact="Corrected")
        for unit in units_of(Kind.RECOMMENDATION, found.pk):
            unit.empty(reason="Too old", at=NOW)
        assert set(AgencyImprovement.objects.values_list("recommendation", flat=True)) == {kept.pk}
        words = dict(EvidenceAsk.objects.values_list("recommendation", "words"))
        assert words == {found.pk: "[erased]", kept.pk: "Of the night team"}
        assert not EvidenceAskStage.objects.filter(ask__recommendation=found).exclude(reason="").exists()

    stage.inside(act)
    page = section(stage.page("team", "recommendation", found.pk))
    assert "Answered" in page and "18 of 20" not in page


def test_what_somebody_wrote_down_is_in_the_export_of_their_data(stage: Stage) -> None:
    found, seat = recommend(stage), stage.board.seats["police"]

    def act() -> None:
        show(found, body(stage, "police"), seat)
        (mine,) = [each for each in OF_MEETINGS if each.key == "agency_evidence"]
        for of, count in ((seat, 1), (stage.board.seats["icb"], 0)):
            about = Subject(of.person, (of.pk,))
            rows = mine.model.objects.filter(mine.mine(about)).values_list(*(lookup for _, lookup in mine.columns))
            assert [row[-1] for row in rows] == [SAID["impact"]] * count

    stage.inside(act)
