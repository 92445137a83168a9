"""Forms of a group's agenda template: one row an item, in the order of their places."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm
from meetings.enums import ItemPurpose
from meetings.models import AgendaTemplateItem
from meetings.rules.templates import MOST, Line
from partnership.models import Post

EMPTY = 3  # rows that wait for new items
_SENT = re.compile(r"i(\d{1,3})-title")


class TemplateVersionForm(VersionedForm, DesignForm):
    """On which version the rows were written."""

    def clean(self) -> dict[str, Any]:
        """The version. A form that came without it came without its rows too, and would empty the template."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("version") is None:
            raise forms.ValidationError("The form came without its rows. Open the page anew and change it again.")
        return data


class TemplateRow(DesignForm):
    """One item of a template. A row without a title is none."""

    mark_optional = False
    key = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=32000)
    place = forms.IntegerField(
        label="Place",
        min_value=1,
        max_value=999,
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )
    title = forms.CharField(label="Title", max_length=200, required=False)
    purpose = forms.ChoiceField(label="Purpose", choices=ItemPurpose.choices, required=False)
    minutes_planned = forms.IntegerField(
        label="Minutes",
        min_value=1,
        max_value=600,
        required=False,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    post = forms.ChoiceField(label="Brought by", required=False)

    def __init__(self, *args: Any, number: int, posts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"i{number}", **kwargs)
        self.number = number
        field: Any = self.fields["post"]
        field.choices = [("", "Nobody in particular"), *posts]
        for name in ("place", "minutes_planned"):
            label = str(self.fields[name].label)
            self.fields[name].error_messages["invalid"] = f"{label} of item {number}: enter a whole number"

    @property
    def is_item(self) -> bool:
        """Whether a valid row stands for an item."""
        return bool(self.cleaned_data.get("title"))

    def line(self) -> Line:
        """The item of a valid row."""
        data = self.cleaned_data
        return Line(
            title=data["title"],
            purpose=data["purpose"] or ItemPurpose.DISCUSS,
            minutes_planned=data["minutes_planned"],
            post=int(data["post"]) if data["post"] else None,
            key=data["key"],
        )


def posts_offered(posts: Iterable[Post]) -> list[tuple[str, str]]:
    """The posts that may bring an item, as choices."""
    return [(str(post.pk), post.title) for post in posts]


def rows_shown(lines: Sequence[AgendaTemplateItem], posts: Sequence[tuple[str, str]], data: Any) -> list[TemplateRow]:
    """The rows of a page: those of the lines and some empty ones; where a form was sent, as many as it has."""
    if data is not None:
        numbers = sorted({int(found[1]) for name in data if (found := _SENT.fullmatch(name))})[: MOST + EMPTY]
        return [TemplateRow(data, number=number, posts=posts) for number in numbers]
    rows = []
    for number in range(1, len(lines) + EMPTY + 1):
        line = lines[number - 1] if number <= len(lines) else None
        rows.append(TemplateRow(None, number=number, posts=posts, initial=_initial(line, number)))
    return rows


def _initial(line: AgendaTemplateItem | None, number: int) -> dict[str, Any]:
    if line is None:
        return {"place": number, "purpose": ItemPurpose.DISCUSS}
    return {
        "key": line.key,
        "place": number,
        "title": line.title,
        "purpose": line.purpose,
        "minutes_planned": line.minutes_planned,
        "post": str(line.post_id or ""),
    }


def lines_in_order(rows: Iterable[TemplateRow]) -> list[Line]:
    """The items of valid rows by their places; where two have one place, in the order they stand in."""
    filled = [row for row in rows if row.is_item]
    return [row.line() for row in sorted(filled, key=lambda row: (row.cleaned_data["place"] or 999, row.number))]
