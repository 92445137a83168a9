"""The doors to the public copy of a case and to what belongs to it."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404

from hscp.spaces.clock import today
from partnership.access import Rights
from partnership.rules.roles import Right
from reviews.access.cases import incident_for
from reviews.models import CopyAnnex, CopySection, CopyVersion, CorrectionAsk, PublicCopy, RedactionHit, WithdrawalAsk
from reviews.queries.hour import deputies_of, span_of
from reviews.queries.publishing import copy_of

Row = TypeVar("Row", bound=Model)


def copy_for(rights: Rights, incident_pk: int, *, to: Right = Right.OPEN_FILE) -> PublicCopy:
    """The public copy of that incident; raises as ``incident_for`` does, 404 before it was begun. Two queries."""
    found = copy_of(incident_for(rights, incident_pk, to=to))
    if found is None:
        raise Http404("Nothing of that number here.")
    return found


def copy_led(rights: Rights, incident_pk: int) -> PublicCopy:
    """The same, for whoever leads the case, or deputises in it today: they say when it is published and withdrawn.

    Raises ``PermissionDenied`` (403) for everybody else on the list. Three queries.
    """
    found = copy_for(rights, incident_pk, to=Right.WRITE_FILE)
    file = found.incident.file
    if rights.may(Right.LEAD_FILE, on=file):
        rights.must(Right.LEAD_FILE, on=file)
    elif not any(
        each.who_id in rights.seat_ids and span_of(each).holds_on(today()) for each in deputies_of(found.incident)
    ):
        raise PermissionDenied(Right.LEAD_FILE.value)
    return found


def _of_copy(rights: Rights, model: type[Row], incident_pk: int, pk: int, to: Right, way: str, *more: str) -> Any:
    copy = copy_for(rights, incident_pk, to=to)
    rows: Any = model._default_manager.select_related(*more) if more else model._default_manager.all()
    found = rows.filter(**{way: copy.pk, "pk": pk}).first()
    if found is None:
        raise Http404("Nothing of that number here.")
    return copy, found


def copy_section_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CopySection:
    """A section of that copy; raises as ``copy_for`` does. Three queries."""
    copy, found = _of_copy(rights, CopySection, incident_pk, pk, to, "copy")
    found.copy = copy
    section: CopySection = found
    return section


def copy_version_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CopyVersion:
    """A version of that copy; raises as ``copy_for`` does. Three queries."""
    copy, found = _of_copy(rights, CopyVersion, incident_pk, pk, to, "copy", "made_by__person")
    found.copy = copy
    version: CopyVersion = found
    return version


def hit_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> RedactionHit:
    """Something that was found in a version of that copy; raises as ``copy_for`` does. Three queries."""
    copy, found = _of_copy(rights, RedactionHit, incident_pk, pk, to, "version__copy", "version")
    found.version.copy = copy
    hit: RedactionHit = found
    return hit


def withdrawal_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> WithdrawalAsk:
    """A withdrawal that was asked for; raises as ``copy_for`` does. Three queries."""
    copy, found = _of_copy(rights, WithdrawalAsk, incident_pk, pk, to, "copy", "asked_by__person", "asked_by__post")
    found.copy = copy
    ask: WithdrawalAsk = found
    return ask


def annex_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CopyAnnex:
    """An annex of that copy, also one that was taken out; raises as ``copy_for`` does. Three queries."""
    more = ("copy", "stored", "bare", "read", "added_by__person", "looked_by__person", "out_by__person")
    copy, found = _of_copy(rights, CopyAnnex, incident_pk, pk, to, "copy", *more)
    found.copy = copy
    annex: CopyAnnex = found
    return annex


def correction_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CorrectionAsk:
    """A correction that was asked for; raises as ``copy_for`` does. Three queries."""
    more = ("copy", "before", "version", "asked_by__person", "asked_by__post")
    copy, found = _of_copy(rights, CorrectionAsk, incident_pk, pk, to, "copy", *more)
    found.copy = copy
    ask: CorrectionAsk = found
    return ask
