"""Forms of actions: give, change, report, move, and the register's filter."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.enums import ActionState, Answer, CameBy, RecommendationSource
from partnership.models import Post

SHORT = forms.Textarea({"rows": 3})


NOT_LISTED = "not on the file’s list"


class OwnerField(forms.ChoiceField):
    """The post that owns an action; what is sent becomes the post itself."""

    def __init__(self, **kwargs: Any) -> None:
        said = {
            "label": "Owner",
            "help_text": "A post, with its holder today. A successor takes the action over with the post.",
        }
        super().__init__(**{**said, **kwargs})

    def offer(self, owners: Iterable[tuple[int, str]]) -> None:
        """Let these posts be chosen, in their words."""
        self.choices = [("", "Choose a post"), *((str(pk), words) for pk, words in owners)]

    def clean(self, value: Any) -> Any:
        """The post. Raises ``ValidationError`` where it is none of this partnership."""
        post = Post.objects.filter(pk=super().clean(value)).first()
        if post is None:
            raise forms.ValidationError("Choose a post of this partnership")
        return post


class ActionForm(DesignForm):
    """What is to be done, by the holder of which post, by when.

    Of a case file ``reading`` are the posts whose holder may open it: who gives the action to another is told beside
    the post what that means, and ticks that it is meant.
    """

    text = forms.CharField(label="What is to be done", widget=SHORT, max_length=2000)
    owner = OwnerField()
    unlisted = forms.BooleanField(
        label="Give it to them although they cannot open the case file",
        required=False,
        help_text="They see nothing of the action, not even that it is theirs, and are not reminded of it. Whoever "
        "leads the file can put them on its list first.",
    )
    due_on = DateField(label="Due date", help_text="For example, 31 7 2026")

    def __init__(
        self, *args: Any, owners: Iterable[tuple[int, str]], reading: Collection[int] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reading, field = reading, self.fields["owner"]
        if reading is None:
            del self.fields["unlisted"]
        else:
            owners = ((pk, words if pk in reading else f"{words}, {NOT_LISTED}") for pk, words in owners)
            field.help_text = (
                "A post, with its holder today. This action belongs to a case file: only people on the file’s list can "
                "read it or report on it."
            )
        field.offer(owners)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The clean data without the tick, once it is sure that it was set where it had to be."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        meant, owner = data.pop("unlisted", True), data.get("owner")
        if self.reading is not None and owner is not None and owner.pk not in self.reading and not meant:
            self.add_error(
                "unlisted",
                f"{owner.title} is {NOT_LISTED} and would see nothing of this action. Choose another post, or tick the "
                "box if you mean it",
            )
        return data


class ActionChangeForm(VersionedForm, ActionForm):
    """The same, with the reason for the change."""

    reason = forms.CharField(label="Why it is changed", widget=SHORT, max_length=1000)


class ActionUpdateForm(DesignForm):
    """What has been done, what shows that it helped, and whether it is finished."""

    text = forms.CharField(label="What has been done", widget=SHORT, max_length=5000)
    evidence = forms.CharField(
        label="Evidence of impact",
        widget=SHORT,
        required=False,
        max_length=5000,
        help_text="What shows that it made a difference for children, not only that the task was carried out",
    )
    done = forms.BooleanField(
        label="The action is done",
        required=False,
        help_text="It is then for somebody else, of the Partnership Team or the chair, to confirm and close",
    )

    answer = forms.ChoiceField(
        label="How it stands",
        required=False,
        choices=[("", "Say nothing of it"), *((value, label) for value, label in Answer.choices if value != "done")],
    )
    came_by = forms.ChoiceField(
        label="How the owner told you",
        required=False,
        choices=[("", "Not said"), *((value, label) for value, label in CameBy.choices if value != "link")],
        help_text="You do not hold the post that owns this action: what you write is recorded on behalf of its owner, "
        "and says so",
    )

    def __init__(self, *args: Any, of_impact: bool = False, own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["came_by"]
        if of_impact:
            del self.fields["answer"]
        if of_impact:  # done is said and confirmed already
            del self.fields["done"]
            self.fields["text"].label = "What has been seen"
            self.fields["evidence"].required = True


class AnswerForm(DesignForm):
    """What an owner answers from the link in their mail."""

    answer = forms.ChoiceField(label="How does it stand?", choices=Answer.choices, widget=Radios)
    text = forms.CharField(
        label="What has been done, or what is in the way",
        widget=SHORT,
        max_length=5000,
        help_text="Never the name of a child or anything else of a case",
    )
    evidence = forms.CharField(
        label="Evidence of impact",
        widget=SHORT,
        required=False,
        max_length=5000,
        help_text="What shows that it made a difference for children, if anything does yet",
    )


class ReasonForm(DesignForm):
    """Why an action is moved."""

    reason = forms.CharField(label="Reason", widget=SHORT, max_length=1000)


class LookForm(DesignForm):
    """What follows for an action whose decision was judged again; ``seen`` is the sentence that was read."""

    follows = forms.CharField(
        label="What follows for the action",
        widget=SHORT,
        max_length=1000,
        help_text="For example: it goes on, or it waits until the decision is taken again",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=5000)


class CloseForm(DesignForm):
    """A remark on closing."""

    reason = forms.CharField(label="Remark", widget=SHORT, required=False, max_length=1000)


class CloseWithEvidenceForm(CloseForm):
    """Closing an action that follows a recommendation."""

    evidence = forms.CharField(
        label="Evidence of impact",
        widget=SHORT,
        required=False,
        max_length=5000,
        help_text="Needed unless an earlier report gave some",
    )


class ActionsFilter(DesignForm):
    """Which actions the register shows."""

    mark_optional = False
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Still to be closed"), *ActionState.choices, ("all", "All, whatever became of them")],
    )
    group = forms.ChoiceField(label="Group", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)
    agency = forms.ChoiceField(label="Agency", required=False)
    source = forms.ChoiceField(
        label="Source of the recommendation", required=False, choices=[("", "Any"), *RecommendationSource.choices]
    )
    due_before = DateField(label="Due before", required=False)
    mine = forms.BooleanField(label="Only mine", required=False)
    late = forms.BooleanField(label="Only late ones", required=False)
    look = forms.BooleanField(label="Only those to be looked at", required=False)

    def __init__(
        self,
        *args: Any,
        groups: Iterable[tuple[str, str]],
        owners: Iterable[tuple[int, str]],
        agencies: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "Any"),
            *((str(pk), words) for pk, words in agencies),
        ]
        self.fields["group"].choices = [("", "Any"), *groups]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", "Anybody"),
            *((str(pk), words) for pk, words in owners),
        ]
