"""The partners decide through sign-off of one frozen content; the document for the Panel and its reply."""

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
from partnership.models import CaseDocument, FileGrant, Organisation, Partnership, Seat, Signature
from reviews.models import CaseEvent, Incident, RapidReview, ReviewDecision
from reviews.operations.clocks import set_terms
from reviews.operations.deciding import (
    put_to_partners,
    record_reply,
    record_sent,
    refuse_decision,
    sign_decision,
)
from reviews.operations.rapid import declare_interest, move_rapid
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of, within
from tests.factories.fixtures import World
from tests.factories.meetings import make_organisation
from tests.factories.people import make_post, make_seat, make_user
from tests.factories.reviews import make_incident, make_notified, make_rapid, make_recommended
from tests.paper.reading import words, wrong_by_pdf_ua

BODIES = ("council", "icb", "police")


class Case:
    """A recommended case of a partnership with three statutory partners."""

    def __init__(self, world: World, *, terms: str = "") -> None:
        self.world = world
        self.seat = seat_of(world.user("team"), world.here)
        self.incident: Incident = make_incident(world.here, world.user("team"))
        with acting(in_space(world.here.pk)):
            self.partners = {key: self._partner(key) for key in BODIES}
            if terms:
                said = {"trigger": "notification-sent", "steps": [], "because": "Agreed", "at": NOW}
                set_terms(starts_on=TODAY, decided_by=terms, seat=self.seat, **said)
        with self.inside():
            self.rapid: RapidReview = make_recommended(
                make_rapid(make_notified(self.incident, self.seat), self.seat), self.seat
            )

    def _partner(self, key: str) -> Seat:
        body = make_organisation(key, key.title(), "other", standing="statutory_partner")
        post = make_post(f"dsp-{key}", "dsp")
        post.organisation = body
        post.save()
        return make_seat(post, user=make_user(f"{key}@example.org"))

    def inside(self) -> Any:
        return within(self.world.here, self.incident.file_id, user=self.world.user("team"))

    def put(self, outcome: str = "no_review") -> ReviewDecision:
        with self.inside():
            return put_to_partners(rapid=self.rapid, outcome=outcome, because="Why", seat=self.seat, at=NOW)

    def sign(self, decision: ReviewDecision, *keys: str) -> ReviewDecision:
        for key in keys:
            with self.as_reader(key):
                found = ReviewDecision.objects.get(pk=decision.pk)
                decision = sign_decision(decision=found, seat=self.partners[key], read_hash=found.content_hash, at=NOW)
        return decision

    def as_reader(self, key: str) -> Any:
        """As the partner acts: with a place on the list that only reads."""
        from dataclasses import replace  # noqa: PLC0415 - used here alone

        file = frozenset({self.incident.file_id})
        context = in_space(self.world.here.pk, user_id=self.partners[key].user_id)
        return acting(replace(context, files=file, files_only_read=file))

    def state(self) -> tuple[str, list[str]]:
        with self.inside():
            events = CaseEvent.objects.filter(incident=self.incident).order_by("pk").values_list("event", flat=True)
            return RapidReview.objects.get(pk=self.rapid.pk).state, list(events)[2:]


@pytest.fixture
def case(recommended: Case) -> Case:
    return recommended


def test_all_three_sign_one_frozen_content_and_then_it_is_decided(case: Case) -> None:
    decision = case.put("review")
    with case.inside():
        listed = set(FileGrant.objects.filter(content_object=case.incident.file_id).values_list("seat_id", flat=True))
        assert {each.pk for each in case.partners.values()} <= listed, "who decides can open the case"
    decision = case.sign(decision, "council", "icb")
    assert decision.state == "open" and case.state() == ("recommended", [])
    decision = case.sign(decision, "police")
    assert (decision.state, decision.decided_on) == ("decided", TODAY)
    assert case.state() == ("decided", ["partners-signed", "review-decided"])
    with case.inside():
        scrutineer = seat_of(case.world.user("scrutineer"), case.world.here)
        assert FileGrant.objects.filter(content_object=case.incident.file_id, seat=scrutineer).exists()


def test_one_who_does_not_agree_leaves_no_decision_and_the_reason_stays_in_the_file(case: Case) -> None:
    decision = case.sign(case.put(), "council", "icb")
    with case.as_reader("police"):
        found = ReviewDecision.objects.get(pk=decision.pk)
        with pytest.raises(Refused, match="Say why"):
            refuse_decision(decision=found, seat=case.partners["police"], reason=" ", at=NOW)
        refuse_decision(decision=found, seat=case.partners["police"], reason="Too early by far", at=NOW)
    assert case.state() == ("recommended", []), "the clock runs on"
    with acting(in_space(case.world.here.pk)):
        assert "Too early" not in "".join(Signature.objects.values_list("reason", flat=True))
    client = Client()
    client.force_login(case.world.user("team"))
    address = reverse("review_decision", args=(case.world.here.slug, case.incident.pk, decision.pk))
    body = client.get(address).content.decode()
    assert "Too early by far" in body and "dispute route" in body
    assert "The arrangements name no route." in body and "/reviews/terms/#disputes" in body
    with acting(in_space(case.world.here.pk)):
        row = Partnership.objects.get()
        row.dispute_route, row.dispute_section = "Chief officers meet.", "§9.9"
        row.save()
    body = client.get(address).content.decode()
    assert "Chief officers meet." in body and "§9.9" in body and "name no route" not in body
    again = case.put()
    assert case.sign(again, *BODIES).state == "decided" and again.number == 2
    address = reverse("review_decision", args=(case.world.here.slug, case.incident.pk, again.pk))
    assert "Chief officers meet." not in client.get(address).content.decode(), "there is a decision"


def test_more_than_half_are_enough_where_the_partnership_says_so(world: World, statute: None) -> None:
    case = Case(world, terms="majority")
    decision = case.sign(case.put(), "council")
    assert decision.state == "open"
    assert case.sign(decision, "icb").state == "decided" and case.state()[0] == "decided"
    with pytest.raises(Refused, match="no longer before the partners"):
        case.sign(decision, "police")


def test_a_body_that_stepped_aside_is_not_asked(case: Case) -> None:
    with case.inside():
        body = Organisation.objects.get(key="police")
        declare_interest(
            rapid=case.rapid, organisation=body, interest="Its officers", steps_aside=True, seat=case.seat, at=NOW
        )
    decision = case.put()
    assert decision.content["decision"]["stepped_aside"] == ["Police"]
    with pytest.raises(Refused, match="No signature is asked from this seat"):
        case.sign(decision, "police")
    assert case.sign(decision, "council", "icb").state == "decided"


def test_what_the_group_takes_back_is_no_longer_before_the_partners(case: Case) -> None:
    decision = case.sign(case.put(), "council", "icb")
    with case.inside():
        move_rapid(rapid=case.rapid, move="reconsider", reason="New facts", seat=case.seat, at=NOW)
    with pytest.raises(Refused, match="no longer before the partners"):
        case.sign(decision, "police")
    assert case.state() == ("drafted", [])


def test_another_content_than_the_one_that_was_read_is_not_signed(case: Case) -> None:
    decision = case.put()
    with case.as_reader("council"), pytest.raises(Refused, match="not the content sent"):
        found = ReviewDecision.objects.get(pk=decision.pk)
        sign_decision(decision=found, seat=case.partners["council"], read_hash="0" * 64, at=NOW)
    with case.inside():
        row = RapidReview.objects.get(pk=case.rapid.pk)
        row.family = "Changed behind their backs"
        row.save(update_fields=["family"])
    with pytest.raises(Refused, match="changed after it was sent"):
        case.sign(decision, "council")


def test_a_partner_signs_on_the_page_and_nobody_else_does(case: Case) -> None:
    decision = case.put()
    client = Client()
    client.force_login(case.partners["council"].user)
    address = reverse("review_decision", args=(case.world.here.slug, case.incident.pk, decision.pk))
    body = client.get(address).content.decode()
    assert "A family of three" in body and "I sign: this is my decision" in body
    assert address in client.get("/").content.decode(), "it waits on their own page"
    answer = client.post(address, {"answer": "sign", "read_hash": decision.content_hash})
    assert answer.status_code == 302, answer.content.decode()[3000:9000]
    client.force_login(case.world.user("team"))
    assert "I sign" not in client.get(address).content.decode()
    assert client.post(address, {"answer": "sign", "read_hash": decision.content_hash}).status_code == 403
    assert client.post(address).status_code == 403
    with case.inside():
        assert Signature.objects.filter(signoff=decision.signoff_id).count() == 1


def test_the_document_is_built_of_what_was_signed_sent_and_answered(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = case.sign(case.put(), *BODIES)
    said = {"rapid": case.rapid, "seat": case.seat, "at": NOW}
    with case.inside(), pytest.raises(Refused, match="not built yet"):
        record_sent(on=TODAY, words="", **said)
    drain(NOW + timedelta(minutes=1))
    with case.inside():
        row = ReviewDecision.objects.select_related("pdf__stored", "word__stored").get(pk=decision.pk)
        assert CaseDocument.objects.filter(file=case.incident.file_id).count() == 2
        assert row.pdf is not None and row.word is not None
        with default_storage.open(row.pdf.stored.path) as content:
            pdf = content.read()
        text = words(pdf, 1) + words(pdf, 2)
        assert wrong_by_pdf_ua(pdf) == []
        assert "OFFICIAL-SENSITIVE" in text and "A family of three" in text
        with default_storage.open(row.word.stored.path) as content:
            word = zipfile.ZipFile(io.BytesIO(content.read())).read("word/document.xml").decode()
        assert "A family of three" in word and "Heading1" in word
        record_sent(on=TODAY, words="By its portal", **said)
    assert case.state() == ("sent", ["partners-signed", "rapid-review-sent"])
    with case.inside():
        with pytest.raises(Refused, match="what the Panel challenges"):
            record_reply(kind="challenges", on=TODAY, words="", **said)
        record_reply(kind="challenges", on=TODAY, words="The themes recur", **said)
    changed = case.sign(case.put("review"), *BODIES)
    assert (changed.number, changed.state) == (2, "decided")
    assert case.state() == ("decided", ["partners-signed", "rapid-review-sent", "review-decided"])
    client = Client()
    client.force_login(case.world.user("team"))
    body = client.get(reverse("panel_letters", args=(case.world.here.slug, case.incident.pk))).content.decode()
    assert "The themes recur" in body and "Decision 1" in body and "Decision 2" in body
