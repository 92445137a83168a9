"""Who has to notify, and of what: Children Act 2004 s.16C, and what guidance asks besides (§14).

Nothing is decided here: the rule says what the facts on record lead to, and people record what they decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reviews.rules.states import IncidentState


class Place(StrEnum):
    """Where it happened, as the duty asks."""

    HERE = "here"
    ENGLAND = "england"
    OUTSIDE = "outside"


class Harm(StrEnum):
    DEATH = "death"
    SERIOUS = "serious"


class Abuse(StrEnum):
    """Whether abuse or neglect of the child is known or suspected."""

    KNOWN = "known"
    SUSPECTED = "suspected"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class ChildFacts:
    """What the duty asks of one child. ``lives_here``: normally living in this authority's area."""

    label: str
    harm: str
    abuse: str
    lives_here: bool
    looked_after: bool = False
    care_leaver: bool = False

    @property
    def abused(self) -> bool:
        """Whether abuse or neglect is known or suspected."""
        return self.abuse in (Abuse.KNOWN, Abuse.SUSPECTED)


@dataclass(frozen=True, slots=True)
class Duty:
    """What follows from the facts: whether this authority notifies, whether another leads, who else is told, and why.

    ``sentences`` say it to people, each with its source.
    """

    notifies: bool
    other_leads: bool
    tells_secretary: bool
    tells_of_care_leaver: bool
    sentences: tuple[str, ...]


def duty(place: str, children: Sequence[ChildFacts]) -> Duty:
    """The duty for an incident at ``place`` with these children."""
    abused = [child for child in children if child.abused]
    unclear = [child for child in children if child.abuse == Abuse.UNCLEAR]
    at_home = [child for child in abused if child.lives_here]
    notifies = bool(abused) if place == Place.HERE else bool(at_home) and place == Place.OUTSIDE
    other_leads = place == Place.ENGLAND
    dead = [child for child in children if child.harm == Harm.DEATH and not other_leads]
    looked_after = any(child.looked_after for child in dead)
    care_leaver = any(child.care_leaver for child in dead)
    said = []
    if not children:
        said.append("Add the children concerned: what follows depends on them.")
    elif other_leads:
        said.append("It happened in another area of England: the authority there notifies and leads (s.16C(1)(a)).")
    elif notifies and place == Place.HERE:
        said.append(
            "It happened here, and abuse or neglect is known or suspected: this authority notifies (s.16C(1)(a))."
        )
    elif notifies:
        said.append(
            "It happened outside England to a child who normally lives here: this authority notifies and holds the "
            "case (s.16C(1)(b))."
        )
    elif place == Place.OUTSIDE and abused:
        said.append("It happened outside England, and none of the children normally lives here: no duty to notify.")
    elif unclear:
        said.append("Whether abuse or neglect is suspected is not clear yet: the duty depends on it.")
    else:
        said.append("Neither abuse nor neglect is known or suspected: no duty to notify under s.16C.")
    if looked_after:
        said.append(
            "A child who was looked after has died: the Secretary of State and Ofsted are told, abuse suspected or not."
        )
    if care_leaver:
        said.append("A care leaver has died: the Secretary of State and Ofsted are expected to be told.")
    return Duty(notifies, other_leads, looked_after, care_leaver, tuple(said))


def counts_towards_notifying(state: str, place: str, children: Sequence[ChildFacts]) -> bool:
    """Whether the clock of the notification concerns an incident in that state.

    While it is being considered it does, unless the facts say that this authority does not notify: a clock that waited
    for the facts to be complete would begin too late.
    """
    if state in (IncidentState.NOTIFIED, IncidentState.NOT_REQUIRED):
        return True
    if state != IncidentState.CONSIDERING or place == Place.ENGLAND:
        return False
    unknown = not children or any(child.abuse == Abuse.UNCLEAR for child in children)
    return unknown or duty(place, children).notifies
