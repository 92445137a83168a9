"""What of meetings belongs to a case file: items with their minutes, decisions, actions, recommendations."""

from django.urls import reverse

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.models import Action, AgendaItem, Decision, Meeting, Recommendation
from partnership.models import CaseFile
from partnership.queries.cases import Hanging, Part


def parts_of_file(file: CaseFile, slug: str) -> list[Part]:
    """The four kinds, each in the order of its days. Four queries."""
    items = (
        AgendaItem.objects.filter(file=file).select_related("meeting__group").order_by("meeting__starts_at", "number")
    )
    decisions = (
        Decision.objects.filter(file=file)
        .select_related("meeting__group")
        .defer("quoracy", "room", "terms")
        .order_by("at", "number")
    )
    actions = Action.objects.filter(file=file).select_related("owner").order_by("due_on", "pk")
    recommendations = (
        Recommendation.objects.filter(file=file).select_related("followed_as").order_by("made_on", "reference")
    )
    return [
        Part(
            "Agenda items",
            tuple(
                Hanging(
                    words=f"Item {item.number}: {item.title}",
                    url=f"{reverse('meeting', args=(slug, item.meeting_id))}#item-{item.number}",
                    text=item.minutes,
                    about=_meeting(item.meeting),
                )
                for item in items
            ),
        ),
        Part(
            "Decisions",
            tuple(
                Hanging(
                    words=f"Decision {row.number}: {row.text}",
                    url=reverse("decision", args=(slug, row.pk)),
                    text=row.reasons,
                    about=f"{_meeting(row.meeting)}, {row.get_outcome_display().lower()}",
                )
                for row in decisions
            ),
        ),
        Part(
            "Actions",
            tuple(
                Hanging(
                    words=f"{row.reference}: {row.text}",
                    url=reverse("action", args=(slug, row.pk)),
                    about=f"{row.owner.title}, due {date_words(row.due_on, weekday=False)}, "
                    f"{row.get_state_display().lower()}",
                )
                for row in actions
            ),
        ),
        Part(
            "Recommendations",
            tuple(
                Hanging(
                    words=f"{row.reference}: {row.text}",
                    url=reverse("recommendation", args=(slug, row.pk)),
                    text=row.response,
                    about=f"{row.source_title}, made on {date_words(row.made_on, weekday=False)}"
                    + (f", followed in the open as {row.followed_as.reference}" if row.followed_as else ""),
                )
                for row in recommendations
            ),
        ),
    ]


def _meeting(meeting: Meeting) -> str:
    return f"{meeting.group.called}, {date_words(uk_date(meeting.starts_at), weekday=False)}"
