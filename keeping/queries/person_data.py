"""One person's data, section by section: what the record holds of them, and nothing of anybody else.

Each section says which rows are theirs and which columns are shown. What is not in a section says why not
(``NOT_EXPORTED``); a sweep keeps the two lists whole. Rows of a case file that the one who exports may not open are
counted under its reference, and never read.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Count, Q

from hscp.identity.sessions import browser_words
from hscp.record.models import Mail
from hscp.spaces.guard import file_column
from hscp.spaces.looks import looked_into
from meetings.models import (
    Action,
    ActionAsk,
    ActionStage,
    ActionUpdate,
    AgendaItem,
    Attendee,
    Decision,
    DecisionStage,
    Declaration,
    MeetingStage,
    MinutesDraft,
    PaperVersion,
    Presence,
    PresidingChoice,
    RecommendationStage,
    Sighting,
)
from partnership.access import every_list
from partnership.models import (
    CaseDocument,
    FactorReset,
    FileGrant,
    FileRead,
    FileReference,
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


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a section as they are written down; ``elsewhere`` counts those of files not open, by reference."""

    section: Section
    rows: tuple[tuple[Any, ...], ...]
    elsewhere: tuple[tuple[str, int], ...] = ()


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
    _moves("meeting_moves", "Meetings moved", MeetingStage, "meeting__group__name"),
    Section(
        "papers",
        "Papers that you added to agenda items",
        PaperVersion,
        _by_seat("added_by"),
        (("Meeting", "paper__item__meeting__group__name"), ("Paper", "paper__title"), ("File", "stored__name")),
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

# Rows that name somebody and are in no section, with the reason.
NOT_EXPORTED: dict[str, str] = {
    "partnership.FileExclusion": "whom a lead shuts out of a case file is for the lead alone; see docs/keeping.md",
    "partnership.PartnershipGrant": "follows from the seat and its role, which are shown",
    "partnership.GroupGrant": "follows from the seat and its chair, which are shown",
    "partnership.FactorResetAnswer": "what another person did; the reset itself is shown",
    "partnership.CaseFile": "who leads a file shows in its list, of which the places are shown",
    "partnership.FileStage": "what was done in a file is its record; the places in it and the looks are shown",
    "partnership.Signoff": "what was put to the posts, by whom; one's own answers are shown",
    "meetings.Circulation": "what was put to the posts, by whom; one's own answers are shown",
    "meetings.CirculationStage": "moves by the product or the team; one's own answers are shown",
    "partnership.SignoffStage": "moves by the product once the last has signed; one's own answers are shown",
    "reporting.YearlyReport": "a document of the partnership; who edited it last is its record",
    "reporting.ReportStage": "a document of the partnership; its moves are its record",
    "reporting.PriorityProgress": "a judgement of the partnership, published in its report",
    **dict.fromkeys(
        ("keeping.PeriodChange", "keeping.KeptLonger", "keeping.ErasureAsked", "keeping.ErasureAnswer")
        + ("record.Erasure", "record.LegalHold", "record.HoldLifted"),
        "a decision of the partnership about its records",
    ),
    "keeping.PersonExport": "these files themselves",
    "record.StoredFile": "what was uploaded shows as a paper or a document",
    "record.MailWord": "a decision of the partnership about mail that waited",
    "record.Job": "work of the machine; it holds numbers only",
    "record.SentForm": "a digest that lasts two days; it holds no words",
}


MASK = "[another person]"
LINK, LINK_MASK = re.compile(r"https?://\S+"), "[link]"  # an invitation's opens an account, for whoever holds it


def mask_of(who: Subject) -> Callable[[Any], Any]:
    """What puts a mask over the names and addresses of everybody else on the list of people here. One query."""
    others = Person.objects.exclude(pk=who.person.pk).values_list("name", "email", "user__email")
    mine = {who.person.name.lower(), *who.addresses}
    words = {word for row in others for word in row if word and len(word) > 3 and word.lower() not in mine}
    if not words:
        return lambda value: value
    longest_first = sorted(words, key=len, reverse=True)
    named = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in longest_first) + r")(?!\w)", re.IGNORECASE)
    return lambda value: named.sub(MASK, value) if isinstance(value, str) else value


def subject_of(person: Person) -> Subject:
    """Whose data it is. One query."""
    seats = Seat.objects.filter(person=person).order_by("pk").values_list("pk", flat=True)
    return Subject(person, tuple(seats))


def data_of(who: Subject, sections: Iterable[Section] = SECTIONS) -> list[Found]:
    """Everything, section by section, with the rights in force. A query for each section, two where files are tied."""
    references = dict(FileReference.objects.values_list("pk", "reference"))
    mask = mask_of(who)
    return [_found(section, who, references, mask) for section in sections]


def _found(section: Section, who: Subject, references: dict[int, str], mask: Callable[[Any], Any]) -> Found:
    mine = section.model.objects.filter(section.mine(who)).order_by("pk").distinct()
    words = _choices(section)
    rows = tuple(
        tuple(mask(words[at].get(value, value) if at in words else value) for at, value in enumerate(row))
        for row in mine.values_list(*(lookup for _, lookup in section.columns))
    )
    if section.model is Mail:
        rows = tuple(tuple(_without_links(cell) for cell in row) for row in rows)
    column = file_column(section.model)
    elsewhere: dict[str, int] = {}
    if column:
        looked_into(mine.order_by().values_list(column, flat=True).distinct())
    if column and references:
        open_ones = set(mine.order_by().values_list("pk", flat=True))
        with every_list(references):
            every = section.model.objects.filter(section.mine(who), **{f"{column}__isnull": False}).exclude(
                pk__in=open_ones
            )
            counted = every.order_by().values(column).annotate(number=Count("pk", distinct=True))
            elsewhere = {references[each[column]]: each["number"] for each in counted}
    return Found(section, rows, tuple(sorted(elsewhere.items())))


def _without_links(value: Any) -> Any:
    return LINK.sub(LINK_MASK, value) if isinstance(value, str) else value


def _choices(section: Section) -> dict[int, dict[Any, str]]:
    """The words of each column whose values are of a closed list, by the column's place."""
    fields = {field.name: field for field in section.model._meta.concrete_fields}
    named = [(at, fields.get(lookup)) for at, (_, lookup) in enumerate(section.columns)]
    return {at: {key: str(word) for key, word in field.flatchoices} for at, field in named if field and field.choices}


def account_of(who: Subject) -> list[tuple[str, tuple[str, ...], list[tuple[Any, ...]]]]:
    """What the account itself holds, for its holder: when it was made, second steps, where it is signed in now."""
    user = who.person.user
    if user is None:
        return []
    steps = Authenticator.objects.filter(user_id=user.pk).order_by("created_at")
    sessions = UserSession.objects.filter(user_id=user.pk).order_by("created_at")
    return [
        ("Your account", ("Signs in as", "Made", "Last signed in"), [(user.email, user.joined_at, user.last_login)]),
        (
            "Your second steps",
            ("Kind", "Set up", "Last used"),
            [(each.get_type_display(), each.created_at, each.last_used_at) for each in steps],
        ),
        (
            "Where you are signed in",
            ("Since", "Last seen", "From", "With"),
            [(each.created_at, each.last_seen_at, each.ip, browser_words(each.user_agent)) for each in sessions],
        ),
    ]
