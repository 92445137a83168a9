"""The content of a report: all its words and figures as plain data. Frozen, this is what the partners sign."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hscp.lib.suppressing import in_words
from hscp.lib.words import listing, plural
from partnership.rules.canonical import content_hash
from reporting.rules.assembly import chapters, evidence_for, standstills
from reporting.rules.evidence import Block, ChartSpec, Figure, Figures, Note, block_from
from reporting.rules.facts import Record

UNSIGNED = frozenset({"link", "counted"})


@dataclass(frozen=True, slots=True)
class Written:
    """A section as it is written: its heading, what is asked, and the partnership's own words."""

    key: str
    heading: str
    title: str
    requirement: str
    citation: str
    narrative: str = ""
    nothing_because: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on the title page."""

    title: str
    partnership: str
    year: str
    edition: str
    recipients: tuple[str, ...] = ()


def assemble(head: Head, sections: tuple[Written, ...], record: Record) -> dict[str, Any]:
    """The whole content from what is written and what is on record: plain data without floats."""
    still = standstills(record)
    return {
        "title": head.title,
        "partnership": head.partnership,
        "year": head.year,
        "edition": head.edition,
        "recipients": list(head.recipients),
        "starts_on": record.starts_on.isoformat(),
        "ends_on": record.ends_on.isoformat(),
        "collected_on": record.today.isoformat(),
        "sections": [
            {
                "key": each.key,
                "title": each.title,
                "citation": each.citation,
                "narrative": each.narrative,
                "nothing_because": each.nothing_because,
                "blocks": _blocks(evidence_for(each.heading, record, still)),
            }
            for each in sections
        ],
        "record": [{"title": chapter.title, "blocks": _blocks(chapter.blocks)} for chapter in chapters(record)],
        "reviews": [each.data() for each in record.pictured],
    }


def _blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    return [block.data() for block in blocks if not (isinstance(block, Note) and block.for_writers)]


def signed_part(content: Mapping[str, Any]) -> dict[str, Any]:
    """The words and figures that are printed: links, and the rows behind a figure, are no part of what is signed."""

    def printed(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: printed(each) for key, each in value.items() if key not in UNSIGNED}
        if isinstance(value, list):
            return [printed(each) for each in value]
        return value

    found: dict[str, Any] = printed(content)
    return found


def hash_of(content: Mapping[str, Any]) -> str:
    """The hash that signatures are given to: 64 hexadecimal digits."""
    return content_hash(signed_part(content))


def short(digest: str) -> str:
    """A hash as people compare it: its first twelve digits in groups of four."""
    return " ".join(digest[at : at + 4] for at in range(0, 12, 4))


def with_section(content: Mapping[str, Any], key: str, narrative: str, nothing_because: str) -> dict[str, Any]:
    """The content as it reads after an edit of one section's words."""
    sections = [
        {**each, "narrative": narrative, "nothing_because": nothing_because} if each["key"] == key else each
        for each in content["sections"]
    ]
    return {**content, "sections": sections}


def differences(frozen: Mapping[str, Any], live: Mapping[str, Any]) -> tuple[str, ...]:
    """What changed in the record since the content was frozen, as sentences; words of sections are not compared.

    Such changes are listed beside the signatures and void none of them.
    """
    before, after = dict(_parts(frozen)), dict(_parts(live))
    found = []
    for name in dict.fromkeys([*before, *after]):
        where, what = name
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if isinstance(old, list) or isinstance(new, list):
            found.append(f"{where}, “{what}”: {_rows(old or [], new or [])}.")
        else:
            found.append(f"{where}, “{what}”: was {_said(old)}, is now {_said(new)}.")
    return tuple(found)


def _said(value: Any) -> str:
    return "not listed" if value is None else str(value)


def _rows(old: list[list[str]], new: list[list[str]]) -> str:
    """How many rows of a table changed, came and went. Rows with the same first cell are about the same thing."""
    before, after = Counter(map(tuple, old)), Counter(map(tuple, new))
    was, now = Counter(_names(before - after)), Counter(_names(after - before))
    changed = (was & now).total()
    counted = (
        (changed, "reads differently", "read differently"),
        (now.total() - changed, "is new", "are new"),
        (was.total() - changed, "is gone", "are gone"),
    )
    said = [f"{plural(count, 'row')} {one if count == 1 else many}" for count, one, many in counted if count]
    return listing(said) or "its rows stand in another order"


def _names(rows: Counter[tuple[str, ...]]) -> list[str]:
    return [row[0] for row in rows.elements()]


def _parts(content: Mapping[str, Any]) -> list[tuple[tuple[str, str], Any]]:
    found: list[tuple[tuple[str, str], Any]] = []
    for part in (*content["sections"], *content["record"]):
        for block in part["blocks"]:
            if block["kind"] == "figures":
                found += [
                    ((part["title"], f"{block['title']}: {item['label']}"), item["value"]) for item in block["items"]
                ]
            elif block["kind"] == "table":
                found.append(((part["title"], block["title"]), block["rows"]))
            elif block["kind"] == "chart" and block.get("counted") == []:  # its figures stand nowhere else
                found += [
                    ((part["title"], f"{block['title']}: {series}, {category}"), in_words(figure))
                    for series, figures in block["series"]
                    for category, figure in zip(block["categories"], figures, strict=True)
                ]
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure where it stands in the report: the part, the figures it stands among, itself."""

    part: str
    among: Figures
    figure: Figure


def figures_of(content: Mapping[str, Any]) -> dict[str, Shown]:
    """Every figure of a report by its key, in the order of the report."""
    return {
        figure.key: Shown(part["title"], among, figure)
        for part in (*content["sections"], *content["record"])
        for block in map(block_from, part["blocks"])
        for among in _among(block)
        for figure in among.items
    }


def _among(block: Block) -> Iterable[Figures]:
    """Figures that stand together: those of a block, or of a row of a table or of a chart's."""
    if isinstance(block, Figures):
        yield block
    elif not isinstance(block, Note):
        names = block.categories if isinstance(block, ChartSpec) else [row[0] for row in block.rows]
        rows: dict[int, list[Figure]] = {}
        for cell in block.counted:
            rows.setdefault(cell.row, []).append(cell.figure)
        for row, figures in rows.items():
            yield Figures(f"{block.title}: {names[row]}", tuple(figures))


def day_of(text: str) -> date:
    """A day as the content writes it."""
    return date.fromisoformat(text)
