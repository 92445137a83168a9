"""Forms about a group's terms of reference: a new edition, an example of who is there, the answers to it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios
from partnership.forms.groups import DEPUTIES
from partnership.forms.terms_rule import ConditionForm, Offered
from partnership.rules.terms import CirculationNeeds, Deputies, Frequency, Holder, Joined, Period, Terms, joined_data

JOINED = (
    (Joined.ALL.value, "all conditions hold"),
    (Joined.ANY.value, "one of the conditions holds"),
    (Joined.ONE_SET.value, "all conditions of one set hold"),
    (Joined.EACH_SET.value, "one condition of each set holds"),
)
NOT_SAID, EVERY_SO_OFTEN, TIMES_PER = "", "every", "times"
UNITS = [(f"{period}s", f"{period}s") for period in Period]
_TIMES_UNITS = [(period.value, f"a {period.value}") for period in Period]


def _days(label: str, **kwargs: Any) -> forms.IntegerField:
    box = forms.NumberInput({"class": "govuk-input--width-4"})
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=365, widget=box, **kwargs)


def _paragraph(label: str) -> forms.CharField:
    box = forms.TextInput({"class": "govuk-input--width-5"})
    return forms.CharField(label=label, required=False, max_length=20, widget=box, help_text="For example, §8")


class TermsForm(DesignForm):
    """A new edition of a group's terms, but for the conditions of its rule, which have forms of their own."""

    mark_optional = False
    starts_on = DateField(label="First day on which they hold", help_text="A day that is still to come.")
    joined = forms.ChoiceField(label="The group is quorate when", choices=JOINED, widget=Radios())
    otherwise_chair_decides = forms.BooleanField(
        label="When inquorate, the chair decides which items proceed",
        required=False,
        help_text="What is decided then stays provisional.",
    )
    deputies = forms.ChoiceField(
        label="Deputies",
        choices=DEPUTIES,
        widget=Radios(),
    )
    tolerance_seconds = forms.IntegerField(
        label="A short absence that does not break quoracy, in seconds",
        required=False,
        min_value=0,
        max_value=3600,
        widget=forms.NumberInput({"class": "govuk-input--width-4"}),
        help_text="For example 120, for a video call that drops. Leave it empty for none.",
    )
    ratify_afterwards = forms.BooleanField(label="Whoever missed a decision may ratify it afterwards", required=False)
    by_circulation = forms.BooleanField(label="Decisions may be taken between meetings, by circulation", required=False)
    circulation_needs = forms.ChoiceField(
        label="By circulation it is decided when",
        required=False,
        choices=[
            (CirculationNeeds.EVERYBODY.value, "everybody who is asked agrees"),
            (CirculationNeeds.MAJORITY.value, "more than half agree, and those who answer would be quorate"),
            (CirculationNeeds.QUORUM.value, "those who agree would be quorate by themselves"),
        ],
    )
    how_often = forms.ChoiceField(
        label="It meets",
        required=False,
        choices=[
            (NOT_SAID, "as needed, or the terms do not say"),
            (EVERY_SO_OFTEN, "every so many weeks, months or years"),
            (TIMES_PER, "so many times a year or month"),
        ],
    )
    often = _days("How many")
    unit = forms.ChoiceField(label="Weeks, months or years", choices=UNITS, required=False, initial="weeks")
    per = forms.ChoiceField(label="Times", choices=_TIMES_UNITS, required=False, initial=Period.YEAR.value)
    chair_posts = forms.MultipleChoiceField(
        label="It is chaired by one of", required=False, widget=Checkboxes(small=True)
    )
    chair_category = forms.ChoiceField(label="Or by a representative of", required=False)
    chair_months = _days("For how many months at a time", help_text="Leave it empty where the terms do not say.")
    vice_posts = forms.MultipleChoiceField(label="Vice-chair is one of", required=False, widget=Checkboxes(small=True))
    vice_category = forms.ChoiceField(label="Or a representative of", required=False)
    notice_days = _days("Working days of notice of a meeting")
    notice_extraordinary = _days("Working days of notice of an extraordinary meeting")
    notice_citation = _paragraph("Paragraph on notice")
    papers_days = _days("Working days before a meeting by which papers are due")
    papers_citation = _paragraph("Paragraph on papers")
    citation = _paragraph("Paragraph of these terms")
    note = forms.CharField(
        label="What the terms leave open",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Shown on the group’s page.",
    )
    reason = forms.CharField(
        label="Why the terms change",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Those who agree them read this, and it stays on record.",
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in ("chair_posts", "vice_posts"):
            fields[name].choices = offered.posts
        for name in ("chair_category", "vice_category"):
            fields[name].choices = [("", "Nobody by category"), *offered.categories]

    def clean(self) -> dict[str, Any]:
        """A frequency is whole; an office is for posts or for a category; a paragraph stands beside what it is on."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("how_often") and not data.get("often") and "often" not in self.errors:
            self.add_error("often", "Enter how often it meets.")
        for office in ("chair", "vice"):
            if data.get(f"{office}_posts") and data.get(f"{office}_category"):
                self.add_error(f"{office}_category", "Tick posts or choose a category, not both.")
        if data.get("chair_months") and not (data.get("chair_posts") or data.get("chair_category")):
            self.add_error("chair_months", "Say who chairs it, or leave the months empty.")
        if data.get("papers_citation") and not data.get("papers_days"):
            self.add_error("papers_days", "Enter the days that the paragraph on papers names.")
        if data.get("notice_citation") and not (data.get("notice_days") or data.get("notice_extraordinary")):
            self.add_error("notice_days", "Enter the days that the paragraph on notice names.")
        return data

    def terms(self, conditions: Sequence[ConditionForm]) -> dict[str, Any]:
        """The terms of a valid form with its valid conditions, as the arrangements' files write them."""
        data = self.cleaned_data
        used = [each for each in conditions if each.is_used]
        places = sorted({int(each.cleaned_data["place"]) for each in used})
        sets = [[each.rule() for each in used if int(each.cleaned_data["place"]) == place] for place in places]
        quoracy = dict(joined_data(Joined(data["joined"]), sets))
        if data["otherwise_chair_decides"]:
            quoracy["otherwise_chair_decides"] = True
        found: dict[str, Any] = {
            "quoracy": quoracy,
            "deputies": data["deputies"],
            "tolerance_seconds": data["tolerance_seconds"] or 0,
            "ratify_afterwards": data["ratify_afterwards"],
            "by_circulation": data["by_circulation"],
        }
        if data["by_circulation"] and data["circulation_needs"]:
            found["circulation_needs"] = data["circulation_needs"]
        if data["how_often"] == EVERY_SO_OFTEN:
            found["frequency"] = {"every": data["often"], "unit": data["unit"] or "weeks"}
        elif data["how_often"] == TIMES_PER:
            found["frequency"] = {"times": data["often"], "per": data["per"] or Period.YEAR.value}
        days = {"working_days": data["notice_days"], "extraordinary": data["notice_extraordinary"]}
        notice = {name: said for name, said in days.items() if said}
        if notice:
            found["notice"] = notice | ({"citation": data["notice_citation"]} if data["notice_citation"] else {})
        chair, vice = self._holder("chair"), self._holder("vice")
        if chair:
            found["chair"] = chair | ({"term_months": data["chair_months"]} if data["chair_months"] else {})
        if vice:
            found["vice_chair"] = vice
        for name in ("papers_days", "papers_citation", "citation", "note"):
            if data[name]:
                found[name] = data[name]
        return found

    def _holder(self, office: str) -> dict[str, Any]:
        posts, category = self.cleaned_data[f"{office}_posts"], self.cleaned_data[f"{office}_category"]
        if posts:
            return {"post": posts[0]} if len(posts) == 1 else {"one_of": posts}
        return {"category": category} if category else {}


def initial_of(terms: Terms | None, joined: Joined) -> dict[str, Any]:
    """What the form begins with: the terms in force."""
    if terms is None:
        return {"joined": Joined.ALL.value, "deputies": Deputies.NOT_ALLOWED.value}
    chairing, notice = terms.chairing, terms.notice
    return {
        "joined": joined.value,
        "otherwise_chair_decides": terms.otherwise_chair_decides,
        "deputies": terms.deputies.value,
        "tolerance_seconds": terms.tolerance_seconds or None,
        "ratify_afterwards": terms.ratify_afterwards,
        "by_circulation": terms.by_circulation,
        "circulation_needs": terms.circulation_needs.value,
        **_often(terms.frequency),
        **_office("chair", chairing.chair),
        "chair_months": chairing.term_months,
        **_office("vice", chairing.vice_chair),
        "notice_days": notice.working_days if notice else None,
        "notice_extraordinary": notice.extraordinary if notice else None,
        "notice_citation": notice.citation if notice else "",
        "papers_days": terms.papers_days,
        "papers_citation": terms.papers_citation,
        "citation": terms.citation,
        "note": terms.note,
    }


def _often(frequency: Frequency | None) -> dict[str, Any]:
    if frequency is None:
        return {"how_often": NOT_SAID}
    if frequency.every == 1 and frequency.times > 1:
        return {"how_often": TIMES_PER, "often": frequency.times, "per": frequency.period.value}
    return {"how_often": EVERY_SO_OFTEN, "often": frequency.every, "unit": f"{frequency.period}s"}


def _office(name: str, holder: Holder | None) -> dict[str, Any]:
    return {
        f"{name}_posts": list(holder.posts) if holder else [],
        f"{name}_category": (holder.category or "") if holder else "",
    }


class ExampleForm(DesignForm):
    """Who is there in an example: themselves, or through a deputy with a delegation."""

    mark_optional = False
    there = forms.MultipleChoiceField(label="There themselves", required=False, widget=Checkboxes(small=True))
    deputised = forms.MultipleChoiceField(
        label="A deputy came, with a delegation", required=False, widget=Checkboxes(small=True)
    )

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.choices = members  # type: ignore[attr-defined]

    def chosen(self) -> tuple[frozenset[str], frozenset[str]]:
        """The posts whose holders are there, and those for which a deputy came; whoever is there needs none."""
        there = frozenset(self.cleaned_data.get("there") or ())
        return there, frozenset(self.cleaned_data.get("deputised") or ()) - there


class AgreeTermsForm(DesignForm):
    """The agreement: to what was read."""

    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)


class TermsReasonForm(DesignForm):
    """Why proposed terms are sent back or withdrawn."""

    reason = forms.CharField(label="Reason", max_length=1000, widget=forms.Textarea({"rows": 3}))
