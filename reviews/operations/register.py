"""Reviews of other kinds: put on the register, changed, put under an own item of a joint agenda."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict, held, save_upon
from meetings.models import OwnedItem
from meetings.operations.owned import write_owned_item
from partnership.models import Seat
from reviews.models import OtherReview, OtherReviewItem
from reviews.rules.register import may_put, may_register
from reviews.rules.wording import may_stand_outside

TAKEN = "There is a review of that reference in the register already."


@transaction.atomic
def register_review(*, seat: Seat, at: datetime, **facts: Any) -> OtherReview:
    """Put a review of another kind on the register. Raises ``Refused`` as ``may_register``, and for words that name
    somebody's number, date of birth or postcode."""
    made = OtherReview(added_at=at, added_by=seat, **_facts(facts, None, at))
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("reference", TAKEN)) from None
    return made


@transaction.atomic
def change_review(*, review: OtherReview, version: int, at: datetime, **facts: Any) -> OtherReview:
    """Change what the register says of it, upon the version read. Raises as ``register_review``; ``EditConflict``."""
    row: OtherReview = held(review)
    if row.version != version:
        raise EditConflict(row)
    try:
        with transaction.atomic():
            found: OtherReview = save_upon(row, version, **_facts(facts, row, at))
    except IntegrityError:
        raise Refused(no("reference", TAKEN)) from None
    return found


def _facts(facts: dict[str, Any], row: OtherReview | None, at: datetime) -> dict[str, Any]:
    words: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    same = OtherReview.objects.filter(reference__iexact=words["reference"])
    judged = ("title", "owner_board", "reference", "state", "commissioned_on", "due_on", "published_on", "because")
    may_register(
        **{name: words[name] for name in judged},
        taken=(same.exclude(pk=row.pk) if row else same).exists(),
        today=uk_date(at),
    ).require()
    may_stand_outside({name: words[name] for name in ("title", "for_children", "because")}).require()
    return words


@transaction.atomic
def put_on_agenda(*, review: OtherReview, item: OwnedItem, about: str, seat: Seat, at: datetime) -> OtherReviewItem:
    """Put it under an own item of a joint agenda, which its people alone read: what it is called, and what is asked.

    Side effect: the own item is written. Raises ``Refused`` as ``may_put`` and as ``write_owned_item``.
    """
    place: OwnedItem = held(item)
    written = bool(place.title or place.about)
    may_put(meets_on=place.held_on, withdrawn=place.withdrawn, written=written, today=uk_date(at)).require()
    title = f"{review.get_kind_display()} {review.reference}: {review.title}"[:200]
    write_owned_item(item=place, title=title, about=about, said="", decided="", version=place.version)
    made = OtherReviewItem(review=review, item=place, put_at=at, put_by=seat)
    made.save()
    return made
