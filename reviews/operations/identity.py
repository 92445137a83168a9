"""An identity sheet: opened by whoever leads the case, filled, corrected. Its own file's list says who reads it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from partnership.access import opened
from partnership.models import CaseFile, Seat
from partnership.operations.cases import open_case_file
from partnership.operations.cases.places import held_open
from reviews.models import IdentitySheet, Incident, SheetLink, SheetPerson
from reviews.operations.incidents import held_incident
from reviews.rules.protected import is_nhs_number


@transaction.atomic
def open_sheet(*, incident: Incident, seat: Seat, at: datetime) -> IdentitySheet:
    """Open the identity sheet of a case, in a case file of its own that ``seat`` leads and nobody else opens.

    Side effects: that file with its list, a link in the case. Raises ``Refused`` where the case has a sheet, in a
    closed file, and as ``open_case_file``.
    """
    row = held_incident(incident)
    if SheetLink.objects.filter(incident=row).exists():
        raise Refused(no("sheet", "This case has an identity sheet already."))
    file = open_case_file(title=f"Identity sheet of case {row.file.reference}", lead=seat, seat=seat, at=at)
    with opened(file.pk):
        return begin_sheet(incident=row, file=file, seat=seat, at=at)


@transaction.atomic
def begin_sheet(*, incident: Incident, file: CaseFile, seat: Seat, at: datetime) -> IdentitySheet:
    """Begin the sheet of a case in a case file that is open; does as ``open_sheet``, the file apart."""
    sheet = IdentitySheet(file=file, case_id=incident.file_id, opened_at=at, opened_by=seat)
    sheet.save()
    link = SheetLink(file_id=incident.file_id, incident=incident, sheet_id=file.pk, at=at, by=seat)
    link.save()
    return sheet


@transaction.atomic
def add_person(*, sheet: IdentitySheet, seat: Seat, at: datetime, **facts: Any) -> SheetPerson:
    """Put somebody on a sheet.

    Raises ``Refused`` in a closed file, without any name, for a number or a day that cannot be, and for a word that
    somebody else on the sheet is called by.
    """
    _in_open_file(sheet)
    words = _plain(facts)
    _judge(words, at)
    row = SheetPerson(sheet=sheet, file_id=sheet.file_id, added_at=at, added_by=seat, **words)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise _called_already(words["called"]) from None
    return row


@transaction.atomic
def change_person(*, person: SheetPerson, version: int, at: datetime, **facts: Any) -> SheetPerson:
    """Change what a sheet says of somebody, upon the version that was read; what stood before stays in its history.

    Raises ``Refused`` as ``add_person``; ``EditConflict`` where somebody else changed it since.
    """
    _in_open_file(person.sheet)
    words = _plain(facts)
    _judge(words, at)
    row: SheetPerson = held(person)
    try:
        with transaction.atomic():
            found: SheetPerson = save_upon(row, version, **words)
    except IntegrityError:
        raise _called_already(words["called"]) from None
    return found


def _in_open_file(sheet: IdentitySheet) -> None:
    held_open(sheet.file_id)


def _judge(words: dict[str, Any], at: datetime) -> None:
    if not (words["given"] or words["family"] or words["known_as"]):
        raise Refused(no("family", "Enter at least one name: a given name, a family name, or what they are known as."))
    if words["nhs_number"] and not is_nhs_number(words["nhs_number"]):
        raise Refused(no("nhs_number", "That is no NHS number: its ten digits do not check. Look at the record again."))
    if words["born_on"] is not None and words["born_on"] > uk_date(at):
        raise Refused(no("born_on", "The date of birth has not come yet."))


def _called_already(called: str) -> Refused:
    return Refused(no("called", f"Somebody on this sheet is called “{called}” already."))


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    names = ("called", "relation", "given", "family", "former", "known_as", "nhs_number", "address", "left_out_because")
    words = {**dict.fromkeys(names, ""), "born_on": None, **facts}
    words = {name: value.strip() if isinstance(value, str) else value for name, value in words.items()}
    words["nhs_number"] = words["nhs_number"].replace(" ", "").replace("-", "")
    return words
