"""Choices of the practice review and of its publication."""

from django.db.models import TextChoices

from reviews.rules import checks, commission, involvement, publishing_dates, redaction, requests, signing, states


class PracticeState(TextChoices):
    COMMISSIONING = states.PracticeState.COMMISSIONING.value, "Being commissioned"
    UNDER_WAY = states.PracticeState.UNDER_WAY.value, "Under way"
    BEFORE_PARTNERS = states.PracticeState.BEFORE_PARTNERS.value, "Before the partners"
    SIGNED = states.PracticeState.SIGNED.value, "Signed off"
    STOPPED = states.PracticeState.STOPPED.value, "Stopped"


class InterestJudged(TextChoices):
    """What was made of a lead reviewer's declaration."""

    NONE = commission.Judged.NONE.value, "They declared none, and none is known"
    MANAGED = commission.Judged.MANAGED.value, "Declared, and managed"
    BARS = commission.Judged.BARS.value, "Declared: it bars them from leading this review"


class InvolvedKind(TextChoices):
    FAMILY = involvement.Kind.FAMILY.value, "Of the family"
    PRACTITIONER = involvement.Kind.PRACTITIONER.value, "Worked with the family"


class InvolvedAnswer(TextChoices):
    WAITING = involvement.Answer.WAITING.value, "Not answered yet"
    ACCEPTED = involvement.Answer.ACCEPTED.value, "Accepted"
    DECLINED = involvement.Answer.DECLINED.value, "Declined"
    NO_ANSWER = involvement.Answer.NO_ANSWER.value, "No answer came"


class CheckTime(TextChoices):
    IN_TIME = checks.Time.IN_TIME.value, "In time"
    AT_RISK = checks.Time.AT_RISK.value, "At risk"
    LATE = checks.Time.LATE.value, "Late"


class CheckQuality(TextChoices):
    GOOD = checks.Quality.GOOD.value, "As it should be"
    WANTING = checks.Quality.WANTING.value, "Wanting"


class CheckMended(TextChoices):
    YES = checks.Mended.YES.value, "Mended"
    PARTLY = checks.Mended.PARTLY.value, "Mended in part"
    NO = checks.Mended.NO.value, "Not mended"


class RequestPurpose(TextChoices):
    """What an agency is asked for."""

    RAPID = requests.Purpose.RAPID.value, "The rapid review"
    PRACTICE = requests.Purpose.PRACTICE.value, "The practice review"
    DRAFT = requests.Purpose.DRAFT.value, "Factual accuracy of a draft"


class ReportState(TextChoices):
    """How a report stands that was put to the partners."""

    OPEN = signing.ReportStanding.OPEN.value, "Before the partners"
    SIGNED = signing.ReportStanding.SIGNED.value, "Signed off"
    NOT_AGREED = signing.ReportStanding.NOT_AGREED.value, "The partners do not agree"
    OVERTAKEN = signing.ReportStanding.OVERTAKEN.value, "Overtaken"


class DelayBody(TextChoices):
    """Who is told of a delay."""

    PANEL = publishing_dates.PANEL, "The Panel"
    SECRETARY = publishing_dates.SECRETARY, "The Secretary of State"


class CopyBody(TextChoices):
    """Who has the report before it is published."""

    PANEL = publishing_dates.PANEL, "The Panel"
    SECRETARY = publishing_dates.SECRETARY, "The Secretary of State"
    OTHER = publishing_dates.OTHER, "Somebody else"


class CopyState(TextChoices):
    WRITING = states.CopyState.WRITING.value, "Being written"
    SET = states.CopyState.SET.value, "To be published on its day"
    PUBLISHED = states.CopyState.PUBLISHED.value, "Published"
    NOT_PUBLISHING = states.CopyState.NOT_PUBLISHING.value, "Not to be published"
    WITHDRAWN = states.CopyState.WITHDRAWN.value, "Withdrawn"


class AnnexKind(TextChoices):
    """What is published beside a review."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word document"


class HitKept(TextChoices):
    """What a hit is that may be written down: words of the identity sheet are not among them."""

    NHS = redaction.HitKind.NHS.value, redaction.HIT_WORDS[redaction.HitKind.NHS]
    REFERENCE = redaction.HitKind.REFERENCE.value, redaction.HIT_WORDS[redaction.HitKind.REFERENCE]
    DATE = redaction.HitKind.DATE.value, redaction.HIT_WORDS[redaction.HitKind.DATE]
    AGE = redaction.HitKind.AGE.value, redaction.HIT_WORDS[redaction.HitKind.AGE]
    POSTCODE = redaction.HitKind.POSTCODE.value, redaction.HIT_WORDS[redaction.HitKind.POSTCODE]
    NUMBER = redaction.HitKind.NUMBER.value, redaction.HIT_WORDS[redaction.HitKind.NUMBER]
    ADDRESS = redaction.HitKind.ADDRESS.value, redaction.HIT_WORDS[redaction.HitKind.ADDRESS]
    OPERATION = redaction.HitKind.OPERATION.value, redaction.HIT_WORDS[redaction.HitKind.OPERATION]
    PARTICULARS = redaction.HitKind.PARTICULARS.value, redaction.HIT_WORDS[redaction.HitKind.PARTICULARS]
    HIDDEN = redaction.HitKind.HIDDEN.value, redaction.HIT_WORDS[redaction.HitKind.HIDDEN]
    INITIALS = redaction.HitKind.INITIALS.value, redaction.HIT_WORDS[redaction.HitKind.INITIALS]


class HitAnswer(TextChoices):
    KEPT = "kept", "It stays"
    CHANGED = "changed", "The text was changed"
