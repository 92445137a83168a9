"""Writes the grants that come with a seat. Nothing takes them away: they count while the seat is live."""

from datetime import date

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Count, Q

from hscp.record.bulk import create_many
from partnership.models import Chairing, Group, GroupGrant, Partnership, PartnershipGrant, Seat
from partnership.rules.roles import CHAIR_RIGHTS, ROLE_BY_KEY, Right


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


@transaction.atomic
def renew_grants(*, day: date) -> int:
    """Let live seats have the rights that their role was given since they were filled. Repeatable; returns how many.

    One query where nothing is missing: a new release may bring rights that older seats do not have yet.
    """
    live = Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    seats = Seat.objects.filter(live, user__isnull=False).annotate(held=Count("partnershipgrants")).order_by("pk")
    lacking = [seat for seat in seats if seat.held < len(ROLE_BY_KEY[seat.role].rights)]
    for seat in lacking:
        write_grants(seat=seat)
    return len(lacking)
