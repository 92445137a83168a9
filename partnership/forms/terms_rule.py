"""One condition of a quoracy rule as a form, and the conditions of a rule as such forms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django import forms

from hscp.ui.forms import Checkboxes, DesignForm
from partnership.rules.terms import (
    AllOf,
    AtLeast,
    Bodies,
    Counted,
    Joined,
    Leaf,
    Members,
    Office,
    PostPresent,
    Posts,
    Present,
    Rounding,
    Rule,
    Share,
    as_sets,
)

SPARE = 2  # empty conditions below those that are filled
LEAST, MOST_SENT = 3, 14
_SENT = re.compile(r"c(\d{1,2})-measure")

EVERY, AT_LEAST, SHARE, MORE_THAN, POST = "every", "at_least", "share", "more_than", "post"
MEASURES = (
    ("", "Not used"),
    (EVERY, "every one is represented"),
    (AT_LEAST, "at least a number is there"),
    (SHARE, "at least a share is there"),
    (MORE_THAN, "more than a share is there"),
    (Office.CHAIR.value, "the chair is there"),
    (Office.VICE_CHAIR.value, "the vice-chair is there"),
    (Office.CHAIR_OR_VICE_CHAIR.value, "the chair or the vice-chair is there"),
    (POST, "the holder of a post is there"),
)
OFFICES = {office.value for office in Office}
COUNTED = (
    ("category", "bodies of a category"),
    ("bodies", "the bodies ticked below"),
    ("all", "all bodies with a seat in the group"),
    ("other_than", "all bodies but those of a category"),
    ("members", "members (people)"),
    ("members_of", "members who sit for the bodies ticked"),
    ("members_of_category", "members who sit for bodies of a category"),
    ("posts", "the posts ticked below"),
)
BY_CATEGORY = {"category", "other_than", "members_of_category"}


@dataclass(frozen=True, slots=True)
class Offered:
    """What conditions may name, as pairs of key and words: categories, and the group's bodies and posts."""

    categories: Sequence[tuple[str, str]] = ()
    bodies: Sequence[tuple[str, str]] = ()
    posts: Sequence[tuple[str, str]] = ()
    names: Mapping[str, str] = field(default_factory=dict)


class ConditionForm(DesignForm):
    """One condition. Where its measure is "not used" it is none."""

    mark_optional = False
    measure = forms.ChoiceField(label="Condition", choices=MEASURES, required=False)
    counted = forms.ChoiceField(label="Counted are", choices=COUNTED, required=False)
    number = forms.IntegerField(
        label="Number",
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
    )
    share = forms.CharField(
        label="Share",
        required=False,
        max_length=10,
        widget=forms.TextInput({"class": "govuk-input--width-4"}),
        help_text="For example, 1/2 or 50%",
    )
    plus = forms.IntegerField(
        label="Plus",
        required=False,
        min_value=0,
        max_value=99,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
        help_text="Half plus one: 1",
    )
    round_down = forms.BooleanField(label="A broken number is rounded down", required=False)
    vacancies = forms.BooleanField(label="Vacant seats of members count in the whole", required=False)
    category = forms.ChoiceField(label="Category", required=False)
    bodies = forms.MultipleChoiceField(label="Bodies", required=False, widget=Checkboxes(small=True))
    posts = forms.MultipleChoiceField(label="Posts", required=False, widget=Checkboxes(small=True))
    place = forms.TypedChoiceField(
        label="Set", required=False, coerce=int, empty_value="1", choices=[(n, f"Set {n}") for n in range(1, 7)]
    )

    def __init__(self, *args: Any, number: int, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"c{number}", **kwargs)
        self.index = number
        fields: dict[str, Any] = self.fields
        fields["category"].choices = [("", "Choose one"), *offered.categories]
        fields["bodies"].choices = offered.bodies
        fields["posts"].choices = offered.posts
        for name in ("number", "plus"):
            label = str(fields[name].label)
            fields[name].error_messages["invalid"] = f"{label} of condition {number}: enter a whole number"

    @property
    def is_used(self) -> bool:
        """Whether a valid row is a condition."""
        return bool(self.cleaned_data.get("measure"))

    @property
    def looks_used(self) -> bool:
        """Whether the row, as it is shown, stands for a condition: then its details are open."""
        return bool(self["measure"].value())

    def clean(self) -> dict[str, Any]:
        """What the measure and what it counts need, said in the field where it is missing."""
        data: dict[str, Any] = self.cleaned_data
        measure, counted = data.get("measure", ""), data.get("counted") or COUNTED[0][0]
        data["counted"] = counted
        if measure == POST and len(data.get("posts", ())) != 1:
            self._wrong("posts", "tick the one post whose holder must be there")
        if not measure or measure in OFFICES or measure == POST:
            return data
        if measure == EVERY and counted not in ("category", "bodies"):
            self._wrong("counted", "every one is asked of a category of bodies, or of bodies that you tick")
        if measure == AT_LEAST and not data.get("number") and "number" not in self.errors:
            self._wrong("number", "enter how many must be there")
        if measure in (SHARE, MORE_THAN):
            self._clean_share(data, measure, counted)
        if counted in BY_CATEGORY and not data.get("category"):
            self._wrong("category", "choose the category")
        if counted in ("bodies", "members_of") and not data.get("bodies"):
            self._wrong("bodies", "tick the bodies")
        if counted == "posts" and not data.get("posts"):
            self._wrong("posts", "tick the posts")
        ticked = {"bodies": data.get("bodies", ()), "posts": data.get("posts", ())}.get(counted)
        if measure == AT_LEAST and ticked and (data.get("number") or 0) > len(ticked):
            self._wrong("number", f"at least {data['number']} of {len(ticked)} can never be there")
        return data

    def _clean_share(self, data: dict[str, Any], measure: str, counted: str) -> None:
        if counted in ("members_of", "members_of_category"):
            self._wrong("counted", "of members who sit for some bodies a number is counted, not a share")
        share = fraction_of(data.get("share", ""))
        if share is None:
            self._wrong("share", "enter a share above 0 and up to 1, such as 1/2 or 50%")
        elif measure == MORE_THAN and share == 1:
            self._wrong("share", "more than all can never be there")
        data["fraction"] = share

    def _wrong(self, name: str, words: str) -> None:
        self.add_error(name, f"Condition {self.index}: {words}")

    def rule(self) -> dict[str, Any]:
        """The condition of a valid row, as the arrangements' files write it."""
        data = self.cleaned_data
        measure, counted = data["measure"], data["counted"]
        if measure in OFFICES:
            return {"present": measure}
        if measure == POST:
            return {"present": {"post": data["posts"][0]}}
        if measure == EVERY:
            return {"all_of_category": data["category"]} if counted == "category" else {"all_of": data["bodies"]}
        found: dict[str, Any] = _counted_data(data, counted)
        if measure == AT_LEAST:
            return {"at_least": data["number"], **found}
        found = {"fraction": str(data["fraction"]), **found}
        if data["vacancies"] and counted == "members":
            found["counting_vacancies"] = True
        if measure == MORE_THAN:
            found["more_than"] = True
        elif data["round_down"]:
            found["rounding"] = Rounding.DOWN.value
        return {**found, "plus": data["plus"]} if data.get("plus") else found


def fraction_of(text: str) -> Fraction | None:
    """A share as people write it: 1/2, 0.5, 50%; None for anything else, or outside 0 to 1."""
    plain = text.strip()
    try:
        found = Fraction(plain.rstrip("% ").replace(",", ".")) / (100 if plain.endswith("%") else 1)
    except (ValueError, ZeroDivisionError):
        return None
    return found if 0 < found <= 1 else None


def _counted_data(data: Mapping[str, Any], counted: str) -> dict[str, Any]:
    match counted:
        case "category":
            return {"of_category": data["category"]}
        case "bodies":
            return {"of": data["bodies"]}
        case "other_than":
            return {"of": "bodies", "other_than": data["category"]}
        case "members":
            return {"of": "members"}
        case "members_of":
            return {"of": {"members_of": data["bodies"]}}
        case "members_of_category":
            return {"of": {"members_of_category": data["category"]}}
        case "posts":
            return {"of": {"posts": data["posts"]}}
    return {"of": "bodies"}


def conditions_of(rule: Rule | None) -> tuple[Joined, list[dict[str, Any]]] | None:
    """How a rule's conditions are joined and what the forms of them begin with; None where it is nested too deeply."""
    if rule is None:
        return Joined.ALL, []
    found = as_sets(rule)
    if found is None:
        return None
    joined, sets = found
    return joined, [{**_initial(leaf), "place": n} for n, one in enumerate(sets, start=1) for leaf in one]


def _initial(leaf: Leaf) -> dict[str, Any]:
    match leaf:
        case Present(office):
            return {"measure": office.value}
        case PostPresent(post):
            return {"measure": POST, "posts": [post]}
        case AllOf(of):
            return {"measure": EVERY, **_counted_initial(of)}
        case AtLeast(n, of):
            return {"measure": AT_LEAST, "number": n, **_counted_initial(of)}
        case Share():
            return {
                "measure": MORE_THAN if leaf.more_than else SHARE,
                "share": str(leaf.fraction),
                "plus": leaf.plus or None,
                "round_down": leaf.rounding is Rounding.DOWN,
                **_counted_initial(leaf.of),
            }


def _counted_initial(of: Counted) -> dict[str, Any]:
    match of:
        case Posts(keys):
            return {"counted": "posts", "posts": list(keys)}
        case Members(of_bodies=Bodies(category=str() as category)):
            return {"counted": "members_of_category", "category": category}
        case Members(of_bodies=Bodies() as bodies):
            return {"counted": "members_of", "bodies": list(bodies.keys)}
        case Members(vacancies):
            return {"counted": "members", "vacancies": vacancies}
        case Bodies(category=str() as category):
            return {"counted": "category", "category": category}
        case Bodies(other_than=str() as other):
            return {"counted": "other_than", "category": other}
        case Bodies(keys):
            return {"counted": "bodies", "bodies": list(keys)} if keys else {"counted": "all"}


def condition_forms(
    initial: Sequence[Mapping[str, Any]], offered: Offered, data: Any, *, more: bool = False
) -> list[ConditionForm]:
    """The forms of a page: those of the rule's conditions and some empty ones; of a form that was sent, as many as it
    has (and one more, where that was asked for)."""
    if data is None:
        shown = max(len(initial) + SPARE, LEAST)
        filled = [dict(initial[n]) if n < len(initial) else {} for n in range(shown)]
        return [ConditionForm(None, number=n, offered=offered, initial=one) for n, one in enumerate(filled, start=1)]
    numbers = sorted({int(found[1]) for name in data if (found := _SENT.fullmatch(name))})[:MOST_SENT]
    if more and len(numbers) < MOST_SENT:
        numbers.append((numbers or [0])[-1] + 1)
    return [ConditionForm(data, number=number, offered=offered) for number in numbers]
