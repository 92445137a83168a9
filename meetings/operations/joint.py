"""Each partnership that shares a joint group is told that it met: a fact in its own space, for its own promises."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform

from hscp.lib.workdays import uk_date
from hscp.record.outbox import ask
from hscp.spaces.acting import Context, acting
from hscp.spaces.models import JointSpace, Space
from meetings.enums import MeetingState
from meetings.models import JointMeeting, Meeting
from meetings.queries.represented import represented
from partnership.models import PostFollow

TELL_PARTNERSHIPS = "meetings.tell_partnerships"
SAID = ("group", "held_on", "quorate", "posts")


def let_partnerships_know(meeting: Meeting, at: datetime) -> None:
    """Ask, in the open transaction, that whoever shares the meeting's group is told of it; nothing if nobody does."""
    if JointSpace.objects.filter(joint=meeting.space_id).exists():
        ask(TELL_PARTNERSHIPS, key=f"tell-partnerships:{meeting.pk}", asked_by_id=None, at=at)


def tell_partnerships(*, joint: Space, at: datetime) -> int:
    """Note in the space of each partnership that shares ``joint`` which meetings were held there. Returns how many.

    Repeatable: what is noted already and holds is left alone; what holds no longer is noted anew, as the next edition.
    Reads the joint space, and writes into one partnership's at a time, of which it reads what is noted and no more.
    Told are the group, the day, how long it was quorate, and of posts those that follow one of that partnership's own.
    """
    owners = list(JointSpace.objects.filter(joint=joint).order_by("owner").values_list("owner_id", flat=True))
    if not owners:
        return 0
    with acting(Context(user_id=None, read=frozenset({joint.pk}))):
        held = _told_of_each()
        came = _posts_by_owner({number: each["held_on"] for number, each in held.items()})
    noted = 0
    for owner in owners:
        with acting(Context(user_id=None, read=frozenset({owner}), write=frozenset({owner}))):
            told = {number: {**each, "posts": came[owner, number]} for number, each in held.items()}
            noted += _note(joint, told, at)
    return noted


def _told_of_each() -> dict[int, dict[str, Any]]:
    """What is told of each closed meeting of the joint space, by its number, but for the posts. One query."""
    rows = (
        Meeting.objects.filter(state=MeetingState.CLOSED)
        .annotate(summary=KeyTextTransform("summary", "quoracy"))
        .order_by("starts_at", "pk")
        .values_list("pk", "group__key", "starts_at", "summary")
    )
    return {pk: {"group": group, "held_on": uk_date(at), "quorate": summary} for pk, group, at, summary in rows}


def _posts_by_owner(days: dict[int, date]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """For each owner and meeting the owner's own posts that had a place there, as the owner calls them. Two queries."""
    followed: dict[str, list[PostFollow]] = defaultdict(list)
    for follow in PostFollow.objects.select_related("post").order_by("owner", "owner_post"):
        followed[follow.post.key].append(follow)
    found: dict[tuple[int, int], dict[str, dict[str, Any]]] = defaultdict(dict)
    for each in represented(Q(meeting__in=list(days)), attending_too=True):
        for follow in followed[each.post]:
            if follow.ends_on is not None and follow.ends_on <= days[each.meeting]:
                continue
            of_owner = found[follow.owner_id, each.meeting]
            before = of_owner.get(follow.owner_post, {})
            came = each.attended or bool(before.get("came"))
            of_owner[follow.owner_post] = {"post": follow.owner_post, "role": each.role, "came": came}
    return defaultdict(list, {key: [posts[post] for post in sorted(posts)] for key, posts in found.items()})


def _note(joint: Space, told: dict[int, dict[str, Any]], at: datetime) -> int:
    last: dict[int, JointMeeting] = {}
    for row in JointMeeting.objects.filter(joint=joint).order_by("edition"):
        last[row.number] = row
    noted = 0
    for number, said in told.items():
        known = last.get(number)
        if known is not None and all(getattr(known, name) == said[name] for name in SAID):
            continue
        edition = known.edition + 1 if known else 1
        JointMeeting(joint=joint, number=number, edition=edition, noted_at=at, **said).save()
        noted += 1
    return noted
