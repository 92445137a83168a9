"""What no database takes as a text does not break a list."""

import pytest

from tests.meetings.conftest import Stage


@pytest.mark.parametrize("name", ["actions", "decisions", "recommendations", "people"])
def test_a_search_for_a_null_byte_is_answered(stage: Stage, name: str) -> None:
    answer = stage.client("team").get(stage.address(name), {"q": "a\0b"})
    assert answer.status_code == 200
