"""Choices of incidents, children, the same hour, referrals and clocks."""

from django.db.models import TextChoices

from reviews.rules import clocks, duty, referrals, states


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
