"""Set-up where it can't succeed: it says what is missing, changes nothing, and fails."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parents[2]
PLAIN_COMMANDS = ["bash", "cat", "dirname", "env", "id", "sha256sum"]


@pytest.fixture
def copy(tmp_path):
    """A working copy without anything set up, and a PATH folder with nothing but the shell's usual commands."""
    shutil.copytree(ROOT / ".ci", tmp_path / "copy" / ".ci")
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in PLAIN_COMMANDS:
        (commands / name).symlink_to(shutil.which(name))
    command(commands, "id", "echo 1000")
    return tmp_path / "copy"


def command(folder: Path, name: str, script: str) -> None:
    """Put a command of ours into the PATH folder."""
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def set_up(copy: Path, purpose: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [copy / ".ci" / "setup", purpose],
        env={"PATH": str(copy.parent / "bin")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_names_what_is_missing_and_how_an_administrator_installs_it(copy):
    outcome = set_up(copy, "test")

    assert outcome.returncode == 1
    wanted = (
        "python3 python3-venv nodejs npm libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 "
        "chromium-headless-shell chromium redis-server poppler-utils docker-compose"
    )
    assert f"Missing: {wanted}\n" in outcome.stderr
    assert f"apt-get install --no-install-recommends {wanted}\n" in outcome.stderr
    assert "Nothing has been changed." in outcome.stderr
    assert [path.name for path in copy.iterdir()] == [".ci"]


def test_running_the_product_takes_less_than_testing_it(copy):
    outcome = set_up(copy, "demo")

    assert outcome.returncode == 1
    assert "fonts-liberation2\n" in outcome.stderr
    assert "chromium" not in outcome.stderr


@pytest.mark.parametrize(("version", "named"), [("v16.20.2", True), ("v18.0.0", False)])
def test_an_old_node_counts_as_missing(copy, version, named):
    command(copy.parent / "bin", "npm", "exit 0")
    command(copy.parent / "bin", "node", f"echo {version[1:3]}")

    assert ("nodejs" in set_up(copy, "demo").stderr) is named


def test_a_python_without_ensurepip_counts_as_missing(copy):
    command(copy.parent / "bin", "python3.11", "exit 1")

    assert "python3-venv" in set_up(copy, "demo").stderr


def test_a_sudo_that_asks_for_a_password_is_not_asked_twice(copy):
    command(copy.parent / "bin", "apt-get", f"touch {copy}/apt-was-run")
    command(copy.parent / "bin", "sudo", f'[ "$*" = "-n true" ] || touch {copy}/sudo-was-run; exit 1')

    assert set_up(copy, "demo").returncode == 1
    assert [path.name for path in copy.iterdir()] == [".ci"]


def test_says_so_when_apt_fails(copy):
    for name in ("tee", "chmod", "rm"):
        command(copy.parent / "bin", name, "cat >/dev/null" if name == "tee" else "exit 0")
    command(copy.parent / "bin", "sudo", 'shift; [ "$1" = true ] || exec "$@"')
    command(copy.parent / "bin", "apt-get", "echo no such package >&2; exit 100")

    outcome = set_up(copy, "demo")

    assert outcome.returncode == 1
    assert "apt-get could not install them" in outcome.stderr
    assert not (copy / ".venv").exists()


def test_refuses_an_unknown_purpose(copy):
    outcome = set_up(copy, "everything")

    assert (outcome.returncode, outcome.stderr) == (2, "usage: .ci/setup demo|test\n")


def test_readme_names_only_commands_that_exist():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    readme = (ROOT / "README.md").read_text()

    assert {"demo", "test", "check", "fix"} <= set(re.findall(r"`make ([a-z-]+)", readme)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", readme)) <= set(get_commands())
    assert set(re.findall(r"\$\(MANAGE\) ([a-z_]+)", makefile)) <= set(get_commands())


def test_every_setting_is_in_the_example():
    settings = "".join(path.read_text() for path in (ROOT / "hscp" / "settings").glob("*.py"))
    read = set(re.findall(r"""(?:env(?:\.\w+)?\(|_kept_secret\(|told\(\s*env,)\s*"([A-Z_]+)\"""", settings))
    compose = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    example = set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert example == {name for name in read if not name.startswith("HSCP_TEST_")} | compose


def test_a_module_over_the_limit_is_named(tmp_path):
    folder = tmp_path / ".ci"
    folder.mkdir()
    shutil.copy(ROOT / ".ci" / "module_lengths.py", folder)
    for module, lines in {
        "meetings/views.py": 401,
        "meetings/models.py": 400,
        "meetings/migrations/0001.py": 900,
    }.items():
        (tmp_path / module).parent.mkdir(exist_ok=True)
        (tmp_path / module).write_text("pass\n" * lines)

    outcome = subprocess.run(
        [ROOT / ".venv" / "bin" / "python", folder / "module_lengths.py"], capture_output=True, text=True, check=False
    )

    assert outcome.returncode == 1
    assert outcome.stderr == "meetings/views.py: 401 lines (limit 400)\n"


def test_scripts_may_be_run():
    scripts = [ROOT / "manage.py", *(path for path in (ROOT / ".ci").iterdir() if path.is_file() and not path.suffix)]

    assert len(scripts) == 6
    assert [path.name for path in scripts if not os.access(path, os.X_OK)] == []
