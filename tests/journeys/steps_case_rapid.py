"""Steps of a case: the rapid review, from what agencies know to the Panel's reply."""

from datetime import timedelta

from playwright.sync_api import expect

from reviews.rules.criteria import CRITERIA
from tests.journeys.filling import Typed, follow, save
from tests.journeys.steps_case import CONTACT, MANAGER, PARTNERS, Cast
from tests.journeys.steps_packs import words_of


def agencies_answer(cast: Cast) -> None:
    """A contact is asked, adds to the chronology, keeps a draft, returns it; they see nothing else of the case."""
    page = cast.at(MANAGER, "rapid/")
    follow(page, "Begin the rapid review", "Begin the rapid review")
    page = cast.at(MANAGER, "requests/send/")
    save(page, {"Who is asked": (cast.choice(CONTACT),)}, "Ask them")
    expect(page.get_by_role("table")).to_contain_text(cast.choice(CONTACT))
    contact = cast.window(CONTACT)
    contact.is_refused(cast.case, 404)
    page = contact.open(cast.county.path())
    with page.expect_navigation():
        page.get_by_role("link", name="Information is asked of you").click()
    expect(page.get_by_text("Child A, Child B")).to_be_visible()
    follow(page, "Add an entry")
    entry: dict[str, Typed] = {
        "Day": cast.today - timedelta(days=20),
        "Child": "Child A",
        "What happened": "The school saw a bruise and rang children’s services.",
    }
    save(page, entry, "Add it")
    save(page, {"What is known": "Seen every school day until May."}, "Keep the draft")
    save(page, {"How practice was": "The school rang; nobody rang back."}, "Return it")
    expect(page.get_by_role("heading", name="Return 1")).to_be_visible()
    page = cast.at(MANAGER, "requests/")
    expect(page.get_by_role("table")).to_contain_text("Returned")


def accounts_differ(cast: Cast) -> None:
    """The police's record of that day says otherwise; which stands is said with the reason, both stay."""
    entry: dict[str, Typed] = {
        "Day": cast.today - timedelta(days=20),
        "Child": "Child A",
        "Whose record it is": "West Mercia Police",
        "What happened": "Officers saw Child A well and asleep.",
    }
    cast.act("chronology/", "Add an entry", said=entry)
    page = cast.at(MANAGER, "chronology/")
    follow(page, "Compare and resolve", "Resolve it")
    save(page, {"Which account stands": ("All of them",), "Why": "The school saw her at noon, the police at night."})
    expect(page.get_by_text("Resolved", exact=True).first).to_be_visible()


def judged(cast: Cast) -> None:
    """The panel is opened to three delegates; the family's context, each criterion and what was done at once."""
    page = cast.at(MANAGER, "rapid/")
    follow(page, "Open the panel")
    last = cast.today + timedelta(days=400)
    panel: dict[str, Typed] = {"Who is put on the list": tuple(cast.choice(each) for each in PARTNERS)}
    save(page, {**panel, "What they may do in the case": ("Read",), "Last day on the list": last}, "Open the panel")
    words: dict[str, Typed] = {
        "The family’s context": "Two sisters and their mother, who came for work.",
        "Race and racism": "Nobody asked in Polish.",
        "Disability": "Considered: none known.",
        "Other inequalities": "Crowded housing.",
        "What is recommended": "A local child safeguarding practice review",
        "Why that is recommended": "Agencies did not put the picture together.",
    }
    cast.act("rapid/", "Word the judgement", said=words)
    for each in CRITERIA:
        met = "Not met" if each.key == "panel" else "Met"
        cast.act(f"rapid/criteria/{each.key}/", said={"How it is judged": (met,), "Why": "As the returns show."})
    done: dict[str, Typed] = {
        "What it is": ("Safeguarding action",),
        "What was done or shared": "Child B was placed.",
        "By whom, or to whom": "Children’s services",
        "On": cast.today,
    }
    cast.act("rapid/", "Add what was done or shared", said=done)


def finalised(cast: Cast) -> None:
    """The draft is complete; the group finalises it at a quorate meeting that is on record elsewhere."""
    page = cast.at(MANAGER, "rapid/")
    follow(page, "The draft is complete")
    follow(page, "The draft is complete")
    meeting: dict[str, Typed] = {
        "Or the day of the meeting": cast.today,
        "Which meeting it was, and who was there for whom": "The group, each of the three partners there",
        "The meeting was quorate under the group’s terms": True,
    }
    page = cast.act("rapid/", "Record the recommendation of the group", said=meeting, press="Record the recommendation")
    expect(page.get_by_text("Finalised by the group on")).to_be_visible()
    put: dict[str, Typed] = {"What is to be decided": ("A local",), "Why": "The learning is more than one agency’s."}
    cast.act("rapid/", "Put the decision to the partners", said=put, press="Put it to the partners")
    cast.nobody_else("rapid/")


def signed_by_all(cast: Cast) -> None:
    """One after the other; there is no decision before the third has signed."""
    for number, key in enumerate(PARTNERS, 1):
        page = cast.at(key, "rapid/")
        follow(page, "Decision 1")
        save(page, {"Your answer": ("I sign",)}, "Give your answer")
        expect(page.get_by_text("Signed", exact=True)).to_have_count(number)


def the_scrutineer_comments(cast: Cast) -> None:
    """Once it is decided the case opens to the scrutineer, who recommends; a delegate answers."""
    page = cast.at("scrutineer", "rapid/")
    follow(page, "Decision 1", "Say something of it")
    save(page, {"What it is": ("A recommendation",), "What you say": "Ask the family in Polish."})
    page = cast.at("dsp-icb", "rapid/")
    follow(page, "Decision 1", "Answer it")
    save(page, {"The answer": ("Accepted",), "Why, and what follows": "An interpreter is booked."})
    expect(page.get_by_text("Accepted: An interpreter is booked.")).to_be_visible()


def told_to_the_panel(cast: Cast) -> None:
    """The document is built of what was signed, sent, and agreed."""
    cast.at_work()
    page = cast.at(MANAGER, "panel/")
    assert "Agencies did not put the picture together." in words_of(page, "PDF")
    page = cast.at(MANAGER, "panel/")
    follow(page, "Record that it is sent to the Panel")
    save(page, {"Sent on": cast.today, "How, and to whom": "By secure mail"})
    cast.days_later(4)
    page = cast.at(MANAGER, "panel/")
    follow(page, "Record the Panel’s reply")
    save(page, {"What it is": ("The Panel agrees",), "On": cast.today, "What it says": "A review is right."})
    expect(page.get_by_role("table")).to_contain_text("The Panel agrees")
