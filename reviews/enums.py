"""The words of reviews as choices for fields: the values come from the rules, the labels are what people read."""

from django.db.models import TextChoices

from reviews.rules import clocks, criteria, deciding, duty, findings, national, rapid, referrals, register, states


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
