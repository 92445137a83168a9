"""When papers may be put to an item of an agenda."""

from hscp.lib.verdicts import YES, Verdict, no
from meetings.rules.moments import may_write_agenda


def may_write_papers(state: str, number: int, withdrawn_because: str) -> Verdict:
    """Whether papers of an item may be added, replaced or withdrawn: as long as its agenda may be written."""
    if withdrawn_because:
        return no("withdrawn", f"Item {number} was withdrawn: {withdrawn_because}")
    return YES if (verdict := may_write_agenda(state)) else verdict
