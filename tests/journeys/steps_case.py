"""Steps of a case: who takes part in it and who must not, the incident, the same hour, identities, notification."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from hscp.record.runner import drain
from hscp.spaces.acting import acting, in_space
from partnership.models import Post
from tests.factories.people import make_seat, make_user
from tests.journeys.conftest import Clock, Visit
from tests.journeys.county import CALLED, FIRST_DAY, County
from tests.journeys.filling import Typed, follow, save
from tests.journeys.visitor import Visitor

MANAGER, REVIEWER, CONTACT = "team-manager", "team-officer", "education-director"
PARTNERS = ("dsp-council", "dsp-icb", "dsp-police")
OUTSIDE = ("lsp-council", "accountable-body", "quality-council")
TITLE = "A child at home"
WIDER = {"accountable-body": "Finance officer"}  # who holds a post in this story alone
NAMES = ("Zofia", "Nowakowska")


@dataclass
class Cast:
    """Everybody of the story, each in a window of their own."""

    visit: Visit
    county: County
    clock: Clock
    case: str = ""  # the path of the case
    windows: dict[str, Visitor] = field(default_factory=dict)

    def seat_everybody(self) -> None:
        """The county's people, and whoever this story needs besides."""
        with acting(in_space(self.county.space.pk)):
            for key, name in WIDER.items():
                user = self.county.users[key] = make_user(f"{key}@example.org")
                made = make_seat(Post.objects.get(key=key), user=user, name=name, starts_on=FIRST_DAY)
                self.county.seats[key] = made

    @property
    def today(self) -> date:
        """The day of the story."""
        return timezone.localdate(self.clock.at)

    def days_later(self, days: int) -> None:
        """Let days pass."""
        self.clock.forward(days * 24 * 60)

    def window(self, key: str) -> Visitor:
        """The window of whoever holds a post, signed in."""
        if key not in self.windows:
            self.windows[key] = self.visit(self.county.users[key].email)
        return self.windows[key]

    def at(self, key: str, path: str = "") -> Page:
        """A page of the case (or what ``path`` names by itself), in that person's window."""
        return self.window(key).open(path if path.startswith("/") else self.case + path)

    def act(self, path: str, *steps: str, said: Mapping[str, Typed], press: str = "Save", by: str = MANAGER) -> Page:
        """On a page of the case: follow what leads to a form, fill it in, send it off."""
        page = self.at(by, path)
        follow(page, *steps)
        save(page, said, press)
        return page

    def nobody_else(self, *paths: str) -> None:
        """Whoever has no part in the case finds nothing at its addresses."""
        for key in OUTSIDE:
            for path in paths or ("",):
                self.window(key).is_refused(path if path.startswith("/") else self.case + path, 404)

    def at_work(self) -> None:
        """What waits for the worker is done."""
        drain(self.clock.at + timedelta(minutes=1))

    def choice(self, key: str) -> str:
        """What somebody is called in a list of people."""
        return {**CALLED, **WIDER}[key]


def put_on_record(cast: Cast) -> None:
    """An incident and its clock, two children, everything that the notification asks."""
    manager = cast.window(MANAGER)
    page = manager.open(cast.county.path("reviews/"))
    follow(page, "Put an incident on record")
    save(page, {"Working title": TITLE}, "Put it on record")
    manager.has_errors()
    incident: dict[str, Typed] = {"The authority became aware on": cast.today, "Where it happened": ("In this",)}
    save(page, {**incident, "Who leads the case": cast.choice(MANAGER)}, "Put it on record")
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    cast.case = page.url.removeprefix(manager.site)
    expect(page.get_by_role("table", name="Clocks of this case")).to_contain_text("22 June 2026")
    for harm, age in (("Death", "3"), ("Serious harm", "7")):
        child: dict[str, Typed] = {
            "Death or serious harm": (harm,),
            "Abuse or neglect": ("Suspected",),
            "Age in whole years at the time": age,
            "Sex": "Female",
            "Ethnicity": "White Polish",
            "Disabled": "No",
            "Known to children’s services as": "Child protection plan",
            "Where the child normally lives": ("In this authority’s area",),
        }
        cast.act("", "Add a child", said=child)
    known: dict[str, Typed] = {
        "It happened on": cast.today - timedelta(days=1),
        "In what kind of place": "The child’s home",
        "What is known": "Child A was found by a relative; Child B is in hospital.",
        "Agencies that knew the children": "Children’s services, a school, a health visitor",
        "What was done to keep the children and others safe": "Child B is with foster carers once well.",
    }
    page = cast.act("", "Change what is known", said=known)
    expect(page.get_by_text("Everything that it asks is on record.")).to_be_visible()
    cast.nobody_else("", "hour/")
    manager.look("case-on-record")


def in_the_same_hour(cast: Cast) -> None:
    """Agencies told and one confirming, a process that restricts publishing, the media line."""
    told: dict[str, Typed] = {
        "Agency 1": "Wye Valley NHS Trust",
        "Whom there, agency 1": "Named nurse",
        "E-mail address, agency 1": "nurse@example.org",
    }
    cast.act("hour/", "Tell agencies", said=told, press="Send and put on record")
    confirmed: dict[str, Typed] = {"Who confirmed it": "Head of records", "Confirmed on": cast.today}
    cast.act("hour/", "It has confirmed", said=confirmed)
    process: dict[str, Typed] = {
        "Which kind": ("Criminal investigation",),
        "What it is called": "Operation Alder",
        "How it stands": ("Running",),
        "It restricts publishing": True,
    }
    cast.act("hour/", "Add a parallel process", said=process)
    line: dict[str, Typed] = {
        "What is said": "The partnership is looking at what happened.",
        "Who speaks": "The council",
    }
    cast.act("hour/", "Write the media line", said=line)
    agreed: dict[str, Typed] = {
        "Who agreed it": "Press officer",
        "For which agency": "The police",
        "Agreed on": cast.today,
    }
    page = cast.act("hour/", "Somebody has agreed it", said=agreed)
    expect(page.get_by_text("Press officer for The police")).to_be_visible()


def who_they_are(cast: Cast) -> None:
    """The identity sheet: two children on it, opened to a delegate who searches records, for a week."""
    page = cast.at(MANAGER, "sheet/")
    follow(page, "Open an identity sheet")
    sheet = page.url.removeprefix(cast.window(MANAGER).site)
    for number, given in (("A", NAMES[0]), ("B", "Maja")):
        child: dict[str, Typed] = {
            "Who it is": ("A child concerned",),
            "Called in the case": f"Child {number}",
            "Given names": given,
            "Family name": NAMES[1],
            "Date of birth": date(2022 if number == "A" else 2018, 9, 4),
        }
        cast.act(sheet, "Put somebody on the sheet", said=child)
    cast.window("dsp-police").is_refused(sheet, 404)
    place: dict[str, Typed] = {
        "Person": cast.choice("dsp-police"),
        "What they may do": ("Read",),
        "Last day": cast.today + timedelta(days=7),
        "Reason": "Searches the records of the police",
    }
    cast.act(sheet, "Put somebody on this list", said=place)
    page = cast.at("dsp-police", sheet)
    expect(page.get_by_text(f"{NAMES[0]} {NAMES[1]}")).to_be_visible()
    cast.window("dsp-police").is_refused(cast.case, 404)
    page = cast.at(MANAGER, sheet)
    follow(page, "Who has opened it, and when")
    expect(page.get_by_role("table")).to_contain_text(cast.choice("dsp-police"))
    cast.nobody_else(sheet)


def notified(cast: Cast) -> None:
    """The reference is typed twice, differently at first."""
    page = cast.at(MANAGER)
    follow(page, "Record that it is notified")
    number = {"Reference that the national service gave": "CSPR-2026-77", "The reference once more": "CSPR-2026-78"}
    save(page, {**number, "Sent on": cast.today}, "Record the notification")
    cast.window(MANAGER).has_errors("id_again")
    save(page, {"The reference once more": "CSPR-2026-77"}, "Record the notification")
    expect(page.get_by_text("National reference CSPR-2026-77.")).to_be_visible()
