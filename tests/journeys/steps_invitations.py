"""Steps of a story: people are invited, the mail is read as the server got it, answered by its link; the remedies."""

import re
from datetime import date, timedelta
from email.message import Message
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from hscp.record import runner
from hscp.record.models import Mail
from hscp.record.outbox import due
from hscp.spaces.acting import acting
from meetings.models import Meeting
from meetings.operations.agenda import add_item
from tests.journeys.conftest import Visit
from tests.journeys.county import CALLED, County
from tests.journeys.road_meeting import fill_date
from tests.journeys.scenes import acting_team
from tests.journeys.visitor import Visitor
from tests.servers.smtp import Postman


def delivered(postman: Postman, to: str, words: str) -> Message:
    """The newest mail to somebody that the server was given, once all that waits was handed over."""
    now = timezone.now() + timedelta(days=400)  # the story's clock stands ahead
    for job in due(now):
        runner.run(job, now)
    return [each for each in postman.mails if each["To"] == to and words in str(each["Subject"])][-1]


def text_of(mail: Message) -> str:
    """Its words, as they were read."""
    part = next(each for each in mail.walk() if each.get_content_type() == "text/plain")
    body = part.get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode()


def invite_answer_and_mend(visit: Visit, county: County, manager: Visitor, path: str, post: Postman) -> None:
    """Invite, read the calendar entry, answer by the link, see the forecast, take another order."""
    pk, page = int(path.rstrip("/").rpartition("/")[2]), manager.page
    with acting(acting_team(county)):
        meeting = Meeting.objects.select_related("group").get(pk=pk)
        for title, minutes, purpose in (("Papers", 100, "discuss"), ("Budget", 20, "decide")):
            add_item(meeting=meeting, title=title, minutes_planned=minutes, purpose=purpose)
        police = county.seats["dsp-police"]
        to, leaves = police.address, meeting.starts_at + timedelta(minutes=90)
    manager.open(path)
    expect(page.get_by_text("Nobody has answered yet.")).to_be_visible()
    page.get_by_role("button", name="Invitations").click()
    manager.look("meeting-invitations")
    page.get_by_role("button", name="Send invitations").click()
    expect(page.get_by_text("on the way.")).to_be_visible()
    mail = delivered(post, to, "Invitation")
    calendar = next(each for each in mail.walk() if each.get_content_type() == "text/calendar")
    entry: Any = calendar.get_payload(decode=True)
    assert b"METHOD:REQUEST" in entry and f"DTSTART:{meeting.starts_at:%Y%m%dT%H%M%SZ}".encode() in entry
    (link,) = re.findall(r"https?://[^/\s]+(/reply/\S+)", text_of(mail))

    somebody = visit()
    answer = somebody.open(link)
    somebody.look("reply-by-link")
    answer.get_by_label("I attend", exact=True).check()
    answer.get_by_label("Leaves at").fill(f"{timezone.localtime(leaves):%H:%M}")
    answer.get_by_role("button", name="Send the answer").click()
    expect(answer.get_by_role("heading", level=1)).to_have_text("Thank you")
    manager.open(path)
    expect(page.get_by_role("region", name="Quoracy")).to_contain_text("Would be quorate for part of the meeting")
    expect(page.get_by_role("region", name="Quoracy")).to_contain_text("Quoracy will be lost")
    manager.look("meeting-forecast")
    a_deputy_is_asked(visit, manager, post)
    answered_after_signing_in(visit, county, path)
    manager.open(path)
    page.get_by_role("button", name="Put items in another order").click()
    manager.look("meeting-order")
    page.get_by_role("button", name="Use this order").click()
    expect(page.get_by_text("Every decision now falls within quoracy.")).to_be_visible()
    find_another_date(visit, county, manager, path, post)


def answered_after_signing_in(visit: Visit, county: County, path: str) -> None:
    """A member who has come by the site, not by the mail, answers there for themselves and for nobody else."""
    member = visit(county.users["dsp-council"].email)
    page = member.open(path)
    page.get_by_role("link", name="Say whether you come").click()
    assert page.get_by_label("Whose answer it is").locator("option").count() <= 1
    page.get_by_label("I attend", exact=True).check()
    member.look("reply-signed-in")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text(f"The answer of {CALLED['dsp-council']} is written down.")).to_be_visible()


def a_deputy_is_asked(visit: Visit, manager: Visitor, post: Postman) -> None:
    """For the part of the meeting in which the member is not there, by mail; the deputy answers by its link."""
    page = manager.page
    page.get_by_role("link", name=re.compile("^Ask a deputy")).first.click()
    page.get_by_label("Who is asked").select_option("other")
    page.get_by_role("button", name="Ask by mail").click()
    manager.has_errors("id_name", "id_address")
    page.get_by_label("Name", exact=True).fill("Dee Deputy")
    page.get_by_label("E-mail address").fill("dee@example.org")
    manager.look("deputy-ask")
    page.get_by_role("button", name="Ask by mail").click()
    expect(page.get_by_text("The request to Dee Deputy is on the way.")).to_be_visible()
    (link,) = re.findall(r"https?://[^/\s]+(/reply/\S+)", text_of(delivered(post, "dee@example.org", "")))
    deputy = visit().open(link)
    deputy.get_by_label("I attend", exact=True).check()
    deputy.get_by_role("button", name="Send the answer").click()
    expect(deputy.get_by_role("heading", level=1)).to_have_text("Thank you")


def find_another_date(visit: Visit, county: County, manager: Visitor, path: str, post: Postman) -> None:
    """Dates are offered, one is answered by link and one by telephone; the better one is taken, and all are told."""
    page = manager.page
    manager.open(path)
    page.get_by_role("link", name="Find another date").click()
    manager.look("meeting-dates")
    page.get_by_role("button", name="Ask people which date suits").click()
    page.get_by_role("button", name="Ask everybody").click()
    manager.has_errors()
    page.get_by_role("checkbox").first.check()
    fill_date(page, "Another date, 1 of 3", date(2026, 7, 2))
    manager.look("date-poll-ask")
    page.get_by_role("button", name="Ask everybody").click()
    expect(page.get_by_text("The question is put.")).to_be_visible()
    mail = delivered(post, county.seats["dsp-council"].address, "Which date")
    (link,) = re.findall(r"https?://[^/\s]+(/which-date/\S+)", text_of(mail))
    somebody = visit()
    answer = somebody.open(link)
    somebody.look("dates-by-link")
    answer.get_by_role("button", name="Send the answer").click()
    somebody.has_errors()
    answer.get_by_label("No", exact=True).first.check()
    answer.get_by_label("If need be", exact=True).last.check()
    answer.get_by_role("button", name="Send the answer").click()
    expect(answer.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.reload()
    expect(page.get_by_text("Would not be quorate")).to_be_visible()
    manager.look("date-poll")
    first = page.get_by_role("link", name=re.compile("^Enter an answer")).first
    first.click()
    manager.look("date-poll-answer")
    page.get_by_role("link", name="Cancel").click()
    manager.open(path)
    page.get_by_role("link", name="Find another date").click()
    page.get_by_role("link", name="See what they answered and take a date").click()
    page.get_by_role("link", name=re.compile("^Take this date.*Thursday 2 July 2026")).click()
    page.get_by_label("Reason").fill("Most can come")
    manager.look("date-poll-take")
    page.get_by_role("button", name="Take this date").click()
    expect(page.get_by_text("the date is fixed.")).to_be_visible()
    assert b"SEQUENCE:" in bytes(delivered(post, county.seats["dsp-police"].address, "Changed").as_bytes())
    somebody.is_refused(link, 410)
    with acting(acting_team(county)):
        assert not Mail.objects.filter(state="failed").exists()
