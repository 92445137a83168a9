"""Terms agreed on a group's page, and what a later load of the arrangements does with them: never without saying so."""

from datetime import date
from pathlib import Path

import pytest

from partnership.models import Group, Terms
from tests.factories.county import County, inside, make_county

pytestmark = pytest.mark.django_db
FILE = "      - from: 2024-04-01\n        frequency"
RULE = {"quoracy": {"at_least": 2, "of": "members"}}


@pytest.fixture
def county(tmp_path: Path) -> County:
    made = make_county(tmp_path)
    made.load()
    with inside():
        board = Group.objects.get(key="board")
        old = Terms.objects.get(group=board)
        old.ends_on = date(2026, 5, 1)
        old.save()
        Terms(group=board, data=RULE, starts_on=date(2026, 5, 1)).save()
    return made


def editions() -> list[tuple[date, date | None, bool]]:
    with inside():
        rows = Terms.objects.filter(group__key="board").order_by("starts_on")
        return list(rows.values_list("starts_on", "ends_on", "from_file"))


def test_a_load_leaves_what_was_agreed_and_says_so(county: County) -> None:
    before = editions()
    said = county.load()
    assert editions() == before, "the file's own edition ends where that of the page begins"
    assert "agreed on its page, from 1 May 2026: they stay" in said
    assert "reopens" not in said and "ends terms" not in said


def test_terms_that_the_file_begins_later_end_them_and_the_load_says_so(county: County) -> None:
    later = "      - {from: 2026-09-01, quoracy: {all_of_category: statutory_partner}}\n"
    said = county.change((FILE, later + FILE.replace("frequency", "to: 2026-09-01\n        frequency"))).load()
    assert editions()[1:] == [(date(2026, 5, 1), date(2026, 9, 1), False), (date(2026, 9, 1), None, True)]
    assert "ends terms of reference agreed on the group’s page “Northmarch Board, from 1 May 2026”" in said
    assert "agreed" not in county.load(), "said once"


def test_terms_that_the_file_begins_on_the_same_day_take_their_place_and_the_load_says_so(county: County) -> None:
    same = "      - {from: 2026-05-01, quoracy: {all_of_category: statutory_partner}}\n"
    said = county.change((FILE, same + FILE.replace("frequency", "to: 2026-05-01\n        frequency"))).load()
    assert "replaces terms of reference agreed on the group’s page" in said
    assert editions()[1:] == [(date(2026, 5, 1), None, True)]
