"""Steps of a case: the public copy, its redaction check, its day, and whoever reads it without signing in."""

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import expect

from hscp.spaces.acting import acting
from reviews.operations.publication import publish_due
from tests.factories.annexes import pdf_of
from tests.journeys.filling import Typed, follow, save
from tests.journeys.scenes import acting_team
from tests.journeys.steps_case import MANAGER, NAMES, Cast
from tests.journeys.steps_packs import words_of
from tests.sweeps.walk import read_pdf

PUBLIC_TITLE = "Learning from Child A"
ANNEX = "How the review was done"
KEPT, CHANGED = "March 2020", f"{NAMES[0]} and her sister"
BRIEFING = {
    "What happened": "A child came to harm at home.",
    "What we learned": "Nobody put the picture together.",
    "What to do differently": "Ask who else knows the child.",
    "Questions for your team": "Whom would you ring?",
}


def a_text_of_its_own(cast: Cast) -> None:
    """The public copy is begun from the report, written, and made a version."""
    page = cast.at(MANAGER, "publication/")
    follow(page, "Begin the public copy", "Begin it")
    section: dict[str, Typed] = {
        "Place in the order": "1",
        "Heading": "Why this review",
        "Text": f"{CHANGED} were not heard. Services had worked in this way since {KEPT}.",
    }
    cast.act("publication/", "Add a section", said=section)
    cast.act("publication/", "Title and practice briefing", said={"Title": PUBLIC_TITLE, **BRIEFING})
    page = cast.at(MANAGER, "publication/")
    follow(page, "Attach an annex")
    page.get_by_label("Title").fill(ANNEX)
    page.get_by_label("File").set_input_files(
        {"name": "annex.pdf", "mimeType": "application/pdf", "buffer": pdf_of("Five agencies gave their records.")}
    )
    cast.window(MANAGER).look("case-annex-add")
    page.get_by_role("button", name="Attach it").click()
    follow(page, f"Annex 1: {ANNEX}")
    expect(page.get_by_text("Nothing: the check looks through all of it.")).to_be_visible()
    cast.window(MANAGER).look("case-annex")
    _another_version(cast)


def _another_version(cast: Cast) -> None:
    page = cast.at(MANAGER, "publication/")
    follow(page, "Make a version", "Make a version")
    cast.at_work()
    page = cast.at(MANAGER, "publication/check/")
    follow(page, "Check this version")


def checked(cast: Cast) -> None:
    """A name of the sheet must be changed; a date is kept with its reason. Nothing goes out before."""
    page = cast.at(MANAGER, "publication/check/")
    expect(page.get_by_role("table", name="Words of the identity sheet")).to_contain_text(NAMES[0])
    cast.window(MANAGER).look("case-redaction")
    follow(page, "It can stay")
    save(page, {"Why it can stay": "It is the day of a law, and of nobody’s life."}, "It can stay")
    text: dict[str, Typed] = {"Text": f"The sisters were not heard. Services had worked in this way since {KEPT}."}
    page = cast.at(MANAGER, "publication/")
    follow(page, "Why this review")
    save(page, text)
    _another_version(cast)
    expect(page.get_by_text("None stands in Version 2.")).to_be_visible()
    expect(page.get_by_role("table", name="Other hits")).to_contain_text("It is the day of a law")
    page = cast.at(MANAGER, "publication/")
    expect(page.get_by_text("Every hit in Version 2 is answered.")).to_be_visible()


def published_on_its_day(cast: Cast) -> None:
    """While the criminal process restricts it no day is set; once it is concluded one is, and it goes out by itself."""
    day: dict[str, Typed] = {"Day of publication": cast.today + timedelta(days=14)}
    page = cast.at(MANAGER, "publication/")
    expect(page.locator("#wanting + ul")).to_contain_text("Operation Alder")
    cast.act("hour/", "Change", said={"How it stands": ("Concluded",), "It restricts publishing": False})
    cast.act("publication/", "Set the day of publication", said=day, press="Set the day")
    cast.visit().is_refused("/reviews/herefordshire/", 404)
    cast.nobody_else("publication/", "publication/check/")
    cast.days_later(14)
    with acting(acting_team(cast.county)):
        publish_due(at=cast.clock.at)
    page = cast.at(MANAGER, "publication/")
    expect(page.get_by_text("It stays until two people withdraw it.")).to_be_visible()


def read_by_anybody(cast: Cast) -> None:
    """Whoever does not sign in finds page, report and briefing, and no name in them."""
    reader = cast.visit()
    page = reader.open("/reviews/")
    follow(page, PUBLIC_TITLE)
    expect(page.get_by_role("heading", level=1)).to_have_text(PUBLIC_TITLE)
    reader.look("published-review")
    assert NAMES[0] not in page.content() and "CF-" not in page.content()
    report = words_of(page, "PDF")
    assert "The sisters were not heard." in report and NAMES[0] not in report
    assert f"Annex 1: {ANNEX}" in report
    with page.expect_download() as taken:
        page.get_by_role("link", name=f"Annex 1: {ANNEX}").click()
    assert b"Five agencies" in read_pdf(Path(taken.value.path()).read_bytes())
    follow(page, "Practice briefing on one page")
    assert "Whom would you ring?" in words_of(page, "PDF")
