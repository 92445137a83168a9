"""The day that a page about the structure is asked for: today, or the one in the address (``?on=2025-09-01``)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hscp.spaces.clock import today
from partnership.forms.as_at import AsAtForm


@dataclass(frozen=True, slots=True)
class AsAt:
    """``day`` is looked at; ``is_past`` where what had no dates is read from history."""

    day: date
    today: date
    form: AsAtForm

    @property
    def is_now(self) -> bool:
        return self.day == self.today

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    @property
    def query(self) -> str:
        """What a link to another page of that day ends with; nothing for today."""
        return "" if self.is_now else f"?on={self.day.isoformat()}"

    @property
    def when(self) -> str:
        """ "today", "then": for sentences about that day."""
        return "today" if self.is_now else "then"


def as_at(request: Any) -> AsAt:
    """The day asked for; today where none is, or one that is no date (the form says so)."""
    asked = any(name == "on" or name.startswith("on_") for name in request.GET)
    form = AsAtForm(request.GET if asked else None)
    now = today()
    chosen = form.cleaned_data.get("on") if asked and form.is_valid() else None
    return AsAt(chosen or now, now, form)
