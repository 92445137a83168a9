"""Steps of a case: the practice review, from its commission to a report that the partners have signed."""

from datetime import date, timedelta

from playwright.sync_api import expect

from tests.journeys.filling import Typed, follow, save
from tests.journeys.steps_case import CONTACT, MANAGER, PARTNERS, Cast

LAST = "Last day on which the form opens"
RECOMMENDED = "Book an interpreter before every visit to a family that asks for one."


def commissioned(cast: Cast) -> None:
    """A lead reviewer without an interest is engaged, a body is told, the group agrees the terms of reference."""
    page = cast.at(MANAGER, "practice/")
    follow(page, "Begin the practice review", "Begin the practice review")
    proposed: dict[str, Typed] = {
        "Name": "Ada Reviewer",
        "What makes them suitable": "Twenty years of reviews elsewhere",
        "Why they were chosen": "The best of three",
        "Contract from": cast.today,
    }
    cast.act("practice/", "Propose a lead reviewer", said=proposed)
    declared: dict[str, Typed] = {"They declared on": cast.today, "What was made of it": ("They declared none",)}
    cast.act("practice/", "Interests", said=declared)
    cast.act("practice/", "Engage", said={}, press="Engage them")
    told: dict[str, Typed] = {"Who was told": ("Ofsted",), "Told on": cast.today}
    cast.act("practice/", "Somebody was told", said=told)
    scope: dict[str, Typed] = {
        "The review looks at the time from": date(2025, 1, 1),
        "What the review is to answer": "How were the sisters heard?",
        "Methodology": "Conversations with family and practitioners",
    }
    cast.act("practice/", "Write them", said=scope)
    agreed: dict[str, Typed] = {
        "Or the day of the meeting": cast.today,
        "Which meeting it was, and who was there for whom": "The group, each of the three partners there",
        "The meeting was quorate under the group’s terms": True,
    }
    cast.act("practice/scope/", "The group has agreed it", said=agreed)
    page = cast.at(MANAGER, "practice/")
    follow(page, "The review is under way", "The review is under way")
    expect(page.get_by_text("Under way").first).to_be_visible()


def who_takes_part(cast: Cast) -> None:
    """A grandmother is offered to take part and does; a name instead of a role is refused; a check of the review."""
    page = cast.at(MANAGER, "practice/involvement/")
    follow(page, "Somebody was offered to take part")
    offered: dict[str, Typed] = {
        "Who they are": ("Of the family",),
        "By their role": "Mrs Nowakowska",
        "Offered on": cast.today,
        "How it was offered": "By letter in Polish",
        "Who offered it": "The manager",
    }
    save(page, offered)
    cast.window(MANAGER).has_errors("id_role")
    save(page, {"By their role": "maternal grandmother"})
    answered: dict[str, Typed] = {
        "What they answered": ("Accepted",),
        "They answered on": cast.today,
        "What they contributed": "How the girls spent their days",
    }
    cast.act("practice/involvement/", "What came of it", said=answered)
    checked: dict[str, Typed] = {
        "Checked on": cast.today,
        "Time": ("In time",),
        "How it stands in time": "As planned",
        "Quality": ("As it should be",),
        "What was looked at, and what was found": "The first conversations",
    }
    page = cast.act("practice/", "Record a check", said=checked)
    expect(page.get_by_role("table", name="Checks of time and quality")).to_contain_text("As planned")


def drafted(cast: Cast) -> None:
    """A draft is worded and frozen; the agency says what in it is wrong in fact, and reads the answer."""
    page = cast.at(MANAGER, "practice/drafts/")
    follow(page, "Begin a draft", "Begin it", "Draft 1")
    draft = page.url.removeprefix(cast.window(MANAGER).site)
    words: dict[str, Typed] = {"Text": "The school rang three times. Nobody rang back."}
    cast.act(draft, "Word it", said=words)
    recommended: dict[str, Typed] = {"What is recommended": RECOMMENDED, "To which agencies": "All agencies"}
    cast.act(draft, "Add a recommendation", said=recommended)
    page = cast.at(MANAGER, draft)
    follow(page, "Freeze the draft", "Freeze it")
    follow(page, "Ask agencies about its facts")
    until: dict[str, Typed] = {each: cast.today + timedelta(days=7) for each in ("Due on", LAST)}
    save(page, {"Who is asked": (cast.choice(CONTACT),), **until}, "Ask them")
    page = cast.at(CONTACT, cast.county.path())
    page.get_by_role("link", name="Information is asked of you").first.click()
    expect(page.get_by_text("Nobody rang back.")).to_be_visible()
    follow(page, "Add a comment")
    save(page, {"What is wrong, and what is right": "The school rang twice; its log says so."}, "Keep it")
    follow(page, "Return it")
    form = page.url.removeprefix(cast.window(CONTACT).site)
    answer: dict[str, Typed] = {
        "Is it taken up?": ("Accepted",),
        "What follows, or why nothing does": "It is put right.",
    }
    cast.act(draft, "Answer it", said=answer)
    page = cast.at(CONTACT, form)
    expect(page.get_by_text("The author’s answer: accepted. It is put right.")).to_be_visible()
    cast.window(CONTACT).is_refused(cast.case, 404)


def redrafted_and_signed(cast: Cast) -> None:
    """The second draft begins with what the first said; three partners sign it, and it is built."""
    page = cast.at(MANAGER, "practice/drafts/")
    follow(page, "Begin a draft")
    save(page, {"What the draft is for": "With the fact put right"}, "Begin it")
    follow(page, "Draft 2")
    draft = page.url.removeprefix(cast.window(MANAGER).site)
    cast.act(draft, "Word it", said={"Text": "The school rang twice. Nobody rang back."})
    page = cast.at(MANAGER, draft)
    follow(page, "Freeze the draft", "Freeze it", "Put it to the partners", "Put it to the partners")
    for number, key in enumerate(PARTNERS, 1):
        page = cast.at(key, "practice/drafts/")
        follow(page, "Report 1")
        save(page, {"Your answer": ("I sign",)}, "Give your answer")
        expect(page.get_by_text("Signed", exact=True)).to_have_count(number)
    cast.at_work()
    page.reload()
    expect(page.get_by_text("The signed report:")).to_be_visible()
    cast.nobody_else("practice/drafts/", draft)


def dates_kept(cast: Cast) -> None:
    """The day is planned; the Panel and the Secretary of State have the signed text well before it."""
    planned: dict[str, Typed] = {"To be published on": cast.today + timedelta(days=14)}
    cast.act("practice/dates/", "Plan the day of publication", said=planned)
    for body in ("The Panel", "The Secretary of State"):
        copy: dict[str, Typed] = {"Who has it": (body,), "To whom there": "Its office", "Sent on": cast.today}
        page = cast.act(
            "practice/dates/", "An advance copy went", said={**copy, "How, and which reference came back": "By mail"}
        )
    expect(page.get_by_role("table", name="Advance copies")).to_contain_text("The Secretary of State")
