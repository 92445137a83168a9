"""The closed list of what can evidence a promise.

The arrangements as data name a kind and its arguments; the app that owns the record registers a provider under the
same name, which answers with the days on which the record shows it (and, for promises of "every" and "always", the days
on which it shows the opposite). A kind for which nobody has registered a provider yet gives no days at all, and the
promise reads "not evidenced": never "missed".

Arguments are typed: ``group``, ``post``, ``organisation`` and ``matter`` are keys of the same document, ``role`` one of
the document's roles, ``standing`` what a body is to the space, ``source`` where a
recommendation comes from; a type in the plural is a list of them. ``word`` is any
key-shaped word (the name of a report, a document, an event) which pages offer as a choice.
"""

from dataclasses import dataclass
from typing import Any, Literal

ArgumentType = Literal[
    "group",
    "groups",
    "post",
    "posts",
    "role",
    "standing",
    "organisation",
    "organisations",
    "matter",
    "source",
    "sources",
    "word",
]
RECOMMENDATION_SOURCES = ("practice-review", "rapid-review", "audit", "scrutiny", "inspection", "child-deaths")
"""Where recommendations come from, in the words of the arrangements."""


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: ArgumentType
    required: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceKind:
    """One way to evidence a promise.

    ``noun`` and ``done`` make the sentences: "No *meeting* on record …", "*Met* 8 times between …".
    ``days`` says which days a provider returns.
    """

    name: str
    noun: str
    done: str
    days: str
    parameters: tuple[Parameter, ...] = ()


def _kind(name: str, noun: str, done: str, days: str, **parameters: str) -> tuple[str, EvidenceKind]:
    """Build one row; a parameter type that ends in ``?`` may be left out."""
    listed = tuple(
        Parameter(key, type.rstrip("?"), required=not type.endswith("?"))  # type: ignore[arg-type]
        for key, type in parameters.items()
    )
    return name, EvidenceKind(name, noun, done, days, listed)


EVIDENCE: dict[str, EvidenceKind] = dict(
    (
        # meetings
        _kind("meetings_held", "meeting", "Met", "each day on which the group met", group="group"),
        _kind(
            "meetings_quorate",
            "quorate meeting",
            "Quorate",
            "each day of a meeting that was quorate for all its decisions; exceptions are days of other meetings",
            groups="groups",
        ),
        _kind(
            "attendance_of",
            "meeting with all of them present",
            "Present together",
            "each day of a meeting of the group at which every named post, or at least one holder of the named role, "
            "was present; exceptions are days of meetings at which they were not",
            group="group",
            posts="posts?",
            role="role?",
        ),
        _kind(
            "attendance_followed_up",
            "follow-up of an absence",
            "Followed up",
            "each day on which an absence without a valid reason was reported to the agency's line manager; exceptions "
            "are days of meetings whose absence was not reported within a month",
        ),
        _kind(
            "item_discussed",
            "agenda item",
            "Discussed",
            "each day of a meeting of the group whose minutes have an item marked with the topic",
            topic="word",
            group="group?",
        ),
        _kind(
            "report_received",
            "report",
            "Received",
            "each day of a meeting at which the group received a paper marked as this kind of report",
            report="word",
            group="group",
        ),
        _kind(
            "decision_on",
            "decision",
            "Agreed",
            "each day on which a decision on the reserved matter was agreed by those it is reserved to",
            matter="matter",
        ),
        _kind(
            "group_formed",
            "group at work",
            "At work",
            "each day of a meeting of a task-and-finish or priority group of this kind",
            group="group",
        ),
        # posts and people
        _kind(
            "post_filled",
            "holder of the post",
            "Filled",
            "the first day of each seat in the post; exceptions are first days of vacancies",
            posts="posts",
        ),
        _kind(
            "chair_held_by",
            "chair from the named posts",
            "Chaired",
            "the first day of each chair of the groups whose post represents such a body; exceptions are first days of "
            "other chairs and of vacancies in the chair",
            groups="groups",
            standing="standing",
        ),
        # documents and communication
        _kind(
            "document_published",
            "published version",
            "Published",
            "each day on which a version of the document was published",
            document="word",
        ),
        _kind(
            "document_reviewed",
            "review of the document",
            "Reviewed",
            "each day on which a review of the document was recorded as done",
            document="word",
        ),
        _kind(
            "change_request_tabled",
            "request for a change",
            "Tabled",
            "each day on which a request to change the arrangements was put on the board's agenda; exceptions are days "
            "of requests that were passed over at the next meeting",
        ),
        _kind("event_held", "event", "Held", "each day on which an event of this kind took place", event="word"),
        _kind("message_sent", "message", "Sent", "each day on which a message of this kind went out", message="word"),
        # assurance
        _kind(
            "scrutiny_report",
            "scrutiny report",
            "Reported",
            "each day the scrutineer presented a report",
            group="group",
        ),
        _kind("scorecard", "scorecard", "Received", "each day the group received the scorecard", group="group"),
        _kind("audit_programme", "audit programme", "Agreed", "each day a yearly programme of case audits was agreed"),
        _kind(
            "audit_outcomes",
            "audit outcome",
            "Reported",
            "each day an audit's outcome reached the group",
            group="group",
        ),
        _kind(
            "audit_followed_up",
            "audit recommendation handed on",
            "Handed on",
            "each day an audit's recommendations were delegated to a group; exceptions are audits reported without it",
        ),
        _kind(
            "audit_voice",
            "audit with the child's voice",
            "Captured",
            "each day a case audit that records the child's or family's voice was completed; exceptions without one",
        ),
        _kind("section_11", "section 11 round", "Completed", "each day a round of section 11 returns was moderated"),
        _kind("section_175", "section 175 round", "Completed", "each day a round of section 175 returns was moderated"),
        _kind(
            "voice_heard",
            "entry in the voice log",
            "Heard",
            "each day an entry of the voice log shows what children and families said and where it went",
        ),
        _kind("voice_changed", "change because of a voice", "Changed", "each day the voice log shows what changed"),
        _kind(
            "recommendation_impact",
            "evidence of impact",
            "Evidenced",
            "each day evidence of impact was recorded against a recommendation, of this source where one is named",
            source="source?",
        ),
        _kind(
            "agency_impact",
            "agency’s own evidence of impact",
            "Shown",
            "each day an agency’s own evidence of impact was recorded against a recommendation, of these sources where "
            "some are named; nothing of a case file is counted",
            sources="sources?",
        ),
        _kind(
            "risks_reviewed",
            "review of the risks",
            "Reviewed",
            "each day the group reviewed the risk register",
            group="group",
        ),
        # reviews
        _kind(
            "incidents_received",
            "notification",
            "Received",
            "each day the team received a serious incident's notification",
        ),
        _kind(
            "rapid_review",
            "rapid review",
            "Completed",
            "each day a rapid review went to the Panel; exceptions are late ones",
        ),
        _kind(
            "review_decided",
            "decision of the three partners",
            "Decided",
            "each day the three partners decided whether to commission a review; exceptions: reviews begun without it",
        ),
        _kind(
            "review_scrutinised",
            "scrutiny of a rapid review",
            "Scrutinised",
            "each day the scrutineer recorded a view of a rapid review's outcome; exceptions are outcomes left unseen",
        ),
        _kind(
            "review_signed_off",
            "signed-off review",
            "Signed off",
            "each day a review's report was signed off; exceptions are reviews published without it",
        ),
        _kind("review_published", "published review", "Published", "each day a practice review was published"),
        _kind(
            "review_participation",
            "record of participation",
            "Recorded",
            "each day a review recorded how practitioners, or the family, took part; exceptions are reviews without it",
        ),
        _kind(
            "review_plan_progress",
            "action plan looked at",
            "Looked at",
            "each day the group saw a review's action plan",
            group="group",
        ),
        _kind(
            "learning_shared", "learning shared", "Shared", "each day a briefing, workshop or other learning went out"
        ),
        # training
        _kind(
            "needs_analysis", "training needs analysis", "Completed", "each day a training needs analysis was completed"
        ),
        _kind("training_programme", "training programme", "Published", "each day a training programme was published"),
        _kind("training_delivered", "course", "Delivered", "each day a multi-agency course took place"),
        _kind("training_take_up", "take-up report", "Reported", "each day training take-up by agency was reported"),
        _kind("training_evaluated", "evaluation", "Evaluated", "each day an evaluation of training was collated"),
        # money
        _kind(
            "finance_report",
            "finance report",
            "Received",
            "each day the group received a finance report",
            group="group",
        ),
        _kind("budget_set", "budget", "Set", "each day a budget or a revision of it was recorded with its reason"),
        # the year
        _kind("business_plan", "business plan", "Adopted", "each day a yearly business plan was adopted"),
        _kind(
            "business_plan_progress",
            "progress report",
            "Reported",
            "each day progress against the plan's milestones was reported to the group",
            group="group",
        ),
        _kind(
            "yearly_report_published",
            "yearly report",
            "Published",
            "each day a yearly report was published",
            sites="organisations?",
        ),
        _kind(
            "yearly_report_section",
            "section of a published yearly report",
            "Reported",
            "each day a yearly report was published whose section of this name has evidence or an explanation; "
            "exceptions are reports published without it",
            content="word",
        ),
        _kind(
            "yearly_report_presented",
            "presentation",
            "Presented",
            "each day the yearly report was presented",
            to="word",
        ),
        _kind(
            "yearly_report_approved",
            "approval",
            "Approved",
            "each day every holder of the role had signed the report",
            role="role",
        ),
        _kind(
            "restraint_return",
            "restraint return",
            "Returned",
            "each day a partner's yearly return on restraint came in",
        ),
    )
)
"""Name → kind, in the order in which the documentation prints them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a promise is checked against: a kind of ``EVIDENCE`` and its arguments, sorted by name.

    An argument is a word, or a tuple of words for the list types.
    """

    kind: str
    arguments: tuple[tuple[str, str | tuple[str, ...]], ...] = ()

    def argument(self, name: str) -> str | tuple[str, ...] | None:
        """The argument of that name, or ``None`` when it was left out."""
        return dict(self.arguments).get(name)


def evidence_to_json(evidence: Evidence) -> dict[str, Any]:
    """A plain mapping for storing: ``{"kind": …, "arguments": {name: word or list of words}}``."""
    arguments = {key: value if isinstance(value, str) else list(value) for key, value in evidence.arguments}
    return {"kind": evidence.kind, "arguments": arguments}


def evidence_from_json(plain: dict[str, Any]) -> Evidence:
    """The inverse of :func:`evidence_to_json`."""
    arguments = {key: value if isinstance(value, str) else tuple(value) for key, value in plain["arguments"].items()}
    return Evidence(plain["kind"], tuple(sorted(arguments.items())))
