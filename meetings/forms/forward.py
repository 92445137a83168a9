"""Which groups' meetings the forward plan shows."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DesignForm


class ForwardFilter(DesignForm):
    """All groups, or one."""

    mark_optional = False
    group = forms.ChoiceField(label="Group", required=False)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.choices = [("", "Any"), *groups]
