"""Choices of learning, of other boards' reviews, child deaths and national reviews."""

from django.db.models import TextChoices

from reviews.rules import findings, national, register


class LearningOf(TextChoices):
    """What learning that is shared comes from."""

    REVIEW = "review", "A published review"
    RAPID = "rapid", "A rapid review"
    OPTION = "option", "Learning where no review followed"
    BRIEFING = "briefing", "A practice briefing"
    NATIONAL = "national", "A national review"
    OTHER = "other", "Something else"


class LearnedFrom(TextChoices):
    """What in a case it was learned from."""

    RAPID = "rapid", "The rapid review"
    OPTION = "option", "A learning option"
    REVIEW = "review", "The practice review"
    OTHER = "other", "Something else in the case"


class ConfirmedBy(TextChoices):
    """How an agency's confirmation came."""

    LINK = "link", "By the link in its mail"
    MAIL = "mail", "By mail, entered for it"
    TELEPHONE = "telephone", "By telephone, entered for it"
    MEETING = "meeting", "At a meeting, entered for it"


class FindingsCame(TextChoices):
    """Whether a leader or stakeholder who was invited to hear the findings came."""

    INVITED = findings.Came.INVITED.value, "Invited, not said yet"
    CAME = findings.Came.CAME.value, "Came"
    SENT = findings.Came.SENT.value, "Sent somebody"
    AWAY = findings.Came.AWAY.value, "Did not come"


class OtherReviewKind(TextChoices):
    """A review of another kind that the Joint Case Review group carries."""

    DHR = "dhr", "Domestic homicide review"
    SAR = "sar", "Safeguarding adults review"
    OTHER = "other", "Another review"


class OtherReviewState(TextChoices):
    CONSIDERED = register.State.CONSIDERED.value, "Being considered"
    COMMISSIONED = register.State.COMMISSIONED.value, "Commissioned"
    UNDER_WAY = register.State.UNDER_WAY.value, "Under way"
    AGREED = register.State.AGREED.value, "Agreed, not published"
    PUBLISHED = register.State.PUBLISHED.value, "Published"
    NOT_HELD = register.State.NOT_HELD.value, "Not held"


class ThemeFor(TextChoices):
    """What a finding on child deaths is considered for (§16.3)."""

    WORKFORCE = "workforce", "Workforce development"
    LEARNING = "learning", "Learning"
    POLICY = "policy", "Policy and procedures"
    SERVICES = "services", "Services"


class NationalAnswerKind(TextChoices):
    """What a partnership answers to a national recommendation."""

    ACCEPTED = national.Answer.ACCEPTED.value, "Accepted"
    DONE = national.Answer.DONE.value, "Already done"
    NOT_APPLICABLE = national.Answer.NOT_APPLICABLE.value, "Not applicable"
