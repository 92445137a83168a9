"""The field for a link by which a meeting is joined."""

from typing import Any

from django import forms

from hscp.lib.verdicts import Refused
from meetings.rules.joining import may_join_by


class JoiningLinkField(forms.URLField):
    """A whole https address; "video.example/42" is taken for one. Anything else is refused in the rule's words."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Link for joining by video")
        kwargs.setdefault("help_text", "It must begin with https://. Whoever is invited gets it, by mail too")
        super().__init__(max_length=500, required=False, assume_scheme="https", **kwargs)

    def clean(self, value: Any) -> str:
        """The link. Raises ``ValidationError`` for one that may not be written down."""
        link = str(super().clean(value) or "")
        try:
            may_join_by(link).require()
        except Refused as refusal:
            raise forms.ValidationError(str(refusal), code="link") from None
        return link
