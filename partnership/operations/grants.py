"""Writes the grants that come with a seat. They count while the seat is live and its role has the right."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from hscp.record.bulk import create_many
from partnership.models import Chairing, Group, GroupGrant, Partnership, PartnershipGrant, Seat
from partnership.rules.roles import CHAIR_RIGHTS, ROLE_BY_KEY, Right, gives


def _permissions(model: type[models.Model], rights: frozenset[Right]) -> list[Permission]:
    content_type = ContentType.objects.get_for_model(model)
    found = list(Permission.objects.filter(content_type=content_type, codename__in=[right.value for right in rights]))
    if len(found) != len(rights):
        raise RuntimeError(f"Rights of {model.__name__} are missing in the database: run `manage.py migrate`.")
    return found


@transaction.atomic
def write_grants(*, seat: Seat) -> None:
    """Write every grant a seat carries, in its partnership and in the groups its post chairs. Repeatable.

    Does nothing for a seat whose holder has no account: a contact needs none.
    """
    if seat.user_id is None:
        return
    partnership = Partnership.objects.get(space_id=seat.space_id)
    common = {"space_id": seat.space_id, "user_id": seat.user_id, "seat": seat}
    held = set(PartnershipGrant.objects.filter(seat=seat, user_id=seat.user_id).values_list("permission_id", flat=True))
    create_many(
        PartnershipGrant(permission=permission, content_object=partnership, **common)
        for permission in _permissions(Partnership, ROLE_BY_KEY[seat.role].rights)
        if permission.pk not in held
    )
    chairings = list(Chairing.objects.filter(post_id=seat.post_id).select_related("group"))
    if not chairings:
        return
    chaired = set(
        GroupGrant.objects.filter(seat=seat, user_id=seat.user_id).values_list("permission_id", "chairing_id")
    )
    create_many(
        GroupGrant(
            permission=permission,
            content_object=chairing.group,
            chairing=chairing,
            starts_on=chairing.starts_on,
            ends_on=chairing.ends_on,
            **common,
        )
        for permission in _permissions(Group, CHAIR_RIGHTS)
        for chairing in chairings
        if (permission.pk, chairing.pk) not in chaired
    )


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many rights were given to how many seats, and taken from how many."""

    given: int = 0
    given_to: int = 0
    taken: int = 0
    taken_from: int = 0


@transaction.atomic
def renew_grants(*, day: date, check: bool = False) -> Renewed:
    """Let every seat have what its role and its chairs carry now: a new release may change the table of roles.

    Live seats are given what is new; from all, also from those that have ended, is taken what their role once gave and
    gives no more. (It counts for nothing already: ``partnership.access.live_grants``.) Every grant came from a role or
    a chair, for nothing else writes one. ``check`` counts and writes nothing. Repeatable; four queries where nothing is
    to be done.
    """
    seats = {seat.pk: seat for seat in Seat.objects.filter(user__isnull=False).order_by("pk")}
    held, over = _granted()
    lacking: dict[int, int] = {}
    chairings: dict[int, list[int]] = defaultdict(list)
    for key, post_id in Chairing.objects.values_list("pk", "post_id"):
        chairings[post_id].append(key)
    for seat in seats.values():
        if seat.starts_on <= day and (seat.ends_on is None or seat.ends_on > day):
            wanted = {(0, right.value) for right in ROLE_BY_KEY[seat.role].rights}
            wanted |= {(key, right.value) for key in chairings[seat.post_id] for right in CHAIR_RIGHTS}
            if missing := wanted - held[seat.pk]:
                lacking[seat.pk] = len(missing)
    if not check:
        for grant in over:
            grant.delete()
        for key in lacking:
            write_grants(seat=seats[key])
    return Renewed(sum(lacking.values()), len(lacking), len(over), len({grant.seat_id for grant in over}))


def _granted() -> tuple[dict[int, set[tuple[int, str]]], list[PartnershipGrant | GroupGrant]]:
    """By seat what is granted and still given, as (chairing or 0, right); and the grants of what is given no more."""
    held: dict[int, set[tuple[int, str]]] = defaultdict(set)
    over: list[PartnershipGrant | GroupGrant] = []
    for kind, model in (("partnership", PartnershipGrant), ("group", GroupGrant)):
        for grant in model.objects.select_related("permission", "seat").order_by("pk"):
            if gives(kind, grant.seat.role, grant.permission.codename):
                held[grant.seat_id].add((getattr(grant, "chairing_id", 0), grant.permission.codename))
            else:
                over.append(grant)
    return held, over
