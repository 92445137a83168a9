"""A correction that takes out much of a published review takes two people; small ones of one person do not add up."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import acting, current
from partnership.models import Seat
from reviews.models import CopyVersion, CorrectionAnswer, CorrectionAsk, PublicCopyStage
from reviews.operations.corrections import answer_correction, ask_to_correct, correct_copy
from reviews.operations.publishing import move_copy
from reviews.queries.corrections import agreed_version, cut_by
from reviews.queries.publishing import latest_of
from reviews.rules.corrections import Cut
from tests.factories.cases import seat_of
from tests.factories.fixtures import scene
from tests.factories.publishing import Copy
from tests.reviews.test_published import LATER, answer, ask, public, second
from tests.reviews.test_publishing import page

LINES = [f"Agencies met in round {number} and said what each of them had known of it." for number in range(20)]


@scene
def case(signed: Copy) -> Copy:
    signed.ready("\n\n".join(LINES))
    return signed


def cut_down(case: Copy, lines: int, at: datetime) -> CopyVersion:
    """Another version, of so many lines."""
    with case.with_sheet():
        case.write("\n\n".join(LINES[:lines]))
    made = case.version(at=at)
    case.keep_all()
    return made


def said(case: Copy, at: datetime) -> dict[str, Any]:
    last = latest_of(case.copy())
    assert last is not None
    return {
        **{"copy": case.copy(), "read_hash": last.content_hash, "public_words": "Some rounds."},
        **{"seat": case.seat, "at": at},
    }


def confirm(case: Copy, asked: CorrectionAsk, seat: Seat, at: datetime, *, confirmed: bool = True) -> CorrectionAnswer:
    with case.with_sheet(), acting(replace(current(), user_id=seat.user_id)):
        given: dict[str, Any] = {"words": "", "by": seat.user_id or 0, "at": at}
        return answer_correction(ask=asked, confirmed=confirmed, seat=seat, **given)


def test_one_person_alone_takes_out_little(case: Copy) -> None:
    shown, at = case.publish(LATER), LATER + timedelta(hours=1)
    cut_down(case, 19, at)
    with case.with_sheet():
        correct_copy(**said(case, at))
    assert "round 19" not in public(case, "published_review", shown.key).content.decode()


def test_to_almost_nothing_takes_a_second_person_and_both_texts_stay(case: Copy) -> None:
    other, shown, at = second(case), case.publish(LATER), LATER + timedelta(hours=1)
    last = cut_down(case, 2, at)
    with case.with_sheet():
        before = Mail.objects.count()
        with pytest.raises(Refused, match=r"takes out 2\d\d words of \d+\. That takes a second person"):
            correct_copy(**said(case, at))
        asked = ask_to_correct(**said(case, at))
        with pytest.raises(Refused, match="answers that first"):
            ask_to_correct(**said(case, at))
        told = Mail.objects.order_by("-pk")[: Mail.objects.count() - before]
        assert [each.to for each in told] == [other.person.email] and "round" not in told[0].text
    assert "round 19" in public(case, "published_review", shown.key).content.decode(), "public until then"
    with pytest.raises(Refused, match="You asked for it yourself"):
        confirm(case, asked, case.seat, at + timedelta(hours=1))
    shown_page = page(case, "dsp", "correction_answer", case.incident.pk, asked.pk).content.decode()
    assert "What would change" in shown_page and "round 19" in shown_page and "It takes out" in shown_page
    confirm(case, asked, other, at + timedelta(hours=1))
    text = public(case, "published_review", shown.key).content.decode()
    assert "round 19" not in text and "Corrected on 24 June 2026: Some rounds." in text
    with case.with_sheet():
        assert (asked.before.number, asked.version_id) == (1, last.pk)
        assert "round 19" in str(CopyVersion.objects.get(number=1).content), "both texts stay on record"
        assert agreed_version(case.copy()) == last, "what comes next is counted against this one"
        with pytest.raises(Refused, match="has been answered"):
            answer_again = {"words": "", "seat": other, "by": other.user_id or 0, "at": at}
            answer_correction(ask=asked, confirmed=False, **answer_again)  # type: ignore[arg-type]


def test_small_corrections_of_one_person_are_counted_together(case: Copy) -> None:
    case.publish(LATER)
    for step, lines in enumerate((19, 17), 1):
        at = LATER + timedelta(hours=step)
        cut_down(case, lines, at)
        with case.with_sheet():
            if lines == 19:
                correct_copy(**said(case, at))
                continue
            with pytest.raises(Refused, match="takes a second person"):
                correct_copy(**said(case, at))


def test_whoever_came_to_the_case_since_does_not_confirm_it(case: Copy) -> None:
    case.publish(LATER)
    at = LATER + timedelta(hours=1)
    cut_down(case, 2, at)
    with case.with_sheet():
        asked = ask_to_correct(**said(case, at))
    other = second(case, before=False)
    with pytest.raises(Refused, match="before it was asked for"):
        confirm(case, asked, other, LATER + timedelta(days=3))
    confirm(case, asked, other, LATER + timedelta(days=3), confirmed=False)
    with case.with_sheet():
        assert PublicCopyStage.objects.filter(move="decline_correction").exists()
        asked = ask_to_correct(**said(case, LATER + timedelta(days=4)))
        assert CorrectionAsk.objects.count() == 2


def test_another_version_since_is_not_what_was_asked_for(case: Copy) -> None:
    other, at = second(case), LATER + timedelta(hours=1)
    case.publish(LATER)
    cut_down(case, 2, at)
    with case.with_sheet():
        asked = ask_to_correct(**said(case, at))
    cut_down(case, 1, at + timedelta(hours=1))
    with pytest.raises(Refused, match="Another version was made since"):
        confirm(case, asked, other, at + timedelta(hours=2))


def test_what_is_small_is_not_asked_for_and_nothing_else_is_let_pass(case: Copy) -> None:
    case.publish(LATER)
    at = LATER + timedelta(hours=1)
    cut_down(case, 19, at)
    with case.with_sheet(), pytest.raises(Refused, match="without a second person"):
        ask_to_correct(**said(case, at))
    cut_down(case, 2, at + timedelta(hours=1))
    with case.with_sheet(), pytest.raises(Refused, match="could tell who somebody is"):
        ask_to_correct(**{**said(case, at), "public_words": "What Nowak knew"})


def test_what_is_published_once_more_is_what_is_counted_against(case: Copy) -> None:
    other, at = second(case), LATER + timedelta(days=4)
    case.publish(LATER)
    answer(case, ask(case), other)
    with case.with_sheet():
        move_copy(copy=case.copy(), move="write_again", reason="Reworded", seat=case.seat, at=at)
    last = cut_down(case, 5, at)
    case.set_day(at.date(), because="Reworded", at=at)
    case.publish(at)
    with case.with_sheet():
        assert agreed_version(case.copy()) == last and cut_by(case.copy(), last) == Cut(0, cut_by(case.copy(), last).of)


def test_the_page_says_before_which_of_the_two_it_is(case: Copy) -> None:
    case.publish(LATER)
    cut_down(case, 19, LATER + timedelta(hours=1))
    shown = page(case, "team", "copy_correct", case.incident.pk).content.decode()
    assert "Publish the corrected version" in shown and "It takes out" in shown
    cut_down(case, 2, LATER + timedelta(hours=2))
    shown = page(case, "team", "copy_correct", case.incident.pk).content.decode()
    assert "That takes a second person" in shown and "Ask for it" in shown
    with case.with_sheet():
        ask_to_correct(**said(case, LATER + timedelta(hours=3)))
    shown = page(case, "team", "public_copy", case.incident.pk).content.decode()
    assert "asks to let Version 3 take the place of what is public" in shown
    assert seat_of(case.world.user("team"), case.world.here).person.name in shown
