"""What the partners pay: the list, adding, changing, and what an agreement protects."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from funding.models import Contribution
from funding.operations import add_contribution, change_contribution
from funding.queries import agreeing_decisions, is_agreed
from funding.rules import Agreed, Deciding, may_change, may_name
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Decision
from meetings.operations.decisions import record_decision
from partnership.models import Group, ReservedMatter
from reporting.queries.record import contributions_of
from tests.factories.fixtures import World
from tests.factories.meetings import Board, clock, come, make_board, opened

YEAR = date(2026, 4, 1)
TEN, TWELVE = Decimal("10.00"), Decimal("12.00")


@pytest.mark.parametrize(
    ("was", "to", "may"),
    [
        (Agreed(TEN, "", None), Agreed(TWELVE, "", None), True),
        (Agreed(TEN, "", 1, True), Agreed(TEN, " ", 1, True), True),
        (Agreed(TEN, "", 1, True), Agreed(TWELVE, "", 1, True), False),
        (Agreed(TEN, "", 1, True), Agreed(TEN, "A room", 1, True), False),
        (Agreed(TEN, "", 1, True), Agreed(TWELVE, "", 2, True), True),
        (Agreed(TEN, "", 1, True), Agreed(TWELVE, "", 2, False), False),
        (Agreed(TEN, "", 1, False), Agreed(TWELVE, "", 1, False), True),
    ],
)
def test_an_agreed_contribution_changes_only_with_another_decision(was: Agreed, to: Agreed, may: bool) -> None:
    assert bool(may_change(was, to)) is may


@pytest.mark.parametrize(
    ("decision", "may", "agrees"),
    [
        (Deciding(1, "agreed", "contributions"), True, True),
        (Deciding(1, "ratified", "contributions"), True, True),
        (Deciding(1, "endorsed", "contributions"), True, False),
        (Deciding(1, "recommended", "contributions"), False, False),
        (Deciding(1, "provisional", "contributions"), False, False),
        (Deciding(1, "refused", "contributions"), False, False),
        (Deciding(1, "agreed", "changes_of_arrangements"), False, False),
        (Deciding(1, "agreed"), False, False),
    ],
)
def test_a_contribution_is_agreed_by_a_settled_decision_on_contributions(
    decision: Deciding, may: bool, agrees: bool
) -> None:
    assert (bool(may_name(decision)), decision.agrees) == (may, agrees)


@pytest.fixture
def board(world: World) -> Board:
    with acting(in_space(world.here.pk)):
        ReservedMatter(key="money", title="Agree contributions", section="§20.1", meaning="contributions").save()
        ReservedMatter(key="thresholds", title="Endorse thresholds", section="§13.5").save()
        return make_board()


def decide(world: World, board: Board, *, by_lsps: bool, hour: int = 8, matter: str = "money") -> Decision:
    """A decision on a reserved matter: endorsed by the board, or agreed by a group of the lead partners."""
    with acting(in_space(world.here.pk)):
        if by_lsps:
            group = Group.objects.get(pk=board.group.pk)
            group.kind = "lsp_forum"
            group.save(update_fields=["kind"])
        meeting = opened(board, hour=hour, items=1)
        come(board, meeting, "council", "icb", "police")
        at = clock(hour, 30)
        return record_decision(
            item=AgendaItem.objects.get(meeting=meeting),
            text="The contributions are agreed",
            kind="agree",
            taken_at=at,
            reserved_matter=ReservedMatter.objects.get(key=matter),
            seat=None,
            at=at,
        )


def add(world: World, board: Board, body: str = "police", decision: Decision | None = None) -> Contribution:
    with acting(in_space(world.here.pk)):
        return add_contribution(
            organisation=board.organisations[body], year_starts_on=YEAR, cash=TEN, in_kind="", agreed_by=decision
        )


def test_an_endorsement_by_the_board_is_no_agreement(world: World, board: Board) -> None:
    add(world, board, decision=decide(world, board, by_lsps=False))
    add(world, board, "icb", decision=decide(world, board, by_lsps=True, hour=9))
    with acting(in_space(world.here.pk)):
        agreed = {each.body: each.agreed for each in contributions_of(YEAR)}
    assert agreed["West Mercia Police"] == ""
    icb = agreed["Herefordshire and Worcestershire ICB"]
    assert icb == "Safeguarding Partners Board, 15 June 2026, decision 1"


def test_what_a_group_below_the_board_recommends_stands_behind_no_contribution(world: World, board: Board) -> None:
    with acting(in_space(world.here.pk)):
        group = Group.objects.get(pk=board.group.pk)
        group.kind = "subgroup"
        group.save(update_fields=["kind"])
    decision = decide(world, board, by_lsps=False)
    assert decision.outcome == "recommended"
    with acting(in_space(world.here.pk)):
        assert list(agreeing_decisions()) == []
    with pytest.raises(Refused, match="agreed nothing"):
        add(world, board, decision=decision)


def test_the_amount_that_lead_partners_agreed_is_protected(world: World, board: Board) -> None:
    decision = decide(world, board, by_lsps=True)
    row = add(world, board, decision=decision)
    with acting(in_space(world.here.pk)):
        for arguments in ({"cash": TWELVE, "agreed_by": decision}, {"cash": TEN, "agreed_by": None}):
            with pytest.raises(Refused, match="agreed"):
                change_contribution(contribution=row, in_kind="", version=1, **arguments)
        row.refresh_from_db()
        assert (row.cash, row.agreed_by_id) == (TEN, decision.pk)


def test_a_decision_of_the_lead_partners_on_another_matter_agrees_no_contribution(world: World, board: Board) -> None:
    other = decide(world, board, by_lsps=True, matter="thresholds")
    assert other.outcome == "agreed"
    with pytest.raises(Refused, match="not about contributions"):
        add(world, board, decision=other)
    row = add(world, board)
    with acting(in_space(world.here.pk)):
        with pytest.raises(Refused, match="not about contributions"):
            change_contribution(contribution=row, cash=TEN, in_kind="", agreed_by=other)
        assert list(agreeing_decisions()) == []
        assert not is_agreed(other)
    page = client_of(world, "team").get(url("contribution_edit", row.pk)).content.decode()
    assert "The contributions are agreed" not in page


def test_a_body_contributes_once_a_year(world: World, board: Board) -> None:
    add(world, board)
    with pytest.raises(Refused, match="on record already"):
        add(world, board)


def client_of(world: World, role: str) -> Client:
    client = Client()
    client.force_login(world.user(role))
    return client


def url(name: str, *args: Any) -> str:
    return reverse(name, args=("herefordshire", *args))


def test_contributions_lists_a_year_with_its_standing_and_sum(world: World, board: Board) -> None:
    add(world, board, decision=decide(world, board, by_lsps=False))
    add(world, board, "icb")
    page = client_of(world, "member").get(url("contributions"), {"year": "2026"}).content.decode()
    assert "£20" in page and "Endorsed, not agreed yet" in page and "Not agreed" in page
    assert "Add a contribution" not in page
    assert (
        "No contribution is recorded"
        in client_of(world, "member").get(url("contributions"), {"year": "2027"}).content.decode()
    )


def test_contribution_add_and_edit_in_the_browser(world: World, board: Board) -> None:
    client = client_of(world, "team")
    wrong = client.post(url("contribution_add"), {"cash": "a lot"}).content.decode()
    assert "There is a problem" in wrong and "a lot" in wrong
    empty = client.post(url("contribution_add"), {"cash": ""}).content.decode()
    assert "Enter the amount in cash, 0 where everything is given in kind" in empty
    body = board.organisations["police"].pk
    given = {"organisation": body, "year_starts_on": "2026-04-01", "cash": "£1,250.50", "in_kind": "A room"}
    assert client.post(url("contribution_add"), given).status_code == 302
    assert "on record already" in client.post(url("contribution_add"), given).content.decode()
    with acting(in_space(world.here.pk)):
        row = Contribution.objects.get()
    assert row.cash == Decimal("1250.50")
    assert client.post(url("contribution_edit", row.pk), {"cash": "2000", "version": "1"}).status_code == 302
    with acting(in_space(world.here.pk)):
        assert Contribution.objects.get().cash == Decimal("2000.00")
    clash = client.post(url("contribution_edit", row.pk), {"cash": "1300", "in_kind": "Two rooms", "version": "1"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "2000.00" in html and "Two rooms</textarea>" in html
    with acting(in_space(world.here.pk)):
        row = Contribution.objects.get()
    assert (row.cash, row.in_kind, row.version) == (Decimal("2000.00"), "", 2)


@pytest.mark.parametrize("role", ["lsp", "dsp", "scrutineer", "accountable_body", "member"])
def test_contributions_are_written_by_the_team(world: World, board: Board, role: str) -> None:
    row = add(world, board)
    client = client_of(world, role)
    assert client.get(url("contribution_add")).status_code == 403
    assert client.post(url("contribution_edit", row.pk), {"cash": "1"}).status_code == 403
    assert client.get(url("contributions")).status_code == 200
