"""What a yearly report stands on: contents, checklists, lead partners, a year's record; and reports in any state."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from funding.operations import add_contribution
from hscp.spaces.acting import current, loading
from hscp.spaces.models import Space
from meetings.models import Action, AgendaItem, Decision, Meeting, Recommendation
from meetings.operations.actions import Source, give_action, report_progress
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import close_meeting
from meetings.operations.recommendations import add_recommendation
from partnership.models import (
    Arrangements,
    Feedback,
    GuidanceEdition,
    Organisation,
    Post,
    Recipient,
    ReportContent,
    ReportHeading,
    ReservedMatter,
    Seat,
)
from reporting.models import Priority, ReportBuild, ReportSection, YearlyReport
from reporting.operations.builds import ask_build
from reporting.operations.feedback import save_feedback
from reporting.operations.priorities import judge_priority, save_priority
from reporting.operations.reports import edit_section, explain, send_report, sign_report, start_report
from reporting.queries.reports import draft_of, written_sections
from tests.conftest import NOW, TODAY
from tests.factories.meetings import Board, clock, come, go, make_board, opened, write_all
from tests.factories.people import make_post, make_seat, make_user

YEAR = (date(2025, 4, 1), date(2026, 4, 1))
CONTENTS = (
    ("impact", "Evidence of the impact of the work of the partners and relevant agencies, training included, on "
     "outcomes for children", "§19.1a", "impact"),
    ("little-progress", "Analysis of any areas where there has been little or no evidence of progress on agreed "
     "priorities", "§19.1b", "little-progress"),
    ("review-recommendations", "Decisions and actions on the recommendations of local and national reviews", "§19.1c",
     "review-recommendations"),
    ("feedback", "How feedback of children and families was sought and used", "§19.1d", "feedback"),
    ("restraint", "Review of the use of restraint", "§19.1e", "restraint"),
    ("contributions", "Agency contributions and a summary of the budget", "§20.2", "costs-and-contributions"),
    ("arrangements-updates", "Updates to the published arrangements", "§26", "arrangements-updates"),
)  # fmt: skip
HEADINGS = (
    ("impact", "Evidence of impact", "local"),
    ("little-progress", "Little or no evidence of progress", "local"),
    ("review-recommendations", "Recommendations of local and national reviews", "local"),
    ("feedback", "Feedback of children and families", "local"),
    ("costs-and-contributions", "Costs, contributions and value for money", "check"),
    ("arrangements-updates", "Updates to the arrangements", "check"),
    ("restraint", "Review of the use of restraint", "check"),
    ("scrutiny-themes", "Themes from independent scrutiny", "check"),
)
BODIES = ("council", "icb", "police")


def make_editions() -> None:
    """Two editions of the guidance with their headings: the second replaced the first on 1 March 2026."""
    with loading():
        for key, starts_on, ends_on in (
            ("WT2023", date(2023, 12, 15), date(2026, 3, 1)),
            ("WT2026", date(2026, 3, 1), None),
        ):
            title = f"Working Together {key[2:]}"
            edition, made = GuidanceEdition.objects.get_or_create(
                key=key, defaults={"title": title, "starts_on": starts_on, "ends_on": ends_on}
            )
            if made:
                for position, (name, words, trust) in enumerate(HEADINGS, 1):
                    ReportHeading(
                        edition=edition,
                        key=name,
                        title=words,
                        requirement=f"{words}, as {title} asks",
                        citation=title,
                        position=position,
                        trust=trust,
                    ).save()


def make_contents() -> None:
    """What the arrangements of the open space ask of the report, to whom it goes, what is reserved to lead partners."""
    make_editions()
    for position, (key, title, section, heading) in enumerate(CONTENTS, 1):
        ReportContent(key=key, title=title, section=section, heading=heading, position=position).save()
    Recipient(key="scrutiny", name="Scrutiny committee", section="§19.2").save()
    ReservedMatter(
        key="agree-contributions", title="Agree contributions", section="§20.1", meaning="contributions"
    ).save()
    ReservedMatter(
        key="ratify-arrangements", title="Ratify changes", section="§26", meaning="changes_of_arrangements"
    ).save()
    Arrangements(title="Arrangements", published_on=date(2024, 9, 1), review_on=date(2025, 9, 1)).save()


def make_lsps() -> list[Seat]:
    """The three lead partners, each with an account."""
    here = Space.objects.get(pk=current().space_id).slug
    return [
        make_seat(make_post(f"lsp-{body}", "lsp", title=f"LSP for the {body}"), user=make_user(f"{body}@{here}.lsp"))
        for body in BODIES
    ]


@dataclass
class Year:
    """A year's record and its report in the open space; every act is the manager's unless it is a signature."""

    manager: Seat
    lsps: list[Seat]
    board: Board
    marker: str = ""
    report: YearlyReport = field(init=False)

    def start(self) -> YearlyReport:
        """Begin the report."""
        starts_on, ends_on = YEAR
        self.report = start_report(
            starts_on=starts_on, ends_on=ends_on, seat=self.manager, at=NOW, by_id=self.manager.user_id
        )
        return self.report

    def section(self, key: str) -> ReportSection:
        """A section as it stands."""
        found: ReportSection = ReportSection.objects.get(report=self.report, key=key)
        return found

    def write(self, key: str, narrative: str, nothing_because: str = "", seat: Seat | None = None) -> ReportSection:
        """Write a section, upon what stands."""
        section = self.section(key)
        seat = seat or self.manager
        return edit_section(
            section=section,
            narrative=narrative,
            nothing_because=nothing_because,
            version=section.version,
            seat=seat,
            at=NOW,
            by_id=seat.user_id,
        )

    def write_everything(self) -> None:
        """Words in every section, and an explanation of everything that stands still."""
        for section in written_sections(self.report):
            if section.heading == "restraint":
                self.write(section.key, "", "Not applicable: no partner runs an establishment that uses restraint.")
            else:
                self.write(section.key, f"What {self.marker or 'the partners'} did about {section.title.lower()}.")
        for item in draft_of(self.report, TODAY).still:
            explain(
                report=self.report,
                item=item,
                text="The lead post was vacant; it is filled since May.",
                version=0,
                seat=self.manager,
                at=NOW,
                by_id=self.manager.user_id,
            )

    def send(self) -> YearlyReport:
        """Freeze the report and put it to the lead partners."""
        send_report(report=self.report, seat=self.manager, at=NOW, by_id=self.manager.user_id)
        return self.now()

    def sign(self, *seats: Seat, read_hash: str = "") -> None:
        """Sign what is frozen."""
        for seat in seats or self.lsps:
            self.now()
            sign_report(
                report=self.report,
                seat=seat,
                read_hash=read_hash or self.report.content_hash,
                at=NOW,
                by_id=seat.user_id,
            )
        self.now()

    def now(self) -> YearlyReport:
        """The report as it stands."""
        self.report = YearlyReport.objects.select_related("edition", "space").get(pk=self.report.pk)
        return self.report

    def ask_build(self) -> ReportBuild:
        """Ask for a PDF."""
        return ask_build(report=self.now(), seat=self.manager, at=NOW, by_id=self.manager.user_id)


def make_year(marker: str = "", *, manager: Seat | None = None, lsps: list[Seat] | None = None) -> Year:
    """A year ready for its report, in the open space; ``marker`` stands in its words and must show nowhere else."""
    make_contents()
    if manager is None:
        manager = make_seat(make_post("manager", "team", many=True), user=make_user(f"{marker or 'home'}@team.example"))
    year = Year(manager, make_lsps() if lsps is None else lsps, make_board(key="board"), marker)
    hold_meetings(year)
    make_thread(year)
    make_sources(year)
    return year


def hold_meetings(year: Year) -> None:
    """Two meetings of the board in the year: one quorate throughout, one that the police leave half way."""
    board = year.board
    whole = opened(board, day=date(2025, 6, 9))
    come(board, whole, "council", "icb", "police", "education")
    _decide(year, whole.pk, f"Adopt the {year.marker} plan", clock(9, 30, date(2025, 6, 9)))
    _close(year, whole.pk, clock(11, day=date(2025, 6, 9)))
    part = opened(board, day=date(2025, 10, 6))
    come(board, part, "council", "icb", "police")
    go(board, part, "police", when=clock(10, day=date(2025, 10, 6)))
    _decide(year, part.pk, "Change the rota", clock(10, 30, date(2025, 10, 6)))
    _close(year, part.pk, clock(11, day=date(2025, 10, 6)))


def _decide(year: Year, meeting_pk: int, text: str, at: datetime) -> Decision:
    item = AgendaItem.objects.filter(meeting=meeting_pk).order_by("number").first()
    assert item is not None
    return record_decision(item=item, text=text, kind="agree", taken_at=at, seat=year.manager, at=at)


def _close(year: Year, meeting_pk: int, end: datetime) -> None:
    meeting = Meeting.objects.get(pk=meeting_pk)
    write_all(meeting, year.manager, end)
    close_meeting(meeting=meeting, closed_at=end, seat=year.manager, at=end)


def make_thread(year: Year) -> None:
    """A recommendation of 2023 that nobody has touched; one of the year with an action done and one late."""
    make_recommendation(year, f"R-2023-1{year.marker}", date(2023, 5, 2), "Share the chronology within a day")
    moving = make_recommendation(year, f"R-2025-1{year.marker}", date(2025, 5, 2), "Visit within two days")
    done = give(year, moving, date(2025, 9, 30), "Agree the standard")
    report_progress(action=done, text="Agreed.", done=True, seat=year.manager, at=clock(12, day=date(2025, 12, 1)))
    give(year, moving, date(2026, 2, 27), "Audit the visits")


def make_recommendation(year: Year, reference: str, made_on: date, text: str) -> Recommendation:
    """A recommendation of a local review."""
    return add_recommendation(
        reference=reference,
        source="local_review",
        source_title=f"Review A {year.marker}".strip(),
        text=text,
        made_on=made_on,
        seat=year.manager,
        at=clock(12, day=made_on),
    )


def give(year: Year, recommendation: Recommendation, due_on: date, text: str) -> Action:
    """An action that follows a recommendation, given a month after it was made."""
    at = clock(12, day=recommendation.made_on + timedelta(days=30))
    return give_action(
        source=Source(recommendation=recommendation),
        text=text,
        owner=Post.objects.get(key="board-council"),
        due_on=due_on,
        given_at=at,
        seat=year.manager,
        at=at,
    )


def make_sources(year: Year) -> None:
    """A priority that goes well, feedback that changed something, a contribution that nobody agreed."""
    priority: Priority = save_priority(
        title=f"Neglect {year.marker}".strip(),
        aim="Fewer children wait.",
        lead=None,
        agreed_by=None,
        starts_on=YEAR[0],
        ends_on=None,
    )
    judge_priority(
        priority=priority,
        on=date(2026, 3, 20),
        judgement="good",
        text="A new pathway is in use.",
        impact="Children are seen eleven days sooner.",
        seat=year.manager,
        at=NOW,
    )
    hear(year, date(2025, 11, 3), changed="The letter was rewritten.")
    add_contribution(
        organisation=year.board.organisations["police"],
        year_starts_on=YEAR[0],
        cash=Decimal("25000.00"),
        in_kind="A trainer",
    )


def hear(year: Year, on: date, *, changed: str = "") -> Feedback:
    """An entry of the voice log."""
    return save_feedback(
        heard_on=on,
        from_whom=f"Young people {year.marker}".strip(),
        how="A forum",
        heard="Letters are hard to read.",
        went_to="Board",
        changed=changed,
        today=TODAY,
    )


def make_little_report() -> YearlyReport:
    """A report that has been started, a PDF of it asked for, and one of each thing it is made of, in the open space."""
    make_contents()
    with loading() as context:
        body, _ = Organisation.objects.get_or_create(
            key="a-partner", defaults={"name": "A partner", "introduced_by_id": context.space_id}
        )
    add_contribution(organisation=body, year_starts_on=YEAR[0], cash=Decimal("1.00"))
    save_priority(title="Neglect", aim="", lead=None, agreed_by=None, starts_on=YEAR[0], ends_on=None)
    save_feedback(
        heard_on=YEAR[0], from_whom="Parents", how="Survey", heard="Forms", went_to="", changed="", today=TODAY
    )
    starts_on, ends_on = YEAR
    report = start_report(starts_on=starts_on, ends_on=ends_on, seat=None, at=NOW, by_id=None)
    ask_build(report=report, seat=None, at=NOW, by_id=None)
    return report
