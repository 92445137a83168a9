"""Seats, chairs and invitations: the rules alone."""

from datetime import date, datetime, timedelta

import pytest

from partnership.rules.chairs import ChairFacts, may_chair, may_end_chair
from partnership.rules.invitations import InvitationFacts, may_accept, may_invite, may_withdraw
from partnership.rules.seats import SeatFacts, may_reopen, team_stays
from tests.conftest import NOW, TODAY

APRIL, JULY = date(2026, 4, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("ends_on", "others", "codes"),
    [
        (TODAY, [], ()),
        (JULY, [], ()),
        (TODAY - timedelta(days=1), [], ("over",)),
        (None, [], ("open",)),
        (TODAY, [SeatFacts("Successor", 2, TODAY, None)], ("held",)),
        (JULY, [SeatFacts("Successor", 2, JULY, None)], ("held",)),
        (TODAY, [SeatFacts("Predecessor", 2, date(2025, 1, 1), APRIL)], ()),
    ],
)
def test_the_end_of_a_seat_is_taken_back_while_the_day_lasts(
    ends_on: date | None, others: list[SeatFacts], codes: tuple[str, ...]
) -> None:
    seat = SeatFacts("Holder", 1, APRIL, ends_on)
    verdict = may_reopen(seat, post="The post", many_holders=False, others=others, today=TODAY)
    assert verdict.codes == codes
    assert bool(verdict) == (not codes)


def test_a_post_of_many_is_reopened_beside_others() -> None:
    seat = SeatFacts("Holder", 1, APRIL, TODAY)
    others = [SeatFacts("Other", 2, APRIL, None)]
    assert may_reopen(seat, post="The post", many_holders=True, others=others, today=TODAY)


@pytest.mark.parametrize(
    ("can_sign_in", "others", "yes"), [(True, 0, False), (True, 1, True), (False, 0, True), (False, 2, True)]
)
def test_somebody_of_the_team_must_be_able_to_sign_in(can_sign_in: bool, others: int, yes: bool) -> None:
    verdict = team_stays(leaves="The manager", can_sign_in=can_sign_in, others_who_stay=others)
    assert bool(verdict) == yes
    assert yes or verdict.sentence.startswith("The manager is the last of the Partnership Team who can sign in")


@pytest.mark.parametrize(
    ("held", "starts_on", "ends_on", "codes"),
    [
        ([], TODAY, None, ()),
        ([], TODAY, TODAY, ("dates",)),
        ([ChairFacts("LSP", None, None)], TODAY, None, ("held",)),
        ([ChairFacts("LSP", None, TODAY)], TODAY, None, ()),
        ([ChairFacts("LSP", JULY, None)], TODAY, JULY, ()),
        ([ChairFacts("LSP", JULY, None)], TODAY, None, ("held",)),
        ([ChairFacts("LSP", APRIL, JULY)], TODAY, JULY, ("held",)),
    ],
)
def test_one_chair_at_a_time(
    held: list[ChairFacts], starts_on: date, ends_on: date | None, codes: tuple[str, ...]
) -> None:
    verdict = may_chair(what="Chair of the Board", held=held, kept_elsewhere="", starts_on=starts_on, ends_on=ends_on)
    assert verdict.codes == codes


def test_the_chair_of_a_shared_group_is_appointed_where_it_is_kept() -> None:
    verdict = may_chair(what="Chair", held=[], kept_elsewhere="LSP Forum", starts_on=TODAY, ends_on=None)
    assert verdict.sentence == "This group's record is kept in LSP Forum. Appoint its chair there."


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        (ChairFacts("LSP", APRIL, None), ()),
        (ChairFacts("LSP", None, None), ()),
        (ChairFacts("LSP", APRIL, JULY), ()),
        (ChairFacts("LSP", APRIL, TODAY), ("ended",)),
        (ChairFacts("LSP", JULY, None), ("dates",)),
    ],
)
def test_the_end_of_a_term_in_the_chair(term: ChairFacts, codes: tuple[str, ...]) -> None:
    assert may_end_chair(term, TODAY).codes == codes


def invitation(**facts: object) -> InvitationFacts:
    usual = {"sent_to": "a@example.org", "address": "A@example.org", "expires_at": NOW + timedelta(days=1)}
    return InvitationFacts(**{**usual, **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, None),
        ({"accepted_at": NOW}, "used"),
        ({"withdrawn_at": NOW}, "withdrawn"),
        ({"expires_at": NOW}, "expired"),
        ({"address": "b@example.org"}, "address"),
        ({"account_taken": True}, "taken"),
    ],
)
def test_when_an_invitation_counts(facts: dict[str, datetime], code: str | None) -> None:
    verdict = may_accept(invitation(**facts), NOW)
    assert verdict.codes == ((code,) if code else ())
    assert not code or "Sign in" in verdict.sentence or "Ask the Partnership Team" in verdict.sentence


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, None),
        ({"address": ""}, "no-address"),
        ({"signs_in": True}, "signs-in"),
        ({"account_taken": True}, "taken"),
    ],
)
def test_who_can_be_invited(facts: dict[str, object], code: str | None) -> None:
    usual = {"person": "Somebody", "address": "a@example.org", "signs_in": False, "account_taken": False}
    assert may_invite(**{**usual, **facts}).codes == ((code,) if code else ())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "code"), [({}, None), ({"accepted_at": NOW}, "used"), ({"withdrawn_at": NOW}, "withdrawn")]
)
def test_what_can_be_withdrawn(facts: dict[str, datetime], code: str | None) -> None:
    assert may_withdraw(invitation(**facts)).codes == ((code,) if code else ())
