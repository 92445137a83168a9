"""The states of an incident, its reviews, requests and public copy as tables. A closed case file is another thing."""

from enum import StrEnum

from hscp.lib.moves import Move, State, Table


class IncidentState(StrEnum):
    """How an incident stands with the duty to notify."""

    CONSIDERING = "considering"
    NOTIFIED = "notified"
    NOT_NOTIFIED = "not_notified"
    NOT_REQUIRED = "not_required"
    CONTRIBUTING = "contributing"
    MERGED = "merged"


_S = IncidentState
INCIDENT = Table(
    noun="incident",
    initial=_S.CONSIDERING,
    states=(
        State(_S.CONSIDERING, "being considered"),
        State(_S.NOTIFIED, "notified"),
        State(_S.NOT_NOTIFIED, "not notified"),
        State(_S.NOT_REQUIRED, "notified, and found not to meet the criteria"),
        State(_S.CONTRIBUTING, "led by another area"),
        State(_S.MERGED, "merged with another"),
    ),
    moves=(
        Move("notify", _S.CONSIDERING, _S.NOTIFIED, "Record that it is notified"),
        Move("decline", _S.CONSIDERING, _S.NOT_NOTIFIED, "Decide not to notify", needs_reason=True),
        Move("consider", _S.NOT_NOTIFIED, _S.CONSIDERING, "Consider it again", needs_reason=True),
        Move("contribute", _S.CONSIDERING, _S.CONTRIBUTING, "Another area leads", needs_reason=True),
        Move("lead", _S.CONTRIBUTING, _S.CONSIDERING, "This area leads after all", needs_reason=True),
        Move("not_required", _S.NOTIFIED, _S.NOT_REQUIRED, "No rapid review is required", needs_reason=True),
        Move("require", _S.NOT_REQUIRED, _S.NOTIFIED, "A rapid review is required after all", needs_reason=True),
        Move("merge", _S.CONSIDERING, _S.MERGED, "Merge with another incident", needs_reason=True),
        Move("merge", _S.NOTIFIED, _S.MERGED, "Merge with another incident", needs_reason=True),
        Move("part", _S.MERGED, _S.CONSIDERING, "It is another incident after all", needs_reason=True),
    ),
)


class RapidState(StrEnum):
    """How far a rapid review has come."""

    GATHERING = "gathering"
    DRAFTED = "drafted"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    SENT = "sent"
    ANSWERED = "answered"
    CLOSED = "closed"


_R = RapidState
RAPID = Table(
    noun="rapid review",
    initial=_R.GATHERING,
    states=(
        State(_R.GATHERING, "gathering information"),
        State(_R.DRAFTED, "drafted"),
        State(_R.RECOMMENDED, "recommended, awaiting the partners"),
        State(_R.DECIDED, "decided by the partners"),
        State(_R.SENT, "sent to the Panel"),
        State(_R.ANSWERED, "answered by the Panel"),
        State(_R.CLOSED, "closed"),
    ),
    moves=(
        Move("draft", _R.GATHERING, _R.DRAFTED, "The draft is complete"),
        Move("gather", _R.DRAFTED, _R.GATHERING, "Go back to gathering", needs_reason=True),
        Move("recommend", _R.DRAFTED, _R.RECOMMENDED, "Record the recommendation of the group"),
        Move("reconsider", _R.RECOMMENDED, _R.DRAFTED, "Take the recommendation back", needs_reason=True),
        Move("decide", _R.RECOMMENDED, _R.DECIDED, "The partners decide"),
        Move("send", _R.DECIDED, _R.SENT, "Record that it is sent to the Panel"),
        Move("answer", _R.SENT, _R.ANSWERED, "Record the Panel’s reply"),
        Move("decide_again", _R.ANSWERED, _R.DECIDED, "The partners decide again"),
        Move("close", _R.SENT, _R.CLOSED, "Close without a reply", needs_reason=True),
        Move("close", _R.ANSWERED, _R.CLOSED, "Close the rapid review", needs_reason=True),
        Move("reopen", _R.CLOSED, _R.ANSWERED, "Open the rapid review again", needs_reason=True),
    ),
)
# Moves that a page of their own makes, because more than a reason belongs to them.
RAPID_BY_ACT = frozenset({"recommend", "decide", "send", "answer", "decide_again"})


class RequestState(StrEnum):
    """How a request for an agency's information stands."""

    ASKED = "asked"
    RETURNED = "returned"
    QUERIED = "queried"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


_Q = RequestState
REQUEST = Table(
    noun="request for information",
    initial=_Q.ASKED,
    states=(
        State(_Q.ASKED, "asked"),
        State(_Q.RETURNED, "returned"),
        State(_Q.QUERIED, "sent back with questions"),
        State(_Q.ACCEPTED, "accepted"),
        State(_Q.WITHDRAWN, "withdrawn"),
    ),
    moves=(
        Move("return", _Q.ASKED, _Q.RETURNED, "Return it"),
        Move("return", _Q.QUERIED, _Q.RETURNED, "Return it"),
        Move("query", _Q.RETURNED, _Q.QUERIED, "Send it back with questions", needs_reason=True),
        Move("accept", _Q.RETURNED, _Q.ACCEPTED, "Accept what was returned"),
        Move("reopen", _Q.ACCEPTED, _Q.QUERIED, "Ask about it after all", needs_reason=True),
        Move("withdraw", _Q.ASKED, _Q.WITHDRAWN, "Withdraw the request", needs_reason=True),
        Move("withdraw", _Q.QUERIED, _Q.WITHDRAWN, "Withdraw the request", needs_reason=True),
        Move("ask_again", _Q.WITHDRAWN, _Q.ASKED, "Ask again", needs_reason=True),
    ),
)
WAITS_FOR_AGENCY = frozenset({_Q.ASKED, _Q.QUERIED})


class PracticeState(StrEnum):
    """How far a local child safeguarding practice review has come; publication is a thing of its own."""

    COMMISSIONING = "commissioning"
    UNDER_WAY = "under_way"
    BEFORE_PARTNERS = "before_partners"
    SIGNED = "signed"
    STOPPED = "stopped"


_P = PracticeState
PRACTICE = Table(
    noun="practice review",
    initial=_P.COMMISSIONING,
    states=(
        State(_P.COMMISSIONING, "being commissioned"),
        State(_P.UNDER_WAY, "under way"),
        State(_P.BEFORE_PARTNERS, "before the partners"),
        State(_P.SIGNED, "signed off by the partners"),
        State(_P.STOPPED, "stopped"),
    ),
    moves=(
        Move("commission", _P.COMMISSIONING, _P.UNDER_WAY, "The review is under way"),
        Move("commission_anew", _P.UNDER_WAY, _P.COMMISSIONING, "Go back to commissioning", needs_reason=True),
        Move("put", _P.UNDER_WAY, _P.BEFORE_PARTNERS, "Put the report to the partners"),
        Move("take_back", _P.BEFORE_PARTNERS, _P.UNDER_WAY, "Take the report back", needs_reason=True),
        Move("sign", _P.BEFORE_PARTNERS, _P.SIGNED, "The partners sign the report off"),
        Move("reopen", _P.SIGNED, _P.UNDER_WAY, "Word the report again", needs_reason=True),
        Move("stop", _P.COMMISSIONING, _P.STOPPED, "Stop the practice review", needs_reason=True),
        Move("stop", _P.UNDER_WAY, _P.STOPPED, "Stop the practice review", needs_reason=True),
        Move("resume", _P.STOPPED, _P.COMMISSIONING, "Take the practice review up again", needs_reason=True),
    ),
)
PRACTICE_BY_ACT = frozenset({"put", "sign"})


class CopyState(StrEnum):
    """How the public copy of a practice review stands."""

    WRITING = "writing"
    SET = "set"
    PUBLISHED = "published"
    NOT_PUBLISHING = "not_publishing"
    WITHDRAWN = "withdrawn"


_C = CopyState
COPY = Table(
    noun="public copy",
    initial=_C.WRITING,
    states=(
        State(_C.WRITING, "being written"),
        State(_C.SET, "to be published on its day"),
        State(_C.PUBLISHED, "published"),
        State(_C.NOT_PUBLISHING, "not to be published"),
        State(_C.WITHDRAWN, "withdrawn"),
    ),
    moves=(
        Move("set_day", _C.WRITING, _C.SET, "Set the day of publication"),
        Move("set_day", _C.SET, _C.SET, "Set the day of publication"),
        Move("unset", _C.SET, _C.WRITING, "Take the day back", needs_reason=True),
        Move("publish", _C.SET, _C.PUBLISHED, "Publish it"),
        Move("correct", _C.PUBLISHED, _C.PUBLISHED, "Publish a corrected version", needs_reason=True),
        Move("decide_not", _C.WRITING, _C.NOT_PUBLISHING, "Do not publish it", needs_reason=True),
        Move("decide_not", _C.SET, _C.NOT_PUBLISHING, "Do not publish it", needs_reason=True),
        Move("after_all", _C.NOT_PUBLISHING, _C.WRITING, "Publish it after all", needs_reason=True),
        Move("withdraw", _C.PUBLISHED, _C.WITHDRAWN, "Withdraw it", needs_reason=True),
        Move("write_again", _C.WITHDRAWN, _C.WRITING, "Write it again", needs_reason=True),
    ),
)
# Moves that want no more than a reason; each other has a page of its own.
COPY_BY_REASON = frozenset({"unset", "after_all", "write_again"})

TABLES = (INCIDENT, RAPID, REQUEST, PRACTICE, COPY)
