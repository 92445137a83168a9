"""Who was told of a death and when that was all of them; what another area asks, without a clock of ours."""

from datetime import date

import pytest

from reviews.rules.outside import BOTH, OFSTED, SECRETARY, Telling, all_told_on, may_ask, may_send, may_tell, standing

D1, D2, D3 = date(2026, 6, 10), date(2026, 6, 11), date(2026, 6, 12)


@pytest.mark.parametrize(
    ("children", "tellings", "day"),
    [
        ([1], [], None),
        ([], [Telling(None, BOTH, D1)], None),
        ([1], [Telling(1, BOTH, D1)], D1),
        ([1], [Telling(1, OFSTED, D1)], None),
        ([1], [Telling(1, OFSTED, D1), Telling(1, SECRETARY, D2)], D2),
        ([1, 2], [Telling(1, BOTH, D1)], None),
        ([1, 2], [Telling(None, BOTH, D1)], D1),
        ([1, 2], [Telling(1, BOTH, D1), Telling(2, SECRETARY, D2), Telling(None, OFSTED, D3)], D3),
        ([1], [Telling(1, BOTH, D3), Telling(1, BOTH, D1)], D1),
        ([1], [Telling(2, BOTH, D1)], None),
    ],
)
def test_all_are_told_once_both_bodies_know_of_each_child(
    children: list[int], tellings: list[Telling], day: date | None
) -> None:
    assert all_told_on(children, tellings) == day


@pytest.mark.parametrize(
    ("on", "aware", "concerns", "codes"),
    [
        (D2, D2, True, ()),
        (D1, D2, True, ("told_on",)),
        (D3, D1, True, ()),
        (date(2026, 6, 13), D1, True, ("told_on",)),
        (D2, None, False, ("child",)),
    ],
)
def test_telling_has_a_day_that_can_be(on: date, aware: date | None, concerns: bool, codes: tuple[str, ...]) -> None:
    assert may_tell(on=on, aware_on=aware, concerns=concerns, today=D3).codes == codes


@pytest.mark.parametrize(
    ("wanted", "sent", "today", "found"),
    [
        (None, None, D3, "waits"),
        (D2, None, D2, "waits"),
        (D2, None, D3, "late"),
        (D2, D3, D3, "sent"),
    ],
)
def test_what_another_area_asks_is_late_the_day_after(
    wanted: date | None, sent: date | None, today: date, found: str
) -> None:
    assert standing(wanted, sent, today) == found


def test_only_where_another_area_leads() -> None:
    assert may_ask(place="england", asked_on=D1, wanted_by=D1, today=D3)
    assert may_ask(place="outside", asked_on=D1, wanted_by=None, today=D3).codes == ("place",)
    assert may_ask(place="england", asked_on=D3, wanted_by=D2, today=D2).codes == ("asked_on", "wanted_by")


def test_what_was_sent_is_said() -> None:
    said = {"asked_on": D2, "sent_on": D2, "sent": "A summary", "has_document": False, "today": D3}
    assert may_send(**said)  # type: ignore[arg-type]
    assert may_send(**{**said, "sent": "", "has_document": True})  # type: ignore[arg-type]
    assert may_send(**{**said, "sent": " ", "sent_on": D1}).codes == ("sent_on", "sent")  # type: ignore[arg-type]
    assert may_send(**{**said, "today": D1}).codes == ("sent_on",)  # type: ignore[arg-type]
