"""The states of a yearly report, as a table, and when it may be published."""

from enum import StrEnum

from hscp.lib.moves import Move, State, Table
from hscp.lib.verdicts import YES, Verdict, no


class ReportState(StrEnum):
    """Written, put to those who sign as one frozen text, signed by all of them, published."""

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


def may_publish(state: str, *, has_final_pdf: bool) -> Verdict:
    """Whether a report may be published now: signed by all, and its final PDF built of exactly the signed text."""
    if state == ReportState.PUBLISHED:
        return no("published", "This report is published already.")
    if state != ReportState.APPROVED:
        return no("not_approved", "Only a report that everybody asked has signed can be published.")
    if not has_final_pdf:
        return no("no_final_pdf", "Build the final PDF first: the one there is was made before the last signature.")
    return YES
