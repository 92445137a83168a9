"""Identity sheets: of a case, who is on one, which words it protects. Nothing of them shows in any other query."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from hscp.lib.verdicts import Refused, no
from hscp.spaces.acting import current
from partnership.models import CaseFile
from partnership.queries.cases import Hanging, Part
from reviews.models import IdentitySheet, Incident, SheetLink, SheetPerson
from reviews.queries.incidents import parts_of_file as incident_parts
from reviews.rules.protected import SheetFacts, Term, initials_of, terms_of


@dataclass(frozen=True, slots=True)
class SheetOf:
    """What the pages of a case say of its sheet: its reference, and its page for whom it opens to."""

    reference: str
    file_id: int
    opens: bool
    pk: int | None = None


def sheets() -> "QuerySet[IdentitySheet]":
    """The sheets that open to one, with their files."""
    found: QuerySet[IdentitySheet] = IdentitySheet.objects.select_related(
        "file__lead__person", "file__lead__post", "case", "opened_by__person", "opened_by__post"
    )
    return found


def sheet_of(incident: Incident) -> SheetOf | None:
    """The sheet of a case. What stands on it is not read. Two queries at most."""
    link = SheetLink.objects.select_related("sheet").filter(incident=incident).first()
    if link is None:
        return None
    opens = link.sheet_id in current().files
    keys: Any = IdentitySheet.objects.filter(file=link.sheet_id).order_by().values_list("pk", flat=True)
    return SheetOf(link.sheet.reference, link.sheet_id, opens, keys.first() if opens else None)


def people_of(sheet: IdentitySheet) -> list[SheetPerson]:
    """Who is on a sheet, children first. One query."""
    order = {kind: place for place, kind in enumerate(("child", "sibling", "parent", "suspect", "other"))}
    rows = SheetPerson.objects.filter(sheet=sheet).select_related("added_by__person", "added_by__post")
    return sorted(rows, key=lambda each: (bool(each.left_out_because), order[each.kind], each.pk))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def facts_of(person: SheetPerson) -> SheetFacts:
    """Somebody as the rules see them."""
    return SheetFacts(
        called=person.called,
        given=person.given,
        family=person.family,
        former=lines_of(person.former),
        known_as=lines_of(person.known_as),
        born_on=person.born_on,
        nhs_number=person.nhs_number,
        address=person.address,
    )


def protected_terms(incident: Incident) -> tuple[Term, ...]:
    """Every word that must not stand in what is published of a case, its merged second records included.

    Raises and costs as ``protected_words``.
    """
    return protected_words(incident)[0]


def protected_words(incident: Incident) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The words that must not stand in what is published of a case, and the initials that might be somebody's.

    Also of whoever was left out of a sheet: that somebody does not belong to the case is no reason to name them.
    Raises ``Refused`` where a case has no sheet, or where one does not open to whoever asks: a check against no words
    would find nothing. Two queries.
    """
    of = {incident.pk, *Incident.objects.filter(merged_into=incident).order_by().values_list("pk", flat=True)}
    links = {link.incident_id: link for link in SheetLink.objects.select_related("sheet").filter(incident__in=of)}
    if incident.pk not in links:
        raise Refused(no("sheet", "This case has no identity sheet yet, so nobody can say which words it protects."))
    shut = sorted(link.sheet.reference for link in links.values() if link.sheet_id not in current().files)
    if shut:
        words = f"The identity sheet {', '.join(shut)} does not open to you, so you cannot check against its words."
        raise Refused(no("sheet", words))
    rows = SheetPerson.objects.filter(file__in=[link.sheet_id for link in links.values()]).order_by("pk")
    people = [facts_of(each) for each in rows]
    return terms_of(people), initials_of(people)


def is_sheet(file_id: int) -> bool:
    """Whether a case file is that of an identity sheet: a place on its list has a last day. One query."""
    return IdentitySheet.objects.filter(file=file_id).exists()


def parts_of_file(file: CaseFile, slug: str) -> list[Part]:
    """The incident that a case file is about, and the identity sheet whose file it is: that one's address alone.

    For the file is printed too. Two queries.
    """
    rows = list(IdentitySheet.objects.filter(file=file).select_related("case"))
    sheet = [
        Part(
            "Identity sheet",
            tuple(
                Hanging(
                    words=f"Who is who in case {row.case.reference}",
                    url=reverse("sheet", args=(slug, row.pk)),
                    about="Names are shown on the sheet’s own page alone, and not printed here.",
                )
                for row in rows
            ),
        )
    ]
    return [*incident_parts(file, slug), *(sheet if rows else [])]
