"""Commissioning a practice review and involving people: engaged, told, agreed, offered, never by name."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from reviews.models import ReviewScope, ScopeAgreed
from reviews.operations.commission import (
    agree_scope,
    change_reviewer,
    end_reviewer,
    engage_reviewer,
    judge_interest,
    propose_reviewer,
    tell_of_commission,
    write_scope,
)
from reviews.operations.involvement import change_involvement, note_support, offer
from reviews.operations.practice import move_practice
from reviews.operations.publishing_dates import tell_of_delay
from tests.conftest import TODAY
from tests.factories.practice import (
    MET,
    NO_INTEREST,
    OFFERED,
    REVIEWER,
    SCOPE,
    Practice,
    make_reviewer,
    make_scope,
    note_delay_row,
)
from tests.reviews.test_practice import page

SAID = {"answer": "declined", "answered_on": TODAY, "contributed": "", "feedback": "Too soon"}


@pytest.fixture
def case(practice: Practice) -> Practice:
    return practice


def test_it_is_under_way_once_somebody_is_engaged_and_the_group_agreed(case: Practice) -> None:
    with case.inside():
        with pytest.raises(Refused, match=r"No lead reviewer is engaged yet. The group has not agreed"):
            move_practice(practice=case.practice, move="commission", reason="", **case.by())
        row = propose_reviewer(practice=case.practice, **REVIEWER, **case.by())
        with pytest.raises(Refused, match="Nobody has looked at their interests"):
            engage_reviewer(reviewer=row, **case.by())
        barred = {**NO_INTEREST, "interest": "Ran the home", "judged": "bars"}
        row = judge_interest(reviewer=row, version=1, **barred, **case.by())
        with pytest.raises(Refused, match="bars them"):
            engage_reviewer(reviewer=row, **case.by())
        end_reviewer(reviewer=row, on=TODAY, because="An interest bars them", **case.by())
        make_reviewer(case.practice, case.seat, name="Bea Reviewer")
        make_scope(case.practice, case.seat)
        found = move_practice(practice=case.practice, move="commission", reason="", **case.by())
        assert (found.state, found.commissioned_on) == ("under_way", TODAY)
    body = page(case, "team", "practice_review", case.incident.pk).content.decode()
    assert "An interest bars them" in body and "Leads the review" in body
    assert "Not told yet that Bea Reviewer was commissioned: The Child Safeguarding Practice Review Panel" in body


def test_who_is_engaged_is_told_of_replaced_and_not_emptied(case: Practice) -> None:
    with case.inside():
        row = propose_reviewer(practice=case.practice, **REVIEWER, **case.by())
        told = {"body": "ofsted", "told_on": TODAY, "how": "By mail"}
        with pytest.raises(Refused, match="nothing to tell"):
            tell_of_commission(reviewer=row, **told, **case.by())
        row = make_reviewer(case.practice, case.seat)
        tell_of_commission(reviewer=row, **told, **case.by())
        with pytest.raises(Refused, match="stays on record"):
            change_reviewer(reviewer=row, version=row.version, **{**REVIEWER, "suitability": ""})
        longer = {**REVIEWER, "contract_to": TODAY + timedelta(days=90)}
        assert change_reviewer(reviewer=row, version=row.version, **longer).contract_to == longer["contract_to"]
        end_reviewer(reviewer=row, on=TODAY, because="Ill", **case.by())
        with pytest.raises(Refused, match="has ended"):
            end_reviewer(reviewer=row, on=TODAY, because="Ill", **case.by())


def test_each_version_of_the_terms_is_agreed_anew(case: Practice) -> None:
    with case.inside():
        first = make_scope(case.practice, case.seat)
        with pytest.raises(Refused, match="agreed already"):
            agree_scope(scope=first, **MET, **case.by())
        with pytest.raises(Refused, match="written meanwhile"):
            write_scope(practice=case.practice, after=0, **SCOPE, **case.by())
        with pytest.raises(Refused, match="Say why they change"):
            write_scope(practice=case.practice, after=1, **SCOPE, **case.by())
        changed = {**SCOPE, "questions": "How were they heard?", "because": "A sibling"}
        second = write_scope(practice=case.practice, after=1, **changed, **case.by())
        with pytest.raises(Refused, match="the group agrees that one"):
            agree_scope(scope=ReviewScope.objects.get(number=1), **MET, **case.by())
        with pytest.raises(Refused, match="quorate"):
            agree_scope(scope=second, **{**MET, "quorate": False}, **case.by())
        assert ScopeAgreed.objects.count() == 1
    body = page(case, "team", "review_scope", case.incident.pk).content.decode()
    assert "To be agreed" in body and "<ins>" in body and "were they" in body
    assert "has not agreed the terms" in page(case, "team", "practice_review", case.incident.pk).content.decode()


def test_people_stand_by_their_role_with_what_came_of_the_offer(case: Practice) -> None:
    with case.inside():
        with pytest.raises(Refused, match="“Sarah” looks like a name"):
            offer(practice=case.practice, kind="family", role="mother Sarah", **OFFERED, **case.by())
        offer(practice=case.practice, kind="family", role="maternal grandmother", **OFFERED, **case.by())
        with pytest.raises(Refused, match="looks like a name"):
            note_support(
                practice=case.practice, agency="School", whom="Bob", what="Talks", offered_on=TODAY, **case.by()
            )
        note_support(practice=case.practice, agency="School", whom="tutor", what="Talks", offered_on=TODAY, **case.by())
    body = page(case, "team", "practice_involvement", case.incident.pk).content.decode()
    assert "Maternal grandmother" in body and "Nobody who worked with the family" in body and "Talks" in body
    sent = {"kind": "family", "role": "Kim Nowak", "offered_how": "x", "offered_by": "y"}
    sent |= {f"offered_on_{part}": str(getattr(TODAY, part)) for part in ("day", "month", "year")}
    refused = page(case, "team", "involvement_add", case.incident.pk, sent=sent)
    assert refused.status_code == 200 and "looks like a name" in refused.content.decode()


def test_nobody_overwrites_a_commission(case: Practice) -> None:
    with case.inside():
        row = propose_reviewer(practice=case.practice, **REVIEWER, **case.by())
        change_reviewer(reviewer=row, version=1, **{**REVIEWER, "organisation": "A university"})
        with pytest.raises(EditConflict):
            change_reviewer(reviewer=row, version=1, **{**REVIEWER, "organisation": "A trust"})
        with pytest.raises(EditConflict):
            judge_interest(reviewer=row, version=1, **NO_INTEREST, **case.by())


def test_nobody_overwrites_what_came_of_an_offer(case: Practice) -> None:
    with case.inside():
        row = offer(practice=case.practice, kind="family", role="father", **OFFERED, **case.by())
        found = change_involvement(involvement=row, version=1, at=case.by()["at"], **SAID)
        assert (found.answer, found.feedback) == ("declined", "Too soon")
        with pytest.raises(EditConflict):
            change_involvement(involvement=row, version=1, at=case.by()["at"], **{**SAID, "feedback": "Another"})


def test_its_pages_cost_the_same_with_one_of_each_and_with_three(case: Practice) -> None:
    names = ("practice_review", "review_scope", "practice_involvement", "practice_dates", "practice_drafts")

    def one_more(number: int) -> None:
        with case.inside():
            row = make_reviewer(case.practice, case.seat, name=f"Reviewer {number}")
            tell_of_commission(reviewer=row, body="panel", told_on=TODAY, **case.by())
            words = {**SCOPE, "questions": f"Question {number}?", "because": "Another"}
            write_scope(practice=case.practice, after=number - 1, **words, **case.by())
            offer(practice=case.practice, kind="family", role="aunt", **OFFERED, **case.by())
            delay = note_delay_row(case.practice, case.seat)
            tell_of_delay(delay=delay, body="panel", told_on=TODAY, reference="7", document=None, **case.by())

    def cost() -> list[int]:
        client, found = Client(), []
        client.force_login(case.world.user("team"))
        for name in names:
            address = reverse(name, args=(case.world.here.slug, case.incident.pk))
            client.get(address)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address).status_code == 200
            found.append(len(caught))
        return found

    one_more(1)
    one = cost()
    one_more(2)
    one_more(3)
    assert cost() == one
