"""The words of meetings as choices for fields: the values come from the rules, the labels are what people read."""

from django.db.models import TextChoices

from meetings.rules import (
    agency_evidence,
    asking,
    assurance,
    circulation,
    closing,
    decisions,
    inviting,
    minutes,
    paper_deadlines,
    polls,
    presence,
    series,
    states,
)


class MeetingState(TextChoices):
    PLANNED = states.MeetingState.PLANNED.value, "Planned"
    POSTPONED = states.MeetingState.POSTPONED.value, "Postponed"
    OPEN = states.MeetingState.OPEN.value, "Open"
    CLOSED = states.MeetingState.CLOSED.value, "Closed"
    CANCELLED = states.MeetingState.CANCELLED.value, "Cancelled"


class SeriesUnit(TextChoices):
    WEEKS = series.Unit.WEEKS.value, "weeks"
    MONTHS = series.Unit.MONTHS.value, "months"


class SeriesShift(TextChoices):
    """Where a date of a series goes that falls on a weekend or a bank holiday."""

    LATER = series.Shift.LATER.value, "To the next working day"
    EARLIER = series.Shift.EARLIER.value, "To the working day before"
    WEEK = series.Shift.WEEK.value, "To the same weekday a week later"


class QuorateFor(TextChoices):
    """How long a closed meeting was quorate, as its frozen summary says."""

    THROUGHOUT = "throughout", "Quorate throughout"
    PART = "part", "Quorate in part"
    NEVER = "never", "Never quorate"


class MinutesState(TextChoices):
    DRAFT = states.MinutesState.DRAFT.value, "Draft"
    CIRCULATED = states.MinutesState.CIRCULATED.value, "Circulated for comments"
    ISSUED = states.MinutesState.ISSUED.value, "Issued"
    APPROVED = states.MinutesState.APPROVED.value, "Approved"


class LetterState(TextChoices):
    HELD = states.LetterState.HELD.value, "Held"
    SENT = states.LetterState.SENT.value, "Sent"
    SET_ASIDE = states.LetterState.SET_ASIDE.value, "Set aside"


class CommentAnswer(TextChoices):
    TAKEN_UP = minutes.CommentAnswer.TAKEN_UP.value, "Taken up"
    NOT_TAKEN_UP = minutes.CommentAnswer.NOT_TAKEN_UP.value, "Not taken up"


class ActionState(TextChoices):
    OPEN = states.ActionState.OPEN.value, "Open"
    DONE = states.ActionState.DONE.value, "Done"
    CONFIRMED = states.ActionState.CONFIRMED.value, "Confirmed, impact to be shown"
    CLOSED = states.ActionState.CLOSED.value, "Closed"
    WITHDRAWN = states.ActionState.WITHDRAWN.value, "Withdrawn"


class Answer(TextChoices):
    DONE = asking.Answer.DONE.value, "Done"
    ON_TRACK = asking.Answer.ON_TRACK.value, "On track"
    BLOCKED = asking.Answer.BLOCKED.value, "Blocked"


class CameBy(TextChoices):
    """How a report came that its owner did not enter after signing in; as it is said of it."""

    LINK = asking.Way.LINK.value, "from the link in their mail"
    TELEPHONE = asking.Way.TELEPHONE.value, "by telephone"
    MAIL = asking.Way.MAIL.value, "by mail"
    MEETING = asking.Way.MEETING.value, "in a meeting"


class ToldBy(TextChoices):
    """How words came that somebody else enters for their sender; as it is said of them."""

    TELEPHONE = asking.Way.TELEPHONE.value, "by telephone"
    MAIL = asking.Way.MAIL.value, "by mail"
    MEETING = asking.Way.MEETING.value, "in a meeting"


class EvidenceKind(TextChoices):
    """How an agency knows that an improvement made a difference."""

    AUDIT = agency_evidence.EvidenceKind.AUDIT.value, "Audit"
    DATA = agency_evidence.EvidenceKind.DATA.value, "Data"
    FEEDBACK = agency_evidence.EvidenceKind.FEEDBACK.value, "Feedback of children and families"
    PRACTICE = agency_evidence.EvidenceKind.PRACTICE.value, "Supervision or observed practice"
    OTHER = agency_evidence.EvidenceKind.OTHER.value, "Other"


class EvidenceAskState(TextChoices):
    ASKED = agency_evidence.EvidenceAskState.ASKED.value, "Asked"
    ANSWERED = agency_evidence.EvidenceAskState.ANSWERED.value, "Answered"
    WITHDRAWN = agency_evidence.EvidenceAskState.WITHDRAWN.value, "Withdrawn"


class SendingKind(TextChoices):
    INVITED = inviting.Sending.INVITED.value, "Invited"
    CHANGED = inviting.Sending.CHANGED.value, "Told of a change"
    CANCELLED = inviting.Sending.CANCELLED.value, "Told not to come"


class ReplyAnswer(TextChoices):
    ATTENDING = inviting.Reply.ATTENDING.value, "Attending"
    APOLOGIES = inviting.Reply.APOLOGIES.value, "Apologies"
    DEPUTY = inviting.Reply.DEPUTY.value, "Sends a deputy"


class ReplyCameBy(TextChoices):
    """How an answer to an invitation came that its sender did not enter after signing in."""

    LINK = asking.Way.LINK.value, "from the link in their mail"
    TELEPHONE = asking.Way.TELEPHONE.value, "by telephone"
    MAIL = asking.Way.MAIL.value, "by mail"
    MEETING = asking.Way.MEETING.value, "in a meeting"


class DateWord(TextChoices):
    """What somebody says of a date that is offered."""

    YES = polls.Word.YES.value, "Yes"
    MAYBE = polls.Word.MAYBE.value, "If need be"
    NO = polls.Word.NO.value, "No"


class PollMailKind(TextChoices):
    ASKED = polls.PollMail.ASKED.value, "Asked"
    AGAIN = polls.PollMail.AGAIN.value, "Asked again"
    TAKEN = polls.PollMail.TAKEN.value, "Told of the date"
    WITHDRAWN = polls.PollMail.WITHDRAWN.value, "Told that it is withdrawn"


class DecisionKind(TextChoices):
    AGREE = decisions.DecisionKind.AGREE.value, "Agree"
    REFUSE = decisions.DecisionKind.REFUSE.value, "Refuse"
    NOTE = decisions.DecisionKind.NOTE.value, "Note"
    DEFER = decisions.DecisionKind.DEFER.value, "Defer"


class Outcome(TextChoices):
    AGREED = decisions.Outcome.AGREED.value, "Agreed"
    RATIFIED = decisions.Outcome.RATIFIED.value, "Agreed, ratified afterwards"
    REFUSED = decisions.Outcome.REFUSED.value, "Refused"
    PROVISIONAL = decisions.Outcome.PROVISIONAL.value, "Provisional"
    ENDORSED = decisions.Outcome.ENDORSED.value, "Endorsed, awaiting the lead safeguarding partners"
    NOT_ENDORSED = decisions.Outcome.NOT_ENDORSED.value, "Not endorsed"
    RECOMMENDED = decisions.Outcome.RECOMMENDED.value, "Recommended to the board"
    NOT_RECOMMENDED = decisions.Outcome.NOT_RECOMMENDED.value, "Not recommended to the board"
    NOTED = decisions.Outcome.NOTED.value, "Noted"
    DEFERRED = decisions.Outcome.DEFERRED.value, "Deferred"
    TAKEN_OUT = decisions.Outcome.TAKEN_OUT.value, "Taken out: recorded as something else"


class CirculationState(TextChoices):
    OPEN = circulation.CirculationState.OPEN.value, "Open"
    AGREED = circulation.CirculationState.AGREED.value, "Agreed"
    NOT_AGREED = circulation.CirculationState.NOT_AGREED.value, "Not agreed"
    WITHDRAWN = circulation.CirculationState.WITHDRAWN.value, "Withdrawn"


class Mode(TextChoices):
    IN_PERSON = presence.Mode.IN_PERSON.value, "In person"
    REMOTE = presence.Mode.REMOTE.value, "Remotely"


class ItemPurpose(TextChoices):
    DECIDE = "decide", "To decide"
    DISCUSS = "discuss", "To discuss"
    NOTE = "note", "To note"


class NudgeStep(TextChoices):
    """Reminders of papers that are owed."""

    AHEAD = paper_deadlines.Step.AHEAD.value, "Five working days before the deadline"
    EVE = paper_deadlines.Step.EVE.value, "The working day before the deadline"
    LATE = paper_deadlines.Step.LATE.value, "The deadline has passed"


class ItemProposalState(TextChoices):
    WAITING = states.ItemProposalState.WAITING.value, "Waiting for an answer"
    ACCEPTED = states.ItemProposalState.ACCEPTED.value, "On an agenda"
    DECLINED = states.ItemProposalState.DECLINED.value, "Declined"
    WITHDRAWN = states.ItemProposalState.WITHDRAWN.value, "Withdrawn"


class ReferralState(TextChoices):
    SENT = states.ReferralState.SENT.value, "Awaiting an answer"
    ANSWERED = states.ReferralState.ANSWERED.value, "Answered"
    WITHDRAWN = states.ReferralState.WITHDRAWN.value, "Withdrawn"


class SentBy(TextChoices):
    """How something went to a body outside, or how its answer came."""

    MAIL = asking.Way.MAIL.value, "By mail"
    LETTER = "letter", "By letter"
    MEETING = asking.Way.MEETING.value, "In a meeting"
    TELEPHONE = asking.Way.TELEPHONE.value, "By telephone"


class Assurance(TextChoices):
    """What an assurance and challenge session came to."""

    ASSURED = assurance.Assurance.ASSURED.value, "Assured"
    PARTLY = assurance.Assurance.PARTLY.value, "Partly assured"
    NOT = assurance.Assurance.NOT.value, "Not assured"


class Came(TextChoices):
    """Whether somebody who was invited came."""

    YES = "yes", "Came"
    SENT = "sent", "Sent somebody in their place"
    NO = "no", "Did not come"


class Attendance(TextChoices):
    """What is known of somebody before or after the meeting; whether they were there is told by their presences."""

    EXPECTED = "expected", "Expected"
    ATTENDED = "attended", "Attended"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "Absent without apologies"


class RecommendationSource(TextChoices):
    LOCAL_REVIEW = closing.Source.LOCAL_REVIEW.value, "Local child safeguarding practice review"
    NATIONAL_REVIEW = closing.Source.NATIONAL_REVIEW.value, "National child safeguarding practice review"
    RAPID_REVIEW = closing.Source.RAPID_REVIEW.value, "Rapid review"
    AUDIT = closing.Source.AUDIT.value, "Audit"
    SCRUTINY = closing.Source.SCRUTINY.value, "Independent scrutiny"
    INSPECTION = closing.Source.INSPECTION.value, "Inspection"
    CHILD_DEATHS = closing.Source.CHILD_DEATHS.value, "Child death overview"
