"""Actions of a published review: each goes on in the open, in words that are checked, or stays, with the reason."""

from datetime import timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from meetings.models import Action, Recommendation
from meetings.operations.actions import Source, give_action, move_action
from partnership.models import Seat
from reviews.models import OpenedWords
from reviews.operations.opening import keep_action
from tests.conftest import TODAY
from tests.factories.publishing import OUT, Copy
from tests.reviews.test_opening import LATER, case, on_the_day, outside, page, text_of

__all__ = ["case", "on_the_day"]


def test_an_action_goes_on_in_the_open_in_words_that_are_checked(case: Copy) -> None:
    action = case.give("Ask Zoe Nowak’s school, in March 2020")
    case.publish(LATER)
    with pytest.raises(Refused, match="Open the recommendation first"):
        case.open_action(action)
    made = case.open()
    with pytest.raises(Refused, match="can never be opened: “Zoe Nowak”"):
        case.open_action(action, text=action.text)
    with pytest.raises(Refused, match="Say why “March 2020” can stay"):
        case.open_action(action, text="Ask each school, as in March 2020")
    with case.inside():
        reference = case.incident.file.reference
    with pytest.raises(Refused, match="can never be opened"):
        case.open_action(action, text=f"Ask as {reference} says")
    goes_on = case.open_action(action)
    assert (goes_on.file_id, goes_on.recommendation_id, goes_on.text) == (None, made.pk, "Ask each child alone")
    with case.inside():
        row = Action.objects.get(pk=action.pk)
        assert (row.state, row.followed_as_id, row.closed_on) == ("withdrawn", goes_on.pk, OUT)
        assert OpenedWords.objects.get(action=row).opened_by_id == case.seat.pk
        with pytest.raises(Refused, match="goes on in the open already"):
            case.open_action(action)
    with outside(case):
        (stage,) = goes_on.stages.all()
        assert "before the review was published" in stage.reason and action.reference not in stage.reason
    told = text_of(page(case, "member", "action", goes_on.pk))
    assert "Ask each child alone" in told and action.reference not in told and "Nowak" not in told
    assert "Followed on in the open" in text_of(page(case, "team", "action", action.pk))
    listed = page(case, "team", "actions", format="csv", state="all").content.decode()
    assert "Followed on in the open" in listed
    assert "Nowak" not in page(case, "member", "actions", format="csv", state="all").content.decode()


def test_hits_of_the_words_are_answered_on_the_page_and_stay_on_record(case: Copy) -> None:
    action = case.give("Ask each school, as in March 2020")
    case.publish(LATER)
    case.open()
    args = (case.incident.pk, action.pk)
    form = text_of(page(case, "team", "opening_action", *args))
    assert "“March 2020” can stay, because" in form
    field = form.split('name="because_')[1].split('"')[0]
    due = {"due_on_day": "1", "due_on_month": "9", "due_on_year": "2026"}
    sent = {"text": action.text, "owner": str(action.owner_id), **due}
    asked = text_of(page(case, "team", "opening_action", *args, sent=sent))
    assert "Say why “March 2020” can stay, or word it without" in asked
    with outside(case):
        assert not Action.objects.exists()
    done = page(case, "team", "opening_action", *args, sent={**sent, f"because_{field}": "The day of the law"})
    assert done.status_code == 302
    with case.inside():
        (kept,) = OpenedWords.objects.get(action=action).kept
        assert kept["written"] == "March 2020" and kept["because"] == "The day of the law" and kept["kind"] == "date"
    shown = text_of(page(case, "team", "copy_opening", case.incident.pk))
    assert "held against" in shown.split(action.reference)[-1] and "The day of the law" in shown


def test_initials_of_the_people_are_asked_about_as_in_the_public_text(case: Copy) -> None:
    action = case.give("Ask each school")
    case.publish(LATER)
    case.open()
    for written in ("Z.N.", "Z\u200b.N."):
        with pytest.raises(Refused, match=r"Say why “Z\.N\.” can stay"):
            case.open_action(action, text=f"Ask the school of {written} each term")
    with outside(case):
        assert not Action.objects.exists()
    form = page(case, "team", "opening_action", case.incident.pk, action.pk, sent={"text": "Ask as Z. N. was asked"})
    assert "“Z. N.” can stay, because" in text_of(form)


def test_an_action_that_stays_says_why_and_one_that_is_over_is_not_offered(case: Copy) -> None:
    stays, over = case.give("Visit the family"), case.give("Ring the school")
    case.publish(LATER)
    case.open()
    with case.inside():
        by: dict[str, Any] = {"seat": case.seat, "at": LATER}
        with pytest.raises(Refused, match="Say why it stays in the file"):
            keep_action(copy=case.copy(), action=stays, reason=" ", **by)
        move_action(action=over, move="withdraw", reason="Done by others", **by)
        with pytest.raises(Refused, match="is over: it stays on record"):
            keep_action(copy=case.copy(), action=over, reason="x", **by)
    args = (case.incident.pk, stays.pk)
    assert page(case, "team", "opening_stay", *args, sent={"reason": "It names them"}).status_code == 302
    told = text_of(page(case, "team", "copy_opening", case.incident.pk))
    assert "Stays in the file: It names them" in told and "It is over, and stays in the file" in told
    with case.inside():
        assert Action.objects.get(pk=stays.pk).state == "open"
    assert "Stays in its case file" in text_of(page(case, "team", "action", stays.pk))


def test_no_action_of_another_case_is_taken(case: Copy) -> None:
    case.publish(LATER)
    case.open()
    with outside(case):
        seat = Seat.objects.select_related("post").get(pk=case.seat.pk)
        free = Recommendation(reference="A1", source="audit", source_title="An audit", text="x", made_on=TODAY)
        free.save()
        said: dict[str, Any] = {"due_on": TODAY + timedelta(days=60), "given_at": LATER, "seat": seat, "at": LATER}
        other = give_action(source=Source(recommendation=free), text="Open", owner=seat.post, **said)
    with pytest.raises(Refused, match="not of this case"):
        case.open_action(other)
    assert page(case, "team", "opening_action", case.incident.pk, other.pk).status_code == 404
    assert page(case, "team", "opening_recommendation", case.incident.pk, 999).status_code == 404


def test_no_mail_of_it_goes_to_anybody_before_it_is_public(case: Copy) -> None:
    with outside(case):
        before = Mail.objects.count()
    case.give("Ask Zoe")
    with outside(case):
        told = Mail.objects.order_by("pk")[before:]
        assert all("Ask Zoe" not in each.text + each.subject for each in told)
