"""After publication: what the review recommends is opened to the partnership, and nothing of the file with it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, current, in_space
from meetings.models import Action, Recommendation, RecommendationStage
from meetings.operations.actions import Source, give_action, link_action
from meetings.operations.recommendations import close_recommendation, reopen_recommendation, respond, tag_recommendation
from meetings.queries.recommendations import progress_facts
from meetings.queries.said_before import said_before
from partnership.models import Seat
from partnership.rules.roles import Right
from reporting.queries.record import recommendations_of
from reporting.queries.themes import recommendation_keys, themes_counted
from reviews.models import OpenedWords, PublicCopyStage, ReviewYear
from reviews.operations.corrections import correct_copy
from reviews.operations.identity import add_person
from reviews.operations.opening import open_recommendation
from reviews.operations.publishing import change_section, move_copy
from reviews.operations.withdrawal import answer_withdrawal, ask_to_withdraw
from reviews.operations.years import count_years
from reviews.queries.opening import offered, signed_recommendations, waiting_to_be_opened
from reviews.queries.publishing import latest_of, sections_of
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of
from tests.factories.practice import RECOMMENDED
from tests.factories.publishing import OUT, TITLE, Copy
from tests.factories.themes import make_theme

LATER = NOW + timedelta(days=9)
WORDS = RECOMMENDED["text"]


@pytest.fixture
def case(ready: Copy) -> Copy:
    return ready


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: LATER)


def page(case: Copy, role: str, name: str, *args: Any, sent: dict[str, Any] | None = None, **query: str) -> Any:
    client = Client()
    client.force_login(case.world.user(role))
    address = reverse(name, args=(case.world.here.slug, *args))
    return client.get(address, query) if sent is None else client.post(address, sent)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def outside(case: Copy) -> Any:
    """Within the space, with no case file: as the board, the subgroups and the agencies are."""
    return acting(in_space(case.world.here.pk))


def test_before_publication_nothing_is_opened_and_nobody_outside_learns_of_it(case: Copy) -> None:
    with pytest.raises(Refused, match="not published yet"):
        case.open(NOW)
    with outside(case):
        assert not Recommendation.objects.exists()
    with case.inside():
        pk = signed_recommendations(case.copy())[0].pk
    for role in ("dsp", "member"):
        shown = text_of(page(case, role, "recommendations"))
        assert WORDS not in shown and "No recommendations yet" in shown
        for name in ("opening_recommendation", "copy_opening"):
            args = (case.incident.pk, pk) if name == "opening_recommendation" else (case.incident.pk,)
            assert page(case, role, name, *args).status_code == 404
    assert "not published yet" in text_of(page(case, "team", "copy_opening", case.incident.pk))
    assert "not published yet" in text_of(page(case, "team", "opening_recommendation", case.incident.pk, pk))


def test_once_public_it_is_followed_by_all_and_nothing_leads_to_the_file(case: Copy) -> None:
    shown = case.publish(LATER)
    assert "1 recommendation of this review is public" in text_of(page(case, "team", "public_copy", case.incident.pk))
    made = case.open()
    assert (made.reference, made.text, made.source_title) == (f"Review {shown.key} R1", WORDS, TITLE)
    assert made.file_id is None and made.source == "local_review" and made.made_on == OUT
    with case.inside():
        origin = case.origin()
        assert origin.followed_as_id == made.pk and origin.closed_on is None
        put_down = OpenedWords.objects.get(recommendation=origin)
        assert (put_down.words, put_down.opened_by_id, put_down.opened_at) == (WORDS, case.seat.pk, LATER)
        assert put_down.checked_words > 40 and put_down.kept == []
        assert PublicCopyStage.objects.filter(move="open_recommendation", seat=case.seat).count() == 1
        assert RecommendationStage.objects.filter(recommendation=origin, move="follow_on").count() == 1
        reference = case.incident.file.reference
        assert waiting_to_be_opened(case.copy()) == 0
    for role in ("member", "dsp"):
        found = page(case, role, "recommendation", made.pk)
        said = text_of(found)
        assert found.status_code == 200 and WORDS in said and reference not in said and "case file" not in said
        assert "Opened from" not in said and "OFFICIAL-SENSITIVE" not in said
        assert page(case, role, "recommendation", origin.pk).status_code == 404
        listed = page(case, role, "recommendations", format="csv")
        assert WORDS in (told := listed.content.decode()) and reference not in told and told.count(WORDS) == 1
        past = text_of(page(case, role, "object_history", "recommendation", made.pk))
        assert reference not in past and f"/recommendations/{origin.pk}/" not in past
    with outside(case):
        (stage,) = RecommendationStage.objects.filter(recommendation=made)
        assert reference not in stage.reason
    led = text_of(page(case, "team", "recommendation", made.pk))
    assert "Opened from" in led and f"/recommendations/{origin.pk}/" in led
    kept = text_of(page(case, "team", "recommendation", origin.pk))
    assert f'as <a class="govuk-link" href="/p/herefordshire/recommendations/{made.pk}/">' in kept
    assert "Give an action" not in kept and "Close with evidence" not in kept


def test_the_page_says_what_is_offered_and_opens_it(case: Copy) -> None:
    case.publish(LATER)
    theme = None
    with case.inside():
        theme = make_theme(case.seat)
        tag_recommendation(recommendation=case.origin(), themes=[theme], shown=(), seat=case.seat, at=LATER)
        pk = signed_recommendations(case.copy())[0].pk
    told = text_of(page(case, "team", "copy_opening", case.incident.pk))
    assert "Can be opened" in told and WORDS in told and "Open it to the partnership" in told
    form = text_of(page(case, "team", "opening_recommendation", case.incident.pk, pk))
    assert f">{WORDS}</textarea>" in form.replace("> ", ">") and "checked" in form
    with case.inside():
        hash_ = case.copy().published.content_hash  # type: ignore[union-attr]
    sent = {"words": WORDS, "themes": [str(theme.pk)], "read_hash": hash_}
    wrong = page(
        case, "team", "opening_recommendation", case.incident.pk, pk, sent={**sent, "words": "Hear every child"}
    )
    assert "do not stand in what is published" in text_of(wrong)
    stale = page(case, "team", "opening_recommendation", case.incident.pk, pk, sent={**sent, "read_hash": "0" * 64})
    assert "Another version has been published" in text_of(stale)
    assert f'value="{hash_}"' in text_of(stale)  # the page shows that version now: sent again, it counts as read
    assert "cannot be taken back" in form
    with outside(case):
        assert not Recommendation.objects.exists()
    done = page(case, "team", "opening_recommendation", case.incident.pk, pk, sent=sent)
    assert done.status_code == 302
    again = text_of(page(case, "team", "opening_recommendation", case.incident.pk, pk))
    assert "is followed in the open already" in again
    told = text_of(page(case, "team", "copy_opening", case.incident.pk))
    assert "Followed as" in told and "Can be opened" not in told
    with outside(case):
        made = Recommendation.objects.get()
        assert [each.theme_id for each in made.theme_tags.all()] == [theme.pk]


def test_one_that_is_not_in_the_public_text_is_not_offered_but_its_public_words_are_taken(begun: Copy) -> None:
    case = begun
    with case.with_sheet():
        section = sections_of(case.copy())[-1]
        section.copy = case.copy()
        change_section(section=section, version=section.version, text="Each child is heard alone. School asks.")
    case.version()
    case.keep_all()
    case.advance()
    case.set_day()
    case.publish(LATER)
    told = text_of(page(case, "team", "copy_opening", case.incident.pk))
    assert (
        "Not in what is published" in told and "It stands there in other words" in told and "Can be opened" not in told
    )
    with pytest.raises(Refused, match="do not stand in what is published"):
        case.open()
    with pytest.raises(Refused, match="do not stand in what is published"):
        case.open(words="Each child is heard")
    assert case.open(words="Each child is heard alone.").text == "Each child is heard alone."


def test_every_word_is_checked_again_before_it_is_opened(case: Copy) -> None:
    case.publish(LATER)
    # Somebody is put on the sheet whose name the public text holds by chance: it was not known when it went out.
    with case.with_sheet():
        add_person(
            sheet=case.sheet, called="Their friend", kind="other", given="Hear", family="Every", seat=case.seat, at=NOW
        )
    with pytest.raises(Refused, match="can never be opened: “Hear every”"):
        case.open()
    with outside(case):
        assert not Recommendation.objects.exists()
    with case.inside(), pytest.raises(Refused, match="does not open to you"):
        case_copy = case.copy()
        open_recommendation(
            copy=case_copy,
            recommendation=case.origin(),
            words=WORDS,
            themes=[],
            read_hash=case_copy.published.content_hash,  # type: ignore[union-attr]
            answers={},
            seat=case.seat,
            at=LATER,
        )


def test_only_whoever_leads_the_case_opens_it(case: Copy) -> None:
    case.publish(LATER)
    with case.inside():
        put_on(case.incident.file, case.world.user("dsp"), level=Right.WRITE_FILE)
        pk = signed_recommendations(case.copy())[0].pk
    action = case.give()
    for name, key in (("opening_recommendation", pk), ("opening_action", action.pk), ("opening_stay", action.pk)):
        assert page(case, "dsp", name, case.incident.pk, key).status_code == 403
        assert page(case, "dsp", name, case.incident.pk, key, sent={"words": WORDS}).status_code == 403
    told = text_of(page(case, "dsp", "copy_opening", case.incident.pk))
    assert "Whoever leads the case opens it" in told and "/publication/open/" not in told.split('id="main-content"')[-1]


def test_the_one_in_the_file_takes_no_more_and_is_followed_once(case: Copy) -> None:
    other = case.give("A second thing")
    case.publish(LATER)
    made = case.open()
    with pytest.raises(Refused, match="is followed in the open already, as Review"):
        case.open()
    with case.inside():
        origin = case.origin()
        by: dict[str, Any] = {"seat": case.seat, "at": LATER}
        for act in (
            lambda: give_action(
                source=Source(recommendation=origin),
                text="More",
                owner=other.owner,
                due_on=TODAY + timedelta(days=30),
                given_at=LATER,
                **by,
            ),
            lambda: respond(recommendation=origin, response="Agreed", version=origin.version, **by),
            lambda: close_recommendation(recommendation=origin, impact="It helped", **by),
            lambda: tag_recommendation(recommendation=origin, themes=[], shown=(), **by),
        ):
            with pytest.raises(Refused, match="is followed in the open, as Review"):
                act()
        free = Action.objects.get(pk=other.pk)
        free.recommendation = None
        free.save(update_fields=["recommendation"])
        with pytest.raises(Refused, match="is followed in the open, as Review"):
            link_action(action=free, recommendation=origin, **by)
        second = Recommendation(reference="X", source="audit", source_title="x", text="x", made_on=TODAY)
        second.file_id, second.followed_as = origin.file_id, made
        with pytest.raises(IntegrityError), transaction.atomic():
            second.save()
        second.file_id, second.followed_as = None, origin
        with pytest.raises(IntegrityError), transaction.atomic():
            second.save()


def test_one_closed_in_the_file_is_opened_again_there_first(case: Copy) -> None:
    case.publish(LATER)
    with case.inside():
        by: dict[str, Any] = {"seat": case.seat, "at": LATER}
        close_recommendation(recommendation=case.origin(), impact="It helped", **by)
        assert waiting_to_be_opened(case.copy()) == 0
    with pytest.raises(Refused, match="Open it again there first"):
        case.open()
    assert "Closed in the file" in text_of(page(case, "team", "copy_opening", case.incident.pk))
    with case.inside():
        reopen_recommendation(recommendation=case.origin(), reason="To be followed", **by)
    assert case.open().closed_on is None


def test_what_may_stay_in_the_public_text_is_not_asked_again(case: Copy) -> None:
    case.publish(LATER)
    made = case.open(words="Agencies worked apart, as they had in March 2020.")
    with case.inside():
        (kept,) = OpenedWords.objects.get(recommendation=case.origin()).kept
        assert kept["because"] == "It is the day of the law" and made.text.endswith("March 2020.")


def withdraw(case: Copy) -> None:
    """By two people; the second could write in the case before."""
    with case.inside():
        put_on(case.incident.file, case.world.user("dsp"), level=Right.WRITE_FILE, at=LATER - timedelta(days=2))
    other = seat_of(case.world.user("dsp"), case.world.here)
    words = {"reason": "She asks", "public_title": "A review", "public_words": "somebody could be known"}
    with case.with_sheet():
        asked = ask_to_withdraw(copy=case.copy(), seat=case.seat, at=LATER + timedelta(days=1), **words)
    with case.inside(), acting(replace(current(), user_id=other.user_id)):
        said: dict[str, Any] = {"words": "", "by": other.user_id or 0, "at": LATER + timedelta(days=3)}
        answer_withdrawal(ask=asked, confirmed=True, seat=other, **said)


def test_a_withdrawal_closes_nothing_that_was_opened_and_marks_it(case: Copy) -> None:
    action = case.give()
    case.publish(LATER)
    made, goes_on = case.open(), case.open_action(action)
    withdraw(case)
    with outside(case):
        row = Recommendation.objects.get(pk=made.pk)
        assert (row.source_withdrawn_on, row.source_title) == (OUT + timedelta(days=3), "A review")
        assert row.closed_on is None and Action.objects.get(pk=goes_on.pk).state == "open"
        assert RecommendationStage.objects.filter(recommendation=made, move="source_withdrawn").count() == 1
    told = text_of(page(case, "member", "recommendation", made.pk))
    assert "The review is withdrawn" in told and TITLE not in told.split('id="story"')[0]
    assert "A review (withdrawn)" in text_of(page(case, "member", "recommendations"))
    assert "The review is withdrawn: nothing more" in text_of(page(case, "team", "copy_opening", case.incident.pk))
    with case.inside():
        move_copy(copy=case.copy(), move="write_again", reason="Reworded", seat=case.seat, at=LATER)
    at = LATER + timedelta(days=9)
    with case.with_sheet():
        case.write("A child came to harm. Two agencies worked apart.")
    case.version(at=at)
    case.set_day(on=at.date(), because="Reworded", at=at)
    case.publish(at)
    with outside(case):
        row = Recommendation.objects.get(pk=made.pk)
        assert row.source_withdrawn_on is None and row.source_title == TITLE


def test_a_corrected_version_that_words_it_otherwise_is_named(case: Copy) -> None:
    case.publish(LATER)
    case.open()
    at = LATER + timedelta(days=1)
    with case.with_sheet():
        section = sections_of(case.copy())[-1]
        section.copy = case.copy()
        change_section(section=section, version=section.version, text="Each child is heard alone.")
    case.version(at=at)
    with case.with_sheet():
        last = latest_of(case.copy())
        assert last is not None
        said: dict[str, Any] = {"public_words": "How it is worded", "read_hash": last.content_hash, "at": at}
        correct_copy(copy=case.copy(), seat=case.seat, **said)
    assert "no longer stand in what is public" in text_of(page(case, "team", "copy_opening", case.incident.pk))


def test_it_counts_once_wherever_recommendations_are_counted(case: Copy) -> None:
    case.publish(LATER)
    with case.inside():
        theme = make_theme(case.seat)
        tag_recommendation(recommendation=case.origin(), themes=[theme], shown=(), seat=case.seat, at=LATER)
    made = case.open(themes=[theme])
    with case.inside():
        origin = case.origin()
        other = Recommendation(reference="B", source="audit", source_title="x", text=WORDS, made_on=OUT)
        other.save()
        assert {each.key for each in progress_facts(on=OUT)} == {str(made.pk), str(other.pk)}
        found = said_before(themes=[theme.pk], text=WORDS, today=OUT)
        assert [each.row.pk for each in found.same] == [made.pk]
        assert origin.pk not in {each.row.pk for each in found.like}
        assert [each.recommendations for each in themes_counted(OUT)] == [1]
        tag_recommendation(recommendation=made, themes=[theme], shown=[theme.pk], seat=case.seat, at=LATER)
        assert recommendation_keys(theme) == [made.pk]
    with outside(case):
        keys = [each.key for each in recommendations_of(TODAY.replace(month=4, day=1), TODAY.replace(year=2027), OUT)]
        assert keys.count(made.pk) == 1 and origin.pk not in keys
        count_years(at=LATER)
        (year,) = ReviewYear.objects.all()
        assert year.figures["recommended"] == 1 and year.figures["recommendations"]["open"] == 1
        assert year.figures["recommendation_themes"] == {theme.name: 1}
        close_recommendation(recommendation=made, impact="It helped", seat=case.seat, at=LATER)
        count_years(at=LATER)
        assert ReviewYear.objects.get().figures["recommendations"] == {"closed": 1, "open": 0, "little": 0}


def test_the_page_costs_the_same_with_one_and_with_three(case: Copy) -> None:
    case.give()
    case.publish(LATER)
    case.open()

    def cost() -> int:
        page(case, "team", "copy_opening", case.incident.pk)
        with CaptureQueriesContext(connection) as caught:
            assert page(case, "team", "copy_opening", case.incident.pk).status_code == 200
        return len(caught)

    one = cost()
    with case.inside():
        origin = case.origin()
        signed: list[Any] = signed_recommendations(case.copy())
        for number in (2, 3):
            row = Recommendation.objects.get(pk=origin.pk)
            row.pk, row.reference, row.followed_as, row._state.adding = None, f"X{number}", None, True
            row.save()
            draft = signed[0]
            draft.pk, draft.position, draft.became, draft._state.adding = None, 50 + number, row, True
            draft.save()
            said: dict[str, Any] = {"due_on": TODAY + timedelta(days=60), "given_at": NOW, "seat": case.seat, "at": NOW}
            owner = Seat.objects.select_related("post").get(pk=case.seat.pk).post
            give_action(source=Source(recommendation=row), text="Ask", owner=owner, **said)
        assert len(offered(case.copy(), OUT)) == 3
    assert cost() == one
