"""The promises of the arrangements held against the record: the verdict on each, and how many are kept.

A kind that nobody can answer yet gives no dates at all: the promise then reads "No evidence yet", never "missed".
"""

from hscp.lib.words import listing
from partnership.rules.promises import Evidence, Outcome, Period, Verdict, verdict
from reporting.rules.evidence import Block, Figures, Link, Listing, Note, Row, Table, count
from reporting.rules.facts import PromiseRow, Record
from reporting.rules.providers import (
    AT_MEETINGS,
    PROVIDERS,
    TOLD_OF_JOINT_GROUPS,
    Days,
    Unanswered,
    arguments,
    without_a_chair,
)

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
        asked = _groups_of(evidence)
        joint = _uncounted(evidence, asked, record)
        if joint:
            elsewhere = _kept_elsewhere(joint, record, told=evidence.kind not in TOLD_OF_JOINT_GROUPS)
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


def counted_from(row: PromiseRow, record: Record) -> tuple[str, ...]:
    """The keys of the joint groups whose meetings, as they are noted here, count for the promise."""
    evidence = row.rule.evidence
    if evidence is None or evidence.kind not in TOLD_OF_JOINT_GROUPS:
        return ()
    return tuple(key for key in _groups_of(evidence) if key in record.joint_groups and key in record.told_of)


def _groups_of(evidence: Evidence) -> list[str]:
    return [*arguments(evidence, "group"), *arguments(evidence, "groups")]


def _uncounted(evidence: Evidence, groups: list[str], record: Record) -> list[str]:
    """Those of the groups that are joint and cannot be counted here, the kind being what it is, or nothing told yet."""
    counts = record.told_of if evidence.kind in TOLD_OF_JOINT_GROUPS else frozenset()
    return [key for key in groups if key in record.joint_groups and key not in counts]


def _kept_elsewhere(groups: list[str], record: Record, *, told: bool) -> str:
    """That the meetings of joint groups are not counted here, and in whose record they are.

    ``told``: what they show would not be told here, even of a meeting that is; else none has been told of yet.
    """
    named = [record.group_names.get(key, key) for key in groups]
    places = list(dict.fromkeys(record.joint_groups[key] for key in groups))
    what, end = ("What was said and done in the meetings", "is") if told else ("The meetings", "are")
    but = "and is not counted here" if told else "and none has been told of here yet"
    return (
        f"{what} of the {listing(named)} {end} kept in the record{'' if len(places) == 1 else 's'} of "
        f"{listing(places)} {but}"
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


def _link_of(row: PromiseRow, record: Record) -> Link | None:
    """To the notes of the joint meetings that count for a promise: the meetings themselves are another space's."""
    groups = counted_from(row, record)
    return Link("joint_meetings", tuple(("group", key) for key in groups)) if groups else None


def promise_chapter(record: Record) -> tuple[Block, ...]:
    """How many promises are kept, and each one that the record can answer."""
    if not record.promises:
        return (Note("The arrangements' promises have not been loaded."),)
    verdicts = [(row, judged(row, record)) for row in record.promises]
    figures = Figures(
        "Promises of the arrangements in this year",
        tuple(
            count(
                f"promises-{outcome.value}",
                words,
                Listing(
                    COLUMNS,
                    tuple(
                        Row((row.rule.section, row.rule.text, words, found.sentence), _link_of(row, record))
                        for row, found in verdicts
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
