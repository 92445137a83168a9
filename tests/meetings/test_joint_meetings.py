"""Partnerships that share a joint group are told that it met, once and no more than that; their promises count it."""

from datetime import date
from typing import Any

from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from meetings.models import JointMeeting, Meeting
from meetings.operations.joint import tell_partnerships
from partnership.models import Group, Post, PostFollow, Promise
from partnership.rules.promises import Evidence, Outcome, TimesAYear, cadence_to_json, evidence_to_json
from reporting.queries.record import record_of
from reporting.rules.promises import judged
from tests.conftest import NOW
from tests.factories.fixtures import World, scene
from tests.factories.meetings import DAY, closed, make_board
from tests.factories.people import make_post

YEAR = date(2026, 4, 1), date(2027, 4, 1), DAY


def make_forum(world: World) -> Meeting:
    """A forum of two counties that met on 15 June 2026; the jobs that wait are not done yet.

    Council and police hold their places there by posts at home, one in each county; nobody came for education.
    """
    for space, post in ((world.here, "dsp-council"), (world.there, "dsp-police"), (world.here, "education")):
        with acting(in_space(space.pk)):
            make_post(post, "member" if post == "education" else "dsp", title=f"{post} of {space.slug}")
    for space in (world.here, world.there):
        with acting(in_space(space.pk)):
            shared = {"located_in": world.joint, "shared_space": world.joint.slug, "shared_group": "board"}
            Group(key="our-forum", name="The forum of two counties", kind="lsp_forum", **shared).save()
    with acting(in_space(world.joint.pk)):
        board = make_board()
        for key, owner, post in (
            ("council", world.here, "dsp-council"),
            ("police", world.there, "dsp-police"),
            ("education", world.here, "education"),
        ):
            PostFollow(post=Post.objects.get(key=f"board-{key}"), owner=owner, owner_post=post).save()
        return closed(board)


forum = scene(make_forum)


def noted(space: Space) -> list[tuple[Any, ...]]:
    with acting(in_space(space.pk)):
        rows = JointMeeting.objects.order_by("number", "edition")
        return [(row.edition, row.held_on, row.quorate, [(p["post"], p["came"]) for p in row.posts]) for row in rows]


def test_each_partnership_is_told_once_of_the_meeting_and_of_its_own_posts(world: World, forum: Meeting) -> None:
    assert noted(world.here) == []
    assert drain(NOW) > 0
    here = [(1, DAY, "throughout", [("dsp-council", True), ("education", False)])]
    assert noted(world.here) == here
    assert noted(world.there) == [(1, DAY, "throughout", [("dsp-police", True)])]
    assert noted(world.joint) == []
    assert tell_partnerships(joint=world.joint, at=NOW) == 0, "told already"
    assert tell_partnerships(joint=world.here, at=NOW) == 0, "nobody shares a partnership"
    assert noted(world.here) == here


def test_what_holds_no_longer_is_noted_again_and_the_last_holds(world: World, forum: Meeting) -> None:
    drain(NOW)
    with acting(in_space(world.joint.pk)):
        PostFollow.objects.get(owner_post="dsp-council").delete()
    assert tell_partnerships(joint=world.joint, at=NOW) == 1, "the other county's holds"
    editions = [(edition, posts) for edition, _, _, posts in noted(world.here)]
    assert editions == [(1, [("dsp-council", True), ("education", False)]), (2, [("education", False)])]
    with acting(in_space(world.here.pk)):
        assert [each.came for each in record_of(*YEAR).joint_meetings] == [()]


def test_the_page_says_what_is_noted_and_nothing_of_the_other_county(world: World, forum: Meeting, client: Any) -> None:
    client.force_login(world.user("member"))
    address = f"/p/{world.here.slug}/meetings/joint/"
    assert "No meeting of a joint group is noted" in client.get(address).content.decode()
    drain(NOW)
    html = client.get(address, {"group": "our-forum"}).content.decode()
    for words in ("15 June 2026", "The forum of two counties", "Quorate throughout", "dsp-council of herefordshire"):
        assert words in html
    assert "Not there: education of herefordshire" in html
    assert "dsp-police" not in html and "Topic 1" not in html and f"/meetings/{forum.pk}/" not in html
    assert "15 June 2026" not in client.get(address, {"group": "another"}).content.decode()
    client.force_login(world.user("member", world.there))
    assert "dsp-council" not in client.get(f"/p/{world.there.slug}/meetings/joint/").content.decode()


def test_posts_whose_titles_have_commas_stand_apart_and_an_unknown_group_leads_back(
    world: World, forum: Meeting, client: Any
) -> None:
    with acting(in_space(world.here.pk)):
        came = [{"post": key, "role": "dsp", "came": True} for key in ("dsp-council", "education")]
        said = {"group": "board", "held_on": DAY, "quorate": "throughout", "noted_at": NOW}
        JointMeeting(joint=world.joint, number=forum.pk + 1, posts=came, **said).save()
    client.force_login(world.user("member"))
    address = f"/p/{world.here.slug}/meetings/joint/"
    assert "dsp-council of herefordshire; education of herefordshire" in client.get(address).content.decode()
    unknown = client.get(address, {"group": "another"}).content.decode()
    assert "No meeting of that joint group is noted" in unknown and "Meetings of all joint groups" in unknown


def test_a_promise_on_the_joint_group_is_held_against_what_is_noted(world: World, forum: Meeting) -> None:
    with acting(in_space(world.here.pk)):
        for key, evidence in (
            ("met", Evidence("meetings_held", (("group", "our-forum"),))),
            ("came", Evidence("attendance_of", (("group", "our-forum"), ("role", "dsp")))),
        ):
            cadence = cadence_to_json(TimesAYear(1, "financial"))
            Promise(key=key, text=key, by="lsp", cadence=cadence, evidence=evidence_to_json(evidence)).save()

    def outcomes() -> set[Outcome]:
        with acting(in_space(world.here.pk)):
            record = record_of(*YEAR)
            return {judged(row, record).outcome for row in record.promises}

    assert outcomes() == {Outcome.NOT_EVIDENCED}
    drain(NOW)
    assert outcomes() == {Outcome.KEPT}
