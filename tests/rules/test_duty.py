"""Who has to notify, what is missing, and which days may be put on record."""

from datetime import date

import pytest

from hscp.lib.moves import problems
from reviews.rules.clocks import Event
from reviews.rules.duty import ChildFacts, Place, counts_towards_notifying, duty
from reviews.rules.events import may_record
from reviews.rules.notification import OF_CHILD, OF_INCIDENT, may_notify, missing
from reviews.rules.states import INCIDENT, IncidentState


def child(**facts: object) -> ChildFacts:
    known: dict[str, object] = {"label": "Child A", "harm": "death", "abuse": "suspected", "lives_here": True}
    return ChildFacts(**{**known, **facts})  # type: ignore[arg-type]


def test_the_table_of_states_is_complete() -> None:
    assert problems(INCIDENT) == ()


@pytest.mark.parametrize(
    ("place", "facts", "notifies", "says"),
    [
        (Place.HERE, {}, True, "this authority notifies (s.16C(1)(a))"),
        (Place.HERE, {"lives_here": False}, True, "this authority notifies (s.16C(1)(a))"),
        (Place.HERE, {"abuse": "no"}, False, "no duty to notify under s.16C"),
        (Place.HERE, {"abuse": "unclear"}, False, "not clear yet"),
        (Place.ENGLAND, {}, False, "the authority there notifies and leads"),
        (Place.OUTSIDE, {}, True, "this authority notifies and holds the case (s.16C(1)(b))"),
        (Place.OUTSIDE, {"lives_here": False}, False, "none of the children normally lives here"),
    ],
)
def test_who_notifies(place: str, facts: dict[str, object], notifies: bool, says: str) -> None:
    found = duty(place, [child(**facts)])
    assert found.notifies is notifies
    assert says in " ".join(found.sentences)


def test_the_death_of_a_looked_after_child_is_told_abuse_suspected_or_not() -> None:
    assert duty(Place.HERE, [child(abuse="no", looked_after=True)]).tells_secretary
    assert not duty(Place.HERE, [child(abuse="no", looked_after=True, harm="serious")]).tells_secretary
    assert duty(Place.HERE, [child(care_leaver=True)]).tells_of_care_leaver
    assert not duty(Place.ENGLAND, [child(looked_after=True)]).tells_secretary


def test_the_clock_of_the_notification_waits_for_nobody_to_complete_the_facts() -> None:
    considering = IncidentState.CONSIDERING
    assert counts_towards_notifying(considering, Place.HERE, [])
    assert counts_towards_notifying(considering, Place.HERE, [child(abuse="no"), child(abuse="unclear")])
    assert not counts_towards_notifying(considering, Place.HERE, [child(abuse="no")])
    assert not counts_towards_notifying(considering, Place.ENGLAND, [])
    assert not counts_towards_notifying(IncidentState.CONTRIBUTING, Place.HERE, [child()])
    assert counts_towards_notifying(IncidentState.NOT_REQUIRED, Place.HERE, [child()])


def test_what_is_missing_is_named_one_by_one() -> None:
    known = {each.field: "known" for each in OF_INCIDENT}
    one = {"label": "Child A", **{each.field: "known" for each in OF_CHILD}}
    assert missing(known, [one]) == ()
    assert [each.sentence for each in missing({**known, "agencies": ""}, [{**one, "age": None, "sex": ""}])] == [
        "Not on record yet: which agencies knew the children.",
        "Child A: not on record yet: age, sex.",
    ]
    assert missing(known, [{**one, "age": 0}]) == (), "a child under one has an age"
    assert "No child is on record yet." in [each.sentence for each in missing(known, [])]


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({}, ()),
        ({"again": "CSPR-2"}, ("again",)),
        ({"reference": " "}, ("reference",)),
        ({"sent_on": date(2026, 6, 16)}, ("sent_on",)),
        ({"sent_on": date(2026, 6, 1)}, ("sent_on",)),
        ({"aware_on": None}, ("sent_on",)),
    ],
)
def test_a_notification_is_put_on_record_with_its_reference_typed_twice(
    facts: dict[str, object], codes: tuple[str, ...]
) -> None:
    usual: dict[str, object] = {
        "reference": "CSPR-1",
        "again": "CSPR-1 ",
        "sent_on": date(2026, 6, 12),
        "aware_on": date(2026, 6, 10),
        "today": date(2026, 6, 15),
    }
    assert may_notify((), **{**usual, **facts}).codes == codes  # type: ignore[arg-type]


TODAY = date(2026, 6, 15)
KNOWN: dict[str, date] = {Event.AWARE: date(2026, 6, 1), Event.NOTIFIED: date(2026, 6, 3)}


@pytest.mark.parametrize(
    ("event", "on", "because", "codes"),
    [
        (Event.PANEL, date(2026, 6, 10), "", ()),
        (Event.PANEL, date(2026, 6, 16), "", ("on",)),
        (Event.PANEL, date(2026, 5, 29), "", ("on",)),
        (Event.AWARE, date(2026, 6, 2), "The ward told us a day later", ()),
        (Event.AWARE, date(2026, 6, 2), " ", ("because",)),
        (Event.AWARE, date(2026, 6, 4), "Later", ("on",)),
        (Event.AWARE, date(2026, 6, 1), "The same", ("on",)),
        (Event.AWARE, None, "By mistake", ("on",)),
        (Event.RAPID_SENT, None, "By mistake", ("on",)),
        (Event.RAPID_SENT, date(2026, 6, 2), "", ("on", "on")),
    ],
)
def test_which_days_may_be_put_on_record(event: str, on: date | None, because: str, codes: tuple[str, ...]) -> None:
    assert may_record(event, on, KNOWN, because=because, today=TODAY).codes == codes


def test_what_is_taken_back_last_in_first_out() -> None:
    events = {**KNOWN, Event.DECIDED: date(2026, 6, 5), Event.PUBLISHED: date(2026, 6, 12)}
    refused = may_record(Event.DECIDED, None, events, because="By mistake", today=TODAY)
    assert refused.sentence == "Practice review published on Friday 12 June 2026: take that back first."
    assert may_record(Event.PUBLISHED, None, events, because="By mistake", today=TODAY)
