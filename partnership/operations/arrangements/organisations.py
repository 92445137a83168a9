"""Bodies, named by the space that introduced them, and what each is to a partnership (§6.3)."""

from collections.abc import Iterable, Mapping

from hscp.spaces.models import Space
from partnership.models import Organisation, Participation
from partnership.operations.arrangements.rows import Desk
from partnership.rules.arrangements import Arrangements as Document
from partnership.rules.arrangements import Membership


def put_organisations(desk: Desk, documents: Iterable[Document], spaces: Mapping[str, Space]) -> None:
    """Add and rename the bodies that each document declares. Only the space that introduced one may rename it."""
    rows = {row.key: row for row in Organisation.objects.select_related("introduced_by")}
    for document in documents:
        space = spaces[document.space]
        for body in document.organisations:
            row = rows.get(body.key)
            if row is not None and row.introduced_by_id != space.pk:
                desk.log.problem(
                    body.place,
                    f"“{body.key}” was introduced by “{row.introduced_by.slug}”; only that space may name it.",
                    f"the key under “uses:”, as “- organisation: {body.key}”.",
                )
                continue
            rows[body.key] = desk.put(
                Organisation,
                row,
                {
                    "key": body.key,
                    "name": body.name,
                    "category": body.category,
                    "is_collective": body.collective,
                    "introduced_by_id": space.pk,
                },
                thing="organisation",
                name=body.name,
                place=body.place,
            )


def put_participations(desk: Desk, memberships: Iterable[Membership]) -> None:
    """What each body is to the space that is open; those no longer named end."""
    bodies = {row.key: row for row in Organisation.objects.all()}
    rows = {row.organisation_id: row for row in Participation.objects.select_related("organisation")}
    kept = set()
    for membership in memberships:
        body = bodies.get(membership.organisation)
        if body is None:
            continue  # said as a problem when the organisation was refused
        row = desk.put(
            Participation,
            rows.get(body.pk),
            {
                "organisation_id": body.pk,
                "category": membership.category,
                "standing": membership.standing,
                "section": membership.section or "",
                "ends_on": None,
            },
            thing="member organisation",
            name=body.name,
            place=membership.place,
        )
        kept.add(row.pk)
    desk.end_missing(rows.values(), kept, thing="member organisation")
