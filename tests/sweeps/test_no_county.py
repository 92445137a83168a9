"""What people of any partnership read of reviews names no county, and no paragraph of one county's arrangements.

Both stand in data (`arrangements/`): a paragraph that a page shows comes from there. Docstrings may say where a rule
was read.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NO_COUNTY = ("joint", "lsp", "national")  # folders of arrangements that are called after none
COUNTIES = {each.name.partition("-")[0] for each in (ROOT / "arrangements").iterdir() if each.is_dir()} - {*NO_COUNTY}
OF_ONE = re.compile(rf"§\s?\d|\b(?:{'|'.join(sorted(COUNTIES))})\b", re.IGNORECASE)


def said(text: str) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(text)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def of_one_county(text: str) -> list[str]:
    """The texts of a module that name a county, or a paragraph."""
    return [each for each in said(text) if OF_ONE.search(each)]


def test_no_page_or_sentence_of_reviews_names_a_county_or_its_paragraph() -> None:
    found = [str(path) for path in ROOT.glob("templates/reviews/**/*.html") if OF_ONE.search(path.read_text("utf-8"))]
    for path in ROOT.glob("reviews/**/*.py"):
        name = path.relative_to(ROOT).as_posix()
        if "/migrations/" not in name:
            found += [f"{name}: {text}" for text in of_one_county(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_sweep_sees_a_paragraph_and_a_county_in_a_text_and_passes_a_docstring() -> None:
    assert {"herefordshire", "worcestershire"} <= COUNTIES
    module = '"""Read in §15.12."""\nA = "The arrangements, §15.12"\nB = f"{A} of Herefordshire"\nC = "Usual"\n'
    assert of_one_county(module) == ["The arrangements, §15.12", " of Herefordshire"]
