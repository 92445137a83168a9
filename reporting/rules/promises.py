"""The promises of the arrangements held against the record: the verdict on each, and how many are kept.

A kind that nobody can answer yet gives no dates at all: the promise then reads "No evidence yet", never "missed".
"""

from hscp.lib.words import listing
from partnership.rules.promises import Outcome, Period, Verdict, verdict
from reporting.rules.evidence import Block, Figures, Link, Listing, Note, Row, Table, count
from reporting.rules.facts import PromiseRow, Record
from reporting.rules.providers import AT_MEETINGS, PROVIDERS, Days, Unanswered, arguments, without_a_chair

WORDS = {
    Outcome.KEPT: "Kept",
    Outcome.LATE: "Late",
    Outcome.MISSED: "Not kept",
    Outcome.NOT_YET_DUE: "Not yet due",
    Outcome.NOT_EVIDENCED: "No evidence yet",
    Outcome.NOT_CHECKABLE: "Cannot be checked",
}
COLUMNS = ("Paragraph", "What is promised", "Verdict", "What the record shows")
CHECKED = (Outcome.KEPT, Outcome.LATE, Outcome.MISSED, Outcome.NOT_YET_DUE)


def judged(row: PromiseRow, record: Record) -> Verdict:
    """The verdict on one promise over the report's year, as far as it has come."""
    evidence = row.rule.evidence
    days: Days | Unanswered = Unanswered.NOT_LOOKED_FOR
    left_out: list[str] = []
    if evidence is not None:
        asked = [*arguments(evidence, "group"), *arguments(evidence, "groups")]
        joint = [key for key in asked if key in record.joint_groups]
        if joint:
            elsewhere = _kept_elsewhere(joint, record)
            if joint == asked:
                return Verdict(Outcome.NOT_EVIDENCED, f"{elsewhere} ({row.rule.section}).")
            left_out.append(f"{elsewhere}.")
        if evidence.kind == "chair_held_by" and (unknown := without_a_chair(record, evidence)):
            left_out.append(f"No chair of the {listing(unknown)} is on record.")
        if evidence.kind in PROVIDERS:
            days = PROVIDERS[evidence.kind](record, evidence)
        elif evidence.kind in AT_MEETINGS:
            days = (row.discussed_on, ()) if row.has_item else Unanswered.NOTHING_YET
    dates, exceptions = (None, ()) if isinstance(days, Unanswered) else days
    return verdict(
        row.rule,
        dates,
        record.today,
        Period(record.starts_on, record.ends_on),
        exceptions,
        left_out=" ".join(left_out),
        looked_for=days is Unanswered.NOTHING_YET,
    )


def _kept_elsewhere(groups: list[str], record: Record) -> str:
    """That the meetings of joint groups are not counted here, and in whose record they are."""
    named = [record.group_names.get(key, key) for key in groups]
    places = list(dict.fromkeys(record.joint_groups[key] for key in groups))
    return (
        f"The meetings of the {listing(named)} are kept in the record{'' if len(places) == 1 else 's'} of "
        f"{listing(places)} and are not counted here"
    )


def promise_table(record: Record, title: str, *, owed_by: tuple[str, ...] = ()) -> Table:
    """The promises that could be held against the record in this year, each with its verdict; of some or of all."""
    rows = []
    for row in record.promises:
        if owed_by and row.rule.by not in owed_by:
            continue
        found = judged(row, record)
        if found.outcome in CHECKED:
            rows.append((row.rule.section, row.rule.text, WORDS[found.outcome], found.sentence))
    return Table(
        title,
        COLUMNS,
        tuple(rows),
        narrow=(0, 2),
        empty="Nothing promised here can be held against the record yet.",
        link=Link("promises"),
    )


def promise_chapter(record: Record) -> tuple[Block, ...]:
    """How many promises are kept, and each one that the record can answer."""
    if not record.promises:
        return (Note("The arrangements' promises have not been loaded."),)
    verdicts = [(row.rule, judged(row, record)) for row in record.promises]
    figures = Figures(
        "Promises of the arrangements in this year",
        tuple(
            count(
                f"promises-{outcome.value}",
                words,
                Listing(
                    COLUMNS,
                    tuple(
                        Row((rule.section, rule.text, words, found.sentence))
                        for rule, found in verdicts
                        if found.outcome is outcome
                    ),
                ),
            )
            for outcome, words in WORDS.items()
        ),
    )
    return (
        figures,
        Note(
            "“No evidence yet” says that this product does not look for the kind of evidence yet, that it looked and "
            "found nothing on record, or that a part of it is in another record. It does not say that the promise was "
            "broken."
        ),
        promise_table(record, "Promises that the record can answer"),
    )
