"""The gallery: every component once, with sample data, for those who build pages and for the accessibility scan."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hscp.ui.charts import Chart
from hscp.ui.forms import (
    Checkboxes,
    DateField,
    DateTimeField,
    DesignForm,
    MarkdownField,
    MoneyField,
    Radios,
    TimeField,
)

KINDS = [
    ("board", "Safeguarding Partners Board"),
    ("subgroup", "Subgroup"),
    ("forum", "Lead safeguarding partners' forum"),
]

REFUSED = {"held_on_day": "27", "held_on_month": "3", "left_at_time": "25:00"}


class SampleForm(DesignForm):
    """One field of each kind."""

    name = forms.CharField(label="Name of the group", help_text="As it stands in the published arrangements")
    email = forms.EmailField(label="E-mail address", required=False)
    purpose = forms.CharField(label="Purpose", widget=forms.Textarea(attrs={"rows": 3}), max_length=500)
    minutes = MarkdownField(label="Minutes of this item", rows=5)
    group = forms.ChoiceField(label="Reports to", choices=[("", "Choose a group"), *KINDS])
    kind = forms.ChoiceField(
        label="What kind of meeting is it?",
        choices=KINDS,
        widget=Radios(hints={"forum": "Held with the neighbouring partnership"}),
    )
    attends = forms.MultipleChoiceField(
        label="Who is invited?",
        choices=[("la", "Local authority"), ("icb", "Integrated care board"), ("police", "Police")],
        widget=Checkboxes,
    )
    remote = forms.BooleanField(
        label="People may join remotely", required=False, help_text="A link is put in the invitation"
    )
    held_on = DateField(label="Date of the meeting", help_text="For example, 27 3 2026")
    starts = TimeField(label="Start time", help_text="For example, 10:00 or 2.30pm")
    left_at = DateTimeField(label="Left the room", required=False)
    places = forms.IntegerField(label="Places", widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}))
    budget = MoneyField(label="Contribution for the year")
    paper = forms.FileField(label="Paper", required=False, help_text="PDF or Word, up to 20 MB")


class SampleFilters(DesignForm):
    """A filter form as lists have it."""

    mark_optional = False
    state = forms.ChoiceField(label="State", choices=[("", "Any"), ("open", "Open"), ("late", "Late")], required=False)
    owner = forms.CharField(label="Owner", required=False)


class SampleRow(DesignForm):
    """Small inputs as they stand in a table."""

    arrived = TimeField(label="Arrived, police", initial=datetime.time(10))
    left = TimeField(label="Left, police", required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component. ``?errors=1`` shows the forms as refused. Only in development and in the demonstration.

    Its buttons answer with a message and keep nothing.
    """
    if not (settings.DEBUG or getattr(settings, "HSCP_DEMO", False)):
        raise Http404("The gallery is for development and the demonstration.")
    refused = "errors" in request.GET
    if request.method == "POST":
        messages.success(request, "The button was pressed. Nothing is kept here.")
        return redirect("gallery")
    filters = SampleFilters(request.GET if "state" in request.GET else None)
    return render(
        request,
        "ui/gallery.html",
        {
            "title": "Design gallery",
            "marking": "OFFICIAL",
            "navigation": [
                ("Overview", "#buttons", True),
                ("Meetings", "#tables", False),
                ("Actions", "#records", False),
            ],
            "breadcrumbs": [("Home", "/"), ("Design gallery", "")],
            "form": SampleForm({"held_on_day": "27", "held_on_month": "3", "left_at_time": "25:00"})
            if refused
            else SampleForm(),
            "filter_form": filters,
            "row_form": SampleRow({"arrived": "half past"} if refused else None),
            "forms": [SampleRow({"arrived": "half past"})] if refused else [],
            "page": Paginator(range(480), 20).page(min(24, max(1, _number(request.GET.get("page", "4"))))),
            **_samples(),
        },
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def _samples() -> dict[str, Any]:
    zone = datetime.UTC
    at = [
        datetime.datetime(2026, 5, 12, hour, minute, tzinfo=zone)
        for hour, minute in ((9, 0), (9, 42), (10, 20), (11, 0))
    ]
    quarters = ("Q1", "Q2", "Q3", "Q4")
    return {
        "tabs": [("Agenda", "#tabs", True, 9), ("People", "#records", False, 14), ("Minutes", "#records", False, None)],
        "side": [("Overview", "#side", True), ("Presence", "#records", False), ("Decisions", "#records", False, 4)],
        "actions": [
            ("Publish the threshold document", "Independent scrutineer", "2 April 2026", "Late", "bad", 41),
            ("Ask schools for section 175 returns", "Partnership Team", "30 June 2026", "Open", "info", 0),
            ("Agree the training offer", "Practice and training subgroup", "12 May 2026", "Done", "good", 0),
        ],
        "timeline": [
            {
                "what": "Minutes issued",
                "who": "Partnership Team",
                "when": at[3],
                "detail": "Quoracy is frozen.",
            },
            {"what": "Meeting held", "who": "Chair of the board", "when": at[0]},
        ],
        "periods": [
            {"start": at[0], "end": at[1], "quorate": True},
            {"start": at[1], "end": at[2], "quorate": False, "reason": "No representative of the police from 10:42."},
            {"start": at[2], "end": at[3], "quorate": True},
        ],
        "bar_chart": Chart(
            "bar",
            "Actions by partner",
            ("Local authority", "Health", "Police"),
            (("Open", (7, 4, 5)), ("Late", (2, 0, 3))),
        ),
        "line_chart": Chart(
            "line",
            "Training places taken up",
            quarters,
            (("Booked", (61, 70, 74, 83)), ("Attended", (52, 61, 70, None))),
            over="Quarter",
            unit="%",
            target=80,
        ),
        "stacked_chart": Chart(
            "stacked",
            "Actions at the end of each quarter",
            quarters,
            (("Done", (3, 8, 14, 21)), ("Open", (9, 8, 6, 5)), ("Late", (0, 2, 3, 1))),
        ),
        "text": "# Learning\n\nThe board **noted** the review.\n\n- Share it with schools\n- Return in May\n",
        "day": datetime.date(2026, 6, 15),
    }
