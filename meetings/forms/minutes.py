"""Forms of the minutes: writing them, keeping what is typed meanwhile, choosing where two wrote the same passage."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms

from hscp.lib.merge import Keep, Passage
from hscp.ui.forms import DesignForm, MarkdownField, Radios
from meetings.models import AgendaItem, MinutesDraft
from meetings.operations.drafts import LONGEST, Typed

TAKEN_OUT = "(taken out)"
LAST = 2**30  # what a counter may say: half of what its column holds


class KeptText(forms.CharField):
    """A text that is kept as it was typed, blanks and all; what no database takes is left out, not complained of."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, required=False, max_length=2 * LONGEST, widget=forms.HiddenInput, **kwargs)

    def to_python(self, value: Any) -> str:
        """The text, with the ends of its lines as we keep them."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\x00", "")


class Window(DesignForm):
    """What each page that minutes are typed into carries besides: on which version, and which draft is its own."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LAST)
    window = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    draft = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    since = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=LAST)
    beside = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def typed(self, text: str) -> Typed:
        """What a valid form says of its window and of the text typed there."""
        data = self.cleaned_data
        return Typed(
            key=data["window"] or new_window(),
            version=data["version"],
            text=text,
            count=data.get("count"),
            draft=data["draft"],
            since=data["since"] or 0,
            beside=data["beside"],
        )


class MinutesForm(Window):
    """What was said under an item. ``version`` is the one the writer began from."""

    minutes = MarkdownField(label="Minutes", rows=14, required=False)
    field_order = ["minutes"]


class DraftForm(Window):
    """What a page sends every few seconds: the text as it stands in its box, for the how manieth time."""

    minutes = KeptText()
    count = forms.IntegerField(min_value=1, max_value=LAST)


class ChoicesForm(Window):
    """Where two wrote the same passage: what of it is kept. ``mine`` was written upon version ``was``."""

    mine = KeptText()
    was = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LAST)

    def __init__(self, *args: Any, passages: Sequence[Passage] = (), writer: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = [at for at, each in enumerate(passages) if each.clash]
        names = [f"passage_{number}" for number, _ in enumerate(self.places, 1)]
        for number, (name, at) in enumerate(zip(names, self.places, strict=True), 1):
            self.fields[name] = forms.ChoiceField(
                label=f"Passage {number}: what is to stand?",
                choices=[
                    (Keep.THEIRS.value, f"What {writer or 'somebody else'} saved"),
                    (Keep.MINE.value, "What you wrote"),
                    (Keep.BOTH.value, "Both"),
                ],
                widget=Radios(
                    hints={
                        Keep.THEIRS.value: passages[at].theirs.strip() or TAKEN_OUT,
                        Keep.MINE.value: passages[at].mine.strip() or TAKEN_OUT,
                        Keep.BOTH.value: "One after the other. You can put them right afterwards",
                    }
                ),
                error_messages={"required": f"Choose what is to stand of passage {number}"},
            )
        self.order_fields(names)

    @property
    def choices(self) -> dict[int, Keep]:
        """What a valid form keeps, by the place among the passages."""
        return {at: Keep(self.cleaned_data[f"passage_{number}"]) for number, at in enumerate(self.places, 1)}


def new_window() -> str:
    """A name for one page in one window, drawn by lot. No secret: a draft is found by its writer as well."""
    return uuid.uuid4().hex


def begun(item: AgendaItem, draft: MinutesDraft | None) -> dict[str, Any]:
    """What stands in the form when its page is opened: the writer's draft where there is one, else the minutes."""
    if draft is None:
        return {"minutes": item.minutes, "version": item.version, "window": new_window()}
    return {
        "minutes": draft.text,
        "version": draft.version,
        "window": new_window(),
        "draft": draft.pk,
        "since": draft.count,
    }
