"""Which rows are one person's data, table by table, and which columns of them are shown.

What is not in a section says why not (``not_exported``); a sweep keeps the two lists whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from hscp.record.models import Mail
from meetings.models import (
    AbsenceLetter,
    AbsenceLetterStage,
    Action,
    ActionAsk,
    ActionStage,
    ActionUpdate,
    AgendaItem,
    Attendee,
    CalendarFeed,
    Decision,
    DecisionStage,
    Declaration,
    FrontSheet,
    InvitationSent,
    MeetingReply,
    MeetingStage,
    MinutesComment,
    MinutesCorrection,
    MinutesDraft,
    MinutesStage,
    Pack,
    PaperNudge,
    PaperVersion,
    Presence,
    PresidingChoice,
    RecommendationStage,
    Sighting,
)
from partnership.models import (
    CaseDocument,
    FactorReset,
    FileGrant,
    FileRead,
    Invitation,
    Person,
    Seat,
    Signature,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data it is: the person here, their account and the keys of their seats and posts."""

    person: Person
    seats: tuple[int, ...]

    @property
    def user_id(self) -> int | None:
        return self.person.user_id

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that mail of ours may have gone to."""
        found = {self.person.email.lower(), self.person.user.email.lower() if self.person.user else ""}
        return tuple(sorted(found - {""}))


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of row. ``columns`` are (label, lookup)."""

    key: str
    title: str
    model: Any
    mine: Callable[[Subject], Q]
    columns: tuple[tuple[str, str], ...]


def _by_seat(name: str = "seat") -> Callable[[Subject], Q]:
    return lambda who: Q(**{f"{name}__in": who.seats})


def _to_them(who: Subject) -> Q:
    """Mail to any of their addresses, however its letters were written."""
    found = Q(pk__in=[])
    for address in who.addresses:
        found |= Q(to__iexact=address)
    return found


def _moves(key: str, title: str, model: Any, of: str) -> Section:
    columns = (("What", "move"), ("On", "at"), ("Of", of), ("Reason they gave", "reason"))
    return Section(key, title, model, _by_seat(), columns)


_OF_ITEM = (("Meeting", "item__meeting__group__name"), ("On", "item__meeting__starts_at"), ("Item", "item__number"))
_DECLARED = (*_OF_ITEM, ("Declared", "declared_at"), ("Interest", "interest"), ("Recused", "recused"))
_STAYED = (("Meeting", "attendee__meeting__group__name"), ("Arrived", "arrived_at"), ("Left", "left_at"))
_RESET = (("Asked for", "at"), ("By the holder of", "seat__post__title"), ("Reason", "reason"))
_CHOSEN = (("Meeting", "attendee__meeting__group__name"), ("From", "chosen_at"))
SECTIONS: tuple[Section, ...] = (
    Section(
        "person",
        "Details written down here",
        Person,
        lambda who: Q(pk=who.person.pk),
        (("Name", "name"), ("E-mail address", "email"), ("Telephone number", "phone"), ("Signs in as", "user__email")),
    ),
    Section(
        "seats",
        "Posts held",
        Seat,
        lambda who: Q(person=who.person.pk),
        (
            ("Post", "post__title"),
            ("For", "post__organisation__name"),
            ("Role", "role"),
            ("From", "starts_on"),
            ("Until", "ends_on"),
            ("Why it ended", "ended_because"),
        ),
    ),
    Section(
        "invitations",
        "Invitations to sign in",
        Invitation,
        lambda who: Q(person=who.person.pk),
        (("To", "email"), ("Sent", "sent_at"), ("Accepted", "accepted_at"), ("Withdrawn", "withdrawn_at")),
    ),
    Section("resets", "Resets of a lost second step", FactorReset, lambda who: Q(person=who.person.pk), _RESET),
    Section(
        "attendance",
        "Meetings: attendance and apologies",
        Attendee,
        _by_seat(),
        (
            ("Meeting", "meeting__group__name"),
            ("On", "meeting__starts_at"),
            ("Capacity", "capacity"),
            ("Attendance", "attendance"),
            ("How", "mode"),
            ("Reason for absence", "absence_reason"),
        ),
    ),
    Section(
        "meeting_invitations",
        "Meetings: invitations sent",
        InvitationSent,
        _by_seat(),
        (("Meeting", "meeting__group__name"), ("On", "meeting__starts_at"), ("Sent", "at"), ("To", "email")),
    ),
    Section(
        "meeting_replies",
        "Meetings: answers to invitations",
        MeetingReply,
        _by_seat("replier"),
        (
            ("Meeting", "meeting__group__name"),
            ("On", "for_start"),
            ("Answered", "at"),
            ("Answer", "answer"),
            ("Reason", "reason"),
            ("Deputy", "deputy_name"),
            ("Comes", "comes_at"),
            ("Leaves", "leaves_at"),
            ("Remarks", "remarks"),
            ("How it came", "came_by"),
        ),
    ),
    Section(
        "calendar",
        "Calendar addresses",
        CalendarFeed,
        lambda who: Q(by=who.user_id) if who.user_id else Q(pk__in=[]),
        (("Made or switched off", "at"),),
    ),
    Section("stays", "Meetings: from when until when", Presence, _by_seat("attendee__seat"), _STAYED),
    Section("declarations", "Meetings: interests declared", Declaration, _by_seat("attendee__seat"), _DECLARED),
    Section("presiding", "Meetings: chosen to preside", PresidingChoice, _by_seat("attendee__seat"), _CHOSEN),
    Section(
        "minutes",
        "Minutes last saved",
        AgendaItem,
        _by_seat("minutes_by"),
        (
            ("Meeting", "meeting__group__name"),
            ("On", "meeting__starts_at"),
            ("Item", "number"),
            ("Saved", "minutes_at"),
        ),
    ),
    Section(
        "drafts",
        "Drafts of minutes not saved yet, or put away",
        MinutesDraft,
        lambda who: Q(by=who.user_id) if who.user_id else Q(pk__in=[]),
        (*_OF_ITEM, ("Typed until", "saved_at"), ("Text", "text")),
    ),
    Section(
        "comments",
        "Comments on minutes",
        MinutesComment,
        _by_seat("line__seat"),
        (*_OF_ITEM, ("Commented", "at"), ("Comment", "text"), ("Answer", "answer"), ("Why", "answer_because")),
    ),
    Section(
        "corrections",
        "Corrections of minutes",
        MinutesCorrection,
        _by_seat(),
        (*_OF_ITEM, ("Corrected", "at"), ("Reason they gave", "reason")),
    ),
    Section(
        "letters",
        "Letters about an absence from a meeting",
        AbsenceLetter,
        _by_seat("line__seat"),
        (
            ("Meeting", "line__meeting__group__name"),
            ("On", "line__meeting__starts_at"),
            ("State", "state"),
            ("Text", "text"),
        ),
    ),
    Section(
        "decisions",
        "Decisions recorded",
        Decision,
        _by_seat("recorded_by"),
        (("Meeting", "meeting__group__name"), ("Number", "number"), ("Taken", "at"), ("Decision", "text")),
    ),
    Section(
        "actions",
        "Actions owned by their posts",
        Action,
        lambda who: Q(owner__seats__in=who.seats),
        (
            ("Reference", "reference"),
            ("Action", "text"),
            ("Due", "due_on"),
            ("State", "state"),
            ("Closed", "closed_on"),
        ),
    ),
    Section(
        "progress",
        "Progress reported",
        ActionUpdate,
        _by_seat(),
        (("Action", "action__reference"), ("On", "at"), ("Progress", "text"), ("Evidence", "evidence")),
    ),
    Section(
        "asked",
        "Asked about actions before meetings",
        ActionAsk,
        _by_seat(),
        (
            ("Action", "action__reference"),
            ("Meeting", "meeting__group__name"),
            ("Asked", "asked_at"),
            ("Answered", "answered_at"),
        ),
    ),
    Section(
        "sightings",
        "Actions sighted, left out of meetings or asked for",
        Sighting,
        lambda who: Q(sighted_by__in=who.seats) | Q(left_out_by__in=who.seats) | Q(asked_by__in=who.seats),
        (
            ("Action", "action__reference"),
            ("Meeting", "meeting__group__name"),
            ("Asked for", "asked_because"),
            ("Left out", "left_out_because"),
            ("Sighted", "sighted_at"),
            ("Words", "words"),
        ),
    ),
    _moves("action_moves", "Actions moved", ActionStage, "action__reference"),
    _moves("decision_moves", "Decisions moved", DecisionStage, "decision__number"),
    _moves("recommendation_moves", "Recommendations moved", RecommendationStage, "recommendation__reference"),
    _moves("minutes_moves", "Minutes moved", MinutesStage, "minutes__meeting__group__name"),
    _moves("letter_moves", "Letters about absences moved", AbsenceLetterStage, "letter__organisation__name"),
    _moves("meeting_moves", "Meetings moved", MeetingStage, "meeting__group__name"),
    Section(
        "papers",
        "Papers that you added to agenda items",
        PaperVersion,
        _by_seat("added_by"),
        (("Meeting", "paper__item__meeting__group__name"), ("Paper", "paper__title"), ("File", "stored__name")),
    ),
    Section(
        "front_sheets",
        "Front sheets of papers that you saved last",
        FrontSheet,
        _by_seat("saved_by"),
        (
            ("Paper", "paper__title"),
            ("Asked", "ask"),
            ("Why", "purpose"),
            ("Written by", "author"),
            ("Consulted", "consultation"),
            ("Saved", "saved_at"),
        ),
    ),
    Section(
        "paper_reminders",
        "Papers that you were reminded of",
        PaperNudge,
        _by_seat(),
        (
            ("Meeting", "item__meeting__group__name"),
            ("Item", "item__number"),
            ("Due", "due_on"),
            ("Reminded", "sent_at"),
        ),
    ),
    Section(
        "packs",
        "Packs that you asked for or issued",
        Pack,
        lambda who: Q(asked_by__in=who.seats) | Q(issued_by__in=who.seats),
        (
            ("Meeting", "meeting__group__name"),
            ("Pack", "number"),
            ("Supplement", "supplement"),
            ("Asked for", "asked_at"),
            ("Issued", "issued_at"),
        ),
    ),
    Section(
        "documents",
        "Documents that you put into case files",
        CaseDocument,
        _by_seat("added_by"),
        (("Case file", "file__reference"), ("Document", "title"), ("File", "stored__name"), ("Added", "added_at")),
    ),
    Section(
        "signatures",
        "Sign-offs",
        Signature,
        lambda who: Q(person=who.person.pk),
        (("Of", "signoff__title"), ("As", "capacity"), ("Answer", "answer"), ("Reason", "reason"), ("On", "at")),
    ),
    Section(
        "places",
        "Places on the lists of case files",
        FileGrant,
        _by_seat(),
        (
            ("Case file", "content_object__reference"),
            ("Given", "given_at"),
            ("Until", "ends_at"),
            ("Ended", "ended_at"),
        ),
    ),
    Section(
        "looks",
        "Looks into case files",
        FileRead,
        lambda who: Q(by=who.user_id) if who.user_id else Q(pk__in=[]),
        (("Case file", "file__reference"), ("On", "at"), ("How", "kind"), ("Page", "page")),
    ),
    Section(
        "mail",
        "Mail sent to them",
        Mail,
        _to_them,
        (("Written", "written_at"), ("To", "to"), ("Subject", "subject"), ("Text", "text"), ("State", "state")),
    ),
)
