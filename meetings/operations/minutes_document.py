"""The minutes of a meeting as one document, of what its reader may see. Page, PDF and Word file are made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, time_words
from hscp.lib.workdays import uk_date
from hscp.spaces.looks import looked_into
from hscp.ui.markdown import levelled
from hscp.ui.pdf import make_pdf
from hscp.ui.word import make_word
from meetings.enums import MinutesState
from meetings.models import Meeting, Minutes
from meetings.operations.reach import closed_to_one
from meetings.queries import Attending, attending, standing
from meetings.queries.agenda import items_of, minutes_html
from meetings.queries.assurance import sessions_of
from meetings.queries.conduct import conduct_of
from meetings.queries.decisions import grounds_of
from meetings.queries.minutes import comments_of, corrections_of, life_of
from meetings.queries.owned import owned_of
from meetings.queries.proceedings import proceedings_of
from meetings.rules.conduct import Presides, Term
from meetings.rules.minutes import DRAFT_MARK, FROZEN, quoracy_in_words, state_of

SENSITIVE = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True)
class People:
    """Those of one kind: who was there, who sent apologies, who was absent, which posts were vacant."""

    heading: str
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """What is read of the minutes. ``items`` hold what was declared under them, their decisions, actions, comments and
    corrections; ``conduct`` says who presided and when the meeting was adjourned, a sentence each."""

    meeting: Meeting
    life: Minutes | None
    state: str
    people: tuple[People, ...]
    quoracy: tuple[str, ...]
    conduct: tuple[str, ...]
    items: tuple[Any, ...]
    actions: tuple[Any, ...]

    @property
    def title(self) -> str:
        return f"Minutes: {self.meeting.group.called}, {date_words(uk_date(self.meeting.starts_at), weekday=False)}"

    @property
    def is_draft(self) -> bool:
        return self.state not in FROZEN

    @property
    def is_sensitive(self) -> bool:
        """Whether anything of a case file is in what this reader sees."""
        return any(getattr(item, "file_id", None) for item in self.items)

    @property
    def marks(self) -> str:
        """What stands at the head of each page: a draft, its marking, a demonstration."""
        marks = [DRAFT_MARK] if self.is_draft else []
        marks += [SENSITIVE] if self.is_sensitive else []
        marks += ["DEMONSTRATION: all invented"] if settings.HSCP_DEMO else []
        return " – ".join(marks)

    @property
    def seal(self) -> str:
        """The digest at the head of the record when they were issued or approved; empty on a draft, and on minutes of
        before seals were kept."""
        return "" if self.is_draft else getattr(self.life, "seal", None) or ""

    @property
    def sealed_words(self) -> str:
        """When the seal was taken."""
        return "approved" if self.state == MinutesState.APPROVED else "issued"

    @property
    def standing_words(self) -> str:
        """How the minutes stand, in a sentence."""
        if self.life is None or self.state in ("", MinutesState.DRAFT):
            return "These minutes are a draft." if self.state else "The meeting is not closed yet."
        return {
            MinutesState.CIRCULATED: f"Circulated for comments until the end of {_day(self.life.comments_until)}.",
            MinutesState.ISSUED: f"Issued on {_day(self.life.issued_at)}; to be approved by the group.",
            MinutesState.APPROVED: f"Issued on {_day(self.life.issued_at)}. Approved on {_day(self.life.approved_at)}.",
        }[MinutesState(self.state)]


def _day(moment: Any) -> str:
    day = uk_date(moment) if isinstance(moment, datetime) else moment
    return date_words(day, weekday=False) if day else ""


def document_of(meeting: Meeting, at: datetime, *, with_comments: bool = False) -> MinutesDocument:
    """The minutes as who acts may read them; of an item of a case file closed to them its number and reference alone.

    Ten queries for any number of items and people, one less without comments; two more where an item is an assurance
    and challenge session, one where the terms leave it to the chair which items proceed when inquorate.
    """
    people, life = attending(meeting.pk), life_of(meeting)
    items: list[Any] = list(items_of(meeting))
    grounds = grounds_of(meeting)
    sessions = sessions_of(meeting) if any(item.assurance_id for item in items) else {}
    proceedings = proceedings_of(meeting, of_files=True)
    corrections, comments = corrections_of(meeting), comments_of(meeting) if with_comments else {}
    for item in items:
        item.html = levelled(SafeString(minutes_html(item.minutes)), 4)
        item.corrected, item.commented = corrections.get(item.pk, []), comments.get(item.pk, [])
        item.session, item.invited = sessions.get(item.pk, (None, []))
        item.declared = [each for each in item.declared if not each.withdrawn_because]
        item.proceeded = [each for each in proceedings if each.item_id == item.pk]
        for decision in item.decided:
            decision.grounds = grounds.get(decision.pk)
    looked_into(item.file_id for item in items if item.file_id)
    every: list[Any] = sorted([*items, *closed_to_one(meeting), *owned_of(meeting)], key=lambda each: each.number)
    return MinutesDocument(
        meeting=meeting,
        life=life,
        state=state_of(meeting.state, life.state if life else None),
        people=tuple(_people(people)),
        **_sat(meeting, people, at),
        items=tuple(every),
        actions=tuple((item.number, action) for item in items for action in item.acted),
    )


_PRESIDED = {Presides.CHAIR: "as chair", Presides.VICE_CHAIR: "as vice-chair", Presides.CHOSEN: "chosen for it"}


def _sat(meeting: Meeting, people: Sequence[Attending], at: datetime) -> dict[str, tuple[str, ...]]:
    """How the meeting was held, in sentences: its ``quoracy``, and its ``conduct``."""
    if meeting.opened_at is None:
        return {"quoracy": (), "conduct": ()}
    try:
        stands = standing(meeting, people, at)
    except Refused as refusal:
        return {"quoracy": (str(refusal),), "conduct": _conduct(meeting, ())}
    return {"quoracy": quoracy_in_words(stands.periods), "conduct": _conduct(meeting, stands.presided)}


def _conduct(meeting: Meeting, presided: Iterable[Term]) -> tuple[str, ...]:
    said = []
    for term in (each for each in presided if each.start != each.end):
        who = (
            f"{term.presider.capacity} presided, {_PRESIDED[term.presider.by]}" if term.presider else "nobody presided"
        )
        said.append(f"{time_words(term.start)} to {time_words(term.end)}: {who}.")
    for each in conduct_of(meeting).adjournments:
        until = f" to {time_words(each.resumed_at)}" if each.resumed_at else ""
        why = f": {each.reason}" if each.reason else "."
        said.append(f"Adjourned, {time_words(each.adjourned_at)}{until}{why}")
    return tuple(said)


def _people(people: Iterable[Attending]) -> Iterable[People]:
    everybody = list(people)
    there = [person for person in everybody if person.was_here]
    yield People("Present", tuple((person.called, _capacity(person), _times(person)) for person in there))
    sent = [person for person in everybody if person.sent_apologies]
    yield People("Apologies", tuple((person.called, _capacity(person), _reason(person)) for person in sent))
    absent = [
        person
        for person in everybody
        if not person.was_here and not person.sent_apologies and not person.is_vacant and person.is_member
    ]
    yield People("Absent without apologies", tuple((person.called, _capacity(person), "") for person in absent))
    vacant = [person for person in everybody if person.is_vacant and (person.is_member or person.is_chair)]
    yield People("Vacant posts", tuple(("Vacant", _capacity(person), "") for person in vacant))


def _capacity(person: Attending) -> str:
    words = f"{person.words}, {person.body_beside}" if person.body_beside else person.words
    if person.is_chair or person.is_vice_chair:
        return f"{words} ({'chair' if person.is_chair else 'vice-chair'})"
    if person.is_guest and not person.deputising_for:
        return f"{words} (guest)"
    return words if person.is_member or person.deputising_for else f"{words} (in attendance)"


def _times(person: Attending) -> str:
    stays = [
        time_words(stay.arrived_at) + (f" to {time_words(stay.left_at)}" if stay.left_at else "")
        for stay in person.stays
    ]
    return ", ".join(stays) + (", remotely" if person.is_remote else "")


def _reason(person: Attending) -> str:
    came = person.apologies_came
    return f"{person.absence_reason} (entered for them, {came})" if came else person.absence_reason


def body_of(document: MinutesDocument) -> SafeString:
    """The document as HTML for paper and Word, headings from h1 down."""
    return SafeString(render_to_string("meetings/minutes_paper.html", {"document": document, "on_paper": True}))


def pdf_of(document: MinutesDocument, author: str) -> bytes:
    """The minutes as a tagged PDF (PDF/UA-1)."""
    return make_pdf(
        body_of(document),
        title=document.title + (" (draft)" if document.is_draft else ""),
        running=document.title,
        author=author,
        description=document.standing_words,
        marking=document.marks,
    )


def word_of(document: MinutesDocument, author: str) -> bytes:
    """The minutes as a Word document."""
    return make_word(
        body_of(document),
        title=document.title + (" (draft)" if document.is_draft else ""),
        running=document.title,
        author=author,
        marking=document.marks,
    )
