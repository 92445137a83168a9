"""Who leads a case from now on."""

from typing import Any

from django import forms

from partnership.forms.cases import HandOverForm


class HandOverCaseForm(HandOverForm):
    """Who leads a case from now on, what the one who did keeps, and whether its identity sheet goes with it."""

    with_sheet = forms.BooleanField(
        label="Hand over the identity sheet too",
        required=False,
        initial=True,
        help_text="Of the sheet the lead until now keeps nothing.",
    )
    field_order = ("to", "keeps", "with_sheet", "reason")

    def __init__(self, *args: Any, has_sheet: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_sheet:
            del self.fields["with_sheet"]
