"""The lock files: complete for every Python we support, the same versions for tests and production, no host named."""

import json
import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
DEBIAN_12 = {"python_version": "3.11", "python_full_version": "3.11.2", "extra": ""}


def versions(lock: str) -> dict[str, str]:
    """Package name to version."""
    pins = re.findall(r"^([a-z0-9.-]+)(?:\[[^]]*\])?==([^ ;]+)", (ROOT / lock).read_text(), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json"])
def test_no_lock_says_where_packages_are_fetched(lock):
    text = (ROOT / lock).read_text()

    assert '"resolved"' not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)
    assert lock == "package-lock.json" or "://" not in text


def test_production_runs_the_versions_that_were_tested():
    assert versions("requirements.lock").items() <= versions("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_hash(lock):
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())

    assert len(entries) == len(versions(lock)) > 30
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_debians_python_finds_everything_it_needs():
    """Some packages want one more on early 3.11 releases; a lock made on a later one would miss it."""
    locked = versions("requirements-dev.lock")
    lacking = [
        f"{name} wants {requirement}"
        for name in locked
        for requirement in map(Requirement, metadata.requires(name) or [])
        if (not requirement.marker or requirement.marker.evaluate(DEBIAN_12))
        and canonicalize_name(requirement.name) not in locked
    ]

    assert lacking == []


def test_node_packages_have_hashes():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    assert [name for name, entry in packages.items() if name and not entry["integrity"].startswith("sha512-")] == []


def test_compiled_styles_bring_no_web_font():
    styles = (ROOT / "build" / "assets" / "app.css").read_text()

    assert ".govuk-button" in styles
    assert "@font-face" not in styles
