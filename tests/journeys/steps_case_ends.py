"""Steps of a case: its recommendation shows impact; it is closed, opened again, and handed over with its sheet."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.filling import Typed, follow, save
from tests.journeys.steps_case import MANAGER, NAMES, TITLE, Cast
from tests.journeys.steps_case_practice import RECOMMENDED

OWNER, SECOND, CHANGE = (
    "dsp-council",
    "team-officer",
    "Nine visits in ten had an interpreter in August, one in ten in May.",
)


def shows_impact(cast: Cast) -> None:
    """Its action is given, done, confirmed by a second person, and closed months later by what it changed."""
    page = cast.at(MANAGER, cast.county.path("recommendations/"))
    page.get_by_role("row").filter(has_text=RECOMMENDED).get_by_role("link").first.click()
    expect(page.get_by_text(RECOMMENDED).first).to_be_visible()
    recommendation = page.url.removeprefix(cast.window(MANAGER).site)
    answered: dict[str, Typed] = {"What the partners decided about it": "Accepted by all three."}
    cast.act(recommendation, "Change", said=answered, press="Save the answer")
    given: dict[str, Typed] = {
        "What is to be done": "Book interpreters through one contract.",
        "Owner": cast.county.seats[OWNER].post.title,
        "Due date": cast.today + timedelta(days=30),
    }
    page = cast.act(recommendation, "Give an action", said=given, press="Give the action")
    with page.expect_navigation():
        page.get_by_role("table").get_by_role("link").first.click()
    action = page.url.removeprefix(cast.window(MANAGER).site)
    cast.nobody_else(recommendation, action)
    _lets_write(cast, OWNER)
    done: dict[str, Typed] = {"What has been done": "The contract began.", "The action is done": True}
    cast.act(action, "Report progress", said=done, press="Save the report", by=OWNER)
    _let_in(cast, SECOND)
    page = cast.at(SECOND, action)
    follow(page, "Confirm that it was done", "Confirm that it was done")
    cast.days_later(100)
    evidence: dict[str, Typed] = {"Evidence of impact": CHANGE}
    page = cast.act(action, "Close the action", said=evidence, press="Close the action")
    expect(page.get_by_text(CHANGE).first).to_be_visible()
    page = cast.act(recommendation, "Close with evidence of impact", said=evidence, press="Close the recommendation")
    expect(page.get_by_text(CHANGE).first).to_be_visible()


def _lets_write(cast: Cast, key: str) -> None:
    """Whoever reads the case may write in it from now on: an owner reports there what became of their action."""
    page = cast.at(MANAGER)
    follow(page, "Case file and who may see it", "Access list")
    with page.expect_navigation():
        page.get_by_role("link", name=f"Change {cast.choice(key)}").first.click()
    save(page, {"What they may do": ("Read and write",), "Reason": "Owns an action of the review"})


def _let_in(cast: Cast, key: str) -> None:
    """Put somebody on the case's list, to write in it."""
    page = cast.at(MANAGER)
    follow(page, "Case file and who may see it", "Access list", "Put somebody on the list")
    place: dict[str, Typed] = {
        "Person": cast.choice(key),
        "What they may do": ("Read and write",),
        "Reason": "Looks at what was done, as a second person",
    }
    save(page, place)


def closed_and_opened_again(cast: Cast) -> None:
    """Each with its reason; while it is closed nobody writes in it."""
    page = cast.at(MANAGER)
    follow(page, "Case file and who may see it", "Close the file")
    save(page, {"Reason": "The review is published and its recommendation closed."}, "Close the file")
    page = cast.at(MANAGER)
    expect(page.get_by_text("File closed")).to_be_visible()
    expect(page.get_by_role("button", name="Change what is known")).to_have_count(0)
    follow(page, "Case file and who may see it", "Open it again")
    save(page, {"Reason": "A sibling has come forward."}, "Open it again")
    page = cast.at(MANAGER)
    expect(page.get_by_role("button", name="Change what is known")).to_be_visible()


def handed_over(cast: Cast) -> None:
    """To the officer, the identity sheet with it; who led until now keeps nothing, who has no part finds nothing."""
    page = cast.at(MANAGER)
    follow(page, "Hand over the case, with its identity sheet")
    to: dict[str, Typed] = {"New lead": cast.choice(SECOND), "Reason": "The manager leaves"}
    save(page, to, "Hand over the case")
    cast.window(MANAGER).is_refused(cast.case, 404)
    page = cast.at(SECOND)
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    page = cast.at(SECOND, "sheet/")
    follow(page, "Open the identity sheet")
    expect(page.get_by_text(NAMES[0]).first).to_be_visible()
    cast.nobody_else()
