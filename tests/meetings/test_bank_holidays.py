"""Bank holidays beside the calendar's: by command alone, on record in every space, and no meeting moves."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hscp.record.sharing import SharedChange
from hscp.spaces.acting import acting, in_space
from meetings.models import Meeting
from partnership.models import BankHoliday
from partnership.queries.holidays import bank_holidays
from tests.factories.meetings import planned
from tests.meetings.conftest import Stage

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)
ADD = ("add", DAY.isoformat(), "--name", "A coronation", "--source", "London Gazette, 1 June 2026")


def run(*args: str) -> str:
    out = StringIO()
    call_command("bank_holidays", *args, stdout=out)
    return out.getvalue()


def holds(stage: Stage) -> bool:
    return DAY in stage.inside(lambda: bank_holidays(DAY, DAY))


def test_one_is_proclaimed_and_taken_back_on_record_in_every_space(stage: Stage) -> None:
    on_it = stage.inside(lambda: planned(stage.board, items=0, day=DAY))
    after = stage.inside(lambda: planned(stage.board, items=0, day=DAY + timedelta(days=2)))
    said = run(*ADD, "--check")
    assert "is planned for that very day; it is not moved." in said and "papers are due by" in said
    assert said.rstrip().endswith("nothing was written.") and not holds(stage)
    assert run(*ADD) == said.replace("This was a check: nothing was written.\n", "") and holds(stage)
    rows = stage.inside(lambda: list(Meeting.objects.order_by("pk").values_list("starts_at", flat=True)))
    assert rows == [on_it.starts_at, after.starts_at], "no meeting moves"
    with pytest.raises(CommandError, match="is a bank holiday already: A coronation"):
        run(*ADD)
    assert "2026-07-01  A coronation  (London Gazette, 1 June 2026)" in run("list", "2026")
    run("take-back", DAY.isoformat(), "--reason", "Put off")
    assert not holds(stage) and "A coronation – taken back  (Put off)" in run("list", "2026")
    for space in (stage.world.here, stage.world.there, stage.world.joint):
        with acting(in_space(space.pk)):
            kept = SharedChange.objects.filter(model="partnership.BankHoliday", space_id=space.pk).order_by("pk")
            assert [(row.kind, row.values["source"]) for row in kept] == [
                ("+", "London Gazette, 1 June 2026"),
                ("~", "Put off"),
            ], space
    assert run(*ADD) and holds(stage), "what was taken back can be proclaimed again"
    assert stage.inside(BankHoliday.objects.count) == 1


def test_one_of_the_calendar_is_taken_back_too_and_one_that_is_over_is_not(stage: Stage) -> None:
    christmas = date(2026, 12, 25)
    run("take-back", christmas.isoformat(), "--reason", "A trial")
    assert christmas not in stage.inside(lambda: bank_holidays(christmas, christmas))
    with pytest.raises(CommandError, match="is over"):
        run("take-back", "2026-05-25", "--reason", "Late")


def test_bank_holidays_lists_them_and_shows_what_a_day_would_move(stage: Stage) -> None:
    meeting = stage.inside(lambda: planned(stage.board, items=0, day=DAY))
    page = stage.page("member", "bank_holidays")
    assert "Christmas Day" in page and "Calendar library “holidays”, edition" in page
    address = stage.address("bank_holidays")
    asked = stage.client("team").get(address, {"on": DAY.isoformat()}).content.decode()
    assert "no bank holiday" in asked and "is planned for that very day: move it by hand" in asked
    assert stage.address("meeting", meeting.pk) in asked
    assert "manage.py bank_holidays add 2026-07-01" in asked
    assert "manage.py" not in stage.client("member").get(address, {"on": DAY.isoformat()}).content.decode()
    run(*ADD)
    asked = stage.client("team").get(address, {"on": DAY.isoformat()}).content.decode()
    assert "A coronation" in asked and "take-back 2026-07-01" in asked and "Proclaimed" in asked
    assert stage.client("team").get(address, {"on": "soon"}).status_code == 200
