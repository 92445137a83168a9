"""The states of a yearly report, as a table."""

from enum import StrEnum

from hscp.lib.moves import Move, State, Table


class ReportState(StrEnum):
    """Written, put to the lead partners as one frozen text, signed by all of them, published."""

    DRAFTING = "drafting"
    SIGNING = "signing"
    APPROVED = "approved"
    PUBLISHED = "published"


REPORT = Table(
    noun="yearly report",
    initial=ReportState.DRAFTING,
    states=(
        State(ReportState.DRAFTING, "being written"),
        State(ReportState.SIGNING, "waiting for signatures"),
        State(ReportState.APPROVED, "signed by all"),
        State(ReportState.PUBLISHED, "published", final=True),
    ),
    moves=(
        Move("send", ReportState.DRAFTING, ReportState.SIGNING, "Send for signature"),
        Move("thaw", ReportState.SIGNING, ReportState.DRAFTING, "Edit the report"),
        Move("send_back", ReportState.SIGNING, ReportState.DRAFTING, "Send back", needs_reason=True),
        Move("approve", ReportState.SIGNING, ReportState.APPROVED, "Sign the report"),
        Move("thaw", ReportState.APPROVED, ReportState.DRAFTING, "Edit the report"),
        Move("publish", ReportState.APPROVED, ReportState.PUBLISHED, "Publish the report"),
    ),
)

TABLES = (REPORT,)
