"""The moves of something as its page tells them."""

from collections.abc import Mapping
from typing import Any

from meetings.queries.actions import who


def timeline_of(stages: Any, words: Mapping[str, str], *, earliest_first: bool = False) -> list[dict[str, Any]]:
    """Stage records for a timeline: what, who, when and why, the latest first; ``words`` are those of the moves.

    One query.
    """
    order = ("at", "pk") if earliest_first else ("-at", "-pk")
    return [
        {"what": words[stage.move], "who": who(stage.seat), "when": stage.at, "detail": stage.reason}
        for stage in stages.select_related("seat__person", "seat__post").order_by(*order)
    ]
