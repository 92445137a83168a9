"""Every form of the road, sent empty: what is wrong stands on top and beside its field, and what was typed is kept."""

import pytest
from playwright.sync_api import Page, expect

from hscp.spaces.acting import acting
from meetings.models import AgendaItem, Attendee
from partnership.models import Group
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import County
from tests.journeys.scenes import acting_team, opened_board, path_of, planned_board, sent_report
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
KEPT = "Typed and not lost"


def send_empty(visitor: Visitor, path: str, kept: str) -> None:
    """Send the form of a page with nothing in it but what was typed into ``kept``; see what comes back."""
    page = visitor.open(path)
    form = page.get_by_role("main").locator("form[method=post]").last
    boxes = form.locator("input[type=text], input[type=email], input[type=number], textarea").filter(visible=True)
    for number in range(boxes.count()):
        boxes.nth(number).fill("")
    if kept:
        page.get_by_label(kept).fill(KEPT)
    form.locator("button").first.click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    visitor.look(path.strip("/").replace("/", "_") + "_error")
    visitor.has_errors()
    said = summary(page)
    beside = visitor.field_errors()
    assert said and len(set(said)) == len(said), (path, said)
    assert all(any(words in text for text in beside) for words in said), (path, said, beside)
    if kept:
        assert page.get_by_label(kept).input_value() == KEPT, path


def summary(page: Page) -> list[str]:
    """The sentences on top."""
    return [each.strip() for each in page.locator(".govuk-error-summary__list li").all_inner_texts()]


def test_forms_of_the_team(visit: Visit, county: County, clock: Clock) -> None:
    """Everything that the Partnership Team fills in on the road."""
    with acting(acting_team(county)):
        board = Group.objects.get(key="board")
    coming = planned_board(county, clock)
    running = opened_board(county, clock)
    pk = int(running.strip("/").rpartition("/")[2])
    with acting(acting_team(county)):
        item = AgendaItem.objects.filter(meeting=pk).order_by("number")[0].pk
        line = Attendee.objects.filter(meeting=pk, seat=county.seats["dsp-police"]).get().pk
    forms = (
        (path_of("meeting_plan", county), "Place"),
        (path_of("meeting_reschedule", county, coming.pk), "Place"),
        (path_of("meeting_cancel", county, coming.pk), ""),
        (path_of("meeting_open", county, coming.pk), ""),
        (path_of("agenda_item_add", county, pk), "Brought by"),
        (path_of("agenda_item_edit", county, pk, item), "Brought by"),
        (path_of("decision_record", county, pk, item), "Reasons"),
        (path_of("action_give", county, pk, item), "What is to be done"),
        (path_of("apologies", county, pk, line), ""),
        (path_of("attendee_add", county, pk), "Capacity"),
        (path_of("recommendation_add", county), "Reference"),
        (path_of("priority_add", county), "What it is to achieve for children"),
        (path_of("feedback_add", county), "Where it went"),
        (path_of("contribution_add", county), "In kind"),
        (path_of("add_person", county), ""),
        (path_of("post_appoint", county), ""),
        (path_of("chair_appoint", county, board.pk), ""),
    )
    manager = visit(county.users["team-manager"].email)
    for path, kept in forms:
        send_empty(manager, path, kept)


def test_forms_of_a_lead_partner(visit: Visit, county: County, clock: Clock) -> None:
    """A signature without the tick, and a report sent back without a reason."""
    report = sent_report(county, clock)
    lead = visit(county.users["lsp-council"].email)
    for page in ("sign/", "send-back/"):
        send_empty(lead, report + page, "")


def test_sign_in(visit: Visit, county: County) -> None:
    """The wrong password: the address is kept, the password is not."""
    visitor = visit()
    page = visitor.open("/account/login/")
    visitor.look("sign_in")
    page.get_by_role("button", name="Sign in", exact=True).click()
    visitor.has_errors("id_login", "id_password")
    page.get_by_label("E-mail address").fill("team-manager@herefordshire.example.org")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    visitor.look("sign_in_error")
    assert page.get_by_label("E-mail address").input_value().startswith("team-manager@")
    assert page.get_by_label("Password").input_value() == ""
