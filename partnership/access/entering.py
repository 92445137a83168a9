"""Who enters a space: the rights of live seats, and the context that they give a request or a job."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import CharField, F, Q, QuerySet, Value
from django.http import HttpRequest

from hscp.identity.fresh import is_fresh
from hscp.identity.sessions import note_seat
from hscp.record.handlers import GiveUp
from hscp.spaces.acting import Context, acting, current
from hscp.spaces.clock import now, today
from hscp.spaces.composed import ask
from hscp.spaces.models import Space
from partnership.access.rights import LiveChecker, LiveGrant, Rights
from partnership.models import (
    FileGrant,
    GroupGrant,
    PartnershipGrant,
    Seat,
)
from partnership.queries.cases import excluded_files
from partnership.rules.cases import CONFIRMED_FOR, IMPLIED
from partnership.rules.roles import READING_RIGHTS, RIGHT_WORDS, Right, gives


def live_grants(user: Any, day: date) -> list[LiveGrant]:
    """Every right of an account that counts on ``day``, in all its spaces; needs no space to be open.

    A seat in a joint space that follows seats at home counts only while one of these does; a right only while the
    seat's role has it.
    One query, and one more where the account is on the list of a case file.
    """
    moment = now()
    facts = {"user_id": user.pk, "day": day, "moment": moment, "since": moment - CONFIRMED_FOR}
    asked = ask(_grants, **facts) if current().user_id == user.pk else _grants(**facts)
    rows = [(*columns, set(json.loads(ids) if isinstance(ids, str) else ids)) for *columns, ids in asked]
    at_home = {seat_id for *_, seat_id, _role, followed in rows if not followed}
    found = [
        LiveGrant(kind, space_id, slug, name, object_id, Right(codename), seat_id, role)
        for kind, space_id, slug, name, object_id, codename, seat_id, role, followed in rows
        if gives(kind, role, codename) and (not followed or followed & at_home)
    ]
    return _without_excluded(user.pk, day, found)


def _without_excluded(user_id: int, day: date, grants: list[LiveGrant]) -> list[LiveGrant]:
    """The grants without those in case files from which the account, or a body it sits for that day, is excluded."""
    listed = [grant for grant in grants if grant.kind == "file"]
    if not listed:
        return grants
    spaces = frozenset(grant.space_id for grant in listed)
    files = frozenset(grant.object_id for grant in listed)
    with acting(Context(user_id=user_id, read=spaces, files=files)):
        out = {file_id for (file_id,) in ask(_exclusions, user_id=user_id, day=day)}
    return [grant for grant in grants if grant.kind != "file" or grant.object_id not in out]


def _exclusions(user_id: int, day: date) -> QuerySet[Any, Any]:
    return excluded_files(user_id, day).values_list("file_id")


def _grants(user_id: int, day: date, moment: datetime, since: datetime) -> QuerySet[Any, Any]:
    live = Q(seat__starts_on__lte=day) & (Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gt=day))
    columns = (
        "kind", "space_id", "slug", "space_name", "content_object_id", "codename", "seat_id", "role", "followed"
    )  # fmt: skip

    def of(model: Any, kind: str, condition: Q) -> Any:
        return (
            model.objects.filter(condition, user=user_id)
            .order_by()
            .annotate(
                kind=Value(kind, output_field=CharField()),
                slug=F("space__slug"),
                space_name=F("space__name"),
                codename=F("permission__codename"),
                role=F("seat__role"),
                followed=F("seat__followed"),
            )
            .values_list(*columns)
        )

    not_lapsed = Q(confirmed_at__gt=since) | Q(permission__codename=Right.LEAD_FILE.value) | Q(break_glass=True)
    live_file = live & Q(ended_at__isnull=True) & (Q(ends_at__isnull=True) | Q(ends_at__gt=moment)) & not_lapsed
    live_chair = (
        live & (Q(ends_on__isnull=True) | Q(ends_on__gt=day)) & (Q(starts_on__isnull=True) | Q(starts_on__lte=day))
    )
    found: QuerySet[Any, Any] = of(PartnershipGrant, "partnership", live).union(
        of(GroupGrant, "group", live_chair), of(FileGrant, "file", live_file), all=True
    )
    return found


def context_from(user_id: int, space_id: int, grants: Iterable[LiveGrant], right: str = "") -> Context | None:
    """The context that an account's live grants give in one space; None without any right in it.

    It acts from a seat that holds ``right``; from the oldest where that is empty, until ``must`` asks for one.
    """
    here = [grant for grant in grants if grant.space_id == space_id]
    if not any(grant.kind == "partnership" for grant in here):
        return None
    writes = any(grant.right not in READING_RIGHTS for grant in here if grant.kind != "file")
    one = frozenset({space_id})
    seats = [grant.seat_id for grant in here if grant.kind == "partnership" and right in ("", grant.right)]
    files = frozenset(grant.object_id for grant in here if grant.kind == "file")
    written = {grant.object_id for grant in here if Right.WRITE_FILE in IMPLIED.get(grant.right, ())}
    return Context(
        user_id=user_id,
        read=one,
        write=one if writes else frozenset(),
        files=files,
        files_only_read=files - written,
        seat_id=min(seats, default=None),
    )


def acting_seat(request: HttpRequest) -> Seat:
    """The seat that the request acts from, for the record: the one that holds the right that was asked for last."""
    seat_id = current().seat_id
    if seat_id is None:
        raise PermissionDenied("Nothing is written without a seat.")
    return Seat(pk=seat_id, space_id=request.space.pk)  # type: ignore[attr-defined]


def entrance(request: HttpRequest, slug: str) -> tuple[Space, Context] | None:
    """For the middleware: the space named in the path and what this account may reach in it, or None."""
    user: Any = request.user
    if not user.is_active:
        return None
    with acting(Context(user_id=user.pk)):
        grants = live_grants(user, today())
    note_seat(request, seated=bool(grants))
    here = [grant for grant in grants if grant.slug == slug]
    if not here:
        return None
    context = context_from(user.pk, here[0].space_id, here)
    if context is None:
        return None
    space = Space(pk=here[0].space_id, slug=slug, name=here[0].space_name)
    space._state.adding = False
    request.rights = Rights(  # type: ignore[attr-defined]
        space=space,
        partnership_id=next(grant.object_id for grant in here if grant.kind == "partnership"),
        seat_ids=tuple(sorted({grant.seat_id for grant in here})),
        checker=LiveChecker(user, here),
        roles=frozenset(grant.role for grant in here),
        grants=tuple(here),
        fresh=is_fresh(request),
    )
    request.all_spaces = sorted({(g.space_name, g.slug) for g in grants})  # type: ignore[attr-defined]
    return space, context


def need_in_group(right: Right, group_id: int, space_id: int) -> None:
    """For a job that was asked for in one group, in which a chair may have the right: look it up again in it.

    To be called inside the job's context. Raises ``GiveUp``, with a sentence for the person who asked, when it is no
    longer theirs. Two queries.
    """
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - a user model is known only when apps are loaded

    user = get_user_model().objects.get(pk=current().user_id or 0)
    held = {
        (grant.kind, grant.object_id)
        for grant in live_grants(user, today())
        if grant.space_id == space_id and grant.right == right
    }
    if ("group", group_id) in held or any(kind == "partnership" for kind, _ in held):
        return
    raise GiveUp(f"This was not done, because the person who asked for it may no longer {RIGHT_WORDS[right]}.")


def context_of_job(space_id: int, asked_by_id: int, right: str = "") -> Context | None:
    """For the job runner: what the person who asked may reach today, looked up again; None when that is nothing.

    ``right`` is what the work needs, in the whole partnership; empty for work that needs no more than a seat. Raises
    ``GiveUp``, with a sentence for the person who asked, when it is no longer theirs.
    """
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - a user model is known only when apps are loaded

    user = get_user_model().objects.filter(pk=asked_by_id, is_active=True).first()
    if user is None:
        return None
    with acting(Context(user_id=asked_by_id)):
        grants = live_grants(user, today())
    context = context_from(asked_by_id, space_id, grants, right)
    held = {grant.right for grant in grants if grant.space_id == space_id and grant.kind == "partnership"}
    if context is not None and right and right not in held:
        words = RIGHT_WORDS[Right(right)]
        raise GiveUp(f"This was not done, because the person who asked for it may no longer {words}.")
    return context
