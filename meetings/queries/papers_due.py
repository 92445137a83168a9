"""When papers of planned meetings are due and how many are missing, for lists of meetings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from meetings.enums import ItemPurpose
from meetings.models import AgendaItem, PaperOwed, PaperVersion
from meetings.queries.room import day_of
from meetings.rules.paper_deadlines import Deadline, deadline_of
from partnership.models import Terms
from partnership.queries.holidays import bank_holidays
from partnership.queries.terms import rules_of


@dataclass(frozen=True, slots=True)
class PapersDue:
    """The deadline of one meeting's papers, and how many of those that its open items want are not there."""

    deadline: Deadline
    missing: int
    is_late: bool

    @property
    def words(self) -> str:
        """ "2 papers missing", "1 paper late"."""
        if not self.missing:
            return ""
        return f"{self.missing} paper{'' if self.missing == 1 else 's'} {'late' if self.is_late else 'missing'}"


def papers_due(meetings: Iterable[Any], today: date) -> dict[int, PapersDue]:
    """By the key of each of these meetings. Three queries for any number of them; none where there are none.

    Items of case files are left out: the plan is read by everybody, and asks nobody for a second factor.
    """
    rows = list(meetings)
    if not rows:
        return {}
    days = [day_of(each) for each in rows]
    holidays = frozenset(bank_holidays(date(min(days).year - 1, 1, 1), date(max(days).year + 1, 12, 31)))
    missing = Counter(_missing([each.pk for each in rows]))
    return {
        key: PapersDue(deadline, missing[key], today > deadline.due_on)
        for key, deadline in deadlines_of(rows, holidays).items()
    }


def deadlines_of(meetings: Iterable[Any], holidays: frozenset[date]) -> dict[int, Deadline]:
    """When the papers of each of these meetings are due, were these the bank holidays. One query."""
    rows = list(meetings)
    terms = _terms_of({each.group_id for each in rows})
    found = {}
    for each in rows:
        said = _in_force(terms.get(each.group_id, ()), day_of(each))
        days, citation = (said.papers_days, said.papers_citation) if said else (None, "")
        found[each.pk] = deadline_of(day_of(each), days=days, citation=citation, holidays=holidays)
    return found


def _terms_of(groups: set[int]) -> dict[int, list[Terms]]:
    found: dict[int, list[Terms]] = {}
    for row in Terms.objects.filter(group__in=groups).order_by("starts_on"):
        found.setdefault(row.group_id, []).append(row)
    return found


def _in_force(rows: Iterable[Terms], day: date) -> Any:
    holding = [row for row in rows if row.starts_on <= day and (row.ends_on is None or day < row.ends_on)]
    return rules_of(holding[-1]) if holding else None


def _missing(meetings: list[int]) -> list[int]:
    """The meeting of each open item that wants a paper and has none."""
    said = PaperOwed.objects.filter(item=OuterRef("pk"))
    there = PaperVersion.objects.filter(paper__item=OuterRef("pk"), paper__withdrawn_because="")
    wants = Exists(said.filter(expected=True)) | (Q(purpose=ItemPurpose.DECIDE) & ~Exists(said))
    items = AgendaItem.objects.filter(wants, ~Exists(there), meeting__in=meetings, withdrawn_because="", file=None)
    return list(items.order_by().values_list("meeting_id", flat=True))
