"""The spaces themselves, what each partnership is, and the document it published."""

from collections.abc import Iterable

from hscp.spaces.models import JointSpace, Space, SpaceKind
from partnership.models import Arrangements, GuidanceEdition, Organisation, Partnership
from partnership.operations.arrangements.rows import Desk
from partnership.rules.arrangements import Arrangements as Document
from partnership.rules.arrangements import Publication, PublishedDate, Statement


def put_spaces(desk: Desk, documents: Iterable[Document]) -> dict[str, Space]:
    """Create or rename each document's space, and link the joint ones to their owners. Returns every space by slug."""
    documents = tuple(documents)
    spaces = {space.slug: space for space in Space.objects.all()}
    for document in documents:
        partnership = document.partnership
        kind = SpaceKind.JOINT if partnership.kind == "joint" else SpaceKind.PARTNERSHIP
        row = spaces.get(document.space)
        if row is not None and row.kind != kind:
            desk.log.problem(
                partnership.place,
                f"“{document.space}” is here already as a {row.get_kind_display().lower()}, which it stays.",
                "the same kind, or another key for the space.",
            )
            continue
        spaces[document.space] = desk.put(
            Space,
            row,
            {
                "slug": document.space,
                "name": partnership.name,
                "short_name": partnership.short_name,
                "kind": kind,
            },
            thing="space",
            name=partnership.name,
            place=partnership.place,
        )
    for document in documents:
        if document.space in spaces:
            _put_owners(desk, document, spaces)
    return spaces


def _put_owners(desk: Desk, document: Document, spaces: dict[str, Space]) -> None:
    joint = spaces[document.space]
    held = set(JointSpace.objects.filter(joint=joint).values_list("owner__slug", flat=True))
    wanted = [slug for slug in document.partnership.partners if slug in spaces]
    for slug in wanted:
        if slug not in held:
            JointSpace(joint=joint, owner=spaces[slug]).save()
            desk.say("adds", "owner", spaces[slug].name, f"of {joint.name}")
    for slug in sorted(held.difference(wanted)):
        desk.log.problem(
            document.partnership.place,
            f"“{slug}” owns this joint space; a file cannot take an owner away, whose people have a record in it.",
            f"“{slug}” among the partners.",
        )


def put_partnership(desk: Desk, document: Document) -> Partnership:
    """What the space is: kind, area, host, vision and values, what it says of the yearly report and of disputes."""
    said, vision, report = document.partnership, document.vision, document.yearly_report
    disputes = document.disputes
    host = Organisation.objects.get(key=said.host) if said.host else None
    first = vision.vision if vision else None
    return desk.put(
        Partnership,
        Partnership.objects.first(),
        {
            "kind": said.kind,
            "area": said.area,
            "website": said.website,
            "host_id": host.pk if host else None,
            "vision": first.text if first else "",
            "vision_section": (first.section or "") if first else "",
            "values": _plain(vision.values if vision else ()),
            "principles": _plain(vision.principles if vision else ()),
            "pledge": _plain(vision.pledge if vision else ()),
            "dispute_route": disputes.text if disputes else "",
            "dispute_section": disputes.section if disputes else "",
            "dispute_website": disputes.website if disputes else "",
            "report_section": (report.section or "") if report else "",
            "report_approved_by": report.approved_by if report else "lsp",
            "report_presented": report.presented if report else "any",
            "impact_after_days": said.impact_after_days,
            "report_published_by": list(report.published_by) if report else [],
        },
        thing="partnership",
        name=said.name,
        place=said.place,
    )


def _plain(statements: Iterable[Statement]) -> list[dict[str, str]]:
    return [{"text": each.text, "section": each.section or ""} for each in statements]


def put_publication(desk: Desk, publication: Publication) -> Arrangements:
    """The published document. A new date of publication or update is a new row beside the old ones."""
    published, updated, review = publication.published, publication.updated, publication.review
    row = Arrangements.objects.filter(
        title=publication.title, published_on=published.day, updated_on=updated.day if updated else None
    ).first()
    edition = GuidanceEdition.objects.filter(key=publication.edition).first() if publication.edition else None
    if publication.edition and edition is None:
        desk.log.problem(
            publication.place,
            f"There is no guidance edition “{publication.edition}”.",
            "load the national files first, or with this one.",
        )
    values = {
        "title": publication.title,
        "published_on": published.day,
        "published_precision": published.precision,
        "updated_on": updated.day if updated else None,
        "updated_precision": _precision(updated),
        "review_on": review.day if review else None,
        "review_precision": _precision(review),
        "edition_id": edition.pk if edition else None,
        "website": publication.website,
    }
    if row is None:
        values["loaded_from"] = "/".join(publication.place.file.split("/")[-2:])[:200]
    return desk.put(
        Arrangements,
        row,
        values,
        thing="published document",
        name=f"{publication.title}, {updated or published}",
        place=publication.place,
    )


def _precision(day: PublishedDate | None) -> str:
    return day.precision if day else "day"
