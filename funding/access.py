"""The one door to contributions: fetch and check together. Absent and foreign are 404; without the right, 403."""

from django.db.models import QuerySet

from funding.models import Contribution
from partnership.access import Rights, door
from partnership.rules.roles import Right


def _contributions() -> "QuerySet[Contribution]":
    return Contribution.objects.select_related(
        "organisation", "agreed_by__meeting__group", "agreed_by__reserved_matter"
    )


def contribution_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Contribution:
    """A contribution with its body and decision; raises as ``door`` does. One query."""
    return door(rights, _contributions, pk, to=to)
