"""The states of an incident as a table. How it stands is one thing; that its case file is closed is another."""

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

TABLES = (INCIDENT,)
