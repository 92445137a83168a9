"""Checks of a practice review's time and quality."""

from typing import Any

from django.http import HttpResponse

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import check_for, practice_for
from reviews.enums import PracticeState
from reviews.forms.checks import CheckForm, MendedForm
from reviews.models import ProgressCheck
from reviews.operations import checks as operations
from reviews.views.acts import act


@fresh_factor
def check_add(request: Any, pk: int) -> HttpResponse:
    """Put a check on record."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    under_way = practice.state == PracticeState.UNDER_WAY
    return act(
        request,
        practice.incident,
        CheckForm(request.POST or None, initial={"checked_on": today()}),
        "Check of time and quality",
        lambda data: operations.check_practice(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="The check is on record. The next is counted from its day.",
        back=here(request, "practice_review", pk),
        refused="" if under_way else "A practice review is checked while it is under way.",
        lead_words="A check looks at the timeliness and the quality of the review (SI 2018/789 reg 14).",
    )


@fresh_factor
def check_mended(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say whether what a check asked was mended."""
    row = check_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        row.practice.incident,
        MendedForm(request.POST or None, initial=_as_it_stands(row)),
        f"Was it mended? Check {row.number}",
        lambda data: operations.say_mended(check=row, at=now(), **data),
        said="That is on record.",
        back=here(request, "practice_review", incident),
        refused="" if row.asked else "This check asked for nothing.",
        as_it_stands=_as_it_stands,
        lead_words=f"Asked: {row.asked}" if row.asked else "",
    )


def _as_it_stands(row: ProgressCheck) -> dict[str, Any]:
    return {
        "mended": row.mended,
        "mended_on": row.mended_on or today(),
        "mended_words": row.mended_words,
        "version": row.version,
    }
