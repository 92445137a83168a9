"""What stands under "little or no evidence of progress" by itself (§19.1b): nobody has to remember it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hscp.lib.words import date_words
from meetings.rules.progress import ActionProgress, RecommendationProgress, standing_still
from reporting.rules.evidence import Link
from reporting.rules.facts import Record

LITTLE = {
    "none": "was judged to show no evidence of progress",
    "little": "was judged to show little evidence of progress",
    "": "has not been judged this year",
}


@dataclass(frozen=True, slots=True)
class Standstill:
    """One thing that shows little or no progress: ``kind`` is "recommendation" or "priority".

    ``explanation`` is what the partners say about it; the report cannot be sent while it is empty.
    """

    kind: str
    key: int
    name: str
    text: str
    why: str
    explanation: str
    link: Link

    @property
    def reference(self) -> str:
        return f"{self.kind}:{self.key}"


def last_day(record: Record) -> date:
    """The last day the report looks at: of the year, or today while it runs."""
    return record.as_of - timedelta(days=1)


def standstills(record: Record) -> tuple[Standstill, ...]:
    """Recommendations that stand still on the report's last day, the longest first; then priorities."""
    facts = {str(each.key): each for each in record.recommendations}
    found = []
    for still in standing_still(_progress(record), last_day(record)):
        row = facts[still.key]
        found.append(
            Standstill(
                "recommendation",
                row.key,
                row.reference,
                row.text,
                f"{row.source_words}, made on {date_words(row.made_on, weekday=False)}. {still.sentence}",
                record.explanations.get(f"recommendation:{row.key}", ""),
                Link("recommendation", pk=row.key),
            )
        )
    for priority in record.priorities:
        if priority.judgement in LITTLE:
            why = f"The priority {LITTLE[priority.judgement]}."
            found.append(
                Standstill(
                    "priority",
                    priority.key,
                    priority.title,
                    priority.text or "Nothing is written about its progress.",
                    why,
                    record.explanations.get(f"priority:{priority.key}", ""),
                    Link("priority", pk=priority.key),
                )
            )
    return tuple(found)


def _progress(record: Record) -> list[RecommendationProgress]:
    return [
        RecommendationProgress(
            key=str(each.key),
            made_on=each.made_on,
            closed_on=each.closed_on,
            actions=tuple(
                ActionProgress(action.given_on, action.reported_on, action.withdrawn_on)
                for action in record.actions
                if action.recommendation == each.key
            ),
        )
        for each in record.recommendations
    ]
