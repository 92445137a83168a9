"""The schedule of a space: what it decided, else what the national rows say; and how it came to be so."""

from hscp.lib.keeping import RecordClass
from keeping.models import PeriodChange
from keeping.rules import Period, in_force
from partnership.enums import Trust
from partnership.models import RetentionRule


def schedule() -> dict[RecordClass, Period]:
    """How long each class is kept here, in the order of the classes; a class without any row is kept. Two queries."""
    national = {
        RecordClass(row.record_class): Period(
            record_class=RecordClass(row.record_class),
            months=row.months,
            starts=row.starts,
            citation=row.citation,
            checked=row.trust != Trust.CHECK,
            note=row.note,
        )
        for row in RetentionRule.objects.all()
    }
    decided: dict[RecordClass, Period] = {}
    for change in PeriodChange.objects.order_by("at", "pk"):
        kept = RecordClass(change.record_class)
        base = national.get(kept)
        decided[kept] = Period(
            record_class=kept,
            months=change.months,
            starts=base.starts if base else "the day it was made",
            citation=change.reason,
            checked=True,
            note=base.note if base else "",
            decided=True,
        )
    return in_force(national.values(), decided)


def changes_of(kept: RecordClass) -> list[PeriodChange]:
    """What was decided about a class, the newest first. One query."""
    found = PeriodChange.objects.filter(record_class=kept.value)
    return list(found.select_related("seat__person", "seat__post"))
