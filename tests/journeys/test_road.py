"""The road in a real browser: published arrangements in, signed yearly report out, on Herefordshire's own document."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from funding.operations import add_contribution
from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from partnership.models import Organisation, Participation
from reporting.operations.feedback import save_feedback
from reporting.operations.priorities import save_priority
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, County
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("road")]
PARTNERS = ("dsp-council", "dsp-icb", "dsp-police")
LEADS = ("lsp-council", "lsp-icb", "lsp-police")
TOPICS = ("Thresholds", "Neglect strategy", "Contributions of the year")
YEAR = "2026-27"
BOARD = "Herefordshire Safeguarding Partners Board"


def go(page: Page, words: str) -> None:
    """Follow the menu."""
    page.get_by_role("navigation", name="Menu").get_by_role("link", name=words, exact=True).click()


def press(page: Page, words: str) -> None:
    """Press a button, or the link that looks like one."""
    page.locator("button, a").filter(has_text=words).first.click()


def tap(words: str, post: str) -> re.Pattern[str]:
    """The button of one person on the list: its name is said with it, though not shown."""
    return re.compile(rf"^{words}\s*: {CALLED[post]}$")


def standing(page: Page) -> str:
    """The word that says how the meeting stands."""
    return page.get_by_role("region", name="Quoracy").locator(".hscp-standing__word").inner_text()


def fill_date(page: Page, group: str, day: date) -> None:
    """Type a date into its three boxes."""
    boxes = page.get_by_role("group", name=group)
    for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        boxes.get_by_label(label).fill(str(value))


def test_road(visit: Visit, county: County, clock: Clock, tmp_path: Path) -> None:
    """One person after another walks it, in the order of the year."""
    manager = visit(county.users["team-manager"].email)
    arrive_in_the_partnership(manager, county)
    plan_a_meeting(manager)
    write_the_agenda(manager)
    meeting = hold_the_meeting(manager, clock)
    close_the_meeting(manager, clock)
    tell_the_year(county)
    report = start_the_report(manager)
    read_the_evidence(manager, meeting)
    write_the_sections(manager, report)
    send_for_signature(manager, report)
    leads = {key: visit(county.users[key].email) for key in LEADS}
    two_of_three_sign(leads, report)
    an_edit_voids_the_signatures(manager, report)
    send_for_signature(manager, report)
    three_sign(leads, report)
    file = build_the_pdf(manager, report, tmp_path)
    is_a_tagged_report(file)
    publish(manager, report)
    anybody_reads_it(visit, county)
    the_scrutineer_only_reads(visit, county, meeting, report)
    a_stranger_sees_nothing(visit, county, meeting, report)
    assert manager.walk_links() > 60


def arrive_in_the_partnership(manager: Visitor, county: County) -> None:
    """From sign-in to what the arrangements describe."""
    page = manager.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Your partnerships")
    manager.look("home")
    page.get_by_role("link", name=f"Open {county.space.name}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(county.space.name)
    manager.look("space_home")
    go(page, "Structure")
    picture = page.get_by_role("img", name="Picture of the groups")
    expect(picture).to_be_visible()
    assert picture.evaluate("(each) => each.complete && each.naturalWidth > 100")
    tree = page.get_by_role("list").filter(has_text=BOARD)
    for group in ("MASH", "Education", "Development and Practice", "Quality and Effectiveness"):
        expect(tree.get_by_role("link", name=group).first).to_be_visible()
    manager.look("structure")
    page.get_by_role("link", name=BOARD).first.click()
    expect(page.get_by_text("Delegated Safeguarding Partner, West Mercia Police").first).to_be_visible()
    manager.look("group")


def plan_a_meeting(manager: Visitor) -> None:
    """A board meeting for today."""
    page = manager.page
    go(page, "Meetings")
    manager.look("meetings_empty")
    press(page, "Plan a meeting")
    page.get_by_role("button", name="Plan").click()
    manager.has_errors()
    page.get_by_label("Group").select_option(label=BOARD)
    fill_date(page, "Date", date(2026, 6, 15))
    page.get_by_label("Start time").fill("10:00")
    page.get_by_label("End time").fill("12:00")
    page.get_by_label("Place").fill("Plough Lane, Hereford")
    manager.look("meeting_plan")
    page.get_by_role("button", name="Plan").click()
    expect(page.get_by_text("is planned.")).to_be_visible()
    assert standing(page) == "Would be quorate"


def write_the_agenda(manager: Visitor) -> None:
    """Three items."""
    page = manager.page
    for number, topic in enumerate(TOPICS, start=1):
        press(page, "Add an item")
        page.get_by_label("Title").fill(topic)
        page.get_by_label("Decide").check()
        page.get_by_role("button", name="Add the item").click()
        expect(page.get_by_role("heading", name=f"{number}. {topic}")).to_be_visible()
    manager.look("meeting_planned")


def hold_the_meeting(manager: Visitor, clock: Clock) -> str:
    """Presence, quoracy, decisions, an action and minutes; returns the meeting's path."""
    page = manager.page
    meeting = page.url.removeprefix(manager.site).partition("#")[0]
    press(page, "Open the meeting")
    manager.look("meeting_open")
    page.get_by_role("button", name="Open the meeting").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Who is here")
    assert standing(page).startswith("Not quorate")
    for key in PARTNERS:
        page.get_by_role("button", name=tap("Arrives", key)).click()
        expect(page.get_by_role("button", name=tap("Leaves", key))).to_be_visible()
    quoracy = page.get_by_role("region", name="Quoracy")
    expect(quoracy).to_contain_text("Quorate since 10:00")
    manager.look("presence_quorate")

    clock.forward(12)
    decide(manager, meeting, 1, "Adopt the revised pathway for neglect", name="decision_record")
    expect(page.get_by_role("article").filter(has_text="1. Thresholds")).to_contain_text("Agreed")

    clock.forward(10)
    press(page, "Record who is here")
    page.get_by_role("button", name=tap("Leaves", "dsp-police")).click()
    expect(quoracy).to_contain_text("Not quorate since 10:22")
    expect(quoracy).to_contain_text("West Mercia Police")
    manager.look("presence_not_quorate")

    clock.forward(5)
    decide(manager, meeting, 2, "Publish the neglect strategy", name="decision_record_not_quorate")
    item = page.get_by_role("article").filter(has_text="2. Neglect strategy")
    expect(item).to_contain_text("Provisional")
    expect(item).not_to_contain_text("Agreed")
    give_an_action(manager, item)

    clock.forward(8)
    press(page, "Record who is here")
    page.get_by_role("button", name=tap("Returns", "dsp-police")).click()
    expect(quoracy).to_contain_text("Quorate since 10:35")

    clock.forward(5)
    decide(manager, meeting, 3, "Contributions as last year", matter="contributions", name="decision_record_reserved")
    item = page.get_by_role("article").filter(has_text="3. Contributions")
    expect(item).to_contain_text("Endorsed only")
    expect(item).not_to_contain_text("Agreed")
    item.get_by_role("link", name="Decision 3").click()
    manager.look("decision")
    write_minutes(manager, meeting)
    manager.look("meeting_running")
    return meeting


def decide(manager: Visitor, meeting: str, item: int, text: str, *, name: str, matter: str = "") -> None:
    """Record under an item that the meeting agrees."""
    page = manager.open(meeting)
    page.get_by_role("link", name=f"Record a decision under item {item}").click()
    page.get_by_label("What was decided").fill(text)
    page.get_by_label("The meeting agrees to it").check()
    if matter:
        choice = page.get_by_label("Reserved matter")
        wanted = [words for words in choice.locator("option").all_inner_texts() if matter in words]
        choice.select_option(label=wanted[0])
    manager.look(name)
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("button", name="Record the decision")).to_have_count(0)
    if page.url != manager.site + meeting:
        manager.open(meeting)


def give_an_action(manager: Visitor, item: object) -> None:
    """To a post, with a date."""
    page = manager.page
    page.get_by_role("link", name="Give an action under item 2").click()
    page.get_by_role("button", name="Give the action").click()
    manager.has_errors()
    page.get_by_label("What is to be done").fill("Put the neglect strategy to the next quorate meeting")
    owner = page.get_by_label("Owner")
    wanted = [words for words in owner.locator("option").all_inner_texts() if CALLED["dsp-icb"] in words]
    owner.select_option(label=wanted[0])
    fill_date(page, "Due date", date(2026, 7, 31))
    manager.look("action_give")
    page.get_by_role("button", name="Give the action").click()
    expect(page.get_by_text("by 31 July 2026")).to_be_visible()


def write_minutes(manager: Visitor, meeting: str) -> None:
    """Under each item, with the button that goes on to the next."""
    page = manager.open(meeting)
    page.get_by_role("link", name="Write minutes of item 1").click()
    for number, topic in enumerate(TOPICS, start=1):
        page.get_by_label("Minutes").fill(f"The board **discussed** {topic.lower()}.\n\n- first\n- second")
        if number == 1:
            manager.look("minutes_edit")
        last = number == len(TOPICS)
        page.get_by_role("button", name="Save the minutes" if last else "Save, and on to the next item").click()
    expect(page.locator("strong").filter(has_text="discussed")).to_have_count(len(TOPICS))


def close_the_meeting(manager: Visitor, clock: Clock) -> None:
    """What closing will say comes first."""
    page = manager.page
    clock.forward(80)
    press(page, "Close the meeting")
    expect(page.get_by_text("1 decision taken while the meeting was not quorate")).to_be_visible()
    expect(page.get_by_text("3 still here")).to_be_visible()
    manager.look("meeting_close")
    page.get_by_role("button", name="Close the meeting").click()
    expect(page.get_by_text("The meeting is closed.")).to_be_visible()
    assert standing(page) == "Quorate for part of the meeting"
    manager.look("meeting_closed")
    for words, name in (("Decisions", "decisions"), ("Actions", "actions"), ("Meetings", "meetings")):
        go(page, words)
        manager.look(name)
    page.goto(page.url + "?when=past")
    manager.look("meetings_past")


def tell_the_year(county: County) -> None:
    """What other pages of the product write: contributions, a priority and feedback, by their operations."""
    with acting(in_space(county.space.pk, user_id=county.users["team-manager"].pk)):
        partners = Participation.objects.filter(standing="statutory_partner").values_list("organisation", flat=True)
        for number, body in enumerate(Organisation.objects.filter(pk__in=list(partners)), start=1):
            add_contribution(organisation=body, year_starts_on=date(2026, 4, 1), cash=Decimal(10_000 * number))
        save_priority(
            title="Neglect", aim="Seen earlier", lead=None, agreed_by=None, starts_on=date(2026, 4, 1), ends_on=None
        )
        save_feedback(
            heard_on=date(2026, 5, 4),
            from_whom="Young people in care",
            how="A workshop",
            heard="Meetings are too long.",
            went_to="The board",
            changed="Shorter agendas",
            today=date(2026, 6, 15),
        )


def start_the_report(manager: Visitor) -> str:
    """The report of the year in which the meeting lies; returns its path."""
    page = manager.page
    go(page, "Yearly report")
    manager.look("yearly_reports_empty")
    press(page, "Start")
    page.get_by_role("button", name="Start the report").click()
    manager.has_errors("id_year")
    page.get_by_label("Year").select_option(label=YEAR)
    manager.look("report_start")
    page.get_by_role("button", name="Start the report").click()
    expect(page.get_by_text(f"The report of {YEAR} is started.")).to_be_visible()
    expect(page.get_by_role("heading", name="What is missing")).to_be_visible()
    manager.look("report_drafting")
    return page.url.removeprefix(manager.site)


def read_the_evidence(manager: Visitor, meeting: str) -> None:
    """The meeting, its decisions and its action are in the draft, each with a way to the record."""
    page = manager.page
    press(page, "Read the report")
    main = page.get_by_role("main")
    manager.look("report_read_draft")
    for table, words in (
        ("Meetings of the year", "15 June 2026"),
        ("Decisions by outcome", "Adopt the revised pathway for neglect"),
        ("Actions of the year", "Put the neglect strategy to the next quorate meeting"),
    ):
        first = main.get_by_role("table", name=table).get_by_role("row").nth(1)
        expect(first.get_by_role("cell").last).to_have_text(re.compile("^[1-9]"))
        first.get_by_role("link").click()
        expect(main.get_by_role("table").get_by_text(words).first).to_be_visible()
        manager.look(f"evidence_{table.partition(' ')[0].lower()}")
        page.go_back()


def write_the_sections(manager: Visitor, report: str) -> None:
    """Each section, by the button that goes on; then what stands still."""
    page = manager.open(report)
    sections = page.locator(".govuk-task-list").get_by_role("link")
    count = sections.count()
    sections.first.click()
    for number in range(1, count + 1):
        if number == 1:
            page.get_by_label("Narrative").fill("Both")
            page.get_by_label("Nothing to report, because").fill("Both")
            page.get_by_role("button", name="Save", exact=True).click()
            manager.has_errors("id_nothing_because")
            assert page.get_by_label("Narrative").input_value() == "Both"
            page.get_by_label("Nothing to report, because").fill("")
        page.get_by_label("Narrative").fill(f"What the partners did, part {number}. It made *a difference*.")
        if number == 1:
            manager.look("report_section")
        page.get_by_role("button", name="Save and go on" if number < count else "Save", exact=True).click()
        expect(page.get_by_text("is saved.")).to_be_visible()
    while (explain := page.get_by_role("link", name="Explain")).count():
        explain.first.click()
        page.get_by_label("Why there is little or no progress").fill("It began this spring.")
        manager.look("report_explain")
        page.get_by_role("button", name="Save").click()
        manager.open(report)
    manager.look("report_written")


def send_for_signature(manager: Visitor, report: str) -> None:
    """Freeze it."""
    page = manager.open(report)
    press(page, "Send for signature")
    manager.look("report_send")
    page.get_by_role("button", name="Freeze and send").click()
    expect(page.get_by_text("waits for the lead partners")).to_be_visible()
    expect(page.get_by_role("heading", name="Signatures", exact=True)).to_be_visible()


def sign(visitor: Visitor, report: str, *, name: str = "") -> None:
    """Read, tick, sign."""
    page = visitor.open(report)
    press(page, "Read and sign")
    page.get_by_role("button", name="Sign the report").click()
    visitor.has_errors("id_read")
    if name:
        visitor.look(name)
    page.get_by_label("I have read this report and approve it").check()
    page.get_by_role("button", name="Sign the report").click()
    expect(page.get_by_text("You have signed the report as")).to_be_visible()


def two_of_three_sign(leads: dict[str, Visitor], report: str) -> None:
    """Two are not enough."""
    for lead in list(leads.values())[:2]:
        lead.open("/")
        expect(lead.page.get_by_role("heading", name="Waiting for you").first).to_be_visible()
        if lead.who == "lsp-council":
            lead.look("home_lead_partner")
        sign(lead, report, name="report_sign" if lead.who == "lsp-council" else "")
    expect(lead.page.get_by_text("It now waits for the others.")).to_be_visible()
    expect(lead.page.get_by_role("table", name="Signatures").get_by_text("Signed")).to_have_count(2)
    expect(lead.page.get_by_text("Waiting", exact=True)).to_have_count(1)
    lead.look("report_signing")


def an_edit_voids_the_signatures(manager: Visitor, report: str) -> None:
    """The team changes a sentence; whoever signed has signed nothing of this."""
    page = manager.open(report)
    page.locator(".govuk-task-list").get_by_role("link").first.click()
    expect(page.get_by_text("all signatures become void")).to_be_visible()
    page.get_by_label("Narrative").fill("One sentence more was needed.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="What is missing")).to_be_visible()
    expect(page.get_by_role("table", name="Signatures")).to_have_count(0)
    manager.look("report_void")


def three_sign(leads: dict[str, Visitor], report: str) -> None:
    """All three: approved."""
    for lead in leads.values():
        sign(lead, report)
    expect(lead.page.get_by_text("It is approved: all have signed.")).to_be_visible()
    lead.look("report_approved")
    leads["lsp-council"].walk_links()


def build_the_pdf(manager: Visitor, report: str, folder: Path) -> Path:
    """Asked for in the browser, built by the outbox, taken away in the browser."""
    page = manager.open(report)
    page.get_by_role("button", name="Build the final PDF").click()
    expect(page.get_by_text("Waiting to start")).to_be_visible()
    manager.look("report_build_status")
    drain(timezone.now())
    expect(page.get_by_text("The PDF is ready")).to_be_visible()
    manager.look("report_built")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the PDF").click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def is_a_tagged_report(file: Path) -> None:
    """PDF/UA-1: tagged, with a language, bookmarks and a title."""
    assert file.name == f"herefordshire-yearly-report-{YEAR}.pdf"
    with pikepdf.open(file) as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            assert outline.root[0].title == f"Yearly report {YEAR}"
            assert {each.title for each in outline.root[0].children} >= {"Evidence of impact", "Approval"}
        assert len(pdf.pages) > 5


def publish(manager: Visitor, report: str) -> None:
    """Signed and built: public."""
    page = manager.open(report)
    page.get_by_role("button", name="Publish").click()
    manager.look("report_publish")
    page.get_by_role("button", name="Publish the report").click()
    expect(page.get_by_text("is published.")).to_be_visible()
    manager.look("report_published")


def anybody_reads_it(visit: Visit, county: County) -> None:
    """A browser without any sign-in."""
    public = visit()
    page = public.open("/reports/")
    public.look("published_reports")
    page.get_by_role("link", name=YEAR).first.click()
    expect(page.get_by_text("One sentence more was needed.")).to_be_visible()
    assert page.url.endswith(f"/reports/{county.space.slug}/{YEAR}/")
    public.look("published_report")
    with page.expect_download() as coming:
        press(page, "PDF")
    assert Path(coming.value.path()).read_bytes().startswith(b"%PDF-")
    public.walk_links()
    public.open(county.path("meetings/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def the_scrutineer_only_reads(visit: Visit, county: County, meeting: str, report: str) -> None:
    """Everything is there, and nothing to press."""
    scrutineer = visit(county.users["scrutineer"].email)
    for path in (county.path(), meeting, report, f"{report}read/", county.path("decisions/"), county.path("actions/")):
        page = scrutineer.open(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.get_by_role("main").locator("form[method=post]").count() == 0, path
    scrutineer.look("scrutineer_actions")
    scrutineer.walk_links()
    for path in (f"{meeting}presence/", county.path("meetings/plan/"), f"{report}send/", f"{report}sign/"):
        scrutineer.is_refused(path, 403)
    scrutineer.look("refused")


def a_stranger_sees_nothing(visit: Visit, county: County, meeting: str, report: str) -> None:
    """An account without a post: its own empty page, and 404 everywhere else."""
    stranger = visit(county.stranger.email)
    stranger.look("home_stranger")
    for path in (county.path(), meeting, report, county.path("structure/")):
        stranger.is_refused(path, 404)
    stranger.look("not_found")
