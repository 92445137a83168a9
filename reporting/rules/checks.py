"""What a report still lacks, each as a sentence with the page that mends it. Some refuse sending, the rest advise."""

from dataclasses import dataclass

from hscp.lib.verdicts import Reason, Verdict, verdict_from
from hscp.lib.words import listing, plural
from reporting.rules.assembly import Standstill, has_evidence_of
from reporting.rules.content import Written
from reporting.rules.evidence import Link
from reporting.rules.facts import Record


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is missing. ``section`` is its section's key; ``blocks``: the report cannot be sent like this."""

    code: str
    sentence: str
    section: str = ""
    blocks: bool = False
    link: Link | None = None
    item: str = ""


def checks(sections: tuple[Written, ...], record: Record, still: tuple[Standstill, ...]) -> tuple[Check, ...]:
    """Everything that is missing: what refuses sending first, in the order of the sections."""
    found: list[Check] = []
    for each in sections:
        found += _of_section(each, record, still)
    found += _of_record(sections, record)
    return tuple(sorted(found, key=lambda check: not check.blocks))


def may_send(found: tuple[Check, ...]) -> Verdict:
    """Whether the report may be sent for signature; every reason why not."""
    return verdict_from([Reason(each.code, each.sentence) for each in found if each.blocks])


def _is_blank(section: Written) -> bool:
    return not section.narrative.strip() and not section.nothing_because.strip()


def _of_section(section: Written, record: Record, still: tuple[Standstill, ...]) -> list[Check]:
    found = []
    if section.heading == "restraint":
        if _is_blank(section):
            found.append(
                Check(
                    "restraint_blank",
                    f"“{section.title}” is blank. A blank is not “not applicable”: that must be said, and why.",
                    section.key,
                    blocks=True,
                )
            )
    elif _is_blank(section):
        found.append(
            Check(
                "empty_section",
                f"“{section.title}” is empty: write what there is to say, or why there is nothing to report.",
                section.key,
                blocks=True,
            )
        )
    if section.heading == "little-progress":
        found += [
            Check(
                f"unexplained_{each.kind}",
                f"{each.name} shows little or no progress, and nobody has explained why.",
                section.key,
                blocks=True,
                item=each.reference,
            )
            for each in still
            if not each.explanation.strip()
        ]
    if section.heading == "impact" and section.key == "impact" and not has_evidence_of("impact", record, still):
        found.append(
            Check(
                "no_impact",
                "No evidence of impact is on record: neither a recommendation nor a priority nor feedback shows what "
                "difference the work made.",
                section.key,
                link=Link("priorities"),
            )
        )
    return found


def _of_record(sections: tuple[Written, ...], record: Record) -> list[Check]:
    found = []
    money = next((each.key for each in sections if each.heading == "costs-and-contributions"), "")
    not_agreed = [each.body for each in record.contributions if not each.agreed]
    year = (("year", str(record.starts_on.year)),)
    if not record.contributions:
        found.append(
            Check("no_contributions", "No partner’s contribution is recorded.", money, link=Link("contributions", year))
        )
    if not_agreed:
        found.append(
            Check(
                "contribution_not_agreed",
                f"No decision has agreed the contribution of {listing(not_agreed)}.",
                money,
                link=Link("contributions", year),
            )
        )
    open_ones = [each for each in record.decisions if each.outcome == "provisional" and not each.settled_later]
    if open_ones:
        verb = "was" if len(open_ones) == 1 else "were"
        found.append(
            Check(
                "provisional",
                f"{plural(len(open_ones), 'decision')} {verb} taken while the meeting was not quorate and stayed "
                "provisional.",
                link=Link("decisions", (("outcome", "waiting"), *year)),
            )
        )
    return found
