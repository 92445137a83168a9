"""National recommendations with what this partnership answers. Constant queries."""

from dataclasses import dataclass
from typing import Any

from reviews.models import NationalAnswer, NationalRecommendation


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation and the partnership's answer, None while there is none."""

    recommendation: NationalRecommendation
    answer: NationalAnswer | None

    @property
    def is_owed(self) -> bool:
        """Whether it is asked of local partners and not answered."""
        return self.answer is None and self.recommendation.for_partners


def national() -> list[Asked]:
    """Every recommendation: those that are owed an answer first, then the latest review first. Two queries."""
    answers: dict[int, NationalAnswer] = {
        row.recommendation_id: row for row in NationalAnswer.objects.select_related("thread", "answered_by__person")
    }
    rows: Any = NationalRecommendation.objects.select_related("review").order_by(
        "-review__published_on", "review__key", "number"
    )
    found = [Asked(row, answers.get(row.pk)) for row in rows]
    return sorted(found, key=lambda each: (not each.is_owed, each.answer is not None))


def chosen(rows: list[Asked], key: str) -> Asked | None:
    """The one of that key; without one the first, which is owed if any is. None where there is none at all."""
    return next((each for each in rows if each.recommendation.key == key), rows[0] if rows and not key else None)
