"""What the pages of keeping share: the way here, the tabs."""

from typing import Any

from partnership.views.people import here

TABS = (
    ("Retention", "retention"),
    ("Due for a decision", "due"),
    ("Legal holds", "holds"),
    ("Erasures", "erasures"),
)


def tabs(request: Any, current: str) -> list[tuple[str, str, bool]]:
    """The pages of keeping and letting go."""
    return [(label, here(request, name), name == current) for label, name in TABS]


def crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    return [(request.space.name, here(request, "space_home")), ("Retention", here(request, "retention")), *more]
