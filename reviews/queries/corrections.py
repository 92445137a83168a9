"""Corrections of what is public: what is counted against, how much goes, what was asked for and answered."""

from collections.abc import Mapping
from typing import Any

from hscp.lib.differences import Part, shortened, words_changed
from hscp.ui.plain import plain_of
from reviews.models import CopyVersion, CorrectionAnswer, CorrectionAsk, PublicCopy
from reviews.queries.annexes import annexes_in
from reviews.queries.publishing import days_of, public_addresses, shown
from reviews.rules.corrections import Cut, cut_of
from reviews.rules.publishing import BRIEFING


def agreed_version(copy: PublicCopy) -> CopyVersion | None:
    """The version that a correction is counted against: that of the day it was published, or confirmed by two since.

    Not the one that is public: many small corrections of one person would be a large one. Two queries.
    """
    days = days_of(copy)
    rows = CorrectionAnswer.objects.filter(ask__copy=copy, confirmed=True).select_related("ask__version")
    answer = rows.order_by("-answered_at", "-pk").first()
    if answer is not None and (not days or answer.answered_at >= days[-1].set_at):
        found: CopyVersion = answer.ask.version
        return found
    return days[-1].version if days else None


def text_of(content: Mapping[str, Any]) -> str:
    """All that is read in a version: title, sections, briefing."""
    is_public = public_addresses()
    found = [content["title"]]
    for each in content["sections"]:
        found += [each["heading"], plain_of(shown(each["text"], is_public))]
    found += [plain_of(shown(content["briefing"][name], is_public)) for name in BRIEFING]
    return "\n".join(found)


def cut_between(before: CopyVersion, after: CopyVersion) -> Cut:
    """How much of ``before`` a later version no longer has. Two queries."""
    kept = {each["key"] for each in annexes_in(after.content)}
    gone = sum(each["key"] not in kept for each in annexes_in(before.content))
    return cut_of(text_of(before.content), text_of(after.content), annexes=gone)


def cut_by(copy: PublicCopy, version: CopyVersion | None) -> Cut:
    """How much a version takes out of what was agreed; nothing where there is nothing to compare. Four queries."""
    before = agreed_version(copy)
    if before is None or version is None:
        return Cut(0, 0)
    return cut_between(before, version)


def both_texts(ask: CorrectionAsk) -> list[tuple[str, tuple[Part, ...]]]:
    """What would change, word by word, part by part; what stays as it is is left out. Two queries."""
    is_public = public_addresses()
    found = []
    sides = [_parts(each.content, is_public) for each in (ask.before, ask.version)]
    for key in dict.fromkeys((*sides[0], *sides[1])):
        (heading, old), (named, new) = (side.get(key, ("", "")) for side in sides)
        if (heading, old) != (named, new):
            found.append((named or heading, shortened(words_changed(old, new))))
    return found


def _parts(content: Mapping[str, Any], is_public: Any) -> dict[str, tuple[str, str]]:
    found = {"title": ("Title", content["title"])}
    for each in content["sections"]:
        found[each["key"]] = (each["heading"], plain_of(shown(each["text"], is_public)))
    for name in BRIEFING:
        found[name] = ("Practice briefing", plain_of(shown(content["briefing"][name], is_public)))
    for each in annexes_in(content):
        found[each["key"]] = ("Annex", each["title"])
    return found


def corrections_of(copy: PublicCopy) -> list[Any]:
    """Each time that somebody asked for a large correction, the latest first, with what was answered. Two queries."""
    rows: list[Any] = list(
        CorrectionAsk.objects.filter(copy=copy)
        .select_related("asked_by__person", "version", "before")
        .order_by("-asked_at", "-pk")
    )
    answers = {
        each.ask_id: each
        for each in CorrectionAnswer.objects.filter(ask__copy=copy).select_related("answered_by__person")
    }
    for row in rows:
        row.answered = answers.get(row.pk)
        row.said = Cut(row.removed, row.words, row.annexes_gone).sentence
    return rows
