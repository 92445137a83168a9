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
from django.db.models import Count

from hscp.identity.ledger import KINDS
from hscp.identity.sessions import browser_words
from hscp.record.models import Mail
from hscp.spaces.guard import file_column
from hscp.spaces.looks import looked_into
from keeping.queries.not_exported import NOT_EXPORTED
from keeping.queries.person_sections import SECTIONS
from keeping.queries.sections import Section, Subject
from partnership.access import every_list
from partnership.models import FileReference, Person, Seat

__all__ = ["NOT_EXPORTED", "SECTIONS", "Found", "Section", "Subject", "account_of", "data_of", "mask_of", "subject_of"]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a section as they are written down; ``elsewhere`` counts those of files not open, by reference."""

    section: Section
    rows: tuple[tuple[Any, ...], ...]
    elsewhere: tuple[tuple[str, int], ...] = ()


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
    events = user.events.select_related("by").order_by("number")
    sessions = UserSession.objects.filter(user_id=user.pk).order_by("created_at")
    return [
        ("Your account", ("Signs in as", "Made", "Last signed in"), [(user.email, user.joined_at, user.last_login)]),
        (
            "Your second steps",
            ("Kind", "Set up", "Last used"),
            [(KINDS[each.type].capitalize(), each.created_at, each.last_used_at) for each in steps],
        ),
        (
            "Changes of your account",
            ("When", "What", "Of what kind", "By whom"),
            [(each.at, each.get_kind_display(), each.what, each.by_words(user)) for each in events],
        ),
        (
            "Where you are signed in",
            ("Since", "Last seen", "From", "With"),
            [(each.created_at, each.last_seen_at, each.ip, browser_words(each.user_agent)) for each in sessions],
        ),
    ]
