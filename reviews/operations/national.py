"""National reviews: loaded for every partnership by whoever runs the site, answered by each."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict, save_upon
from hscp.spaces.acting import loading
from meetings.operations.recommendations import add_recommendation
from partnership.models import Seat
from reviews.models import NationalAnswer, NationalRecommendation, NationalReview
from reviews.rules.national import Recommended, Review, may_answer


@transaction.atomic
def load_reviews(*, reviews: Iterable[Review]) -> list[str]:
    """Add and change national reviews with their recommendations; what a file no longer has stays, for it was answered.

    Side effect: the changes in the record of every space. Repeatable. Returns what changed, a line each.
    """
    said: list[str] = []
    with loading():
        for review in reviews:
            row = NationalReview.objects.select_for_update().filter(key=review.key).first()
            values: dict[str, Any] = {
                "title": review.title,
                "published_on": review.published_on,
                "citation": review.citation[:300],
                "source": review.source[:300],
                "is_verified": review.trust == "published",
            }
            row = _put(row or NationalReview(key=review.key), values, review.title, said)
            for each in review.recommendations:
                _recommend(row, each, said)
    return said


def _recommend(review: NationalReview, said: Recommended, lines: list[str]) -> None:
    rows = NationalRecommendation.objects.select_for_update(of=("self",)).filter(review=review, number=said.number)
    row = rows.first() or NationalRecommendation(review=review, number=said.number)
    values = {"text": said.text, "for_partners": said.to == "partners"}
    _put(row, values, f"{review.title}, recommendation {said.number}", lines)


def _put(row: Any, values: dict[str, Any], name: str, lines: list[str]) -> Any:
    is_new = row.pk is None
    changed = [each for each, value in values.items() if getattr(row, each) != value]
    if is_new or changed:
        for each in values:
            setattr(row, each, values[each])
        row.save()
        lines.append(f"{'Added' if is_new else 'Changed'}: {name}")
    return row


@transaction.atomic
def answer_national(
    *,
    recommendation: NationalRecommendation,
    answer: str,
    because: str,
    led_by: str,
    reviewed_on: date,
    follow: bool,
    version: int,
    seat: Seat,
    at: datetime,
) -> NationalAnswer:
    """Answer a national recommendation for the partnership, upon the version read (0 where there was no answer).

    Side effect: with ``follow`` it becomes a recommendation of the golden thread, once, under which actions are given.
    Raises ``Refused`` as ``may_answer`` and ``add_recommendation``; ``EditConflict`` where somebody answered since.
    """
    may_answer(
        answer=answer, because=because, led_by=led_by, reviewed_on=reviewed_on, follow=follow, today=uk_date(at)
    ).require()
    rows = NationalAnswer.objects.select_for_update(of=("self",)).filter(recommendation=recommendation)
    row = rows.first()
    if (row.version if row else 0) != version:
        raise EditConflict(row)
    thread = row.thread if row else None
    if follow and thread is None:
        thread = add_recommendation(
            reference=f"National {recommendation.key}"[:40],
            source="national_review",
            source_title=recommendation.review.title,
            text=recommendation.text,
            made_on=recommendation.review.published_on,
            seat=seat,
            at=at,
        )
    values: dict[str, Any] = {"answer": answer, "because": because.strip(), "led_by": led_by.strip()}
    values |= {"reviewed_on": reviewed_on, "thread": thread}
    if row is not None:
        found: NationalAnswer = save_upon(row, version, **values)
        return found
    made = NationalAnswer(recommendation=recommendation, answered_at=at, answered_by=seat, **values)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise EditConflict(rows.first()) from None
    return made
