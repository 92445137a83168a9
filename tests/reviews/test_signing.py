"""The partners sign one frozen report; it is built, its recommendations go on; taking it back voids all."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from meetings.models import Recommendation
from partnership.models import Signoff
from partnership.operations.cases import close_case_file
from reviews.models import DraftRecommendation, DraftSection, PracticeReport, ReviewDecision
from reviews.operations.clocks import say_of_clock
from reviews.operations.deciding import ask_document, comment
from reviews.operations.drafts import (
    add_comment,
    answer_comment,
    begin_draft,
    change_recommendation,
    freeze_draft,
    word_section,
)
from reviews.operations.practice import move_practice
from reviews.operations.signing import ask_report, put_report, refuse_report, sign_report
from reviews.queries.signing import signed_report_of
from tests.conftest import NOW
from tests.factories.fixtures import World
from tests.factories.practice import RECOMMENDED, Practice, make_draft, make_under_way
from tests.paper.reading import words, wrong_by_pdf_ua
from tests.reviews.test_deciding import BODIES
from tests.reviews.test_practice import page


class Signing(Practice):
    """A practice review whose first draft is frozen."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        with self.inside():
            make_under_way(self.practice, self.seat)
            self.draft = make_draft(self.practice, self.seat)

    def before(self) -> PracticeReport:
        with self.inside():
            return put_report(draft=self.draft, **self.by())

    def signed(self, report: PracticeReport, *keys: str) -> PracticeReport:
        for key in keys:
            with self.as_reader(key):
                found = PracticeReport.objects.select_related("practice").get(pk=report.pk)
                report = sign_report(report=found, seat=self.partners[key], read_hash=found.content_hash, at=NOW)
        return report


@pytest.fixture
def case(drafted: Signing) -> Signing:
    return drafted


def test_all_three_sign_it_is_built_and_its_recommendations_go_on(case: Signing) -> None:
    report = case.signed(case.before(), "council", "icb")
    assert report.state == "open"
    report = case.signed(report, "police")
    assert report.state == "signed"
    drain(NOW + timedelta(minutes=1))
    with case.inside():
        assert case.now().state == "signed"
        row = signed_report_of(case.now())
        assert row is not None and row.pdf is not None and row.word is not None
        with default_storage.open(row.pdf.stored.path) as content:
            pdf = content.read()
        assert wrong_by_pdf_ua(pdf) == []
        text = words(pdf, 1)
        assert "She was not heard." in text and "Hear every child alone" in text and "OFFICIAL-SENSITIVE" in text
        with default_storage.open(row.word.stored.path) as content:
            word = zipfile.ZipFile(io.BytesIO(content.read())).read("word/document.xml").decode()
        assert "She was not heard." in word and "Heading1" in word
        made = Recommendation.objects.get()
        assert (made.source, made.file_id) == ("local_review", case.incident.file_id)
        assert made.reference == f"{case.incident.file.reference} R1" and "To: School; Trust" in made.text
    with acting(in_space(case.world.here.pk)):
        assert Recommendation.objects.count() == 0, "outside the file there is none"


def test_whoever_worded_last_does_not_sign(case: Signing) -> None:
    police = case.partners["police"]
    with case.inside():
        draft = begin_draft(practice=case.practice, because="The police word it", **case.by())
        section = DraftSection.objects.filter(draft=draft).earliest("position")
        word_section(section=section, heading="Why", text="Our words", version=1, seat=police)
        case.draft = freeze_draft(draft=draft, **case.by())
    report = case.before()
    with pytest.raises(Refused, match="made the last change"):
        case.signed(report, "police")


def test_taking_it_back_voids_and_changed_words_are_not_signed(case: Signing) -> None:
    report = case.signed(case.before(), "council")
    with case.inside():
        with pytest.raises(Refused, match="Take it back first"):
            begin_draft(practice=case.practice, because="More", **case.by())
        section = DraftSection.objects.filter(draft=case.draft).earliest("position")
        section.text = "Changed behind their backs"
        section.save(update_fields=["text"])
    with pytest.raises(Refused, match="changed after it was sent"):
        case.signed(report, "icb")
    with case.inside():
        move_practice(practice=case.practice, move="take_back", reason="A fact", **case.by())
        assert Signoff.objects.get(pk=report.signoff_id).state == "void"
        assert PracticeReport.objects.get().state == "overtaken" and case.now().state == "under_way"
    with pytest.raises(Refused, match="no longer before the partners"):
        case.signed(report, "icb")


def test_worded_again_it_no_longer_stands_and_the_thread_goes_on(case: Signing) -> None:
    case.signed(case.before(), *BODIES)
    with case.inside():
        move_practice(practice=case.practice, move="reopen", reason="The coroner found", **case.by())
        assert signed_report_of(case.now()) is None
        second = begin_draft(practice=case.now(), because="The coroner", **case.by())
        rec = DraftRecommendation.objects.get(draft=second)
        said = {**RECOMMENDED, "text": "Hear every child, twice", "left_out_because": ""}
        change_recommendation(recommendation=rec, version=1, seat=case.seat, **said)
        case.draft = freeze_draft(draft=second, **case.by())
    case.signed(case.before(), *BODIES)
    with case.inside():
        old, new = Recommendation.objects.order_by("pk")
        assert "No longer in the report" in old.response and "twice" in new.text
        assert new.reference.endswith("R2")


def test_one_who_does_not_sign_says_why_in_the_file(case: Signing) -> None:
    report = case.before()
    with case.as_reader("icb"):
        found = PracticeReport.objects.select_related("practice").get(pk=report.pk)
        with pytest.raises(Refused, match="Say why"):
            refuse_report(report=found, seat=case.partners["icb"], reason="", at=NOW)
        refuse_report(report=found, seat=case.partners["icb"], reason="Too harsh", at=NOW)
    body = page(case, "team", "practice_report", case.incident.pk, report.pk).content.decode()
    assert "Too harsh" in body and "dispute route" in body and "The arrangements name no route." in body


def test_what_an_agency_says_since_it_was_put_is_answered_before_it_is_signed(case: Signing) -> None:
    report = case.before()
    came = {"agency": "Trust", "section": None, "text": "It was June", "came_by": "mail", "came_words": "Ada"}
    with case.inside():
        late = add_comment(draft=case.draft, **came, **case.by())
    with pytest.raises(Refused, match="commented on it since"):
        case.signed(report, "council")
    with case.inside():
        answer_comment(comment=late, taken="not_accepted", answer="It was May", version=1, **case.by())
    assert case.signed(report, *BODIES).state == "signed"


def test_nothing_is_built_said_or_signed_in_a_closed_case(case: Signing) -> None:
    report = case.signed(case.before(), *BODIES)
    with case.inside():
        decision = ReviewDecision.objects.select_related("rapid__incident").get(state="decided")
        close_case_file(file=case.incident.file, reason="Done", seat=case.seat, at=NOW)
        by: Any = case.by()
        for act in (
            lambda: ask_report(report, NOW),
            lambda: ask_document(decision, NOW),
            lambda: comment(decision=decision, kind="comment", text="Well", user_id=1, **by),
            lambda: say_of_clock(incident=case.incident, clock="practice-review", kind="ended", because="So", **by),
        ):
            with pytest.raises(Refused, match="This case file is closed"):
                act()


def test_unanswered_comments_hold_it_back(case: Signing) -> None:
    with case.inside():
        came = {"agency": "Trust", "section": None, "text": "June", "came_by": "mail", "came_words": "Ada"}
        row = add_comment(draft=case.draft, **came, **case.by())
        with pytest.raises(Refused, match="not answered yet: 1"):
            put_report(draft=case.draft, **case.by())
        later = freeze_draft(draft=begin_draft(practice=case.now(), because="June", **case.by()), **case.by())
        with pytest.raises(Refused, match="not answered yet: 1"):
            put_report(draft=later, **case.by())
        answer_comment(comment=row, taken="accepted", answer="Next draft", version=1, **case.by())
        assert put_report(draft=later, **case.by()).state == "open"


def test_a_partner_signs_on_the_page_and_nobody_else_does(case: Signing) -> None:
    report = case.before()
    address = reverse("practice_report", args=(case.world.here.slug, case.incident.pk, report.pk))
    client = Client()
    client.force_login(case.partners["council"].user)
    assert address in client.get("/").content.decode(), "it waits on their own page"
    body = client.get(address).content.decode()
    assert "She was not heard." in body and "I sign" in body
    assert client.post(address, {"answer": "sign", "read_hash": report.content_hash}).status_code == 302
    client.force_login(case.world.user("team"))
    assert "I sign" not in client.get(address).content.decode()
    assert client.post(address, {"answer": "sign", "read_hash": report.content_hash}).status_code == 403
