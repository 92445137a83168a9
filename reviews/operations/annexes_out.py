"""Annexes go out with a published review, and go with it: their files where everybody may read, their public rows."""

from datetime import date

from hscp.lib.verdicts import Refused, no
from reviews.models import CopyAnnex, CopyVersion, PublishedAnnex, PublishedReview
from reviews.operations.copy_document import set_out
from reviews.queries.annexes import annex_number, annexes_in

NOT_AS_CHECKED = (
    "The file of the annex “{}” is gone, or is not the one that was checked. Tell whoever runs this service."
)


def put_annexes(shown: PublishedReview, version: CopyVersion, today: date) -> set[str]:
    """Let the annexes of a version be those of what is public; the names of their files.

    Raises ``Refused`` where a file is not the one that was checked, or may not leave for the virus scanner's word.
    """
    entries = annexes_in(version.content)
    rows = CopyAnnex.objects.select_related("stored", "bare").in_bulk([annex_number(each) for each in entries])
    there = {each.number: each for each in live_annexes(shown)}
    names: set[str] = set()
    for number, entry in enumerate(entries, 1):
        name = _set_out(rows[annex_number(entry)], entry["sha256"])
        names.add(name)
        was = there.pop(number, None)
        said = {"title": entry["title"], "kind": entry["kind"], "file_name": name, "sha256": entry["sha256"]}
        if was is not None and all(getattr(was, field) == value for field, value in said.items()):
            continue
        if was is not None:
            _end(was, today)
        PublishedAnnex(space_id=shown.space_id, review=shown, number=number, size=entry["size"], **said).save()
    for row in there.values():
        _end(row, today)
    return names


def _set_out(annex: CopyAnnex, sha256: str) -> str:
    for stored in filter(None, (annex.stored, annex.bare)):
        stored.may_leave.require()
    if annex.published_as.sha256 != sha256:
        raise Refused(no("file", NOT_AS_CHECKED.format(annex.title)))
    try:
        return set_out(annex.published_as, of=annex.pk)
    except (OSError, ValueError):
        raise Refused(no("file", NOT_AS_CHECKED.format(annex.title))) from None


def live_annexes(shown: PublishedReview) -> list[PublishedAnnex]:
    """The annexes that are public now. One query."""
    return list(PublishedAnnex.objects.filter(review=shown, gone_on__isnull=True).order_by("number"))


def end_annexes(shown: PublishedReview, today: date) -> set[str]:
    """No annex is public any more: titles and files go from their rows. The names of the files, to be taken in."""
    rows = live_annexes(shown)
    names = {each.file_name for each in rows}
    for row in rows:
        _end(row, today)
    return names


def _end(row: PublishedAnnex, today: date) -> None:
    row.gone_on, row.title, row.file_name, row.sha256, row.size = today, "", "", "", 0
    row.save(update_fields=["gone_on", "title", "file_name", "sha256", "size"])
