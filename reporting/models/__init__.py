from reporting.models.priorities import Priority, PriorityProgress
from reporting.models.publication import Publication
from reporting.models.report import ReportBuild, ReportExplanation, ReportSection, ReportStage, YearlyReport

__all__ = [
    "Priority",
    "PriorityProgress",
    "Publication",
    "ReportBuild",
    "ReportExplanation",
    "ReportSection",
    "ReportStage",
    "YearlyReport",
]
