"""The life of a report through its operations: started, written, frozen, signed, sent back, thawed, published."""

from datetime import date

import pytest
from django.utils import timezone

from hscp.lib.verdicts import Refused
from hscp.record.runner import drain
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from meetings.models import Recommendation
from meetings.operations.recommendations import close_recommendation
from partnership.models import GuidanceEdition, Signature, Signoff
from partnership.operations.people import add_person, replace
from reporting.models import Publication, ReportSection, ReportStage, YearlyReport
from reporting.operations.publishing import publish_report
from reporting.operations.reports import edit_section, explain, send_back, send_report, start_report
from reporting.queries.reports import changes_since, draft_of, standing_of
from reporting.rules.content import hash_of
from tests.conftest import NOW, TODAY
from tests.factories.people import make_space
from tests.factories.reports import YEAR, Year, hear, make_year


def problems(year: Year) -> set[str]:
    return {check.code for check in draft_of(year.now(), TODAY).found}


# --- starting ------------------------------------------------------------------------------------------------------


def test_report_has_what_the_arrangements_ask_then_what_the_guidance_asks_besides(draft: Year) -> None:
    sections = list(ReportSection.objects.filter(report=draft.report).order_by("position"))
    assert [each.key for each in sections] == [
        *("impact", "little-progress", "review-recommendations", "feedback", "restraint", "contributions"),
        *("arrangements-updates", "scrutiny-themes"),
    ]
    first = sections[0]
    assert first.title == "Evidence of impact"
    assert "outcomes for children." in first.requirement and "as Working Together 2023 asks" in first.requirement
    assert first.citation == "§19.1a; Working Together 2023"
    assert {each.key for each in sections if each.needs_check} == {
        *("restraint", "contributions", "arrangements-updates", "scrutiny-themes")
    }


def test_a_report_stays_on_the_checklist_of_its_first_day(draft: Year) -> None:
    assert draft.report.edition.key == "WT2023"
    assert draft.report.year == "2025-26"


def test_the_later_checklist_may_be_chosen_where_it_came_into_force_within_the_year(year: Year) -> None:
    later = GuidanceEdition.objects.get(key="WT2026")
    report = start_report(starts_on=YEAR[0], ends_on=YEAR[1], edition=later, seat=year.manager, at=NOW, by_id=None)
    assert report.edition == later
    assert "Working Together 2026" in ReportSection.objects.get(report=report, key="scrutiny-themes").citation


def test_an_edition_of_another_year_is_refused(year: Year) -> None:
    later = GuidanceEdition.objects.get(key="WT2026")
    with pytest.raises(Refused, match="No edition"):
        start_report(starts_on=date(2024, 4, 1), ends_on=date(2025, 4, 1), edition=later, seat=None, at=NOW, by_id=None)


def test_a_year_has_one_report(draft: Year) -> None:
    with pytest.raises(Refused, match="started already"):
        start_report(starts_on=YEAR[0], ends_on=YEAR[1], seat=draft.manager, at=NOW, by_id=None)
    assert YearlyReport.objects.count() == 1


# --- writing -------------------------------------------------------------------------------------------------------


def test_two_writers_never_overwrite_each_other(draft: Year) -> None:
    section = draft.section("impact")
    draft.write("impact", "First.")
    with pytest.raises(EditConflict) as clash:
        edit_section(
            section=section, narrative="Second.", nothing_because="", version=section.version, seat=draft.manager,
            at=NOW, by_id=None,
        )  # fmt: skip
    assert clash.value.theirs.narrative == "First."
    assert draft.section("impact").narrative == "First."


def test_saving_the_same_words_is_no_edit(sent: Year) -> None:
    sent.write("impact", sent.section("impact").narrative)
    assert sent.now().state == "signing"


# --- case 10 -------------------------------------------------------------------------------------------------------


def test_case_10_an_untouched_recommendation_appears_by_itself_and_must_be_explained(draft: Year) -> None:
    still = draft_of(draft.report, TODAY).still
    assert [(each.kind, each.name) for each in still] == [("recommendation", "R-2023-1")]
    assert "No action has been given since it was made on 2 May 2023." in still[0].why
    for section in ReportSection.objects.filter(report=draft.report):
        draft.write(section.key, "Words.")
    assert problems(draft) >= {"unexplained_recommendation"}
    with pytest.raises(Refused, match="R-2023-1 shows little or no progress, and nobody has explained why"):
        send_report(report=draft.report, seat=draft.manager, at=NOW, by_id=None)
    explain(
        report=draft.report, item=still[0], text="It waits for the system.", version=0, seat=draft.manager, at=NOW,
        by_id=None,
    )  # fmt: skip
    assert draft.send().state == "signing"
    rows = [
        row
        for section in draft.report.content["sections"]
        for block in section["blocks"]
        if block["kind"] == "table" and block["title"].startswith("Recommendations with little")
        for row in block["rows"]
    ]
    assert [(row[0], row[3]) for row in rows] == [("R-2023-1", "It waits for the system.")]


def test_case_10_finished_tasks_do_not_close_a_recommendation_and_evidence_of_impact_does(draft: Year) -> None:
    untouched = Recommendation.objects.get(reference="R-2023-1")
    with pytest.raises(Refused, match="impact"):
        close_recommendation(recommendation=untouched, impact=" ", seat=draft.manager, at=NOW)
    assert draft_of(draft.report, TODAY).still


def test_an_explanation_that_somebody_else_wrote_in_between_is_not_lost(draft: Year) -> None:
    (item,) = draft_of(draft.report, TODAY).still
    arguments = {"report": draft.report, "item": item, "seat": draft.manager, "at": NOW, "by_id": None}
    explain(text="First.", version=0, **arguments)
    with pytest.raises(EditConflict) as clash:
        explain(text="Second.", version=0, **arguments)
    assert clash.value.theirs.text == "First."
    with pytest.raises(Refused, match="Say why"):
        explain(text="  ", version=1, **arguments)


# --- case 11 and the sign-off --------------------------------------------------------------------------------------


def test_two_of_three_is_not_approved_and_the_third_completes_it(sent: Year) -> None:
    first, second, third = sent.lsps
    sent.sign(first, second)
    assert sent.report.state == "signing"
    standing = standing_of(sent.report, TODAY)
    assert standing is not None and not standing.verdict
    assert [each.post.name for each in standing.verdict.awaited] == ["LSP for the police"]
    sent.sign(third)
    assert sent.report.state == "approved"
    assert [stage.move for stage in ReportStage.objects.filter(report=sent.report)] == ["start", "send", "approve"]


def test_case_11_an_edit_voids_all_and_three_fresh_signatures_on_one_hash_are_needed(sent: Year) -> None:
    first, second, third = sent.lsps
    before = sent.report.content_hash
    sent.sign(first, second)
    sent.write("impact", "Forty-one families, not forty-two.")
    report = sent.now()
    assert (report.state, report.content, report.content_hash) == ("drafting", None, "")
    assert Signoff.objects.get().state == "void"
    with pytest.raises(Refused, match="being written"):
        sent.sign(third, read_hash=before)
    again = sent.send().content_hash
    assert again != before
    sent.sign(first, second)
    assert sent.report.state == "signing"
    with pytest.raises(Refused, match="not the content"):
        sent.sign(third, read_hash=before)
    sent.sign(third)
    assert sent.report.state == "approved"
    given = Signature.objects.filter(signoff=Signoff.objects.order_by("-opened_at", "-pk").first())
    assert {each.content_hash for each in given} == {again} and len(given) == 3


def test_an_edit_of_an_approved_report_thaws_it_too(sent: Year) -> None:
    sent.sign()
    sent.write("feedback", "One more thing was heard.")
    assert sent.now().state == "drafting"
    assert not sent.report.content_hash


def test_a_later_change_of_the_record_voids_nothing_and_is_listed(sent: Year) -> None:
    sent.sign(sent.lsps[0])
    before = sent.report.content_hash
    assert changes_since(sent.now(), TODAY) == ()
    hear(sent, date(2026, 1, 8))
    report = sent.now()
    assert (report.state, report.content_hash, hash_of(report.content)) == ("signing", before, before)
    said = changes_since(report, TODAY)
    title = "How feedback of children and families was sought and used"
    assert f"{title}, “Feedback of children and families: Times they were heard”: was 1, is now 2." in said
    assert f"{title}, “What was heard and what changed”: 1 row is new." in said
    sent.sign(*sent.lsps[1:])
    assert sent.report.state == "approved"


def test_a_successor_signs_in_place_of_a_seat_that_has_ended(sent: Year) -> None:
    first, second, third = sent.lsps
    successor = replace(post=third.post, person=add_person(name="Successor"), on=TODAY)
    with pytest.raises(Refused, match="ended"):
        sent.sign(third)
    sent.sign(first, second, successor)
    assert sent.report.state == "approved"


def test_the_last_editor_does_not_sign(written: Year) -> None:
    written.write("impact", "My own last words.", seat=written.lsps[0])
    written.send()
    with pytest.raises(Refused, match="last change"):
        written.sign(written.lsps[0])


def test_sending_back_needs_a_reason_and_thaws(sent: Year) -> None:
    with pytest.raises(Refused, match="Say why"):
        send_back(report=sent.report, seat=sent.lsps[0], reason=" ", at=NOW, by_id=None)
    send_back(report=sent.report, seat=sent.lsps[0], reason="Impact is thin.", at=NOW, by_id=None)
    assert sent.now().state == "drafting"
    assert ReportStage.objects.filter(move="send_back").get().reason == "Impact is thin."


def test_content_holds_no_floats_and_its_hash_survives_the_database(sent: Year) -> None:
    def walk(value: object) -> list[object]:
        if isinstance(value, dict):
            return [one for each in value.values() for one in walk(each)]
        return [one for each in value for one in walk(each)] if isinstance(value, list) else [value]

    content = YearlyReport.objects.get(pk=sent.report.pk).content
    assert {type(each) for each in walk(content)} <= {str, int, type(None)}
    assert hash_of(content) == sent.report.content_hash


# --- publication ---------------------------------------------------------------------------------------------------


def publish(year: Year) -> Publication:
    return publish_report(report=year.now(), seat=year.manager, at=NOW, by_id=year.manager.user_id)


def test_publishing_is_refused_before_all_have_signed_and_before_the_final_pdf(sent: Year) -> None:
    with pytest.raises(Refused, match="everybody asked has signed"):
        publish(sent)
    sent.sign(*sent.lsps[:2])
    with pytest.raises(Refused, match="everybody asked has signed"):
        publish(sent)
    sent.ask_build()
    _work(sent)
    sent.sign(sent.lsps[2])
    with pytest.raises(Refused, match="final PDF"):
        publish(sent)
    sent.ask_build()
    _work(sent)
    publication = publish(sent)
    assert sent.now().state == "published"
    assert [each["capacity"] for each in publication.signatures] == [
        f"LSP for the {one}" for one in ("council", "icb", "police")
    ]
    assert publication.content_hash == sent.report.content_hash
    with pytest.raises(Refused, match="published"):
        sent.write("impact", "Too late.")


def _work(year: Year) -> None:
    drain(timezone.now())
    assert year.report.builds.first().built_at is not None


# --- isolation -----------------------------------------------------------------------------------------------------


def test_nothing_of_another_space_is_in_the_report(sent: Year) -> None:
    other = make_space("worcestershire")
    with acting(in_space(other.pk)):
        foreign = make_year("FOREIGN")
        foreign.start()
        foreign.write_everything()
        foreign.send()
        assert "FOREIGN" in str(foreign.report.content)
    sent.write("impact", "Written again.")
    assert "FOREIGN" not in str(sent.send().content)
