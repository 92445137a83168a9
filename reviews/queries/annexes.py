"""Annexes of a public copy: in their order, as they stand in a version, what was read in them for the check."""

from collections.abc import Mapping, Sequence
from typing import Any

from hscp.lib.unseen import without_unseen
from hscp.ui.reading import Sort
from reviews.models import CopyAnnex, CopyVersion, PublicCopy
from reviews.rules.redaction import Place

KEY = "annex-"


def annexes_of(copy: PublicCopy | int) -> list[CopyAnnex]:
    """Its annexes in their order, without those taken out, each with its files and what was read. One query."""
    rows = CopyAnnex.objects.filter(copy=copy, out_at__isnull=True)
    return list(rows.select_related("stored", "bare", "read", "looked_by__person").order_by("position", "pk"))


def taken_out_of(copy: PublicCopy) -> list[CopyAnnex]:
    """Those that were taken out, the latest first. One query."""
    rows = CopyAnnex.objects.filter(copy=copy, out_at__isnull=False).select_related("out_by__person")
    return list(rows.order_by("-out_at", "-pk"))


def annexes_content(annexes: Sequence[CopyAnnex]) -> list[dict[str, Any]]:
    """The annexes as they stand in a version: by the content of what is published of each."""
    return [
        {
            "key": f"{KEY}{each.pk}",
            "title": each.title,
            "kind": each.published_as.kind,
            "sha256": each.published_as.sha256,
            "size": each.published_as.size,
        }
        for each in annexes
    ]


def annexes_in(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Those that stand in a version; versions that were made without any say nothing of annexes."""
    found: list[dict[str, Any]] = content.get("annexes", [])
    return found


def annex_number(entry: Mapping[str, Any]) -> int:
    """The number of an annex's row, by its entry in a version."""
    return int(str(entry["key"]).removeprefix(KEY))


def annexes_stand(version: CopyVersion) -> tuple[bool, tuple[str, ...]]:
    """Whether a version's annexes are no longer those of its copy, and the titles of those that wait to be looked at.

    One query.
    """
    now = annexes_of(version.copy_id)
    waits = tuple(each.title for each in now if each.read.unread and each.looked_at is None)
    return annexes_content(now) != annexes_in(version.content), waits


def places_in_annexes(content: Mapping[str, Any]) -> list[Place]:
    """Everything that was read in the annexes of a version, and their titles. One query where there are any."""
    entries = annexes_in(content)
    if not entries:
        return []
    rows = CopyAnnex.objects.filter(pk__in=[annex_number(each) for each in entries]).select_related("read")
    by_number = {row.pk: row for row in rows}
    found: list[Place] = []
    for number, entry in enumerate(entries, 1):
        called = f"Annex {number}, “{entry['title'][:120]}”"
        found.append(Place(entry["key"], f"{called}: its title", without_unseen(entry["title"])))
        for part in by_number[annex_number(entry)].read.parts:
            found.append(
                Place(
                    f"{entry['key']}-{part['key']}"[:40],
                    f"{called}: {part['where']}"[:250],
                    without_unseen(part["text"]),
                    particulars=part["sort"] == Sort.SAID,
                    hidden=part["sort"] == Sort.HIDDEN,
                )
            )
    return found
