"""Forms of drafts of a practice review's report, and of comments on them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm, Radios
from reviews.enums import CameBy, Taken
from reviews.forms.incidents import NO_NAMES, _lines
from reviews.models import DraftSection

LONGEST = 40_000


class BeginDraftForm(DesignForm):
    """What a draft is for."""

    because = forms.CharField(
        label="What the draft is for", required=False, max_length=2000, widget=_lines(3), help_text="From the second on"
    )


class SectionForm(VersionedForm, DesignForm):
    """A section of a draft."""

    heading = forms.CharField(label="Heading", max_length=200)
    text = forms.CharField(label="Text", required=False, max_length=LONGEST, widget=_lines(18), help_text=NO_NAMES)


class RecommendationForm(VersionedForm, DesignForm):
    """A recommendation of a draft, and to whom it is addressed."""

    text = forms.CharField(label="What is recommended", max_length=4000, widget=_lines())
    addressed_to = forms.CharField(label="To which agencies", max_length=300)
    why = forms.CharField(label="What it follows from", required=False, max_length=4000, widget=_lines(3))
    left_out_because = forms.CharField(
        label="Leave it out, because",
        required=False,
        max_length=2000,
        widget=_lines(2),
        help_text="Only to take it out of the report. It stays readable with the reason; empty it to take it in again.",
    )

    def __init__(self, *args: Any, new: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if new:
            del self.fields["left_out_because"]


class CommentForm(VersionedForm, DesignForm):
    """What is wrong in a draft, and what is right."""

    section = forms.ChoiceField(label="Where", required=False)
    text = forms.CharField(
        label="What is wrong, and what is right",
        max_length=4000,
        widget=_lines(5),
        help_text=f"Facts alone, and which record says so. {NO_NAMES}",
    )

    def __init__(self, *args: Any, sections: Iterable[DraftSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {str(each.pk): each for each in sections}
        field: Any = self.fields["section"]
        field.choices = [
            ("", "In general, or a recommendation"),
            *((k, each.heading) for k, each in self.sections.items()),
        ]

    def clean_section(self) -> DraftSection | None:
        """The section itself; None for no one section."""
        return self.sections.get(self.cleaned_data["section"])


class EnterCommentForm(CommentForm):
    """A comment that came by mail or by telephone, entered for the agency."""

    agency = forms.CharField(label="Agency", max_length=200)
    came_by = forms.ChoiceField(
        label="How it came",
        choices=[(each.value, each.label) for each in (CameBy.MAIL, CameBy.TELEPHONE)],
        widget=Radios(inline=True),
    )
    came_words = forms.CharField(label="From whom, and when", max_length=300)
    field_order = ("agency", "came_by", "came_words", "section", "text")


class AnswerCommentForm(VersionedForm, DesignForm):
    """The author's answer to a comment."""

    taken = forms.ChoiceField(label="Is it taken up?", choices=Taken.choices, widget=Radios)
    answer = forms.CharField(
        label="What follows, or why nothing does", max_length=4000, widget=_lines(), help_text="The agency reads it."
    )
