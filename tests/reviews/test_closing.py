"""A case file and the day of a publication: it is not closed before, and what was closed before publishes nothing."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from partnership.models import CaseFile
from partnership.operations.cases import close_case_file, reopen_case_file
from reviews.models import PublicCopyStage, PublishedReview
from reviews.operations.publication import publish_due
from reviews.operations.publishing import move_copy
from tests.conftest import NOW
from tests.factories.publishing import Copy
from tests.reviews.test_practice import page

LATER = NOW + timedelta(days=9)


@pytest.fixture
def case(ready: Copy) -> Copy:
    return ready


def end(case: Copy, *, at: datetime, again: bool = False) -> None:
    """The case file is closed, or opened again."""
    with case.with_sheet():
        file = CaseFile.objects.get(pk=case.incident.file_id)
        act = reopen_case_file if again else close_case_file
        act(file=file, reason="The matter is over", seat=case.seat, at=at)


def test_a_case_is_not_closed_while_a_day_of_publication_is_set(case: Copy) -> None:
    with pytest.raises(Refused, match=r"is to be published on Wednesday 24 June 2026.*take the day back"):
        end(case, at=NOW)
    shown = page(case, "team", "case_file_close", case.incident.file_id).content.decode()
    assert "take the day back" in shown
    with case.with_sheet():
        move_copy(copy=case.copy(), move="unset", reason="The case ends", seat=case.seat, at=NOW)
        assert PublicCopyStage.objects.filter(move="unset").exists(), "on record"
    end(case, at=NOW)
    end(case, at=LATER, again=True)
    with acting(in_space(case.world.here.pk)):
        assert publish_due(at=LATER) == 0, "nothing goes out because it is open again"
        assert not PublishedReview.objects.exists()


def test_a_day_that_was_set_before_a_case_was_closed_does_not_count_any_more(case: Copy, settings: Any) -> None:
    settings.CASE_FILE_AWAITS = []  # as it was closed before this version
    end(case, at=NOW + timedelta(days=1))
    end(case, at=NOW + timedelta(days=2), again=True)
    with acting(in_space(case.world.here.pk)):
        assert publish_due(at=LATER) == 0
    with case.inside():
        (stage,) = PublicCopyStage.objects.filter(move="held_back")
        assert "closed after Wednesday 24 June 2026 was set. Set the day anew" in stage.reason
    with pytest.raises(Refused, match="Set the day anew"):
        case.publish(LATER)
    case.set_day(LATER.date(), because="It still stands", at=LATER)
    assert case.publish(LATER).key == "2026-1"
