"""Forms of a question about dates: what is offered, what is said of each date, which one is taken."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, time_words
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios, TimeField
from meetings.enums import DateWord, ToldBy
from meetings.forms.meeting import ReasonForm
from meetings.forms.postponing import TellField
from meetings.models import DatePollDate
from meetings.rules.moments import moment_on
from meetings.rules.polls import Times

OWN = (1, 2, 3)


class AskDatesForm(DesignForm):
    """Days nearby at the same time of day, three dates of one's own, and what the mail says besides."""

    mark_optional = False
    days = forms.MultipleChoiceField(
        label="Working days nearby, at the same time of day", required=False, widget=Checkboxes()
    )
    note = forms.CharField(
        label="Said in the mail",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why another date is looked for. Do not write anything of a case",
    )

    def __init__(self, *args: Any, days: Iterable[tuple[date, str]], times: tuple[time, time], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.times = times
        offered: Any = self.fields["days"]
        offered.choices = [(day.isoformat(), label) for day, label in days]
        if not offered.choices:
            del self.fields["days"]
        for number in OWN:
            self.fields[f"on_{number}"] = DateField(label=f"Another date, {number} of {len(OWN)}", required=False)
            self.fields[f"from_{number}"] = TimeField(
                label=f"From, on date {number}", required=False, initial=times[0], help_text="For example, 10:00"
            )
            self.fields[f"until_{number}"] = TimeField(
                label=f"Until, on date {number}", required=False, initial=times[1]
            )
        self.order_fields(["days", *(f"{part}_{n}" for n in OWN for part in ("on", "from", "until")), "note"])

    def clean(self) -> dict[str, Any]:
        """The dates as moments; a date of one's own has a beginning and an end."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.offers: list[Times] = []
        for day in data.get("days", ()):
            self._offer(date.fromisoformat(day), *self.times, field="days")
        for number in OWN:
            day, begins, ends = (data.get(f"{part}_{number}") for part in ("on", "from", "until"))
            if day is None:
                continue
            if begins is None or ends is None:
                missing = "from" if begins is None else "until"
                if f"{missing}_{number}" not in self.errors:
                    self.add_error(f"{missing}_{number}", f"Enter the time for {date_words(day)}")
                continue
            self._offer(day, begins, ends, field=f"from_{number}")
        return data

    def _offer(self, day: date, begins: time, ends: time, *, field: str) -> None:
        try:
            self.offers.append((moment_on(day, begins), moment_on(day, ends)))
        except Refused as refusal:
            self.add_error(field, str(refusal))


class DatesAnswerForm(DesignForm):
    """Yes, if need be or no of each date. ``lines`` are those one may answer for, ``own`` one's own among them."""

    mark_optional = False
    line = forms.ChoiceField(label="Whose answer it is")
    came_by = forms.ChoiceField(
        label="How it came", required=False, widget=Radios(), choices=list(ToldBy.choices),
        help_text="Of an answer that you enter for somebody else",
    )  # fmt: skip
    remarks = forms.CharField(label="Remarks", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self,
        *args: Any,
        dates: Sequence[DatePollDate],
        lines: Sequence[tuple[str, str]] = (),
        own: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own, self.dates = frozenset(own), dates
        who: Any = self.fields["line"]
        who.choices = [("", "Choose"), *lines] if len(lines) > 1 else list(lines)
        if not lines:
            del self.fields["line"]
        elif len(lines) == 1:
            who.widget, who.initial = forms.HiddenInput(), lines[0][0]
        if {key for key, _ in lines} <= self.own:
            del self.fields["came_by"]
        for each in dates:
            self.fields[f"date_{each.pk}"] = forms.ChoiceField(
                label=words_of(each.starts_at, each.ends_at),
                widget=Radios(inline=True),
                choices=list(DateWord.choices),
                error_messages={"required": f"Say yes, if need be or no of {date_words(each.starts_at)}"},
            )
        self.order_fields(["line", "came_by", *(f"date_{each.pk}" for each in dates), "remarks"])

    def clean(self) -> dict[str, Any]:
        """Whoever enters an answer for somebody says how it came."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "came_by" in self.fields and data.get("line") in self.own:
            data["came_by"] = ""
        elif "came_by" in self.fields and data.get("line") and not data.get("came_by"):
            self.add_error("came_by", "Say how the answer came")
        return data

    @property
    def said(self) -> dict[int, str]:
        """The word for the key of each date, of a valid form."""
        return {each.pk: self.cleaned_data[f"date_{each.pk}"] for each in self.dates}


class TakeDateForm(VersionedForm, ReasonForm):
    """Why the meeting is moved to this date, and whether people are told."""

    tell = TellField()


def words_of(starts_at: datetime, ends_at: datetime) -> str:
    """ "Monday 15 June 2026, 10:00 to 12:00"."""
    return f"{date_words(starts_at)}, {time_words(starts_at)} to {time_words(ends_at)}"
