"""The record of the year, whole: meetings and quoracy, attendance, decisions, actions, promises."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from hscp.lib.words import date_words, plural
from reporting.rules.assembly import counted
from reporting.rules.assembly.links import in_year, meetings
from reporting.rules.evidence import Block, Chapter, ChartSpec, Figures, Link, Note, Table, count
from reporting.rules.facts import Action, Meeting, Record
from reporting.rules.promises import promise_chapter

STATUTORY = "statutory_partner"
"""What a body of that standing counts as; any other counts as its category, such as "police"."""


def chapters(record: Record) -> tuple[Chapter, ...]:
    """The parts of the record that every reader may look up, in the order of the report."""
    return (
        Chapter("Meetings and quoracy", _meetings(record)),
        Chapter("Attendance", (attendance_table(record, "Meetings at which each body was represented"),)),
        Chapter("Decisions", _decisions(record)),
        Chapter("Actions", _actions(record)),
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
    quoracy = {name: Counter(each.quorate for each in them) for (_, name), them in groups.items()}
    chart = ChartSpec(
        "Quoracy of the meetings held",
        "stacked",
        "Group",
        tuple(name for _, name in groups),
        tuple(
            (words, tuple(quoracy[name][key] for _, name in groups))
            for words, key in (("Quorate throughout", "throughout"), ("In part", "part"), ("Never", "never"))
        ),
        f"{len(whole)} of {plural(len(held), 'meeting')} held {'was' if len(whole) == 1 else 'were'} "
        "quorate throughout.",
    )
    return (figures, chart)


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
    rows = []
    for body in sorted(expected):
        there, of = came.get(body, set()), len(expected[body])
        only_deputy = uncounted.get(body, set()) - there
        share = f"{(len(there) * 200 + of) // (of * 2)}%"
        rows.append((body, str(of), str(len(there)), share, str(len(only_deputy))))
    return Table(
        title,
        ("Body", "Meetings it belongs to", "Represented", "Share", "Sent only a deputy who does not count"),
        tuple(rows),
        numeric=(1, 2, 3, 4),
        narrow=(1, 2, 3, 4),
        empty="No attendance is recorded for this year.",
        link=meetings(record),
    )


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

    def quarters(days: Iterable[date | None]) -> tuple[int, ...]:
        found = Counter((day.month - 4) % 12 // 3 for day in days if day is not None and record.within(day))
        return tuple(found[quarter] for quarter in range(4))

    given, done = quarters(each.given_on for each in record.actions), quarters(each.done_on for each in record.actions)
    return ChartSpec(
        "Actions given and done in each quarter",
        "bar",
        "Quarter",
        names,
        (("Given", given), ("Done", done)),
        f"{plural(sum(given), 'action')} given in the year, {sum(done)} done.",
    )
