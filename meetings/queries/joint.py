"""What is noted here of the meetings of joint groups: of each meeting the last edition, which holds."""

from dataclasses import dataclass

from meetings.models import JointMeeting
from partnership.models import Group, Post


def joint_meetings() -> list[JointMeeting]:
    """Every meeting of a joint group that was noted in the open space, the latest first. One query.

    There are few: a joint group meets some times a year.
    """
    last: dict[tuple[int, int], JointMeeting] = {}
    for row in JointMeeting.objects.select_related("joint").order_by("edition"):
        last[row.joint_id, row.number] = row
    return sorted(last.values(), key=lambda row: (row.held_on, row.pk), reverse=True)


@dataclass(frozen=True, slots=True)
class Noted:
    """A meeting of a joint group as its page says it.

    ``key`` and ``group`` are the group's here; where the arrangements here do not name it, empty and the space's name.
    ``came`` and ``missing`` are the titles of this partnership's posts.
    """

    row: JointMeeting
    key: str
    group: str
    came: tuple[str, ...]
    missing: tuple[str, ...]


def joint_meetings_listed(groups: list[str]) -> list[Noted]:
    """Those of the groups with these keys here, or of all, the latest first. Three queries."""
    names = {
        (located_in, shared): (key, name)
        for located_in, shared, key, name in Group.objects.filter(located_in__isnull=False).values_list(
            "located_in_id", "shared_group", "key", "name"
        )
    }
    titles = dict(Post.objects.values_list("key", "title"))
    found = []
    for row in joint_meetings():
        key, name = names.get((row.joint_id, row.group), ("", row.joint.name))
        if groups and key not in groups:
            continue
        came = tuple(titles.get(post["post"], post["post"]) for post in row.posts if post["came"])
        missing = tuple(titles.get(post["post"], post["post"]) for post in row.posts if not post["came"])
        found.append(Noted(row, key, name, came, missing))
    return found
