"""docs/access.md says what the sweep has seen."""

import pytest

from tests.sweeps.printed import PAGE, page
from tests.sweeps.table import ROWS

pytestmark = pytest.mark.once


def test_the_printed_matrix_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make fix`"


def test_every_address_stands_in_it_once() -> None:
    lines = [line for line in page().splitlines() if line.startswith("| `/")]
    assert len(lines) == len(ROWS)
