"""The guide to the format is complete and current."""

import re
from pathlib import Path

from partnership.rules.arrangements import read
from partnership.rules.arrangements.document import (
    CATEGORIES,
    GROUP_KINDS,
    MEANINGS,
    PARTS,
    REPORT_ORDERS,
    ROLES,
    SPACE_KINDS,
    STANDINGS,
)
from partnership.rules.arrangements.national import CLOCK_DIRECTIONS, CLOCK_UNITS, TRUSTS
from partnership.rules.arrangements.reading import NATIONAL_SECTIONS, SECTIONS
from partnership.rules.promises import EVIDENCE, OWED_BY, PERIOD_MONTHS, RECOMMENDATION_SOURCES, YEAR_STARTS

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "arrangements.md").read_text()


def evidence_table() -> str:
    rows = ["| Kind | Arguments | Days on which the record shows it |", "|---|---|---|"]
    for kind in EVIDENCE.values():
        arguments = ", ".join(
            f"`{each.name}` ({each.type}{'' if each.required else ', optional'})" for each in kind.parameters
        )
        rows.append(f"| `{kind.name}` | {arguments or '–'} | {kind.days} |")
    return "\n".join(rows)


def test_the_table_of_evidence_is_current() -> None:
    (table,) = re.findall(r"<!-- evidence:.*?-->\n(.*?)\n<!-- /evidence -->", GUIDE, re.DOTALL)
    assert table == evidence_table(), evidence_table()


def test_every_word_of_a_closed_list_is_explained() -> None:
    lists = [
        CATEGORIES,
        GROUP_KINDS,
        MEANINGS,
        PARTS,
        REPORT_ORDERS,
        ROLES,
        SPACE_KINDS,
        STANDINGS,
        CLOCK_DIRECTIONS,
        CLOCK_UNITS,
    ]
    lists += [
        TRUSTS,
        SECTIONS,
        NATIONAL_SECTIONS,
        OWED_BY,
        RECOMMENDATION_SOURCES,
        tuple(PERIOD_MONTHS),
        tuple(YEAR_STARTS),
    ]
    words = {word for words in lists for word in words}
    assert {word for word in words if f"`{word}`" not in GUIDE} == set()


def test_every_key_that_a_reader_takes_is_explained() -> None:
    """The keys stand in the sources as `required="…"` and `optional="…"`."""
    keys: set[str] = set()
    for source in (ROOT / "partnership" / "rules" / "arrangements").glob("*.py"):
        for listed in re.findall(r'(?:required|optional)="([a-z_ ]*)"', source.read_text()):
            keys |= set(listed.split())
    assert len(keys) > 60
    assert {key for key in keys if not re.search(rf"`{key}\b|\b{key}:", GUIDE)} == set()


def test_its_examples_are_read() -> None:
    """Each example is a piece of a file: put together with the least that is missing, it has no problem of its own."""
    examples = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert len(examples) >= 5
    opening, vision, posts, terms, joint = examples
    base = "space: northmarch\n"
    assert read([("a.yaml", opening), ("b.yaml", base + vision), ("c.yaml", base + posts)]).problems == ()
    assert [problem.message for problem in read([("a.yaml", opening), ("t.yaml", _group(terms))]).problems] == [
        f"No post has the key 'dsp-{body}'; known are none." for body in ("council", "icb", "police")
    ]
    missing = {problem.message for problem in read([("j.yaml", joint)]).problems}
    assert missing == {
        "There is no space “herefordshire”.",
        "There is no space “worcestershire”.",
        "No arrangements introduce the organisation “west-mercia-police”.",
    }


def _group(terms: str) -> str:
    return f"space: northmarch\ngroups:\n  - key: board\n    name: Board\n    kind: board\n{terms}"
