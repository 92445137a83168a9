"""The public copy: written in versions, checked against the identity sheet, each hit answered, its day set."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from partnership.rules.roles import Right
from reviews.enums import ReportState
from reviews.models import ClockNote, CopySection, Incident, PracticeReport, PublicCopyStage, RedactionHit
from reviews.operations.identity import add_person
from reviews.operations.incidents import add_child
from reviews.operations.publication import publish_copy, set_day
from reviews.operations.publishing import (
    add_section,
    begin_copy,
    change_section,
    decide_not_to_publish,
    make_version,
    move_copy,
    word_copy,
)
from reviews.operations.redaction import check_version, keep_hit
from reviews.queries.publishing import check_of, hits_of, latest_of, ready_of, sections_of
from reviews.rules.clocks import ADVANCE_COPIES
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on
from tests.factories.practice import Practice
from tests.factories.publishing import BRIEFING, OUT, TITLE, Copy
from tests.factories.reviews import KNOWN


@pytest.fixture
def case(signed: Copy) -> Copy:
    return signed


def page(case: Practice, role: str, name: str, *args: Any, sent: dict[str, Any] | None = None) -> Any:
    client = Client()
    client.force_login(case.world.user(role))
    address = reverse(name, args=(case.world.here.slug, *args))
    return client.get(address) if sent is None else client.post(address, sent)


def test_it_begins_once_the_partners_have_signed(practice: Practice) -> None:
    case = practice
    with case.inside(), pytest.raises(Refused, match="begins from the report that the delegated"):
        begin_copy(incident=case.incident, seat=case.seat, at=NOW)
    assert b"begins from the report" in page(case, "team", "public_copy", case.incident.pk).content


def test_it_is_begun_once_and_written_upon_the_version_that_was_read(case: Copy) -> None:
    copy = case.begin()
    with case.with_sheet():
        with pytest.raises(Refused, match="begun already"):
            begin_copy(incident=case.incident, seat=case.seat, at=NOW)
        with pytest.raises(EditConflict):
            word_copy(copy=copy, version=1, **{**BRIEFING, "title": "Another"})
        section: CopySection = sections_of(copy)[0]
        section.copy = copy
        with pytest.raises(EditConflict):
            change_section(section=section, version=section.version - 1, text="Another")
        add_section(copy=copy, position=9, heading="Thanks", text="")
        assert sections_of(copy)[-1].heading == "Thanks"


def test_it_begins_with_the_sections_and_recommendations_of_the_signed_report(case: Copy) -> None:
    with case.with_sheet():
        copy = begin_copy(incident=case.incident, seat=case.seat, at=NOW)
        found = [(each.heading, each.text) for each in sections_of(copy)]
        assert found[0] == ("Why", "She was not heard.")
        assert found[-1] == ("Recommendations", "**Recommendation 1.** Hear every child alone")
        assert len(copy.begun_hash) == 64


def test_a_version_is_whole_and_reads_otherwise_than_the_last(case: Copy) -> None:
    copy = case.begin()
    with case.with_sheet():
        first = make_version(copy=copy, seat=case.seat, at=NOW)
        assert first.content["title"] == TITLE
        assert [each["heading"] for each in first.content["sections"]] == ["Why", "Recommendations"], "no empty ones"
        with pytest.raises(Refused, match="reads as the last version does"):
            make_version(copy=copy, seat=case.seat, at=NOW)
        word_copy(copy=copy, version=2, **{**BRIEFING, "title": TITLE, "questions": ""})
        with pytest.raises(Refused, match="questions for your team"):
            make_version(copy=copy, seat=case.seat, at=NOW)


def test_a_check_refuses_whom_the_sheet_does_not_open_to_and_says_what_to_do(case: Copy) -> None:
    case.begin()
    made = case.version(check=False)
    with case.inside(), pytest.raises(Refused, match=r"does not open to you.*Ask whoever leads the sheet"):
        check_version(version=made, seat=case.seat, at=NOW)
    with case.inside():
        put_on(case.incident.file, case.world.user("dsp"), level=Right.WRITE_FILE)
    shown = page(case, "dsp", "redaction", case.incident.pk).content.decode()
    assert "Ask whoever leads the sheet" in shown and "Check this version" not in shown
    page(case, "dsp", "redaction_check", case.incident.pk, sent={"once": ""})
    with case.inside():
        assert check_of(latest_of(case.copy())).checked == ""


def test_a_check_refuses_a_sheet_on_which_a_child_is_missing(case: Copy) -> None:
    case.begin()
    made = case.version(check=False)
    with case.with_sheet():
        add_child(incident=case.incident, at=NOW, **KNOWN)
        with pytest.raises(Refused, match="concerns 2 children, and 1 of them is on the identity sheet"):
            check_version(version=made, seat=case.seat, at=NOW)


def test_words_of_the_sheet_are_counted_and_never_written_down(case: Copy) -> None:
    case.begin("The child, No**wak**, was known. It began on 14 May 2021.")
    made = case.version()
    with case.with_sheet():
        check = check_of(made)
        assert (check.protected, check.unanswered) == (1, 1)
        assert [each.written for each in hits_of(made)] == ["14 May 2021"]
        stored = "".join(f"{each.written} {each.kind}" for each in RedactionHit.objects.all())
        assert "Nowak" not in stored
    shown = page(case, "team", "redaction", case.incident.pk).content.decode()
    assert "<mark>Nowak</mark>" in shown and "A name of Child A" in shown, "in its sentence, to whom the sheet opens"
    with case.inside():
        put_on(case.incident.file, case.world.user("dsp"))
    shown = page(case, "dsp", "redaction", case.incident.pk).content.decode()
    assert "name of Child A" not in shown and "<mark>14 May 2021</mark>" in shown


def test_only_what_changed_is_asked_anew_and_what_is_gone_was_changed(case: Copy) -> None:
    case.begin("Seen on 14 May 2021. Then aged 3.")
    first = case.version()
    with case.with_sheet():
        dated, aged = hits_of(first)
        for each in (dated, aged):
            each.version.copy = case.copy()
        with pytest.raises(Refused, match="Say why"):
            keep_hit(hit=dated, because=" ", seat=case.seat, at=NOW)
        keep_hit(hit=dated, because="It was in the press", seat=case.seat, at=NOW)
        with pytest.raises(Refused, match="has been answered"):
            keep_hit(hit=dated, because="Again", seat=case.seat, at=NOW)
        case.write("Seen on 14 May 2021. Then very small. Again on 2 June 2021.")
    second = case.version(at=NOW + timedelta(hours=1))
    with case.with_sheet():
        assert [(each.written, each.answer, each.because) for each in hits_of(second)] == [
            ("14 May 2021", "kept", "It was in the press"),
            ("2 June 2021", "", ""),
        ]
        aged.refresh_from_db()
        assert aged.answer == "changed"
        with pytest.raises(Refused, match="later version"):
            check_version(version=first, seat=case.seat, at=NOW)


def test_what_names_somebody_cannot_be_kept_in_the_database_either(case: Copy) -> None:
    case.begin("Her number is 943 476 5919.")
    made = case.version()
    with case.with_sheet():
        (hit,) = hits_of(made)
        hit.version.copy = case.copy()
        with pytest.raises(Refused, match="can never stay"):
            keep_hit(hit=hit, because="It is well known", seat=case.seat, at=NOW)


def test_a_day_is_set_for_the_version_that_was_read_and_the_original_stays(checked: Copy) -> None:
    case = checked
    said = {"on": OUT, "because": "", "seat": case.seat, "at": NOW}
    with case.with_sheet():
        copy, read = case.copy(), latest_of(case.copy())
        assert read is not None
        with pytest.raises(Refused, match="hit of the check has no answer"):
            set_day(copy=copy, read_hash=read.content_hash, **said)
    case.keep_all()
    with case.with_sheet():
        with pytest.raises(Refused, match="another version since"):
            set_day(copy=copy, read_hash="0" * 64, **said)
        set_day(copy=copy, read_hash=read.content_hash, **said)
        incident = Incident.objects.get(pk=case.incident.pk)
        assert incident.publishes_on == OUT, "the clock of the advance copies runs by it"
    with pytest.raises(Refused, match="stays on record"):
        case.set_day(OUT + timedelta(days=7))
    case.set_day(OUT + timedelta(days=7), because="The trial")
    shown = page(case, "team", "public_copy", case.incident.pk).content.decode()
    assert "Original day" in shown and "Wednesday 24 June 2026" in shown and "Wednesday 1 July 2026" in shown
    with case.with_sheet():
        move_copy(copy=case.copy(), move="unset", reason="A family’s wish", seat=case.seat, at=NOW)
        assert Incident.objects.get(pk=case.incident.pk).publishes_on is None


def test_nothing_is_published_before_the_copies_went_or_its_day_has_come(checked: Copy) -> None:
    case = checked
    case.keep_all()
    case.set_day()
    with pytest.raises(Refused, match="not on record that the full report went"):
        case.publish()
    case.advance(TODAY)
    with pytest.raises(Refused, match="to be published on Wednesday 24 June 2026"):
        case.publish(NOW + timedelta(days=8))
    assert case.publish().key == "2026-1"


def test_a_name_that_came_to_the_sheet_since_holds_it_back(case: Copy) -> None:
    case.ready("Agencies knew Hazel Grove well.")
    with case.with_sheet():
        facts = {"kind": "other", "called": "Neighbour", "family": "Grove"}
        add_person(sheet=case.sheet, seat=case.seat, at=NOW, **facts)
    with pytest.raises(Refused, match="1 word that can never be published stands in it"):
        case.publish()


def test_only_whoever_leads_says_when_it_goes_out(ready: Copy) -> None:
    case = ready
    with case.inside():
        put_on(case.incident.file, case.world.user("dsp"), level=Right.WRITE_FILE)
    for name in ("copy_day", "copy_publish", "copy_not", "withdrawal_ask"):
        assert page(case, "dsp", name, case.incident.pk).status_code == 403, name
    assert page(case, "dsp", "copy_word", case.incident.pk).status_code == 200
    assert page(case, "team", "copy_day", case.incident.pk).status_code == 200


def test_not_publishing_has_its_justification_and_ends_the_clock(case: Copy) -> None:
    case.begin()
    said = {"decided_by": "The three partners", "decided_on": TODAY, "seat": case.seat, "at": NOW}
    with case.with_sheet():
        copy = case.copy()
        with pytest.raises(Refused, match="Give the justification"):
            decide_not_to_publish(copy=copy, because=" ", told="The Panel", **said)
        decide_not_to_publish(copy=copy, because="It would identify", told="The Panel, by letter", **said)
        assert list(ClockNote.objects.values_list("clock", "kind")) == [("practice-review", "ended")]
        with pytest.raises(Refused, match="not to be published"):
            make_version(copy=copy, seat=case.seat, at=NOW)
        move_copy(copy=copy, move="after_all", reason="They consent", seat=case.seat, at=NOW)
        assert list(ClockNote.objects.order_by("pk").values_list("kind", flat=True)) == ["ended", "runs_on"]
        assert [each.move for each in PublicCopyStage.objects.order_by("pk")] == ["begin", "decide_not", "after_all"]


def test_what_is_wanting_stands_on_the_page(case: Copy) -> None:
    case.begin()
    shown = page(case, "team", "public_copy", case.incident.pk).content.decode()
    assert "There is no version of the public copy yet" in shown
    case.version()
    with case.with_sheet():
        ready = ready_of(case.incident, latest_of(case.copy()))
        assert ready.signed and ready.built and ready.briefing_pages == 1 and ready.advance_days == 7
    shown = page(case, "team", "public_copy", case.incident.pk).content.decode()
    assert "1 hit of the check has no answer" in shown
    assert ADVANCE_COPIES == "advance-copies"


def test_the_pages_cost_the_same_with_one_and_with_three(case: Copy) -> None:
    def cost(name: str) -> int:
        client = Client()
        client.force_login(case.world.user("team"))
        address = reverse(name, args=(case.world.here.slug, case.incident.pk))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    case.begin("Seen on 14 May 2021.")
    case.version()
    before = [cost(name) for name in ("public_copy", "redaction")]
    with case.with_sheet():
        case.write("Seen on 14 May 2021. Again on 2 June 2021, and on 3 June 2021 by Nowak and Zoe.")
        add_section(copy=case.copy(), position=8, heading="More", text="More")
        add_section(copy=case.copy(), position=9, heading="Most", text="Most, aged 3")
    case.version(at=NOW + timedelta(hours=1))
    assert [cost(name) for name in ("public_copy", "redaction")] == before


def test_it_cannot_be_published_without_its_sheet_being_open(ready: Copy) -> None:
    case = ready
    with case.inside(), pytest.raises(Refused, match="does not open to you"):
        publish_copy(copy=case.copy(), seat=case.seat, at=NOW + timedelta(days=9))


@pytest.mark.parametrize(
    "text",
    ["No\u200ewak", "[She](https://e.example/%4eowak)", "[She](https://e.example/a 'No\u034fwak')", "Zoe_Nowak"],
)
def test_no_sign_that_nobody_sees_hides_a_word_of_the_sheet(case: Copy, text: str) -> None:
    case.begin(f"It was {text}, said the school.")
    made = case.version()
    with case.with_sheet():
        assert check_of(made).protected >= 1


def test_titles_and_headings_are_looked_through_as_they_are_seen(case: Copy) -> None:
    copy = case.begin("Nothing here.")
    with case.with_sheet():
        word_copy(copy=copy, version=2, **{**BRIEFING, "title": "Since 14 M\u00aday 2021"})
        add_section(copy=case.copy(), position=9, heading="What 943\u200b476\u200b5919 says", text="More")
    made = case.version()
    with case.with_sheet():
        assert [(each.kind, each.written) for each in hits_of(made)] == [
            ("date", "14 May 2021"),
            ("nhs", "9434765919"),
        ]


def test_a_copy_that_was_begun_from_an_earlier_report_says_which_is_newer(checked: Copy) -> None:
    case = checked
    assert "was begun from" not in page(case, "team", "public_copy", case.incident.pk).content.decode()
    with case.with_sheet():
        first = PracticeReport.objects.get(practice=case.practice)
        first.state = ReportState.OVERTAKEN
        first.save(update_fields=["state"])
        PracticeReport(
            practice=case.practice,
            file_id=first.file_id,
            number=2,
            draft=first.draft,
            content=first.content,
            content_hash="9" * 64,
            partners=3,
            state=ReportState.SIGNED,
            put_at=NOW,
            put_by=case.seat,
            signed_on=TODAY + timedelta(days=3),
        ).save()
    for name in ("public_copy", "copy_day"):
        shown = page(case, "team", name, case.incident.pk).content.decode()
        assert "begun from Report 1, signed on Monday 15 June 2026" in shown, name
        assert "Report 2 on Thursday 18 June 2026 since" in shown, name
