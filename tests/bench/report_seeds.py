"""A yearly report in drafting, with as much narrative, evidence and record as a long one has."""

from datetime import date, timedelta

from hscp.record.bulk import create_many
from hscp.spaces.acting import current
from meetings.enums import RecommendationSource
from meetings.models import Decision, Recommendation
from partnership.models import Feedback, Seat
from reporting.enums import Judgement
from reporting.models import ReportSection
from reporting.operations.priorities import judge_priority, save_priority
from reporting.operations.reports import start_report
from tests.bench.day import NOW
from tests.bench.sizes import Sizes
from tests.bench.words import paragraphs

YEAR = (date(2025, 4, 1), date(2026, 4, 1))


def seed_report(sizes: Sizes, seat: Seat) -> None:
    """The report of 2025-26 in the open space, and what it collects besides meetings and actions."""
    space_id, by_id = current().space_id, seat.user_id
    create_many(
        Feedback(
            heard_on=YEAR[0] + timedelta(days=number * 25),
            from_whom="Young people in care",
            how="Workshop",
            heard=paragraphs(300, number),
            went_to="Board",
            changed=paragraphs(200, number + 1),
            space_id=space_id,
        )
        for number in range(12)
    )
    create_many(
        Recommendation(
            reference=f"R-2025-{number:03d}",
            source=RecommendationSource.values[number % len(RecommendationSource.values)],
            source_title=f"Review {number // 4 + 1}",
            text=paragraphs(160, number),
            made_on=YEAR[0] + timedelta(days=number * 10),
            response=paragraphs(200, number + 2),
            space_id=space_id,
        )
        for number in range(30)
    )
    decision = Decision.objects.order_by("pk").first()
    for number in range(4):
        priority = save_priority(
            title=f"Priority {number + 1}",
            aim=paragraphs(200, number),
            lead=seat.post,
            agreed_by=decision,
            starts_on=YEAR[0],
            ends_on=None,
        )
        judge_priority(
            priority=priority,
            on=date(2026, 3, 1),
            judgement=Judgement.values[number % len(Judgement.values)],
            text=paragraphs(400, number),
            impact=paragraphs(300, number),
            seat=seat,
            at=NOW,
        )
    report = start_report(starts_on=YEAR[0], ends_on=YEAR[1], seat=seat, at=NOW, by_id=by_id)
    for section in ReportSection.objects.filter(report=report):
        section.narrative = f"# What was done\n\n{paragraphs(sizes.narrative, section.position)}"
        section.save(update_fields=["narrative"])
