"""Groups that are formed and ended in the browser, after a real load of the published arrangements."""

import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from meetings.enums import Outcome
from meetings.models import AgendaItem, Attendee, Meeting
from meetings.operations.agenda import add_item
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import open_meeting, plan_meeting
from meetings.operations.presence import arrive
from partnership.models import Chairing, Group, Membership, Post, ReservedMatter, Seat, Terms
from partnership.operations.people import add_person, appoint
from tests.conftest import NOW, TODAY
from tests.factories.county import load_herefordshire
from tests.factories.fixtures import scene
from tests.partnership.test_structure import signed_in

pytestmark = pytest.mark.django_db
LEADS = ("lsp-council", "lsp-icb", "lsp-police")


space = scene(load_herefordshire)


@pytest.fixture
def team(space: Space) -> Client:
    return signed_in(space, "team-manager")


def address(space: Space, name: str, *args: Any) -> str:
    return reverse(name, args=(space.slug, *args))


def filled_in(space: Space, *members: str, **changed: Any) -> dict[str, Any]:
    """A whole form for the lead partners of the area; posts are said by their keys."""
    with acting(in_space(space.pk)):
        keys = dict(Post.objects.values_list("key", "pk"))
    data = {
        "name": "Lead partners of Herefordshire",
        "kind": "lsp_forum",
        "purpose": "Agree what is reserved to them.",
        "starts_on": "2026-06-01",
        "members": [keys[key] for key in members],
        "quoracy": "statutory",
        "deputies": "not_allowed",
        "citation": "§3.1",
    } | changed
    for name in ("attending", "chair"):
        if name in data:
            data[name] = keys[data[name]]
    return data


def test_the_lead_partners_are_formed_and_agree_what_is_reserved_to_them(team: Client, space: Space) -> None:
    """Without this page every contribution of a county would stay endorsed only (§20.1)."""
    data = filled_in(space, *LEADS, chair="lsp-police", attending="team-manager", reports_to="")
    answer = team.post(address(space, "group_form"), data, follow=True)
    page = " ".join(answer.content.decode().split())
    assert "Lead partners of Herefordshire is formed." in page
    assert "every statutory safeguarding partner is represented" in page
    with acting(in_space(space.pk)):
        group = Group.objects.get(kind="lsp_forum", located_in__isnull=True)
        assert group.key == "lead-partners-of-herefordshire" and Chairing.objects.get(group=group).starts_on
        manager = Seat.objects.get(post__key="team-manager")
        for key in LEADS:
            appoint(post=Post.objects.get(key=key), person=add_person(name=f"Holder of {key}"), starts_on=TODAY)
        start = NOW - timedelta(hours=1)
        meeting = plan_meeting(group=group, starts_at=start, ends_at=NOW, seat=manager, at=start - timedelta(days=7))
        item = add_item(meeting=meeting, title="Contributions", introduced_by="Team")
        meeting = open_meeting(meeting=meeting, opened_at=start, seat=manager, at=start)
        for line in Attendee.objects.filter(meeting=meeting, seat__post__key__in=LEADS):
            arrive(meeting=meeting, attendee_id=line.pk, when=start, at=start)
        decision = record_decision(
            item=AgendaItem.objects.get(pk=item.pk),
            text="Contributions as last year",
            kind="agree",
            reserved_matter=ReservedMatter.objects.get(key="agree-contributions"),
            taken_at=start + timedelta(minutes=5),
            seat=manager,
            at=NOW,
        )
        assert decision.outcome == Outcome.AGREED
    out = StringIO()
    call_command("load_arrangements", stdout=out)
    assert "seat" in out.getvalue() and "Lead partners of Herefordshire" not in out.getvalue()
    with acting(in_space(space.pk)):
        assert Group.objects.get(pk=group.pk).ends_on is None


def test_who_is_no_lead_partner_is_no_member_and_the_page_says_why_beside_the_field(team: Client, space: Space) -> None:
    for changed, sentence in (
        ({"members": ("lsp-council", "lsp-icb", "dsp-police")}, "Only lead safeguarding partners are members"),
        ({"members": LEADS, "quoracy": "half"}, "Lead partners decide only where every statutory partner is there."),
        ({"members": LEADS[:2]}, "West Mercia Police has no member in it"),
        ({"members": LEADS, "kind": "priority", "quoracy": "counted"}, "Enter how many members must be there."),
        ({"members": LEADS, "kind": "board"}, "Kind: choose from the list"),
        ({"members": LEADS, "kind": "task_and_finish"}, "Choose the group that forms it: such a group reports to"),
        ({"members": LEADS, "kind": "priority", "reports_to": "role:dsp"}, "Choose the group that forms it"),
    ):
        members = changed.pop("members")
        answer = team.post(address(space, "group_form"), filled_in(space, *members, **changed))
        assert answer.status_code == 200 and sentence in answer.content.decode(), changed
    forged = filled_in(space, *LEADS) | {"members": ["9" * 24]}
    answer = team.post(address(space, "group_form"), forged)
    assert answer.status_code == 200 and "is not on the list" in answer.content.decode()
    with acting(in_space(space.pk)):
        assert not Group.objects.filter(from_file=False).exists()


def test_a_task_and_finish_group_is_formed_and_ended(team: Client, space: Space) -> None:
    with acting(in_space(space.pk)):
        quality = Group.objects.get(key="quality-and-effectiveness").pk
        kind = Group.objects.get(key="task-and-finish").pk
    form = f"{address(space, 'group_form')}?kind=task_and_finish"
    assert form in team.get(address(space, "group", kind)).content.decode()
    assert address(space, "group_form") in team.get(address(space, "structure")).content.decode()
    assert re.search(r'value="task_and_finish"[^>]* checked', team.get(form).content.decode())
    data = filled_in(
        space, "quality-council", "quality-police", name="Neglect group", kind="task_and_finish", quoracy="counted",
        count="2", every="3", unit="weeks", chair="quality-police", reports_to=f"group:{quality}",
    )  # fmt: skip
    page = team.post(address(space, "group_form"), data, follow=True).content.decode()
    with acting(in_space(space.pk)):
        group = Group.objects.get(key="neglect-group")
    assert address(space, "group_end", group.pk) in page and "every three weeks" in page
    assert team.get(address(space, "structure")).status_code == 200
    plan = address(space, "meeting_plan")
    assert "Neglect group" in team.get(plan).content.decode()
    published = team.post(address(space, "group_end", quality), {"on": "2026-06-15"})
    assert "stands in the published arrangements" in published.content.decode()
    early = team.post(address(space, "group_end", group.pk), {"on": "2026-05-01"})
    assert "it cannot end before that" in early.content.decode()
    assert team.post(address(space, "group_end", group.pk), {"on": TODAY.isoformat()}).status_code == 302
    assert "This group ended on 15 June 2026" in team.get(address(space, "group", group.pk)).content.decode()
    assert "Neglect group" not in team.get(plan).content.decode()
    with acting(in_space(space.pk)):
        for model in (Membership, Terms, Chairing):
            assert {row.ends_on for row in model.objects.filter(group=group)} == {TODAY}
        group.refresh_from_db()
        assert (group.ends_on, Meeting.objects.count()) == (TODAY, 0)
        assert not Group.objects.get(pk=quality).ends_on
    again = team.post(address(space, "group_form"), {**data, "starts_on": date(2026, 6, 16).isoformat()})
    assert again.status_code == 302
    with acting(in_space(space.pk)):
        assert Group.objects.filter(key="neglect-group-2").exists()
