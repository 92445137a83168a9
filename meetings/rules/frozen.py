"""A quoracy verdict as plain data, to be frozen with the minutes, and back.

Quoracy is derived until minutes are issued; then its verdict is kept as it was, and a later correction shows both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hscp.lib.verdicts import Reason
from meetings.rules.quorum import QuoracyVerdict, Representation


def verdict_data(verdict: QuoracyVerdict) -> dict[str, Any]:
    """The verdict as text, lists and mappings (JSON), complete: `verdict_from_data` gives an equal one back."""
    return {
        "quorate": verdict.quorate,
        "reasons": [{"code": each.code, "sentence": each.sentence} for each in verdict.reasons],
        "represented": [
            {
                "body": each.body,
                "body_name": each.body_name,
                "person": each.person,
                "capacity": each.capacity,
                "deputising_for": each.deputising_for,
            }
            for each in verdict.represented
        ],
        "missing": list(verdict.missing),
        "chair_decides": verdict.chair_decides,
    }


def verdict_from_data(data: Mapping[str, Any]) -> QuoracyVerdict:
    """The verdict that was frozen. Raises `KeyError` or `TypeError` when the data are not one."""
    return QuoracyVerdict(
        quorate=data["quorate"],
        reasons=tuple(Reason(**each) for each in data["reasons"]),
        represented=tuple(Representation(**each) for each in data["represented"]),
        missing=tuple(data["missing"]),
        chair_decides=data["chair_decides"],
    )
