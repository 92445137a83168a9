"""Widgets that Django lacks: dates and times in separate boxes, choices with a hint each."""

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.timezone import localtime

TIME_FORMAT = "%H:%M"


class DateInput(forms.Widget):
    """A date in three boxes – day, month, year – each with its own label, name (``<name>_<part>``) and id.

    A value is the list of the texts typed, so that a form shown again after an error has exactly what was typed.
    A whole value under the plain name, as in a link ``?from=2026-04-01``, is understood too.
    """

    template_name = "django/forms/widgets/parts.html"
    use_fieldset = True
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year")
    labels: ClassVar[Mapping[str, str]] = {"day": "Day", "month": "Month", "year": "Year", "time": "Time"}
    widths: ClassVar[Mapping[str, int]] = {"day": 2, "month": 2, "year": 4, "time": 5}

    def id_for_label(self, id_: str) -> str:
        """Nothing: the legend names the group and each box has a label."""
        return ""

    def split(self, value: Any) -> list[str]:
        """Day, month and year of a date as texts; empty texts for None."""
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Template context with one entry per box."""
        attrs = dict(attrs or {})
        wrong = attrs.pop("wrong_parts", [])
        context = super().get_context(name, value, attrs)
        texts = list(value) if isinstance(value, (list, tuple)) else self.split(value)
        identity = context["widget"]["attrs"].get("id", name)
        context["widget"]["boxes"] = [
            {
                "part": part,
                "label": self.labels[part],
                "width": self.widths[part],
                "name": f"{name}_{part}",
                "id": f"{identity}_{part}",
                "value": text,
                "wrong": part in wrong,
                "numeric": part != "time",
                "disabled": bool(context["widget"]["attrs"].get("disabled")),
            }
            for part, text in zip(self.parts, texts, strict=True)
        ]
        return context

    def format_value(self, value: Any) -> Any:
        """The value untouched: boxes are filled in ``get_context``."""
        return value

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        """The texts typed, in the order of ``parts``."""
        if any(f"{name}_{part}" in data for part in self.parts):
            return [str(data.get(f"{name}_{part}") or "").strip() for part in self.parts]
        return self.from_text(str(data.get(name) or "").strip())

    def from_text(self, text: str) -> list[str]:
        """Day, month and year of "2026-06-15"; a text that is no ISO date lands in the first box, to be refused."""
        pieces = text.split("-")
        return [pieces[2].lstrip("0"), pieces[1].lstrip("0"), pieces[0]] if len(pieces) == 3 else [text, "", ""]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """True where neither a box nor the whole value was sent."""
        return name not in data and not any(f"{name}_{part}" in data for part in self.parts)


class DateTimeInput(DateInput):
    """A date and a time of day in four boxes: day, month, year, time."""

    parts = ("day", "month", "year", "time")

    def split(self, value: datetime.datetime | None) -> list[str]:
        """Day, month, year and 24-hour time, in local time."""
        if not value:
            return ["", "", "", ""]
        local = localtime(value) if value.tzinfo else value
        return [str(local.day), str(local.month), str(local.year), local.strftime(TIME_FORMAT)]

    def from_text(self, text: str) -> list[str]:
        """The boxes for "2026-06-15T10:00"; the time may be missing."""
        day, _, time = text.replace("T", " ").partition(" ")
        return [*super().from_text(day), time[:5]]


class _Hinted:
    """Gives each option of a list of choices its hint; mixed into radios and checkboxes."""

    hints: Mapping[str, str]
    inline: bool
    small: bool

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        hints: Mapping[str, str] | None = None,
        inline: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.hints, self.inline, self.small = hints or {}, inline, small

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Django's context with the layout switches."""
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"].update(inline=self.inline, small=self.small)
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option with its hint."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        option["hint"] = self.hints.get(str(value), "")
        return option


class Radios(_Hinted, forms.RadioSelect):
    """Radio buttons; ``hints`` maps a value to the sentence below its label, ``inline`` sets them in one line."""


class Checkboxes(_Hinted, forms.CheckboxSelectMultiple):
    """Tick boxes for several choices; the same switches as :class:`Radios`."""
