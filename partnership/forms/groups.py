"""Forms about groups that are formed and ended here."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from hscp.spaces.clock import today
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios
from partnership.enums import GroupKind, Role
from partnership.models import Group, Post
from partnership.queries.people import not_over
from partnership.rules.terms import Deputies

FORMED = (GroupKind.TASK, GroupKind.PRIORITY, GroupKind.LSP_FORUM, GroupKind.SUBGROUP, GroupKind.OTHER)
KINDS = [
    (kind.value, "Lead safeguarding partners of this area" if kind is GroupKind.LSP_FORUM else kind.label)
    for kind in FORMED
]
STATUTORY, HALF, COUNTED = "statutory", "half", "counted"
QUORACY = [
    (STATUTORY, "every statutory safeguarding partner is represented"),
    (HALF, "more than half of the members are present"),
    (COUNTED, "a number of members is present"),
]
UNITS = [("weeks", "weeks"), ("months", "months"), ("years", "years")]
NOT_LISTED = "One of the posts chosen is not on the list. Choose again."


DEPUTIES = [
    (Deputies.NOT_ALLOWED.value, "do not count"),
    (Deputies.WITH_DELEGATION.value, "count with a delegation that is valid on the day"),
    (Deputies.ALLOWED.value, "count"),
]


class ManyPosts(forms.ModelMultipleChoiceField):
    """Several posts. A key larger than any table can hold is an unknown choice like every other."""

    default_error_messages = {"invalid_choice": NOT_LISTED, "invalid_pk_value": NOT_LISTED}

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except OverflowError:
            raise ValidationError(NOT_LISTED, code="invalid_choice") from None


class GroupForm(DesignForm):
    """A group to be formed: what it is, who is in it, on what terms it meets."""

    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(
        label="Kind",
        choices=KINDS,
        widget=Radios(
            hints={
                GroupKind.LSP_FORUM.value: "What the arrangements reserve to the lead partners is agreed in a meeting "
                "of this kind of group, and in no other. Only lead partners are its members."
            }
        ),
    )
    purpose = forms.CharField(label="Purpose", max_length=2000, widget=forms.Textarea({"rows": 3}))
    starts_on = DateField(label="First day", help_text="For example, 15 6 2026")
    members: ManyPosts = ManyPosts(
        label="Members",
        queryset=None,
        widget=Checkboxes(small=True),
        help_text="Posts, not people: whoever holds the post is the member.",
        error_messages={"required": "Choose the posts that are members of the group."},
    )
    attending: ManyPosts = ManyPosts(
        label="Who attends without being a member",
        queryset=None,
        required=False,
        widget=Checkboxes(small=True),
        help_text="They do not count towards quoracy.",
    )
    chair: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Post that chairs it",
        queryset=None,
        required=False,
        empty_label="Nobody yet",
        help_text="One of the members.",
    )
    reports_to = forms.ChoiceField(
        label="Reports to",
        required=False,
        help_text="Task and finish groups and priority groups report to the group that formed them.",
    )
    quoracy = forms.ChoiceField(label="It is quorate when", choices=QUORACY, widget=Radios())
    count = forms.IntegerField(
        label="How many members",
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        help_text="Only where a number of members makes it quorate.",
    )
    deputies = forms.ChoiceField(
        label="Deputies",
        choices=DEPUTIES,
        widget=Radios(),
    )
    every = forms.IntegerField(
        label="Meets every",
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        help_text="Leave it empty where it meets as needed.",
    )
    unit = forms.ChoiceField(label="Weeks, months or years", choices=UNITS, required=False)
    citation = forms.CharField(
        label="Paragraph",
        required=False,
        max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        help_text="Of the published arrangements that it is formed under. For example, §7.10",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = today()
        posts = Post.objects.filter(not_over(day)).select_related("organisation").order_by("title")
        for name in ("members", "attending", "chair"):
            self.fields[name].queryset = posts  # type: ignore[attr-defined]
        groups = Group.objects.filter(
            not_over(day), Q(shared_space=""), as_needed=False, located_in__isnull=True
        ).order_by("position", "name")
        roles = [(f"role:{role.value}", role.label) for role in (Role.LSP, Role.DSP)]
        self.fields["reports_to"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody"),
            *roles,
            *((f"group:{group.pk}", group.name) for group in groups),
        ]

    def clean(self) -> dict[str, Any]:
        """A number where a number of members makes it quorate."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("quoracy") == COUNTED and not data.get("count") and "count" not in self.errors:
            self.add_error("count", "Enter how many members must be there.")
        return data

    def group(self) -> dict[str, Any]:
        """The clean data as ``form_group`` wants it."""
        data = self.cleaned_data
        end, _, key = data["reports_to"].partition(":")
        return {
            **{name: data[name] for name in ("name", "purpose", "members", "attending", "chair", "starts_on")},
            "kind": GroupKind(data["kind"]),
            "section": data["citation"],
            "reports_to": Group.objects.get(pk=key) if end == "group" else None,
            "reports_to_role": key if end == "role" else "",
            "terms": self._terms(),
        }

    def _terms(self) -> dict[str, Any]:
        data = self.cleaned_data
        rules: dict[str, dict[str, Any]] = {
            STATUTORY: {"all_of_category": "statutory_partner"},
            HALF: {"fraction": "1/2", "of": "members", "more_than": True},
            COUNTED: {"at_least": data["count"], "of": "members"},
        }
        terms: dict[str, Any] = {"quoracy": rules[data["quoracy"]], "deputies": data["deputies"]}
        if data["every"]:
            terms["frequency"] = {"every": data["every"], "unit": data["unit"] or "weeks"}
        if data["chair"]:
            terms["chair"] = {"post": data["chair"].key}
        if data["citation"]:
            terms["citation"] = data["citation"]
        return terms


class EndGroupForm(DesignForm):
    """When a formed group ends."""

    on = DateField(label="Ends on", help_text="The first day on which it is no more.")
