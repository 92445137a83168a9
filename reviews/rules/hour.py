"""What must be done in the same hour as an incident becomes known, what parallel processes restrict, who deputises."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import date_words, plural

REFERENCE, SENDER = "{reference}", "{sender}"
INSTRUCTION = (
    "A serious child safeguarding incident is being considered under case reference {reference}.\n\n"
    "Please secure at once every record that your agency holds on the children and adults concerned, on paper and "
    "electronic, so that nothing is altered, lost or opened without need. Keep a note of who has had access since.\n\n"
    "Who they are is not in this message. Whoever must search your records is put on the identity sheet of the case by "
    "name: please tell us who that is.\n\n"
    "Please confirm that the records are secured.\n\n{sender}"
)


class Restricts(StrEnum):
    """What a parallel process may restrict."""

    DISCLOSURE = "disclosure"
    INTERVIEWS = "interviews"
    PUBLICATION = "publication"


RESTRICTS_WORDS: dict[str, str] = {
    Restricts.DISCLOSURE: "disclosing material",
    Restricts.INTERVIEWS: "speaking to people",
    Restricts.PUBLICATION: "publishing",
}


class StepState(StrEnum):
    """How a step of the same hour stands."""

    TO_DO = "to do"
    WAITS = "waits"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HourFacts:
    """What is on record. ``unconfirmed`` are instructions that nobody confirmed; ``agreed`` counts who agreed the media
    line that stands, ``lines`` all its versions; ``deputy`` is whoever deputises today."""

    made_safe: bool
    has_sheet: bool
    asked: int = 0
    unconfirmed: int = 0
    processes: int = 0
    lines: int = 0
    agreed: int = 0
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that must be done at once: what, how it stands, in a sentence."""

    key: str
    words: str
    state: StepState
    sentence: str


def steps(facts: HourFacts) -> tuple[Step, ...]:
    """Everything that must be done at once, in the order in which it is done."""
    state = StepState
    safe = (state.DONE, "On record.") if facts.made_safe else (state.TO_DO, "Nothing is on record of it.")
    sheet = (state.DONE, "Open.") if facts.has_sheet else (state.TO_DO, "Not open yet.")
    if not facts.asked:
        secure = (state.TO_DO, "No agency has been told.")
    elif facts.unconfirmed:
        count = f"{facts.asked - facts.unconfirmed} of {facts.asked}"
        secure = (state.WAITS, f"Confirmed by {count}.")
    else:
        secure = (state.DONE, f"Confirmed by {'the one' if facts.asked == 1 else f'all {facts.asked}'} asked.")
    processes = (state.DONE, f"{plural(facts.processes, 'process', 'processes')} on the list.")
    if not facts.processes:
        processes = (state.TO_DO, "None is on the list. Ask the police, the coroner and children’s services.")
    media = (state.TO_DO, "None is written.")
    if facts.lines and facts.agreed:
        media = (state.DONE, f"Version {facts.lines}, agreed by {facts.agreed}.")
    elif facts.lines:
        media = (state.WAITS, f"Version {facts.lines} is agreed by nobody yet.")
    deputy = (state.DONE, f"{facts.deputy}.") if facts.deputy else (state.TO_DO, "Nobody is named.")
    return (
        Step("safe", "Children and others kept safe", *safe),
        Step("sheet", "Identity sheet for those who must search their records", *sheet),
        Step("secure", "Agencies told to secure their records", *secure),
        Step("processes", "Parallel processes and what they restrict", *processes),
        Step("media", "Media line agreed", *media),
        Step("deputy", "Who deputises for the manager in this case", *deputy),
    )


def filled(text: str, *, reference: str, sender: str) -> str:
    """The text of the instruction with the case's reference and who sends it; other braces stay as they are."""
    return text.replace(REFERENCE, reference).replace(SENDER, sender)


def may_set_instruction(text: str, because: str) -> Verdict:
    """Whether a text may become the partnership's instruction: it names the case by its reference, and says why."""
    found = []
    if not text.strip():
        found.append(Reason("text", "Enter the instruction."))
    elif REFERENCE not in text:
        found.append(Reason("text", f"Put {REFERENCE} where the reference of the case belongs."))
    if not because.strip():
        found.append(Reason("because", "Say why the text changes: it stays on record."))
    return verdict_from(found)


@dataclass(frozen=True, slots=True)
class Process:
    """A parallel process as the rules see it; one that is concluded restricts nothing."""

    name: str
    concluded: bool
    restricts: Collection[str]
    because: str = ""


def restrictions(processes: Iterable[Process], what: str = "") -> tuple[str, ...]:
    """What is restricted now, each process in a sentence; of one kind where ``what`` names it."""
    found = []
    for each in processes:
        kinds = [words for kind, words in RESTRICTS_WORDS.items() if kind in each.restricts and what in ("", kind)]
        if kinds and not each.concluded:
            said = f"{each.name} restricts {_listed(kinds)}."
            found.append(f"{said} {each.because.strip()}".strip())
    return tuple(found)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when somebody deputises, both days included; ``ends_on`` None until further notice."""

    who: str
    starts_on: date
    ends_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


def may_deputise(span: Span, others: Iterable[Span], *, may_write: bool, leads: bool) -> Verdict:
    """Whether somebody may deputise for that time beside ``others``: one at a time, who can write in the case."""
    found = []
    if leads:
        found.append(Reason("who", f"{span.who} leads this case and needs no deputy’s place."))
    elif not may_write:
        found.append(
            Reason("who", f"{span.who} cannot write in this case. Its lead puts them on the case file’s list first.")
        )
    if span.ends_on is not None and span.ends_on < span.starts_on:
        found.append(Reason("ends_on", "The last day comes before the first."))
    for other in others:
        begins_before_end = span.ends_on is None or other.starts_on <= span.ends_on
        if begins_before_end and (other.ends_on is None or other.ends_on >= span.starts_on):
            until = f"until {date_words(other.ends_on)}" if other.ends_on else "until further notice"
            found.append(Reason("starts_on", f"{other.who} deputises {until}: end that first, or choose other days."))
    return verdict_from(found)
