"""Choices of the rapid review: agencies' answers, the partners' decision, the Panel, the scrutineer."""

from django.db.models import TextChoices

from reviews.rules import criteria, deciding, rapid, states


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
