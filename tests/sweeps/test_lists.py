"""Every list costs as many queries with three rows as with one.

A list is a page of the table (`tests.sweeps.table`) that names no single object and takes no form. To add one: a row
in ``adding`` that puts one more on it; or, where its own test counts, a row in ``COUNTED`` with that test; or,
where nothing can be added, one in ``NO_LIST`` with the reason. A list in none of them fails.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from funding.operations import add_contribution
from hscp.record.models import Mail
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.models import Space
from keeping.models import ErasureAsked
from meetings.models import AbsenceLetter, AgendaItem, Attendee, Circulation, JointMeeting, OwnedItem, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.assurance import save_session
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import plan_meeting
from meetings.operations.recommendations import add_recommendation
from meetings.operations.referrals import refer_item
from partnership.models import (
    Arrangements,
    BankHoliday,
    Group,
    GuidanceEdition,
    LineManager,
    Organisation,
    Post,
    Promise,
    Seat,
    StatuteClock,
    StrategicLink,
)
from partnership.operations.cases import open_case_file
from partnership.operations.people import add_person, appoint_chair
from partnership.rules.promises.cadence import NoFrequency, cadence_to_json
from reporting.models import Publication
from reporting.operations.feedback import save_feedback
from reporting.operations.priorities import save_priority
from reporting.operations.reports import start_report
from reviews.models import PublishedReview
from tests.days import NOW, TODAY
from tests.factories.agency_evidence import show
from tests.factories.meetings import make_organisation
from tests.factories.people import make_post, make_seat, make_space
from tests.factories.themes import make_theme
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.walk import body_of
from tests.sweeps.world import Swept

# Lists that are no page of a space, or whose address names whose they are.
BESIDES = ("home", "sessions", "published_reports", "published_reviews")
# The page of a list → the test that counts its queries with few rows and with many.
COUNTED = {
    "agency_attendance": "tests/meetings/test_absence.py::test_attendance_costs_the_same_for_one_meeting_and_three",
    "holds": "tests/keeping/test_pages.py::test_the_list_of_holds_costs_the_same_for_one_and_three",
    "incidents": "tests/reviews/test_incidents.py::test_lists_cost_the_same_with_one_case_and_with_three",
    "case_referrals": "tests/reviews/test_referrals.py::test_the_log_costs_the_same_with_one_and_with_three",
    "learnings": "tests/reviews/test_dissemination.py::test_lists_cost_the_same_with_one_and_with_three",
    "learning_agencies": "tests/reviews/test_dissemination.py::test_lists_cost_the_same_with_one_and_with_three",
    "review_register": "tests/reviews/test_register.py::test_the_register_costs_the_same_with_one_and_with_three",
    "child_deaths": "tests/reviews/test_child_deaths.py::test_the_list_costs_the_same_with_one_and_with_three",
    "national_reviews": "tests/reviews/test_national.py::test_the_list_costs_the_same_with_one_answer_and_with_three",
    "learning_owed": "tests/reviews/test_learning.py::test_lists_of_learning_cost_the_same_with_one_and_with_three",
    "learning_kinds": "tests/reviews/test_learning.py::test_lists_of_learning_cost_the_same_with_one_and_with_three",
    "review_years": "tests/reviews/test_years.py::test_the_picture_costs_the_same_for_one_year_and_three",
    "review_clocks": "tests/reviews/test_incidents.py::test_lists_cost_the_same_with_one_case_and_with_three",
    "record": "tests/partnership/test_record.py::test_its_cost_does_not_grow",
    "shared_history": "tests/partnership/test_shared_history.py::test_its_cost_does_not_grow",
    "space_home": "tests/reporting/test_space_home.py::test_its_cost_does_not_grow_with_what_it_shows",
}
# How many queries each further row may cost, and why.
EACH = {"home": 15}  # every space of a person is looked into by itself, behind its own fence
NO_LIST = {
    "roles": "the product's own roles, the same everywhere",
    "retention": "the product's own classes of record",
    "own_data": "one button",
    "structure_picture": "a redirect or one picture",
}


def adding(swept: Swept, number: int) -> dict[str, Callable[[], object]]:
    """What puts row ``number`` on each list, to be called inside the first space."""
    day, key, space = TODAY - timedelta(days=number), f"more-{number}", swept.here
    seat = Seat.objects.get(user=swept.world.user("team"))
    item = AgendaItem.objects.filter(file__isnull=True, withdrawn_because="", meeting__state="open").earliest("pk")
    group, member = item.meeting.group, Post.objects.get(key__endswith="member-post")
    noted: dict[str, Any] = {"seat": seat, "at": NOW}

    def chaired() -> None:
        formed = Group(key=f"{key}-group", name=f"Group {number}", kind="task_and_finish")
        formed.save()
        appoint_chair(group_id=formed.pk, post=make_post(f"{key}-chair"), kind="chair", starts_on=day)

    def took_part() -> Organisation:
        return make_organisation(f"{key}-body", f"Body {number}", "education")

    def letter() -> None:
        line = Attendee.objects.filter(letter__isnull=True, seat__isnull=False).earliest("pk")
        AbsenceLetter(line=line, organisation=took_part(), subject=key, text="-", drafted_at=NOW).save()

    def erasure() -> None:
        ErasureAsked(kind="meeting", of_key=number, of_words=key, due=True, reason="Old", seat=seat, at=NOW).save()

    def circulated() -> None:
        row = Circulation.objects.earliest("pk")
        row.pk, row.title, row._state.adding = None, key, True
        row.save()

    def promised() -> None:
        cadence = cadence_to_json(NoFrequency())
        Promise(key=key, section="§5", text="More", by="partnership", cadence=cadence, evidence={}).save()

    def met() -> None:
        JointMeeting(joint=space, group="forum", number=100 + number, held_on=day, quorate="part", noted_at=NOW).save()

    def published() -> None:
        row = Publication.objects.filter(space=space).earliest("pk")
        row.pk, row.year, row._state.adding = None, str(2030 + number), True
        row.save()

    def reviewed() -> None:
        row = PublishedReview.objects.filter(space=space).earliest("pk")
        row.pk, row.key, row._state.adding = None, f"{2030 + number}-1", True
        row.save()

    def another_space() -> None:
        more = make_space(f"{key}-space")
        with acting(in_space(more.pk)):
            make_seat(make_post("team-post", "team", many=True), user=seat.user)

    def clock() -> None:
        edition = GuidanceEdition.objects.earliest("pk")
        said = {"starts_on_event": "an event", "length": 5, "unit": "working_days", "citation": "WT"}
        with loading():
            StatuteClock(key=key, name=key, edition=edition, **said).save()

    def proclaimed() -> None:
        with loading():
            BankHoliday(day=TODAY + timedelta(days=number), name=key).save()

    starts_at = NOW + timedelta(days=50 + number)
    year = date(2025 + number, 4, 1), date(2026 + number, 4, 1)
    recommended = {"source": "audit", "source_title": "An audit", "text": "More"}
    began: Any = item.meeting.opened_at
    return {
        "home": another_space,
        "sessions": lambda: swept.client("team").get("/account/"),
        "published_reports": published,
        "published_reviews": reviewed,
        "people": lambda: add_person(name=f"Person {number}", email=f"{key}@example.org"),
        "posts": lambda: make_seat(make_post(f"{key}-post")),
        "chairs": chaired,
        "structure": lambda: Group(key=key, name=key, kind="task_and_finish").save(),
        "mail": lambda: Mail(to=f"{key}@example.org", subject=key, text="-", state="unknown").save(),
        "case_files": lambda: open_case_file(title=key, lead=seat, **noted),
        "due": lambda: save_feedback(
            heard_on=date(2005, 1, number),
            from_whom="Parents",
            how="Survey",
            heard=key,
            went_to="",
            changed="",
            today=TODAY,
        ),
        "erasures": erasure,
        "arrangements": lambda: Arrangements(title=f"Edition {number}", published_on=day).save(),
        "organisations": took_part,
        "line_managers": lambda: LineManager(
            organisation=took_part(), name="N", title="T", email=f"{key}@e.org"
        ).save(),
        "promises": promised,
        "statute": clock,
        "bank_holidays": proclaimed,
        "meetings": lambda: plan_meeting(
            group=group, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **noted
        ),
        "forward_plan": lambda: Group(key=f"{key}-plans", name=f"Plans {number}", kind="task_and_finish").save(),
        "joint_meetings": met,
        "absence_letters": letter,
        "assurance_sessions": lambda: save_session(
            item=add_item(meeting=item.meeting, title=key), asked="Sure?", version=0, **noted
        ),
        "owned_items": lambda: OwnedItem(
            joint=space, group="forum", slot=2**30 + number, number=number, held_on=day, state="open", title=key
        ).save(),
        "referrals": lambda: refer_item(
            item=item,
            board=StrategicLink.objects.earliest("pk"),
            asked=key,
            sent_on=day,
            sent_how="mail",
            due_on=TODAY,
            **noted,
        ),
        "decisions": lambda: record_decision(item=item, text=key, kind="agree", taken_at=began, **noted),
        "actions": lambda: give_action(
            source=Source(item=item),
            text=key,
            owner=member,
            due_on=TODAY + timedelta(days=number),
            given_at=NOW,
            **noted,
        ),
        "circulations": circulated,
        "themes": lambda: make_theme(seat, f"Theme {number}"),
        "agency_evidence": lambda: show(Recommendation.objects.earliest("pk"), took_part(), seat, came_by="mail"),
        "recommendations": lambda: add_recommendation(reference=key, made_on=day, **recommended, **noted),
        "yearly_reports": lambda: start_report(starts_on=year[0], ends_on=year[1], by_id=seat.user_id, **noted),
        "priorities": lambda: save_priority(title=key, aim="", lead=None, agreed_by=None, starts_on=day, ends_on=None),
        "feedback": lambda: save_feedback(
            heard_on=day, from_whom="Parents", how="Survey", heard=key, went_to="", changed="", today=TODAY
        ),
        "contributions": lambda: add_contribution(
            organisation=took_part(), year_starts_on=date(2026, 4, 1), cash=Decimal(number)
        ),
    }


def lists() -> list[str]:
    """The pages of the table that are lists."""
    found = [
        row.name for row in ROWS if row.who == SPACE and row.get == 200 and row.post in (302, 405) and not row.objects
    ]
    return [*BESIDES, *found]


def test_every_list_is_counted_somewhere(swept: Swept) -> None:
    with acting(in_space(swept.here.pk)):
        known = [*adding(swept, 1), *COUNTED, *NO_LIST]
    assert sorted(set(lists()) - set(known)) == [], "say in tests/sweeps/test_lists.py what adds a row to it"
    assert sorted(set(known) - set(lists())) == [], "no such list any more"
    assert len(known) == len(set(known)), "in one table alone"
    for page, where in COUNTED.items():
        path, _, name = where.partition("::")
        text = (Path(settings.BASE_DIR) / path).read_text(encoding="utf-8")
        assert f"def {name}(" in text, f"{page}: no {where}"


def asked_by(client: Client, url: str) -> tuple[list[str], int]:
    """The queries of a page that was looked at before, and how long it is."""
    body_of(client.get(url))
    with CaptureQueriesContext(connection) as seen:
        response = client.get(url)
    assert response.status_code == 200, url
    return [each["sql"] for each in seen.captured_queries], len(body_of(response))


@pytest.mark.postgres
def test_every_list_costs_the_same_with_more_rows(swept: Swept) -> None:
    client = swept.client("team")
    add_to_all(swept, 1)
    with acting(in_space(swept.here.pk)):
        urls = {name: reverse_of(name, swept.here) for name in adding(swept, 1)}
    before = {name: asked_by(client, url) for name, url in urls.items()}
    add_to_all(swept, 2)
    add_to_all(swept, 3)
    wrong = []
    for name, url in urls.items():
        (asked, long), (first, short) = asked_by(client, url), before[name]
        if long <= short:
            wrong.append(f"{name}: what was added is not on it")
        if len(asked) > len(first) + 2 * EACH.get(name, 0):
            more = [sql[:300] for sql in asked if asked.count(sql) > first.count(sql)]
            wrong.append(f"{name}: {len(first)} queries with few rows, {len(asked)} with more: {more}")
    assert wrong == []


def add_to_all(swept: Swept, number: int) -> None:
    """Row ``number`` on every list."""
    with acting(in_space(swept.here.pk, user_id=swept.world.user("team").pk)):
        for add in adding(swept, number).values():
            add()


def reverse_of(name: str, space: Space) -> str:
    """The address of a list."""
    return reverse(name) if name in BESIDES else reverse(name, args=(space.slug,))
