"""A case handed over to somebody else, and its identity sheet with it."""

from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from partnership.access import opened
from partnership.models import CaseFile, Seat
from partnership.operations.cases import hand_over
from partnership.rules.cases import HandOver
from reviews.models import IdentitySheet, Incident


@transaction.atomic
def hand_over_case(
    *,
    incident: Incident,
    sheet: IdentitySheet | None,
    to: Seat,
    keeps: HandOver,
    reason: str,
    seat: Seat,
    at: datetime,
) -> None:
    """Hand over the lead of a case's file and, where it is given, of its identity sheet: both or neither.

    Whoever led keeps of the case what ``keeps`` says, and nothing of the sheet. Side effects: as ``hand_over``, for
    each. Raises ``Refused`` as ``hand_over``, and for a sheet of another case.
    """
    if sheet is not None and sheet.case_id != incident.file_id:
        raise Refused(no("sheet", "That identity sheet belongs to another case."))
    hand_over(file=CaseFile.objects.get(pk=incident.file_id), to=to, keeps=keeps, reason=reason, seat=seat, at=at)
    if sheet is not None:
        with opened(sheet.file_id):
            file = CaseFile.objects.get(pk=sheet.file_id)
            hand_over(file=file, to=to, keeps=HandOver.NOTHING, reason=reason, seat=seat, at=at)
