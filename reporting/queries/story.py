"""What happened to a report, for its timeline."""

from typing import Any

from partnership.enums import Answer
from partnership.models import Signature, Signoff
from reporting.models import ReportStage, YearlyReport

MOVES = {
    "start": "Started",
    "send": "Sent for signature",
    "thaw": "Edited: all signatures void",
    "send_back": "Sent back",
    "approve": "Approved by all",
    "publish": "Published",
}
AFTER_SIGNATURES = ("approve", "publish")  # the last signature and the approval it completes have the same moment


def story_of(report: YearlyReport) -> list[dict[str, Any]]:
    """Every move and every signature, the latest first. Three queries."""
    people = ("seat__person", "seat__post")
    entries = [
        {
            "what": MOVES[stage.move],
            "who": f"{stage.seat.person.name}, {stage.seat.post.title}" if stage.seat else "",
            "when": stage.at,
            "detail": stage.reason,
            "order": (stage.at, 2 if stage.move in AFTER_SIGNATURES else 0, stage.pk),
        }
        for stage in ReportStage.objects.filter(report=report).select_related(*people)
    ]
    signoffs = Signoff.objects.filter(subject=report.subject).order_by().values("pk")
    entries += [
        {
            "what": f"Signed: {each.capacity}",
            "who": each.person.name,
            "when": each.at,
            "detail": "",
            "order": (each.at, 1, each.pk),
        }
        for each in Signature.objects.filter(signoff__in=signoffs, answer=Answer.SIGNED).select_related("person")
    ]
    return sorted(entries, key=lambda each: each["order"], reverse=True)
