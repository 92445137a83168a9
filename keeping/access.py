"""The one door to what is decided about keeping. Absent and foreign are 404; inside, without the right, 403."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from hscp.lib.keeping import RecordClass
from hscp.record.holding import LegalHold
from hscp.spaces.acting import current
from keeping.enums import Kind
from keeping.models import ErasureAsked, PersonExport
from keeping.queries.erasures import erasures_listed
from keeping.queries.exports import files_in
from keeping.queries.things import Thing, thing_of
from partnership.access import Rights, door
from partnership.models import CaseFile
from partnership.rules.roles import Right


def class_called(words: str) -> RecordClass:
    """A class of record by its name in an address. Raises ``Http404``."""
    try:
        return RecordClass(words)
    except ValueError:
        raise Http404("There is no such class of records.") from None


def thing_for(rights: Rights, kind: str, pk: int, today: date, *, to: Right = Right.KEEP_RECORDS) -> Thing:
    """Something that can be kept longer or erased; a restricted item only within its file. Raises as ``door`` does.

    A file is asked for by those who look after retention, and by whoever leads it; to others it is absent.
    """
    hidden = kind == Kind.FILE and pk not in current().files and not rights.may(to)
    found = thing_of(Kind(kind), pk, today) if kind in Kind.values and not hidden else None
    if found is None:
        raise Http404("Nothing of that number here.")
    leads = found.kind is Kind.FILE and pk in current().files and rights.may(Right.LEAD_FILE, on=CaseFile(pk=pk))
    if leads and not rights.may(to):
        rights.must(Right.LEAD_FILE, on=CaseFile(pk=pk))
    else:
        rights.must(to)
    return found


def _holds() -> "QuerySet[LegalHold]":
    return LegalHold.objects.select_related("lifted")


def hold_for(rights: Rights, pk: int, *, to: Right = Right.CHECK_RECORD) -> LegalHold:
    """A legal hold, standing or lifted; raises as ``door`` does."""
    return door(rights, _holds, pk, to=to)


def erasure_for(rights: Rights, pk: int, *, to: Right = Right.CHECK_RECORD) -> ErasureAsked:
    """An erasure that was asked for; raises as ``door`` does."""
    return door(rights, erasures_listed, pk, to=to)


def may_fetch(export: PersonExport) -> bool:
    """Whether one still opens every case file of which an export holds something. Two queries."""
    return files_in(export) <= current().files


def export_for(rights: Rights, pk: int, user: Any) -> PersonExport:
    """An export that one has asked for oneself; anybody else's is absent."""
    rows = PersonExport.objects.select_related("person", "job").filter(by=user)
    row: PersonExport | None = rows.filter(pk=pk, space_id=rights.space.pk).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    if not row.own and not rights.may(Right.MANAGE_PEOPLE):
        raise PermissionDenied(Right.MANAGE_PEOPLE.value)
    return row
