"""When the public copy of a practice review may be published, corrected and withdrawn (§14.2, §15.9).

What the rules ask on the day is what they ask when the day is set, so that nobody finds out on the morning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hscp.lib.verdicts import YES, Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words, listing, plural
from hscp.lib.workdays import Holidays, add_working_days, subtract_working_days
from reviews.rules.redaction import Check, is_clear
from reviews.rules.states import CopyState

BRIEFING = ("happened", "learned", "differently", "questions")
BRIEFING_WORDS: dict[str, str] = {
    "happened": "What happened",
    "learned": "What we learned",
    "differently": "What to do differently",
    "questions": "Questions for your team",
}


@dataclass(frozen=True, slots=True)
class Ready:
    """What stands in a case about its publication.

    ``signed``: the partners have signed the report. ``briefing_pages`` are those of the briefing as it was laid out, 0
    before. ``advance_days`` are the working days that the full report goes ahead (statute table), None where no row
    says so; ``advance_on`` is the day on record. ``restricted`` are the sentences of parallel processes that restrict
    publishing.
    """

    signed: bool = False
    check: Check = field(default_factory=Check)
    built: bool = False
    briefing_pages: int = 0
    advance_on: date | None = None
    advance_days: int | None = None
    restricted: tuple[str, ...] = ()


def may_begin(*, signed: bool, begun: bool) -> Verdict:
    """Whether the public copy may be begun: from the text that the partners signed, once."""
    if begun:
        return no("begun", "The public copy has been begun already.")
    if not signed:
        return no("signed", "The public copy begins from the report that the delegated safeguarding partners signed.")
    return YES


def earlier_words(begun: str, begun_on: date | None, *, newer: str, newer_on: date | None) -> str:
    """The warning that a copy was begun from another report than the one that the partners signed last."""
    was = f"{begun}, signed on {date_words(begun_on)}" if begun and begun_on else begun or "an earlier report"
    now = f"{newer} on {date_words(newer_on)}" if newer_on else newer
    return (
        f"This copy was begun from {was}. The partners have signed {now} since: hold the text against that one before "
        "it goes out."
    )


def may_word(state: str) -> Verdict:
    """Whether the text may be written on. What is public stays as it is until a corrected version takes its place."""
    if state == CopyState.NOT_PUBLISHING:
        return no("not_publishing", "This review is not to be published. Say first that it is after all, and why.")
    if state == CopyState.WITHDRAWN:
        return no("withdrawn", "This review was withdrawn. Say first that it is written again, and why.")
    return YES


def advance_by(day: date, days: int, holidays: Holidays) -> date:
    """The last day on which the full report can go ahead of a publication on ``day``."""
    return subtract_working_days(day, days, holidays)


def earliest(sent_on: date, days: int, holidays: Holidays) -> date:
    """The first day of publication after the full report went ahead on ``sent_on``."""
    return add_working_days(sent_on, days, holidays)


def wants(ready: Ready) -> tuple[Reason, ...]:
    """What is still wanting, the day apart; empty once nothing is."""
    found = []
    if not ready.signed:
        found.append(Reason("signed", "The delegated safeguarding partners have not signed the report."))
    found += list(is_clear(ready.check).reasons)
    if ready.check.version and not ready.built:
        found.append(Reason("built", "The PDFs of this version are not built yet: it takes a minute."))
    elif ready.briefing_pages > 1:
        pages = plural(ready.briefing_pages, "page")
        found.append(Reason("briefing", f"The practice briefing takes {pages}, and is to take one: shorten it."))
    found += [Reason("restricted", each) for each in ready.restricted]
    return tuple(found)


def may_set_day(ready: Ready, on: date, *, today: date, holidays: Holidays, again: bool, because: str) -> Verdict:
    """Whether the day of publication may be set; every reason why not. ``again``: one was set before, and stays.

    The advance copies may still be to come, if there are working days enough for them.
    """
    found = list(wants(ready))
    if on < today:
        found.append(Reason("on", f"{date_words(on)} has passed."))
    if again and not because.strip():
        found.append(Reason("because", "Say why: the day that was set first stays on record."))
    return verdict_from([*found, *_advance(ready, on, today=today, holidays=holidays, must_be_there=False)])


def awaited_words(on: date) -> str:
    """Why a case file stays open until a review is published."""
    return (
        f"A review of this case is to be published on {date_words(on)}. Publish it, or take the day back on the page "
        "“Publication” of the case, then close the file."
    )


def may_publish(
    ready: Ready, on: date | None, *, today: date, holidays: Holidays, closed_since: bool = False
) -> Verdict:
    """Whether it may be published today: its day has come, and everything is there; every reason why not.

    ``closed_since``: the case file was closed after the day was set, and opened again.
    """
    if on is None:
        return no("on", "Set the day of publication first.")
    found = list(wants(ready))
    if closed_since:
        words = f"The case file was closed after {date_words(on)} was set. Set the day anew, if it still stands."
        found.append(Reason("closed", words))
    if on > today:
        found.append(Reason("on", f"It is to be published on {date_words(on)}."))
    return verdict_from([*found, *_advance(ready, max(on, today), today=today, holidays=holidays, must_be_there=True)])


def _advance(ready: Ready, on: date, *, today: date, holidays: Holidays, must_be_there: bool) -> list[Reason]:
    if ready.advance_days is None:
        return []
    due, days = advance_by(on, ready.advance_days, holidays), plural(ready.advance_days, "working day")
    if ready.advance_on is None:
        if must_be_there:
            return [
                Reason(
                    "advance", "It is not on record that the full report went to the Panel and the Secretary of State."
                )
            ]
        if due < today:
            first = date_words(earliest(today, ready.advance_days, holidays))
            words = (
                f"For {date_words(on)} the full report would have had to go to the Panel and the Secretary of State by "
                f"{date_words(due)}, {days} before. If it goes today, the first day is {first}."
            )
            return [Reason("on", words)]
        return []
    if ready.advance_on > due:
        first = date_words(earliest(ready.advance_on, ready.advance_days, holidays))
        words = (
            f"The full report went to the Panel and the Secretary of State on {date_words(ready.advance_on)}: {days} "
            f"before publication at least, so the first day is {first}."
        )
        return [Reason("on", words)]
    return []


def may_not_publish(because: str, decided_by: str, decided_on: date, told: str, *, today: date) -> Verdict:
    """Whether it may be put on record that the review is not published at all: why, who decided, who was told."""
    found = []
    if not because.strip():
        found.append(Reason("because", "Give the justification: it stays on record."))
    if not decided_by.strip():
        found.append(Reason("decided_by", "Say who decided it."))
    if not told.strip():
        found.append(
            Reason("told", "Say whom you told, on which day and how: the Panel and the Secretary of State first.")
        )
    if decided_on > today:
        found.append(Reason("decided_on", f"{date_words(decided_on)} has not come yet."))
    return verdict_from(found)


def may_correct(ready: Ready, *, published: str, public_words: str, in_words: int) -> Verdict:
    """Whether a corrected version may take the place of what is public. ``published`` is the hash of what is there.

    ``in_words`` counts what the check finds in the public note itself.
    """
    found = list(wants(ready))
    if ready.check.version and ready.check.version == published:
        found.append(Reason("version", "This is the version that is public."))
    return verdict_from([*found, *_public_note(public_words, in_words, "Say what was corrected")])


def may_ask_to_withdraw(*, reason: str, public_words: str, in_words: int, is_open: bool) -> Verdict:
    """Whether somebody may ask for a published review to be withdrawn; every reason why not."""
    found = []
    if is_open:
        found.append(Reason("open", "Somebody has asked for it already: a second person answers that first."))
    if not reason.strip():
        found.append(Reason("reason", "Say why: it stays in the case file."))
    return verdict_from([*found, *_public_note(public_words, in_words, "Say why in words for the public")])


def _public_note(words: str, hits: int, asked: str) -> list[Reason]:
    if not words.strip():
        return [Reason("public_words", f"{asked}: the note stands on the public page.")]
    if hits:
        return [Reason("public_words", "Something in this note could tell who somebody is. Word it without.")]
    return []


def may_answer(
    *, asked_by: int, by: int, on_list_before: bool, confirms: bool, second: Verdict, answered: bool
) -> Verdict:
    """Whether somebody may answer such a request; confirming it takes a second person.

    ``second`` says whether they count as one; ``on_list_before``: they could write in the case when it was asked for,
    so that nobody is put on the list to agree.
    """
    if answered:
        return no("answered", "This has been answered.")
    if not confirms:
        return YES
    if asked_by == by:
        return no("self", "You asked for it yourself: somebody else confirms it.")
    if not on_list_before:
        return no("list", "Whoever confirms it could write in this case before it was asked for.")
    return second


def note_of(kind: str, on: date, words: str) -> str:
    """The note that stands on the public page: "Withdrawn on 5 May 2027 because …"."""
    said = words.strip().rstrip(".")
    if kind == "withdrawn":
        return f"Withdrawn on {date_words(on, weekday=False)} because {said}."
    return f"Corrected on {date_words(on, weekday=False)}: {said}."


def public_key(year: int, taken: list[str]) -> str:
    """What a published review is called in its address: the year and the next number, and nothing of the case."""
    numbers = [int(each.partition("-")[2]) for each in taken if each.startswith(f"{year}-")]
    return f"{year}-{max(numbers, default=0) + 1}"


def missing_words(words: dict[str, str], sections: int) -> Verdict:
    """Whether the text is whole enough to become a version: a title, a section, each part of the briefing."""
    found = [] if words.get("title", "").strip() else [Reason("title", "Give the public copy a title.")]
    if not sections:
        found.append(Reason("sections", "There is no section in it."))
    lacking = [BRIEFING_WORDS[name].lower() for name in BRIEFING if not words.get(name, "").strip()]
    if lacking:
        found.append(Reason("briefing", f"The practice briefing does not say yet: {listing(lacking)}."))
    return verdict_from(found)
