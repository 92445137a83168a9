"""What people of any partnership read names no paragraph of one county's arrangements."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPH = re.compile(r"§\s?\d")
WHENCE = {"reviews/rules/learning.py": "the list of learning options says where each comes from"}


def said(path: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def test_no_page_or_sentence_of_reviews_names_a_paragraph() -> None:
    found = [
        str(path) for path in ROOT.glob("templates/reviews/**/*.html") if PARAGRAPH.search(path.read_text("utf-8"))
    ]
    for path in ROOT.glob("reviews/**/*.py"):
        name = path.relative_to(ROOT).as_posix()
        if name not in WHENCE and "/migrations/" not in name:
            found += [f"{name}: {text}" for text in said(path) if PARAGRAPH.search(text)]
    assert found == []
