"""The words of reviews as choices for fields: the values come from the rules, the labels are what people read."""

from django.db.models import TextChoices

from reviews.rules import (
    checks,
    clocks,
    commission,
    criteria,
    deciding,
    duty,
    involvement,
    publishing_dates,
    rapid,
    redaction,
    referrals,
    requests,
    signing,
    states,
)


class IncidentState(TextChoices):
    CONSIDERING = states.IncidentState.CONSIDERING.value, "Being considered"
    NOTIFIED = states.IncidentState.NOTIFIED.value, "Notified"
    NOT_NOTIFIED = states.IncidentState.NOT_NOTIFIED.value, "Not notified"
    NOT_REQUIRED = states.IncidentState.NOT_REQUIRED.value, "No rapid review required"
    CONTRIBUTING = states.IncidentState.CONTRIBUTING.value, "Led by another area"
    MERGED = states.IncidentState.MERGED.value, "Merged with another"


class Place(TextChoices):
    HERE = duty.Place.HERE.value, "In this authority’s area"
    ENGLAND = duty.Place.ENGLAND.value, "In another area of England"
    OUTSIDE = duty.Place.OUTSIDE.value, "Outside England"


class Setting(TextChoices):
    """The kind of place in which it happened."""

    HOME = "home", "The child’s home"
    OTHER_HOME = "other_home", "Another family’s home"
    PLACEMENT = "placement", "A placement: foster home, children’s home, supported accommodation"
    SCHOOL = "school", "A school, college or nursery"
    HOSPITAL = "hospital", "A hospital or another health setting"
    CUSTODY = "custody", "Custody or a secure setting"
    PUBLIC = "public", "A public place"
    ONLINE = "online", "Online"
    UNKNOWN = "unknown", "Not known yet"


class Harm(TextChoices):
    DEATH = duty.Harm.DEATH.value, "Death"
    SERIOUS = duty.Harm.SERIOUS.value, "Serious harm"


class Abuse(TextChoices):
    KNOWN = duty.Abuse.KNOWN.value, "Known"
    SUSPECTED = duty.Abuse.SUSPECTED.value, "Suspected"
    NO = duty.Abuse.NO.value, "Neither known nor suspected"
    UNCLEAR = duty.Abuse.UNCLEAR.value, "Not clear yet"


class Sex(TextChoices):
    FEMALE = "female", "Female"
    MALE = "male", "Male"
    OTHER = "other", "Indeterminate"
    UNKNOWN = "unknown", "Not known yet"


class Disabled(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known yet"


class Plan(TextChoices):
    """How children's services knew the child at the time."""

    LOOKED_AFTER = "looked_after", "Looked after"
    CARE_LEAVER = "care_leaver", "Care leaver"
    PROTECTION = "protection", "Child protection plan"
    IN_NEED = "in_need", "Child in need plan"
    EARLY_HELP = "early_help", "Early help"
    ASSESSMENT = "assessment", "Being assessed"
    CLOSED = "closed", "Known before, closed"
    NONE = "none", "Not known to children’s services"
    UNKNOWN = "unknown", "Not known yet"


class PersonKind(TextChoices):
    """Who somebody on an identity sheet is to the case."""

    CHILD = "child", "A child concerned"
    PARENT = "parent", "A parent or carer"
    SIBLING = "sibling", "A brother, sister or other child of the household"
    SUSPECT = "suspect", "Somebody suspected"
    OTHER = "other", "Somebody else who matters"


class ProcessKind(TextChoices):
    """A process that runs beside the case and may restrict it."""

    CRIMINAL = "criminal", "Criminal investigation or proceedings"
    CORONER = "coroner", "Coroner, inquest"
    CHILD_DEATH = "child_death", "Child death review"
    CARE = "care", "Care or family proceedings"
    EMPLOYMENT = "employment", "Employment or professional conduct"
    OFSTED = "ofsted", "Ofsted"
    IOPC = "iopc", "Independent Office for Police Conduct"
    OTHER = "other", "Another"


class ProcessState(TextChoices):
    """How a parallel process stands."""

    EXPECTED = "expected", "Expected"
    RUNNING = "running", "Running"
    CONCLUDED = "concluded", "Concluded"
    NONE = "none", "Asked: there is none"


class ReferralRoute(TextChoices):
    """By which way a referral came."""

    FORM = "form", "Referral form"
    MAIL = "mail", "E-mail"
    TELEPHONE = "telephone", "Telephone"
    MEETING = "meeting", "At a meeting"
    MASH = "mash", "Through the front door (MASH)"
    CHILD_DEATH = "child_death", "Through the child death review"
    OTHER = "other", "Another way"


class ReferralOutcome(TextChoices):
    """What became of a referral."""

    WAITING = referrals.Outcome.WAITING.value, "To be considered"
    MORE = referrals.Outcome.MORE.value, "More is asked"
    NOTIFIED = referrals.Outcome.NOTIFIED.value, "Notified"
    NOT_NOTIFIED = referrals.Outcome.NOT_NOTIFIED.value, "Not notified"
    LEARNING = referrals.Outcome.LEARNING.value, "Not notified, learning otherwise"


class ToldBody(TextChoices):
    """Who is told of the death of a looked-after child or a care leaver."""

    SECRETARY = "secretary", "The Secretary of State"
    OFSTED = "ofsted", "Ofsted"
    BOTH = "both", "Both, in one notification"


class Trigger(TextChoices):
    """What a partnership counts the rapid review from: the table of statute allows both readings."""

    NOTIFIED = clocks.Event.NOTIFIED.value, "The day the notification was sent"
    AWARE = clocks.Event.AWARE.value, "The day the authority became aware"


class DecidedBy(TextChoices):
    """How many of the partners' representatives must agree on a review (§15.7 says who decides, not how many)."""

    ALL = "all", "All of the statutory safeguarding partners"
    MAJORITY = "majority", "More than half of the statutory safeguarding partners"


class ClockNoteKind(TextChoices):
    """What is said of a clock: that it no longer runs, that it does after all, or why its day was missed."""

    ENDED = "ended", "It no longer runs"
    RUNS_ON = "runs_on", "It runs after all"
    BREACH = "breach", "Why its day was missed"


class RapidState(TextChoices):
    GATHERING = states.RapidState.GATHERING.value, "Gathering information"
    DRAFTED = states.RapidState.DRAFTED.value, "Drafted"
    RECOMMENDED = states.RapidState.RECOMMENDED.value, "Awaiting the partners"
    DECIDED = states.RapidState.DECIDED.value, "Decided"
    SENT = states.RapidState.SENT.value, "Sent to the Panel"
    ANSWERED = states.RapidState.ANSWERED.value, "Answered by the Panel"
    CLOSED = states.RapidState.CLOSED.value, "Closed"


class PracticeState(TextChoices):
    COMMISSIONING = states.PracticeState.COMMISSIONING.value, "Being commissioned"
    UNDER_WAY = states.PracticeState.UNDER_WAY.value, "Under way"
    BEFORE_PARTNERS = states.PracticeState.BEFORE_PARTNERS.value, "Before the partners"
    SIGNED = states.PracticeState.SIGNED.value, "Signed off"
    STOPPED = states.PracticeState.STOPPED.value, "Stopped"


class ReviewOutcome(TextChoices):
    """What is recommended, and what the partners decide."""

    REVIEW = rapid.Outcome.REVIEW.value, "A local child safeguarding practice review"
    NO_REVIEW = rapid.Outcome.NO_REVIEW.value, "No review"
    OTHER = rapid.Outcome.OTHER.value, "No review, but other learning"


class Met(TextChoices):
    MET = criteria.Met.MET.value, "Met"
    NOT_MET = criteria.Met.NOT_MET.value, "Not met"
    UNCLEAR = criteria.Met.UNCLEAR.value, "Not clear"


class AtOnceKind(TextChoices):
    ACTION = "action", "Safeguarding action taken at once"
    LEARNING = "learning", "Learning shared at once"


class RequestState(TextChoices):
    ASKED = states.RequestState.ASKED.value, "Asked"
    RETURNED = states.RequestState.RETURNED.value, "Returned"
    QUERIED = states.RequestState.QUERIED.value, "Sent back with questions"
    ACCEPTED = states.RequestState.ACCEPTED.value, "Accepted"
    WITHDRAWN = states.RequestState.WITHDRAWN.value, "Withdrawn"


class CameBy(TextChoices):
    """How an agency's answer came."""

    HERE = "here", "On its own form"
    MAIL = "mail", "By mail, entered for it"
    TELEPHONE = "telephone", "By telephone, entered for it"


class DecisionState(TextChoices):
    OPEN = deciding.Standing.OPEN.value, "Before the partners"
    DECIDED = deciding.Standing.DECIDED.value, "Decided"
    NOT_AGREED = deciding.Standing.NOT_AGREED.value, "The partners do not agree"
    OVERTAKEN = "overtaken", "Overtaken"


class LetterKind(TextChoices):
    """What went to the Panel, or came from it."""

    SENT = "sent", "The rapid review, sent to the Panel"
    AGREES = "agrees", "The Panel agrees"
    CHALLENGES = "challenges", "The Panel challenges the decision"
    FROM_PANEL = "from_panel", "Another letter from the Panel"
    TO_PANEL = "to_panel", "Another letter to the Panel"


class ScrutinyKind(TextChoices):
    """What the scrutineer says of an outcome and its decision (§15.7)."""

    COMMENT = "comment", "A comment"
    RECOMMENDATION = "recommendation", "A recommendation to the delegated partners"


class Taken(TextChoices):
    """What the delegated partners answer to a recommendation."""

    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Accepted in part"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


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


class HitAnswer(TextChoices):
    KEPT = "kept", "It stays"
    CHANGED = "changed", "The text was changed"
