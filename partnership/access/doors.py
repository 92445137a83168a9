"""The doors: fetch and check together. Absent, foreign and restricted are 404; without the right, 403."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404

from hscp.identity.fresh import NotFresh
from hscp.spaces.acting import Context, acting, current
from hscp.spaces.composed import the_one
from partnership.access.rights import Rights
from partnership.models import (
    CaseDocument,
    CaseFile,
    Chairing,
    GlassTold,
    Group,
    Invitation,
    Person,
    Post,
    Seat,
    TermsProposal,
    Theme,
)
from partnership.queries.cases import lead_of, list_of
from partnership.rules.cases import may_hand_over
from partnership.rules.roles import READING_RIGHTS, Right

Row = TypeVar("Row", bound=Model)


def door(rights: Rights, rows: Callable[[], "QuerySet[Row]"], pk: int, *, to: Right = Right.SEE, **values: int) -> Row:
    """The row of this space with that key, and with these values, once it is sure that this may be done to it.

    ``rows`` as ``the_one`` takes them. Raises ``Http404`` where it is absent or in another space, ``PermissionDenied``
    (403) without the right. One query.
    """
    # By name too: a public row is in reach everywhere.
    row: Row | None = the_one(rows, pk=pk, space_id=rights.space.pk, **values)
    if row is None:
        raise Http404("Nothing of that number here.")
    rights.must(to)
    return row


def _people() -> "QuerySet[Person]":
    return Person.objects.select_related("user")


def _posts() -> "QuerySet[Post]":
    return Post.objects.select_related("organisation")


def _seats() -> "QuerySet[Seat]":
    return Seat.objects.select_related("post", "person")


def _groups() -> "QuerySet[Group]":
    return Group.objects.select_related("located_in")


def _chairings() -> "QuerySet[Chairing]":
    return Chairing.objects.select_related("group", "post")


def _terms_proposals() -> "QuerySet[TermsProposal]":
    return TermsProposal.objects.select_related("group", "proposed_by__person", "proposed_by__post", "terms")


def _themes() -> "QuerySet[Theme]":
    return Theme.objects.select_related("added_by__person", "added_by__post")


def _invitations() -> "QuerySet[Invitation]":
    return Invitation.objects.select_related("person")


def _files() -> "QuerySet[CaseFile]":
    return CaseFile.objects.select_related("lead__person", "lead__post")


def _documents() -> "QuerySet[CaseDocument]":
    return CaseDocument.objects.select_related("stored")


def person_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Person:
    """A person on this partnership's list; raises as ``door`` does."""
    return door(rights, _people, pk, to=to)


def post_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Post:
    """A post; raises as ``door`` does."""
    return door(rights, _posts, pk, to=to)


def seat_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Seat:
    """A seat with its post and person; raises as ``door`` does."""
    return door(rights, _seats, pk, to=to)


def group_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Group:
    """A group; raises as ``door`` does. The right is asked for in the whole partnership."""
    return door(rights, _groups, pk, to=to)


def chairing_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Chairing:
    """A term in the chair of a group; raises as ``door`` does."""
    return door(rights, _chairings, pk, to=to)


def terms_proposal_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> TermsProposal:
    """Proposed terms of a group; raises as ``door`` does."""
    return door(rights, _terms_proposals, pk, to=to)


def theme_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Theme:
    """A theme of the framework; raises as ``door`` does."""
    return door(rights, _themes, pk, to=to)


def invitation_for(rights: Rights, pk: int, *, to: Right = Right.MANAGE_PEOPLE) -> Invitation:
    """An invitation; raises as ``door`` does."""
    return door(rights, _invitations, pk, to=to)


def file_for(rights: Rights, pk: int, *, to: Right = Right.OPEN_FILE) -> CaseFile:
    """A case file on whose list one stands. To everybody else it is absent (404); on the list without ``to``, 403."""
    row: CaseFile | None = the_one(_files, pk=pk)
    if row is None or not rights.may(Right.OPEN_FILE, on=row):
        raise Http404("Nothing of that number here.")
    rights.must(to, on=row)
    return row


def glass_for(rights: Rights, pk: int) -> GlassTold:
    """What the holder of a seat is told of a file opened in an emergency; absent (404) to everybody else."""
    rows = GlassTold.objects.select_related("reference", "seat__post").filter(seat__in=rights.seat_ids)
    row: GlassTold | None = rows.filter(pk=pk).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return row


def document_for(rights: Rights, file_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CaseDocument:
    """A document of that case file, with what is stored; raises as ``file_for`` does. Two queries."""
    file = file_for(rights, file_pk, to=to)
    row: CaseDocument | None = the_one(_documents, pk=pk, file=file.pk)
    if row is None:
        raise Http404("Nothing of that number here.")
    row.file = file
    return row


def file_to_hand_over(rights: Rights, pk: int, at: datetime) -> CaseFile:
    """A case file whose lead one may hand over: as its lead or, where it has none who counts, having broken its glass.

    Raises as ``file_for`` does.
    """
    row = file_for(rights, pk)
    listed = list_of(row, at)
    broke = any(each.grant.break_glass and each.grant.seat_id in rights.seat_ids for each in listed)
    leads = rights.may(Right.LEAD_FILE, on=row)
    if not may_hand_over(leads=leads, broke_glass=broke, lead_counts=lead_of(listed) is not None):
        raise PermissionDenied(Right.LEAD_FILE.value)
    if leads:
        rights.must(Right.LEAD_FILE, on=row)  # so that it is done from the lead's seat
    return row


@contextmanager
def opened(file_id: int) -> Iterator[Context]:
    """Act in one case file more, for the operations that let somebody in: opening a file, breaking its glass."""
    context = current()
    widened = replace(context, files=context.files | {file_id}, files_only_read=context.files_only_read - {file_id})
    with acting(widened):
        yield widened


@contextmanager
def every_list(file_ids: Iterable[int]) -> Iterator[Context]:
    """For the timetable: the access lists of these case files, to read; nothing can be written meanwhile."""
    with acting(replace(current(), files=frozenset(file_ids)).only_reading()) as context:
        yield context


def may_write_in(row: Any) -> bool:
    """Whether the list of the row's case file, if it belongs to one, lets one write as well as read."""
    return row.file_id is None or row.file_id in current().files_written


def ask_again(rights: Rights, file_id: int | None) -> None:
    """Raise ``NotFresh`` for something of a case file where no second factor was used lately.

    For doors: what is read or written is asked for before. Lists are asked about once it is known what they show.
    """
    if file_id is not None and not rights.fresh:
        raise NotFresh


def write_in(row: Any, *, to: Right) -> None:
    """Raise ``PermissionDenied`` (403) where ``to`` writes and the list of the row's case file lets one only read."""
    if to not in READING_RIGHTS and not may_write_in(row):
        raise PermissionDenied(Right.WRITE_FILE.value)
