"""The words of the yearly report."""

from django.db.models import TextChoices

from reporting.rules import states


class ReportState(TextChoices):
    DRAFTING = states.ReportState.DRAFTING.value, "Being written"
    SIGNING = states.ReportState.SIGNING.value, "Waiting for signatures"
    APPROVED = states.ReportState.APPROVED.value, "Signed by everybody asked"
    PUBLISHED = states.ReportState.PUBLISHED.value, "Published"


class Judgement(TextChoices):
    """How far an agreed priority has come, as the partnership itself judges it (§19.1b)."""

    NONE = "none", "No evidence of progress"
    LITTLE = "little", "Little evidence of progress"
    SOME = "some", "Some progress"
    GOOD = "good", "Good progress"
