"""Who sends letters about absences: the manager of the team, who deputises, everybody where none is named."""

import pytest

from meetings.rules.letters import Sender, may_send_from

MANAGER, DEPUTY = Sender("Team Manager", True, ("Ann",)), Sender("Deputy Manager", False)


@pytest.mark.parametrize(
    ("senders", "marked", "may"),
    [((), False, True), ((MANAGER,), True, True), ((MANAGER,), False, False), ((MANAGER, DEPUTY), False, False)],
)
def test_who_sends(senders: tuple[Sender, ...], marked: bool, may: bool) -> None:
    assert bool(may_send_from(senders, marked=marked)) is may


def test_the_refusal_names_who_sends_and_says_what_to_do_where_nobody_can() -> None:
    found = may_send_from((MANAGER, DEPUTY), marked=False).sentence
    assert "by the Team Manager (Ann) or Deputy Manager (vacant)" in found and "Appoint" not in found
    assert "Appoint somebody first" in may_send_from((DEPUTY,), marked=False).sentence
