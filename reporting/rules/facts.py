"""The record of one year as the report's rules see it: small frozen rows, filled by `reporting.queries.record`.

Days are the United Kingdom's. ``key`` is the row's number in the database, for links only.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from meetings.rules.represented import Represented as Attendance  # a member's post at a meeting of the year
from partnership.rules.promises import Promise
from reporting.rules.pictured import Pictured


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the year. ``quorate`` is "throughout", "part" or "never" as frozen when it closed, else ""."""

    key: int
    group: int
    group_key: str
    group_name: str
    group_kind: str
    day: date
    state: str
    quorate: str = ""
    group_short: str = ""

    @property
    def held(self) -> bool:
        return self.state == "closed"


@dataclass(frozen=True, slots=True)
class JointMeeting:
    """That a joint group met, as noted in this space. ``group_key`` is that of the group here.

    ``came``: (key, role) of this partnership's own posts for which somebody came who counts.
    """

    group_key: str
    day: date
    quorate: str
    came: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the year with the outcome stamped on it.

    ``matter`` is the key of the reserved matter, ``meaning`` what the arrangements mark that matter as.
    """

    key: int
    meeting: int
    number: int
    group_name: str
    day: date
    text: str
    outcome: str
    outcome_words: str
    sentence: str
    matter: str = ""
    settled_later: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """An action given by the end of the year and not finished before it began."""

    key: int
    reference: str
    text: str
    owner: str
    given_on: date
    due_on: date
    done_on: date | None
    withdrawn_on: date | None
    recommendation: int | None = None
    reported_on: tuple[date, ...] = ()
    has_impact: bool = False

    def state_before(self, day: date) -> str:
        """How it stood as ``day`` began: "done", "withdrawn", "late" or "open"."""
        if self.done_on is not None and self.done_on < day:
            return "done"
        if self.withdrawn_on is not None and self.withdrawn_on < day:
            return "withdrawn"
        return "late" if self.due_on < day else "open"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation made by the end of the year and not closed before it began.

    ``impact`` is the evidence with which it was closed, "" unless that was before the day up to which the report looks.
    """

    key: int
    reference: str
    source: str
    source_words: str
    source_title: str
    text: str
    made_on: date
    response: str = ""
    impact: str = ""
    closed_on: date | None = None

    def is_closed_before(self, day: date) -> bool:
        """Whether it stood closed as ``day`` began."""
        return self.closed_on is not None and self.closed_on < day


@dataclass(frozen=True, slots=True)
class AgencyEvidence:
    """What an agency showed in the year of the impact of its improvements after a recommendation, as it stands.

    Nothing of a case file is ever among them, not even counted.
    """

    reference: str
    source: str
    source_title: str
    agency: str
    improved: str
    impact: str
    known_by: str
    seen: str
    on: date


@dataclass(frozen=True, slots=True)
class Priority:
    """An agreed priority of the year and the last judgement of its progress within it; "" where none was made."""

    key: int
    title: str
    lead: str = ""
    judgement: str = ""
    judgement_words: str = ""
    judged_on: date | None = None
    text: str = ""
    impact: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    heard_on: date
    from_whom: str
    how: str
    heard: str
    went_to: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A body's contribution in pounds. ``agreed`` says by which decision; "" where none of the LSPs' did."""

    body: str
    cash: Decimal
    in_kind: str = ""
    cash_before: Decimal | None = None
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An edition of the published arrangements, its dates as precise as the document gives them."""

    title: str
    out_on: date
    published: str
    updated: str
    review: str
    review_by: date | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise, and the days of closed meetings at which an agenda item that stands for it was minuted."""

    rule: Promise
    discussed_on: tuple[date, ...] = ()
    has_item: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    post: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Chair:
    """That a post chairs a group on [starts_on, ends_on), and what the body it represents there is to the space."""

    group_key: str
    post: str
    standing: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence that nobody explained, whose letter was sent on a day, set aside with a reason, or waits."""

    absent_on: date
    sent_on: date | None = None
    set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """A published yearly report: its day, and the keys of its sections that have words in them."""

    day: date
    sections: frozenset[str] = frozenset()


def end_of_look(starts_on: date, ends_on: date, today: date) -> date:
    """The first day that a report of [starts_on, ends_on) does not look at: the year's end, tomorrow while it runs."""
    return max(starts_on, min(ends_on, date.fromordinal(today.toordinal() + 1)))


@dataclass(frozen=True, slots=True)
class Record:
    """Everything of the record that the report of [starts_on, ends_on) draws on; ``today`` is the day of collecting.

    ``met_before``: keys of groups and the days they met in the year before, from which the first interval counts.
    ``joint_groups``: keys of groups whose meetings another space keeps, and its name; ``joint_meetings`` are all that
    were ever noted of them, whatever the year.
    ``pictured``: reviews in the year and those before it, as the public may see them.
    ``group_spans``: [first day, first day no longer) of each group by its key, ``None`` where it is open.
    """

    starts_on: date
    ends_on: date
    today: date
    meetings: tuple[Meeting, ...] = ()
    met_before: tuple[tuple[str, date], ...] = ()
    attendance: tuple[Attendance, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    agencies_show: tuple[AgencyEvidence, ...] = ()
    priorities: tuple[Priority, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    documents: tuple[Document, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    seats: tuple[Seat, ...] = ()
    chairs: tuple[Chair, ...] = ()
    absences: tuple[Absence, ...] = ()
    published: tuple[Published, ...] = ()
    joint_groups: dict[str, str] = field(default_factory=dict)
    joint_meetings: tuple[JointMeeting, ...] = ()
    group_names: dict[str, str] = field(default_factory=dict)
    group_kinds: dict[str, str] = field(default_factory=dict)
    group_spans: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)
    explanations: dict[str, str] = field(default_factory=dict)
    pictured: tuple[Pictured, ...] = ()

    @property
    def as_of(self) -> date:
        """The first day that is not looked at."""
        return end_of_look(self.starts_on, self.ends_on, self.today)

    def within(self, day: date | None) -> bool:
        """Whether a day lies in the year, as far as it has come."""
        return day is not None and self.starts_on <= day < self.as_of

    @property
    def held(self) -> tuple[Meeting, ...]:
        return tuple(meeting for meeting in self.meetings if meeting.held)

    @property
    def told_of(self) -> frozenset[str]:
        """The keys of the joint groups of which a meeting was ever noted here."""
        return frozenset(each.group_key for each in self.joint_meetings)

    def joint_held(self, *groups: str) -> tuple[JointMeeting, ...]:
        """The meetings of those joint groups in the year, as far as it has come."""
        return tuple(each for each in self.joint_meetings if each.group_key in groups and self.within(each.day))
