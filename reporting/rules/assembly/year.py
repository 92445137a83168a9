"""The record of the year, whole: meetings and quoracy, attendance, decisions, actions, promises."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from hscp.lib.words import date_words, plural
from reporting.rules.assembly.links import in_year, meetings
from reporting.rules.evidence import Block, Chapter, ChartSpec, Figure, Figures, Link, Note, Table
from reporting.rules.facts import Action, Meeting, Record
from reporting.rules.promises import promise_chapter

STATUTORY = ("statutory_partner", "local_authority", "integrated_care_board", "police")


def money(amount: Decimal | int) -> str:
    """£12,000, or £12,000.50."""
    text = f"{Decimal(amount):,.2f}".removesuffix(".00")
    return f"£{text}"


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
            Figure("Meetings held", len(held), meetings(record, state="closed")),
            Figure("Quorate throughout", len(whole), meetings(record, state="closed")),
            Figure(
                "Not quorate for a part, or at all",
                sum(each.quorate in ("part", "never") for each in held),
                meetings(record, state="closed"),
            ),
            Figure(
                "Cancelled",
                sum(each.state == "cancelled" for each in record.meetings),
                meetings(record, state="cancelled"),
            ),
        ),
    )
    groups: dict[tuple[int, str], list[Meeting]] = {}
    for each in held:
        groups.setdefault((each.group, each.group_short or each.group_name), []).append(each)
    if not groups:
        return (figures, Note("No meeting was held in this year."))
    counted = {name: Counter(each.quorate for each in them) for (_, name), them in groups.items()}
    chart = ChartSpec(
        "Quoracy of the meetings held",
        "stacked",
        "Group",
        tuple(name for _, name in groups),
        tuple(
            (words, tuple(counted[name][key] for _, name in groups))
            for words, key in (("Quorate throughout", "throughout"), ("In part", "part"), ("Never", "never"))
        ),
        f"{len(whole)} of {plural(len(held), 'meeting')} held {'was' if len(whole) == 1 else 'were'} "
        "quorate throughout.",
    )
    return (figures, chart)


def attendance_table(record: Record, title: str, *, statutory: bool = False) -> Table:
    """For each body: the meetings of groups in which it has a seat, and at how many it was represented."""
    expected: dict[str, set[int]] = {}
    came: dict[str, set[int]] = {}
    for each in record.attendance:
        if statutory and each.category not in STATUTORY:
            continue
        expected.setdefault(each.body, set()).add(each.meeting)
        if each.attended:
            came.setdefault(each.body, set()).add(each.meeting)
    rows = []
    for body in sorted(expected):
        there, of = len(came.get(body, ())), len(expected[body])
        rows.append((body, str(of), str(there), f"{(there * 200 + of) // (of * 2)}%"))
    return Table(
        title,
        ("Body", "Meetings it belongs to", "Represented", "Share"),
        tuple(rows),
        numeric=(1, 2, 3),
        narrow=(1, 2, 3),
        empty="No attendance is recorded for this year.",
        link=meetings(record),
    )


def _decisions(record: Record) -> tuple[Block, ...]:
    link = in_year(record, "decisions")
    if not record.decisions:
        return (Note("No decision was taken in this year."),)
    counted = Counter((each.outcome_words, each.outcome) for each in record.decisions)
    open_ones = [each for each in record.decisions if each.outcome == "provisional" and not each.settled_later]
    figures = Figures(
        "Decisions by outcome",
        (
            Figure("Decisions taken", len(record.decisions), link),
            *(
                Figure(words, number, in_year(record, "decisions", outcome=outcome))
                for (words, outcome), number in sorted(counted.items())
            ),
            Figure("Provisional and not taken again", len(open_ones), in_year(record, "decisions", outcome="waiting")),
        ),
    )
    table = Table(
        "Every decision of the year",
        ("Decision", "What was decided", "Outcome"),
        tuple(
            (
                f"{each.group_name}, {date_words(each.day, weekday=False)}, decision {each.number}",
                each.text,
                each.sentence + (" It was taken again by a later meeting." if each.settled_later else ""),
            )
            for each in record.decisions
        ),
        link=link,
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
            link=Link("report_actions", (("standing", "late"),)),
        ),
    )


def counted_as(action: Action, standing: str, record: Record) -> bool:
    """Whether an action is one of those that the figure of that name counts; every action where the name is empty."""
    if standing in ("given", "before"):
        return record.within(action.given_on) == (standing == "given")
    return not standing or action.state_before(record.as_of) == standing


def action_figures(record: Record, actions: Sequence[Action], title: str, of: str = "") -> Figures:
    """How many were given in the year, done, open and late at its end.

    ``of`` narrows the links to actions on the recommendations of one kind of source.
    """
    states = Counter(each.state_before(record.as_of) for each in actions)
    given = sum(record.within(each.given_on) for each in actions)
    narrowed = (("of", of),) if of else ()

    def link(standing: str) -> Link:
        return Link("report_actions", (*narrowed, ("standing", standing)))

    return Figures(
        title,
        (
            Figure("Given this year", given, link("given")),
            Figure("Brought over from before", len(actions) - given, link("before")),
            Figure("Done", states["done"], link("done")),
            Figure("Open and in time", states["open"], link("open")),
            Figure("Late", states["late"], link("late")),
            *([Figure("Withdrawn", states["withdrawn"], link("withdrawn"))] if states["withdrawn"] else []),
        ),
    )


def action_chart(record: Record) -> ChartSpec:
    """Actions given and done in each quarter of the year."""
    year = record.starts_on.year
    names = (f"Apr–Jun {year}", f"Jul–Sep {year}", f"Oct–Dec {year}", f"Jan–Mar {year + 1}")

    def counted(days: Iterable[date | None]) -> tuple[int, ...]:
        found = Counter((day.month - 4) % 12 // 3 for day in days if day is not None and record.within(day))
        return tuple(found[quarter] for quarter in range(4))

    given, done = counted(each.given_on for each in record.actions), counted(each.done_on for each in record.actions)
    return ChartSpec(
        "Actions given and done in each quarter",
        "bar",
        "Quarter",
        names,
        (("Given", given), ("Done", done)),
        f"{plural(sum(given), 'action')} given in the year, {sum(done)} done.",
    )
