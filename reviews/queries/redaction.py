"""What a redaction check looks at and against what: the text as it is read, and the words of the identity sheet."""

from collections.abc import Mapping
from typing import Any

from hscp.lib.unseen import without_unseen
from hscp.lib.verdicts import Reason, Refused, Verdict
from hscp.ui.plain import plain_of
from reviews.models import Child, CopyVersion, Incident, SheetLink, SheetPerson
from reviews.queries.annexes import annexes_stand, places_in_annexes
from reviews.queries.identity import protected_words
from reviews.queries.publishing import kept_before, public_addresses, shown
from reviews.rules.protected import Term
from reviews.rules.publishing import BRIEFING, BRIEFING_WORDS
from reviews.rules.redaction import Check, Found, HitKind, Place, carried, fingerprints, look, may_look

HOW = (
    "Ask whoever leads the sheet to put you on its list, with the reason and a last day; the page “Identity sheet” of "
    "this case names its reference."
)


def terms_for_check(incident: Incident) -> tuple[Term, ...]:
    """The protected words of a case, for whoever its sheet opens to. Raises and costs as ``words_for_check``."""
    return words_for_check(incident)[0]


def words_for_check(incident: Incident) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The protected words of a case and the initials of its people, for whoever its identity sheet opens to.

    Raises ``Refused``, saying what to do, where there is no sheet, it does not open, or not everybody is on it. Five
    queries.
    """
    try:
        terms, initials = protected_words(incident)
    except Refused as refusal:
        reasons = refusal.verdict.reasons
        raise Refused(Verdict(False, (*reasons, Reason("sheet", HOW)))) from None
    links = SheetLink.objects.filter(incident=incident).order_by().values("sheet")
    kinds = list(
        SheetPerson.objects.filter(file__in=links, left_out_because="").order_by().values_list("kind", flat=True)
    )
    children = Child.objects.filter(incident=incident).count()
    may_look(terms, people=len(kinds), named=kinds.count("child"), children=children).require()
    return terms, initials


def references_for_check(incident: Incident) -> tuple[str, ...]:
    """What a case is filed under: its file's reference, the national one, its sheet's, those of merged records."""
    merged = list(Incident.objects.filter(merged_into=incident).select_related("file").order_by("pk"))
    rows = SheetLink.objects.filter(incident__in=[incident, *merged]).select_related("sheet").order_by("pk")
    found = [incident.file.reference, incident.reference]
    found += [words for each in merged for words in (each.file.reference, each.reference)]
    found += [each.sheet.reference for each in rows]
    return tuple(dict.fromkeys(each for each in found if each))


def places_of(content: Mapping[str, Any]) -> list[Place]:
    """The parts of a version as they are read, the title among them, which is what its PDF says of itself too."""
    is_public = public_addresses()
    found = [Place("title", "The title", without_unseen(content["title"]))]
    for number, each in enumerate(content["sections"], 1):
        text = f"{without_unseen(each['heading'])}\n{plain_of(shown(each['text'], is_public))}"
        found.append(Place(each["key"], f"Section {number}: {each['heading']}", text))
    for name in BRIEFING:
        words = f"The practice briefing: {BRIEFING_WORDS[name].lower()}"
        found.append(Place(name, words, plain_of(shown(content["briefing"][name], is_public))))
    return [*found, *places_in_annexes(content)]


def look_at(content: Mapping[str, Any], incident: Incident) -> tuple[tuple[Found, ...], int]:
    """Everything in a version that a person must look at, and how many protected words it was held against.

    Raises ``Refused`` as ``terms_for_check``.
    """
    terms, initials = words_for_check(incident)
    return look(places_of(content), terms, references_for_check(incident), initials), len(terms)


def hits_in_words(words: str, incident: Incident) -> int:
    """How much in a note for the public could tell who somebody is. Raises ``Refused`` as ``terms_for_check``."""
    place = Place("note", "The note", without_unseen(words))
    terms, initials = words_for_check(incident)
    return len(look([place], terms, references_for_check(incident), initials))


def check_now(version: CopyVersion, incident: Incident, *, checked: bool) -> Check:
    """How a version stands against the identity sheet as it is this moment, which may have grown since it was checked.

    Raises ``Refused`` as ``terms_for_check``.
    """
    found, _ = look_at(version.content, incident)
    others = [each for each in found if each.kind is not HitKind.SHEET]
    marks = fingerprints(others)
    stale, unlooked = annexes_stand(version)
    kept = carried(marks, {mark: row.because for mark, row in kept_before(version.copy).items()})
    return Check(
        version=version.content_hash,
        checked=version.content_hash if checked else "",
        protected=len(found) - len(others),
        unanswered=sum(mark not in kept for mark in marks),
        stale=stale,
        unlooked=unlooked,
    )
