"""Contributions: written down for a year, put right, never changed behind an agreement."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from funding.models import Contribution
from funding.queries import deciding, is_agreed
from funding.rules import Agreed, may_change, may_name
from hscp.lib.verdicts import Refused, no
from hscp.record.versions import save_upon
from meetings.models import Decision
from partnership.models import Organisation


@transaction.atomic
def add_contribution(
    *,
    organisation: Organisation,
    year_starts_on: date,
    cash: Decimal,
    in_kind: str = "",
    agreed_by: Decision | None = None,
) -> Contribution:
    """Write down what a body contributes in a year.

    Raises ``Refused`` where that is on record already, or for a decision that is not about contributions.
    """
    may_name(deciding(agreed_by) if agreed_by else None).require()
    row = Contribution(
        organisation=organisation,
        year_starts_on=year_starts_on,
        cash=cash,
        in_kind=in_kind.strip(),
        agreed_by=agreed_by,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused(no("twice", f"The contribution of {organisation} for that year is on record already.")) from None
    return row


@transaction.atomic
def change_contribution(
    *, contribution: Contribution, cash: Decimal, in_kind: str, agreed_by: Decision | None, version: int | None = None
) -> Contribution:
    """Put a contribution right that was written on ``version``, or name the decision that agreed it.

    Raises ``Refused`` for one that is agreed, unless another decision that agrees contributions changes it;
    ``EditConflict`` when somebody else changed it since.
    """
    row: Contribution = (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("agreed_by__reserved_matter")
        .get(pk=contribution.pk)
    )
    may_change(
        Agreed(row.cash, row.in_kind, row.agreed_by_id, is_agreed(row.agreed_by)),
        Agreed(cash, in_kind, agreed_by.pk if agreed_by else None, is_agreed(agreed_by)),
    ).require()
    if agreed_by is not None and agreed_by.pk != row.agreed_by_id:
        may_name(deciding(agreed_by)).require()
    if is_agreed(row.agreed_by) and not is_agreed(agreed_by):
        no("agreed", "The decision that agreed this contribution stays named. Choose another to replace it.").require()
    found: Contribution = save_upon(row, version or 0, cash=cash, in_kind=in_kind.strip(), agreed_by=agreed_by)
    return found
