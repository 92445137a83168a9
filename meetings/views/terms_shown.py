"""What terms of a group come to, for the pages that show proposed ones."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from meetings.queries.terms_proposals import editions_on, meetings_under
from meetings.rules.examples import Sitting, example, usual_examples
from meetings.views.addresses import ManyAddresses, here
from partnership.forms.terms import ExampleForm
from partnership.models import Group
from partnership.queries.terms_proposals import next_edition
from partnership.rules.terms import Terms, differences, in_words


def way_to(request: Any, group: Group, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to what belongs to a group's page."""
    way = [(request.space.name, here(request, "space_home")), ("Structure", here(request, "structure"))]
    return [*way, (group.called, here(request, "group", group.pk)), *more]


def members_of(sitting: Sequence[Sitting]) -> list[tuple[str, str]]:
    """The members' posts of an example, as choices."""
    return [(one.post, f"{one.title}{' (vacant)' if one.vacant else ''}") for one in sitting]


def come_to(
    request: Any, group: Group, meant: Terms, first: date, trial: ExampleForm, names: dict[str, str]
) -> dict[str, Any]:
    """What terms come to: in words, what changes, examples, and the meetings that fall under them."""
    both = editions_on(group, meant, first)
    tried = None
    if trial.is_bound and trial.is_valid() and any(trial.chosen()):
        there, deputised = trial.chosen()
        tried = example(both.before_there, both.after, both.sitting, "As ticked", there, deputised, first)
    return {
        "words": in_words(meant, names),
        "note": meant.note,
        "changes": differences(both.before, meant, names),
        "examples": usual_examples(both.before_there, both.after, both.sitting, first),
        "tried": tried,
        "has_before": both.before is not None,
        "meetings": meetings_under(group, first, next_edition(group, first)),
        "meeting_at": ManyAddresses(request, "meeting"),
    }
