"""Forms of referrals to other boards."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.enums import ReferralState, SentBy
from partnership.models import StrategicLink

LINES = forms.Textarea(attrs={"rows": 5})


class ReferForm(DesignForm):
    """To which board, what is asked, when and how it was sent, by when an answer is due."""

    board = forms.ChoiceField(
        label="To which board", help_text="Those that the arrangements name, with their paragraph"
    )
    contact = forms.CharField(
        label="To whom there", max_length=200, required=False, help_text="For example, the board’s manager"
    )
    asked = forms.CharField(
        label="What is asked of it",
        widget=LINES,
        max_length=4000,
        help_text="What it should put on its agenda, and why",
    )
    sent_on = DateField(label="Sent on", help_text="For example, 27 3 2026")
    sent_how = forms.ChoiceField(label="How it was sent", choices=SentBy.choices, widget=Radios(inline=True))
    due_on = DateField(label="Answer due", help_text="For example, 29 5 2026")

    def __init__(self, *args: Any, boards: Iterable[StrategicLink], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boards = {str(board.pk): board for board in boards}
        board: Any = self.fields["board"]
        board.choices = [
            ("", "Choose a board"),
            *(
                (key, f"{each.name} ({each.section})" if each.section else each.name)
                for key, each in self.boards.items()
            ),
        ]

    def clean_board(self) -> StrategicLink:
        """The board itself."""
        return self.boards[self.cleaned_data["board"]]


class ReferralAnswerForm(DesignForm):
    """What a board answered, as it is entered for it."""

    answer = forms.CharField(label="What it answered", widget=LINES, max_length=8000)
    answered_on = DateField(label="Answered on", help_text="For example, 27 3 2026")
    answer_from = forms.CharField(
        label="Who answered there", max_length=200, required=False, help_text="A post or a person"
    )
    answer_how = forms.ChoiceField(label="How the answer came", choices=SentBy.choices, widget=Radios(inline=True))


class ReferralRemindForm(DesignForm):
    """That a board was reminded, or is asked again, and a new day for its answer."""

    reason = forms.CharField(label="What you said, to whom and how", widget=LINES, max_length=1000)
    due_on = DateField(label="Answer due", help_text="For example, 29 5 2026")


class ReminderForm(ReferralRemindForm):
    """A reminder. ``was`` is the day for the answer that the page showed."""

    was = DateField(required=False, widget=forms.HiddenInput)


class ReferralsFilter(DesignForm):
    """Which referrals the list shows."""

    mark_optional = False
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Awaiting an answer"), *ReferralState.choices, ("all", "All, whatever became of them")],
    )
    group = forms.ChoiceField(label="Group", required=False)
    board = forms.ChoiceField(label="Board", required=False)
    sent_from = DateField(label="Sent from", required=False)
    sent_to = DateField(label="Sent until", required=False)
    late = forms.BooleanField(label="Only those that are overdue", required=False)

    def __init__(
        self, *args: Any, groups: Iterable[tuple[str, str]], boards: Iterable[StrategicLink], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["group"].choices = [("", "Any"), *groups]
        fields["board"].choices = [("", "Any"), *((str(each.pk), each.name) for each in boards)]
