"""Who hears the findings, and leaders' reflection: what each must say."""

from datetime import date, timedelta

from reviews.rules.findings import lines_of, may_hear, may_note_guest, may_reflect

DAY = date(2026, 6, 15)
TOMORROW = DAY + timedelta(days=1)


def test_a_meeting_is_on_record_on_its_day_or_said_in_words() -> None:
    assert may_hear(held_on=TOMORROW, met_on=TOMORROW, words="")
    assert may_hear(held_on=DAY, met_on=None, words="The county board")
    assert may_hear(held_on=DAY, met_on=TOMORROW, words="").codes == ("meeting",)
    assert may_hear(held_on=DAY, met_on=None, words=" ").codes == ("words",)


def test_whether_somebody_came_is_said_once_the_meeting_was_held() -> None:
    said = {"name": "A leader", "capacity": "A trust", "came": "came", "views": "Yes", "invited_on": DAY}
    said |= {"held_on": DAY, "today": DAY}
    assert may_note_guest(**said)  # type: ignore[arg-type]
    for change, codes in (
        ({"name": ""}, ("name",)),
        ({"capacity": " "}, ("capacity",)),
        ({"invited_on": TOMORROW}, ("invited_on",)),
        ({"held_on": DAY - timedelta(days=1)}, ("invited_on",)),
        ({"held_on": TOMORROW}, ("came",)),
        ({"held_on": TOMORROW, "came": "invited"}, ("views",)),
        ({"held_on": TOMORROW, "came": "invited", "views": ""}, ()),
    ):
        assert may_note_guest(**{**said, **change}).codes == codes  # type: ignore[arg-type]


def test_reflection_has_its_day_who_took_part_and_what_they_take_away() -> None:
    assert lines_of(" Chief  nurse \n\nchief nurse\nHead") == ["Chief nurse", "Head"]
    assert may_reflect(on=DAY, took_part="Chief nurse", takeaways="To ask", today=DAY)
    assert may_reflect(on=TOMORROW, took_part=" ", takeaways="", today=DAY).codes == ("on", "took_part", "takeaways")
