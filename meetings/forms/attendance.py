"""The attendance sheet: one row a person, saved only where somebody typed, beside what others record meanwhile."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hscp.lib.words import time_words
from hscp.ui.forms import Radios, TimeField
from meetings.enums import Mode
from meetings.forms.shown import AsShown, minute_of
from meetings.queries import Attending

THEIRS = "theirs"
# The row shows the name once; who hears the page hears it with each box.
_heard = lazy(partial(format_html, '<span class="govuk-visually-hidden">{}: </span>{}'), SafeString)
_SENT = re.compile(r"p(\d{1,18})-arrived_at")


class SheetRow(AsShown):
    """One line of the sheet. Somebody who is no longer on the list has no ``person``.

    ``settle`` is asked where two people changed one row: what is on record is kept, or replaced by what was typed. The
    second answer names what it replaces, so that it is asked once more when that has changed again.
    """

    moments = ("arrived_at", "left_at")
    compared = ("arrived_at", "left_at", "remote", "apologies", "reason")
    mark_optional = False
    arrived_at = TimeField(label="Arrived", required=False)
    left_at = TimeField(label="Left", required=False)
    remote = forms.BooleanField(label="Remotely", required=False)
    apologies = forms.BooleanField(label="Apologies", required=False)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(self, *args: Any, pk: int, person: Attending | None = None, day: date, **kwargs: Any) -> None:
        self.person, self.called = person, person.called if person else ""
        # A row that nobody typed in is not looked at any further, whatever stands in it.
        kwargs |= {"empty_permitted": True, "use_required_attribute": False, "prefix": f"p{pk}"}
        super().__init__(*args, day=day, initial=_initial(person) if person else {}, **kwargs)
        if self.clashes or self.add_prefix("settle") in self.data:
            self._ask()
        for name in self.moments:
            said = f"{self.called}, {str(self.fields[name].label).lower()}"
            self.fields[name].error_messages["invalid"] = f"{said}: enter a time like 10:42 or 1042"
        for field in self.fields.values():  # words that a sheet which is saved never shows
            field.label = _heard(self.called, str(field.label))

    def _ask(self) -> None:
        settle: Any = forms.ChoiceField(label="Which is right?", required=False, widget=Radios(small=True))
        self.fields["settle"] = settle
        settle.error_messages["invalid_choice"] = f"{self.called} was changed once more. Choose again which is right"
        settle.choices = [(THEIRS, "Keep what is on record")]
        if self.is_open:
            settle.choices += [(f"mine-{_digest(self.initial)}", "Replace it with what I typed")]

    @property
    def is_open(self) -> bool:
        """Whether the sheet can show this person: it has room for one stay of somebody who holds their seat."""
        return self.person is not None and not self.person.is_vacant and len(self.person.stays) < 2

    @property
    def clashes(self) -> bool:
        """Whether two people changed this row at once; also where the sheet has no room for what stands by now."""
        return super().clashes or (self.is_bound and self.has_changed() and not self.is_open)

    @property
    def is_to_save(self) -> bool:
        """Whether what was typed in this valid row is to be recorded."""
        return self.is_news and self.cleaned_data.get("settle") != THEIRS

    @property
    def stands(self) -> str:
        """What is on record, in words: "08:00 to 08:20, remotely"."""
        if self.person is None:
            return ""
        stays = [
            _times(_said(minute_of(stay.arrived_at)), _said(minute_of(stay.left_at))) for stay in self.person.stays
        ]
        return _words(", ".join(stays), self.initial)

    @property
    def typed(self) -> str:
        """What was typed, in the same words."""
        found = {name: self._read(name) for name in self.compared}
        return _words(_times(found["arrived_at"], found["left_at"]), found)

    def _read(self, name: str) -> Any:
        try:
            return self.fields[name].to_python(self[name].data)
        except ValidationError:
            return str(self[name].data)

    def clean(self) -> dict[str, Any]:
        """Moments; apologies with their reason; and, where two people changed the row, which of the two is right."""
        data = super().clean()
        if data.get("apologies") and not data.get("reason"):
            self.add_error("reason", f"Say why {self.called} could not come")
        if data.get("settle") == THEIRS:
            self.errors.clear()  # what was typed is given up, wrong or not
        elif not self.clashes:
            self.errors.pop("settle", None)
            data["settle"] = ""  # asked about a row that no longer clashes
        elif not data.get("settle") and "settle" not in self.errors:
            since = "was changed by somebody else since you opened the sheet"
            self.add_error("settle", f"{self.called} {since}. Choose which is right")
        return data


def sheet(people: Sequence[Attending], day: date, data: Any = None) -> list[SheetRow]:
    """The rows of the sheet, filled with what is on record. Those that somebody typed in are bound to ``data``."""
    rows = []
    for person in people:
        row = None
        if data is not None and f"p{person.pk}-arrived_at" in data:
            row = SheetRow(data, person=person, pk=person.pk, day=day)
        if row is None or not row.has_changed():
            row = SheetRow(person=person, pk=person.pk, day=day)
        if row.is_bound or row.is_open:
            rows.append(row)
    return rows


def taken_off(people: Sequence[Attending], day: date, data: Mapping[str, Any]) -> dict[int, str]:
    """What was typed for whoever is no longer on the list, in words by the number of their line."""
    listed = {person.pk for person in people}
    sent = {int(found[1]) for name in data if (found := _SENT.fullmatch(name))} - listed
    rows = {pk: SheetRow(data, pk=pk, day=day) for pk in sorted(sent)}
    return {pk: row.typed for pk, row in rows.items() if row.has_changed()}


def _initial(person: Attending) -> dict[str, Any]:
    stay = person.stays[0] if person.stays else None
    return {
        "arrived_at": minute_of(stay.arrived_at) if stay else None,
        "left_at": minute_of(stay.left_at) if stay else None,
        "remote": person.mode == Mode.REMOTE,
        "apologies": person.sent_apologies,
        "reason": person.absence_reason,
    }


def _digest(stands: Mapping[str, Any]) -> str:
    return hashlib.sha256(repr(sorted(stands.items())).encode()).hexdigest()[:12]


def _said(clock: time | str | None) -> str:
    return time_words(clock) if isinstance(clock, time) else clock or ""


def _times(arrival: time | str | None, departure: time | str | None) -> str:
    arrived, left = _said(arrival), _said(departure)
    if not arrived:
        return f"left {left}" if left else ""
    return f"{arrived} to {left}" if left else f"from {arrived}"


def _words(times: str, found: Mapping[str, Any]) -> str:
    said = [times or "no times"]
    if found["remote"]:
        said.append("remotely")
    if found["apologies"]:
        said.append(f"apologies: {found['reason'] or 'no reason'}")
    text = ", ".join(said)
    return text[0].upper() + text[1:]
