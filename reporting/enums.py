"""The words of the yearly report."""

from django.db.models import TextChoices


class ReportState(TextChoices):
    DRAFTING = "drafting", "Being written"
    SIGNING = "signing", "Waiting for the lead partners' signatures"
    APPROVED = "approved", "Signed by all lead partners"
    PUBLISHED = "published", "Published"


class Judgement(TextChoices):
    """How far an agreed priority has come, as the partnership itself judges it (§19.1b)."""

    NONE = "none", "No evidence of progress"
    LITTLE = "little", "Little evidence of progress"
    SOME = "some", "Some progress"
    GOOD = "good", "Good progress"
