from reporting.models.priorities import Priority, PriorityProgress
from reporting.models.publication import Publication
from reporting.models.report import ReportBuild, ReportSection, ReportStage, YearlyReport

__all__ = [
    "Priority",
    "PriorityProgress",
    "Publication",
    "ReportBuild",
    "ReportSection",
    "ReportStage",
    "YearlyReport",
]
