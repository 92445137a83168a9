"""The record in a browser: its page, the history of a post, the structure as it stood on another day."""

import pytest
from playwright.sync_api import expect

from hscp.record.mail import HELD_WORDS, write_mail
from hscp.record.models import Mail
from hscp.record.restorations import Restoration
from hscp.spaces.acting import acting, in_space
from partnership.models import Post
from tests.conftest import NOW
from tests.journeys.conftest import Visit
from tests.journeys.county import County

pytestmark = pytest.mark.journey


def test_the_record_its_history_and_another_day(visit: Visit, county: County) -> None:
    with acting(in_space(county.space.pk)):
        post = Post.objects.get(key="dsp-council")
        post.title, before = "Renamed today", post.title
        post.save(update_fields=["title"])
    manager = visit(county.users["team-manager"].email)
    page = manager.open(county.path())
    page.get_by_role("link", name="How the record is kept and checked").click()
    expect(page.get_by_role("heading", name="The seal")).to_be_visible()
    manager.look("record")
    page = manager.open(county.path(f"posts/{post.pk}/"))
    page.get_by_role("link", name="History", exact=True).click()
    expect(page.locator("del")).to_contain_text(before)
    expect(page.locator("ins")).to_contain_text("Renamed today")
    manager.look("object-history")
    page = manager.open(county.path("structure/"))
    page.get_by_text("See it on another day").click()
    page.get_by_label("Day").fill("1")
    page.get_by_label("Month").fill("10")
    page.get_by_label("Year").fill("2025")
    page.get_by_role("button", name="Show that day").click()
    expect(page.get_by_text("As it stood on 1 October 2025")).to_be_visible()
    manager.look("structure-as-at")
    page.get_by_role("link", name="Back to today").click()
    expect(page.get_by_role("link", name="Back to today")).to_have_count(0)
    page.get_by_text("See it on another day").click()
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("2")
    page.get_by_label("Year").fill("2025")
    page.get_by_role("button", name="Show that day").click()
    manager.has_errors()
    manager.look("structure-no-such-day")


def test_mail_that_waits_for_somebodys_word(visit: Visit, county: County) -> None:
    with acting(in_space(county.space.pk)):
        Restoration(taken_at=NOW, at=NOW, product="0", number=0).save()
        for number, state in enumerate(("held", "held", "held", "unknown", "failed")):
            subject = f"The Safeguarding Partners Board meets on Thursday ({number})"
            mail = write_mail(
                to="somebody.with.a.long.name@example.org", subject=subject, text="t", key=subject, at=NOW
            )
            Mail.objects.filter(pk=mail.pk).update(state=state, problem=HELD_WORDS)
    manager = visit(county.users["team-manager"].email)
    page = manager.open(county.path("record/"))
    page.get_by_role("link", name="Mail that waits for somebody’s word").click()
    manager.look("mail")
    page.get_by_role("link", name="The Safeguarding Partners Board meets").first.click()
    page.get_by_label("Do not send it").check()
    page.get_by_role("button", name="Save").click()
    manager.has_errors()
    manager.look("mail-answer")
    page.get_by_label("Reason").fill("She told us on the telephone that she has it")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The mail is not sent.")).to_be_visible()
    page.get_by_role("button", name="Let new mail go out again").click()
    expect(page.get_by_text("New mail goes out by itself again.")).to_be_visible()
    manager.look("mail-said")
