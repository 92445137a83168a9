"""Learning options: what is offered, what was chosen in a case, what of it is owed. Constant queries."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from partnership.models import LearningWay
from reviews.enums import DecisionState
from reviews.models import Incident, LearningKind, LearningOption, ReviewDecision
from reviews.rules.learning import OFFERED, OPEN, Offered, Standing

TAGS = {
    Standing.PLANNED: ("Planned", "active"),
    Standing.LATE: ("Past its planned day", "bad"),
    Standing.TO_EVALUATE: ("Delivered, to be evaluated", "active"),
    Standing.OVERDUE: ("Evaluation overdue", "bad"),
    Standing.EVALUATED: ("Evaluated", "good"),
    Standing.DROPPED: ("Dropped", "neutral"),
}


def own_kinds() -> "QuerySet[LearningKind]":
    """The partnership's own options, with who added them, by name."""
    found: QuerySet[LearningKind] = LearningKind.objects.select_related("added_by__person").order_by("name", "pk")
    return found


def offered_by_arrangements() -> list[Offered]:
    """What the arrangements name, each with its paragraph; where they name nothing, what is usual. One query."""
    rows = list(LearningWay.objects.filter(ends_on__isnull=True).order_by("position", "key"))
    return [
        Offered(
            row.key,
            row.name,
            row.what,
            f"The arrangements, {row.section}" if row.section else row.source,
            of_agency=row.of_agency,
            counts=row.counts,
        )
        for row in rows
    ] or list(OFFERED)


def offered() -> list[Offered]:
    """All that may be chosen: the list, then the partnership's own. Two queries."""
    own = own_kinds().filter(ended_because="")
    return [
        *offered_by_arrangements(),
        *(
            Offered(f"own-{row.pk}", row.name, row.what, row.source, of_agency=row.of_agency, counts=row.counts)
            for row in own
        ),
    ]


def decided_last(incident: Incident) -> str:
    """What the partners decided last of a case, as the rules name it; empty while they have not. One query."""
    rows: Any = ReviewDecision.objects.filter(rapid__incident=incident, state=DecisionState.DECIDED)
    return rows.order_by("-decided_on", "-number").values_list("outcome", flat=True).first() or ""


def options_of(incident: Incident, today: date) -> list[LearningOption]:
    """What was chosen in a case, what is owed first. Each has ``tag`` and ``is_open``. One query."""
    rows = list(LearningOption.objects.filter(incident=incident).select_related("document", "chosen_by__person"))
    return _tagged(rows, today)


def options_owed(today: date) -> list[LearningOption]:
    """What is owed of the options of all cases that open to one, the first due first. One query."""
    rows = LearningOption.objects.filter(evaluated_on__isnull=True, dropped_because="", file__closed_at__isnull=True)
    return _tagged(list(rows.select_related("file")), today)


def _tagged(rows: list[LearningOption], today: date) -> list[LearningOption]:
    for row in rows:
        stands = row.stands(today)
        row.tag, row.is_open = TAGS[stands], stands in OPEN  # type: ignore[attr-defined]
    return sorted(rows, key=lambda row: (not row.is_open, row.owed_on, row.pk))  # type: ignore[attr-defined]
