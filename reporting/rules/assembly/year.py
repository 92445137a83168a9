"""The record of the year, whole: meetings and quoracy, attendance, decisions, actions, reviews, promises."""

from collections.abc import Callable, Sequence
from datetime import date

from hscp.lib.words import date_words, plural
from reporting.rules.assembly import counted
from reporting.rules.assembly.links import in_year, meetings
from reporting.rules.assembly.reviews import TITLE as REVIEWS
from reporting.rules.assembly.reviews import reviews
from reporting.rules.evidence import Block, Cell, Chapter, ChartSpec, Figure, Figures, Link, Note, Table, count, keys_of
from reporting.rules.facts import Action, Meeting, Record
from reporting.rules.promises import promise_chapter

STATUTORY = "statutory_partner"
"""What a body of that standing counts as; any other counts as its category, such as "police"."""

CAME, DEPUTY = "Represented", "Sent only a deputy who does not count"
SEAT_COLUMNS = ("Meetings it belongs to", CAME, "Share", DEPUTY)


def chapters(record: Record) -> tuple[Chapter, ...]:
    """The parts of the record that every reader may look up, in the order of the report."""
    return (
        Chapter("Meetings and quoracy", _meetings(record)),
        Chapter("Attendance", (attendance_table(record, "Meetings at which each body was represented"),)),
        Chapter("Decisions", _decisions(record)),
        Chapter("Actions", _actions(record)),
        Chapter(REVIEWS, reviews(record)),
        Chapter("Promises of the arrangements", promise_chapter(record)),
    )


def _meetings(record: Record) -> tuple[Block, ...]:
    held = record.held
    whole = [each for each in held if each.quorate == "throughout"]
    figures = Figures(
        "Meetings of the year",
        (
            count("meetings-held", "Meetings held", counted.meetings(held)),
            count("meetings-quorate", "Quorate throughout", counted.meetings(whole)),
            count(
                "meetings-not-quorate",
                "Not quorate for a part, or at all",
                counted.meetings(each for each in held if each.quorate in ("part", "never")),
            ),
            count(
                "meetings-cancelled",
                "Cancelled",
                counted.meetings(each for each in record.meetings if each.state == "cancelled"),
            ),
        ),
    )
    groups: dict[tuple[int, str], list[Meeting]] = {}
    for each in held:
        groups.setdefault((each.group, each.group_short or each.group_name), []).append(each)
    if not groups:
        return (figures, Note("No meeting was held in this year."))
    standings = (("Quorate throughout", "throughout"), ("In part", "part"), ("Never", "never"))
    cells = tuple(
        Cell(
            at,
            column,
            count(f"meetings-{group}-{key}", words, counted.meetings(each for each in them if each.quorate == key)),
        )
        for at, ((group, _), them) in enumerate(groups.items())
        for column, (words, key) in enumerate(standings)
    )
    chart = ChartSpec(
        "Quoracy of the meetings held",
        "stacked",
        "Group",
        tuple(name for _, name in groups),
        _series([words for words, _ in standings], cells),
        f"{len(whole)} of {plural(len(held), 'meeting')} held {'was' if len(whole) == 1 else 'were'} "
        "quorate throughout.",
        cells,
    )
    return (figures, chart)


def _series(names: Sequence[str], cells: Sequence[Cell]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The series of a chart from its cells, which are given category by category."""
    return tuple(
        (name, tuple(len(each.figure.counted.rows) for each in cells if each.column == column))
        for column, name in enumerate(names)
    )


def attendance_table(record: Record, title: str, *, statutory: bool = False) -> Table:
    """For each body: the meetings of groups in which it has a seat, and at how many it was represented.

    A deputy who does not count represents nobody; meetings to which a body sent no more than one stand by themselves.
    """
    expected: dict[str, set[int]] = {}
    came: dict[str, set[int]] = {}
    uncounted: dict[str, set[int]] = {}
    for each in record.attendance:
        if statutory and each.category != STATUTORY:
            continue
        expected.setdefault(each.body, set()).add(each.meeting)
        if each.attended:
            came.setdefault(each.body, set()).add(each.meeting)
        elif each.sent_uncounted:
            uncounted.setdefault(each.body, set()).add(each.meeting)
    rows: list[tuple[str, ...]] = []
    cells: list[Cell] = []
    keys = keys_of("attendance-statutory" if statutory else "attendance", sorted(expected))
    for key, body in zip(keys, sorted(expected), strict=True):
        there, of = came.get(body, set()), expected[body]
        only_deputy = uncounted.get(body, set()) - there
        seats = [(each, _seat(each, there, only_deputy)) for each in record.held if each.key in of]
        figures = (
            count(key, SEAT_COLUMNS[0], counted.representation(seats)),
            count(f"{key}-came", SEAT_COLUMNS[1], counted.representation(each for each in seats if each[1] == CAME)),
            Figure(
                f"{key}-share",
                SEAT_COLUMNS[2],
                f"{(len(there) * 200 + len(of)) // (len(of) * 2)}%",
                counted.representation(seats),
            ),
            count(
                f"{key}-deputy", SEAT_COLUMNS[3], counted.representation(each for each in seats if each[1] == DEPUTY)
            ),
        )
        cells += [Cell(len(rows), column, figure) for column, figure in enumerate(figures, 1)]
        rows.append((body, *(str(figure.value) for figure in figures)))
    return Table(
        title,
        ("Body", *SEAT_COLUMNS),
        tuple(rows),
        numeric=(1, 2, 3, 4),
        narrow=(1, 2, 3, 4),
        empty="No attendance is recorded for this year.",
        link=meetings(record),
        counted=tuple(cells),
    )


def _seat(meeting: Meeting, came: set[int], only_deputy: set[int]) -> str:
    if meeting.key in came:
        return CAME
    return DEPUTY if meeting.key in only_deputy else "Not represented"


def _decisions(record: Record) -> tuple[Block, ...]:
    if not record.decisions:
        return (Note("No decision was taken in this year."),)
    outcomes = sorted({(each.outcome_words, each.outcome) for each in record.decisions})
    open_ones = [each for each in record.decisions if each.outcome == "provisional" and not each.settled_later]
    figures = Figures(
        "Decisions by outcome",
        (
            count("decisions", "Decisions taken", counted.decisions(record.decisions)),
            *(
                count(
                    f"decisions-{outcome}",
                    words,
                    counted.decisions(each for each in record.decisions if each.outcome == outcome),
                )
                for words, outcome in outcomes
            ),
            count("decisions-waiting", "Provisional and not taken again", counted.decisions(open_ones)),
        ),
    )
    table = Table(
        "Every decision of the year",
        ("Decision", "What was decided", "Outcome"),
        tuple(
            (
                counted.named(each),
                each.text,
                each.sentence + (" It was taken again by a later meeting." if each.settled_later else ""),
            )
            for each in record.decisions
        ),
        link=in_year(record, "decisions"),
    )
    return (figures, table)


def _actions(record: Record) -> tuple[Block, ...]:
    if not record.actions:
        return (Note("No action was given or open in this year."),)
    late = [each for each in record.actions if each.state_before(record.as_of) == "late"]
    return (
        action_figures(record, record.actions, "Actions of the year"),
        action_chart(record),
        Table(
            "Actions that were late at the end",
            ("Action", "What is to be done", "Owner", "Due"),
            tuple((each.reference, each.text, each.owner, date_words(each.due_on, weekday=False)) for each in late),
            narrow=(0,),
            empty="No action was late.",
            link=Link("report_figure", figure="actions-late"),
        ),
    )


def action_figures(record: Record, actions: Sequence[Action], title: str, key: str = "actions") -> Figures:
    """How many were given in the year, and how they stood at its end. ``key`` begins the key of each figure."""
    given = [each for each in actions if record.within(each.given_on)]
    before = [each for each in actions if not record.within(each.given_on)]
    stood = {
        state: [each for each in actions if each.state_before(record.as_of) == state] for state in counted.STANDINGS
    }
    return Figures(
        title,
        (
            count(f"{key}-given", "Given this year", counted.actions(given, record)),
            count(f"{key}-before", "Brought over from before", counted.actions(before, record)),
            *(
                count(f"{key}-{state}", words, counted.actions(stood[state], record))
                for state, words in counted.STANDINGS.items()
                if state != "withdrawn" or stood[state]
            ),
        ),
    )


def action_chart(record: Record) -> ChartSpec:
    """Actions given and done in each quarter of the year."""
    year = record.starts_on.year
    names = (f"Apr–Jun {year}", f"Jul–Sep {year}", f"Oct–Dec {year}", f"Jan–Mar {year + 1}")

    def quarter(day: date | None) -> int | None:
        return (day.month - 4) % 12 // 3 if day is not None and record.within(day) else None

    kinds: tuple[tuple[str, str, Callable[[Action], date | None]], ...] = (
        ("given", "Given", lambda each: each.given_on),
        ("done", "Done", lambda each: each.done_on),
    )
    cells = tuple(
        Cell(
            at,
            column,
            count(
                f"actions-{key}-quarter-{at + 1}",
                words,
                counted.actions((each for each in record.actions if quarter(day_of(each)) == at), record),
            ),
        )
        for at in range(4)
        for column, (key, words, day_of) in enumerate(kinds)
    )
    series = _series([words for _, words, _ in kinds], cells)
    given, done = (sum(values) for _, values in series)
    return ChartSpec(
        "Actions given and done in each quarter",
        "bar",
        "Quarter",
        names,
        series,
        f"{plural(given, 'action')} given in the year, {done} done.",
        cells,
    )
