"""What the product's own code never does, looked for in its syntax (OWASP ASVS 5.0, 1, 2, 11 and 15)."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ("hscp", "partnership", "meetings", "funding", "reviews", "reporting", "keeping", "audits", "training")
pytestmark = pytest.mark.once

FORBIDDEN_MODULES = {
    *("pickle", "marshal", "shelve", "dill", "yaml", "subprocess", "pty", "xml", "lxml", "random", "ctypes", "ldap"),
    *("telnetlib", "ftplib", "urllib.request", "http.client", "jinja2", "imp", "code"),
}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.execv", "Template"}
FORBIDDEN_METHODS = {"raw", "extra", "from_string", "RawSQL"}
PATTERNS = {"compile", "search", "match", "fullmatch", "sub", "findall", "finditer", "split"}
# Where one of these is right, and why.
SPARED = {
    ("hscp/ui/binding/office.py", "subprocess"): "starts LibreOffice, without a shell, arguments of ours",
    ("hscp/ui/charts/drawing.py", "subprocess"): "starts our own program, figures on its input, none of our secrets",
    ("hscp/ui/particulars.py", "xml"): "reads what a Word file says of itself; refuses every document type",
    ("hscp/ui/reading/word_files.py", "xml"): "reads the text of Word files; refuses every document type",
    ("hscp/record/files/looking/zips.py", "xml"): "reads parts of uploaded documents; refuses every document type",
    ("hscp/record/files/looking/pdfs.py", "re.compile of a pattern that is put together"): "of our own names, escaped",
    ("reviews/rules/protected.py", "re.finditer of a pattern that is put together"): "of initials, each escaped",
    ("keeping/queries/person_data.py", "re.compile of a pattern that is put together"): "of names, each escaped",
    ("partnership/rules/picture/boxes.py", "xml"): "escapes texts for a picture; reads no XML",
    ("partnership/rules/picture/drawing.py", "xml"): "escapes texts for a picture; reads no XML",
}
CRYPTOGRAPHY = {"hashlib", "hmac", "secrets", "cryptography", "jwt", "django.utils.crypto", "django.core.signing"}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the product but migrations: its path, its syntax."""
    paths = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts)
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def imported(tree: ast.AST) -> Iterator[str]:
    """The dotted names of what a module imports, each with what it is part of."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, wanted: set[str]) -> str:
    """Which of ``wanted`` a dotted name is, or is part of; empty for none."""
    pieces = name.split(".")
    return next((found for at in range(len(pieces), 0, -1) if (found := ".".join(pieces[:at])) in wanted), "")


def dangers(tree: ast.AST) -> Iterator[str]:
    """What is forbidden in one module."""
    yield from (found for name in imported(tree) if (found := within(name, FORBIDDEN_MODULES)))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called in FORBIDDEN_CALLS:
            yield called
        if isinstance(node.func, ast.Attribute) and node.func.attr in FORBIDDEN_METHODS:
            yield node.func.attr
        if called.startswith("re.") and node.func.attr in PATTERNS and is_made_up(node.args[0]):  # type: ignore[attr-defined]
            yield f"{called} of a pattern that is put together"
        if isinstance(node.func, ast.Attribute) and node.func.attr == "format" and is_made_up(node.func.value):
            yield "format of a text that is put together"


def is_made_up(node: ast.expr) -> bool:
    """Whether a text is put together when the code runs, from more than names in capitals."""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        return any(not ast.unparse(part).isupper() for part in parts)
    return isinstance(node, (ast.BinOp, ast.Call, ast.Subscript)) and ast.unparse(node) != "super()"


def test_nothing_dangerous_is_called() -> None:
    found = {(path, danger) for path, tree in modules() for danger in dangers(tree)}
    assert sorted(found - set(SPARED)) == []
    assert sorted(set(SPARED) - found) == [], "no longer there"


@pytest.mark.parametrize(
    "code",
    [
        *("import pickle", "from xml.etree import ElementTree", "from urllib import request", "eval(text)"),
        *("Model.objects.raw(text)", "re.search(f'{typed}', text)", "(greeting + name).format(user)", "Template(text)"),
    ],
)
def test_the_search_finds_each(code: str) -> None:
    assert list(dangers(ast.parse(code)))


def test_cryptography_is_where_the_inventory_says() -> None:
    using = {path for path, tree in modules() if any(within(name, CRYPTOGRAPHY) for name in imported(tree))}
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    section = page.partition("## Keys")[2].partition("\n## ")[0]
    assert using - set(re.findall(r"`([\w/]+\.py)`", section)) == set(), "name it in the inventory of docs/security.md"
    weak = [
        f"{path}: {ast.unparse(node)}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("md5", "sha1", "ECB", "ARC4", "DES", "TripleDES")
    ]
    assert weak == ["hscp/identity/passwords.py: hashlib.sha1"]


def test_forms_name_their_fields() -> None:
    """No form takes whatever the request brings (mass assignment)."""
    wrong = []
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name == "Meta":
                for line in node.body:
                    if isinstance(line, ast.Assign) and "forms" in path:
                        names = {ast.unparse(target) for target in line.targets}
                        if "exclude" in names or ("fields" in names and "__all__" in ast.unparse(line.value)):
                            wrong.append(path)
            if isinstance(node, ast.Call) and any(
                each.arg is None and "POST" in ast.unparse(each) for each in node.keywords
            ):
                wrong.append(f"{path}: {ast.unparse(node)[:60]}")
    assert wrong == []


def test_query_and_body_are_never_mixed() -> None:
    """A name that stands in the query and in the body is read from the one that is meant."""
    wrong = []
    for path, tree in modules():
        if "get_request_param" in {name.rpartition(".")[2] for name in imported(tree)}:
            wrong.append(path)
        for node in ast.walk(tree):
            if isinstance(node, (ast.BoolOp, ast.Dict, ast.BinOp)):
                read = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
                if {"GET", "POST"} <= read:
                    wrong.append(f"{path}: {ast.unparse(node)}")
    assert wrong == []
