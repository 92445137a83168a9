"""What a front sheet must say before it can be saved."""

from __future__ import annotations

from hscp.lib.verdicts import Reason, Verdict, verdict_from

LONGEST = 4_000  # characters of one heading: a sheet, not a second paper


def may_save_sheet(*, purpose: str, ask: str, author: str, consultation: str) -> Verdict:
    """Whether a front sheet says enough to be saved, and no more than a sheet holds. All is said at once."""
    found = []
    if not ask.strip():
        found.append(Reason("ask", "Say what the meeting is asked to do. “Note the report” is enough."))
    for code, label, text in (
        ("purpose", "Why this comes to the meeting", purpose),
        ("ask", "What the meeting is asked to do", ask),
        ("consultation", "Who was consulted", consultation),
    ):
        if len(text) > LONGEST:
            found.append(Reason(code, f"“{label}” has {len(text):,} characters; a sheet takes {LONGEST:,}."))
    return verdict_from(found)
