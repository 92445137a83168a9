"""Carries out a Dockerfile in plain folders: one folder a stage, commands verbatim but for where absolute paths lie."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

# What the machine stands in for: the base images' node and python, and packages that make test has installed already.
STAND_INS = {
    "python": f'exec {sys._base_executable} "$@"',  # type: ignore[attr-defined]  # what this environment stands on
    "apt-get": '[ "$1" = update ] || exec /usr/bin/apt-get --simulate --option Debug::NoLocking=1 "$@"',
}
# `install` as somebody else than root may not give files away; the image's build is root.
AS_ANYBODY = {"install": 'exec /usr/bin/install $(echo "$@" | sed -E "s/-[og] [0-9]+//g")'}


@dataclass
class Stage:
    """One stage: ``root`` stands for its file system, the other fields are what its image would carry."""

    root: Path
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)
    user: str = "root"

    def at(self, path: str) -> Path:
        """Where a path of the image lies: absolute ones below ``root``, others below the working folder."""
        return self.root / path.lstrip("/") if path.startswith("/") else self.folder / path

    def placed(self, text: str) -> str:
        """``text`` with every absolute path moved below ``root``."""
        return re.sub(r"(?<![\w./:])/(?=[a-z])", f"{self.root}/", text)


def instructions(dockerfile: str) -> Iterator[tuple[str, str]]:
    """Each instruction with its argument, comments gone and continued lines joined."""
    lines = [line for line in dockerfile.splitlines() if line.strip() and not line.startswith("#")]
    for line in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        name, _, argument = line.partition(" ")
        yield name, argument


def context(source: Path, target: Path) -> None:
    """Copy what .dockerignore lets into the build: everything is shut out, then some is let in again."""
    patterns = [line for line in (source / ".dockerignore").read_text().split("\n") if line and line[0] != "#"]
    assert patterns[0] == "*"
    never = [pattern.removeprefix("**/") for pattern in patterns if pattern.startswith("**/")]
    for pattern in (pattern[1:] for pattern in patterns if pattern.startswith("!")):
        path, to = source / pattern, target / pattern
        if path.is_dir():
            shutil.copytree(path, to, ignore=lambda _, names: [n for n in names if any(fnmatch(n, p) for p in never)])
        elif path.exists():
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, to)


def build(source: Path, work: Path) -> Stage:
    """Carry out every instruction of ``source``'s Dockerfile below ``work`` and return the last stage.

    Raises ``AssertionError`` with the output of a command that fails, and for an instruction unknown here.
    """
    context(source, work / "context")
    commands = work / "commands"
    commands.mkdir()
    for name, script in (STAND_INS | ({} if os.geteuid() == 0 else AS_ANYBODY)).items():
        (commands / name).write_text(f"#!/bin/sh\n{script}\n")
        (commands / name).chmod(0o755)
    stages: dict[str, Stage] = {}
    stage = Stage(work, work)
    for name, argument in instructions((source / "Dockerfile").read_text()):
        match name:
            case "FROM":
                image, _, called = argument.partition(" AS ")
                assert image in {"node:20-bookworm-slim", "python:3.11-slim-bookworm"}, image
                root = work / (called or "final")
                root.mkdir()
                path = f"{commands}:{os.environ['PATH']}"
                # Byte code is left to whoever runs first: making it all takes half a minute. (0 is pip's "do not".)
                stage = stages[called] = Stage(root, root, {**os.environ, "PATH": path, "PIP_NO_COMPILE": "0"})
                for variable in [v for v in stage.environment if v.startswith(("HSCP_", "DJANGO_", "DATABASE_"))]:
                    del stage.environment[variable]
            case "WORKDIR":
                stage.folder = stage.at(argument)
                stage.folder.mkdir(parents=True, exist_ok=True)
            case "ENV":
                for word in shlex.split(argument):
                    variable, _, value = word.partition("=")
                    value = stage.placed(value).replace("$PATH", stage.environment["PATH"])
                    stage.environment[variable] = value
                stage.environment.pop("PYTHONDONTWRITEBYTECODE", None)
            case "COPY":
                copy(stage, argument.split(), stages, work / "context")
            case "RUN":
                run(stage, argument)
            case "USER":
                stage.user = argument
            case "EXPOSE":
                assert argument == stage.environment["PORT"]
            case "CMD":
                stage.command = [stage.placed(word) for word in json.loads(argument)]
            case _:
                raise AssertionError(f"{name}: not an instruction that this test knows")
    return stage


def copy(stage: Stage, words: list[str], stages: dict[str, Stage], outside: Path) -> None:
    """COPY: a folder's content into a folder, files into a folder or to a name."""
    *sources, target = [word for word in words if not word.startswith("--")]
    origin = next((stages[word.removeprefix("--from=")] for word in words if word.startswith("--from=")), None)
    to = stage.at(target)
    for source in sources:
        path = origin.at(source) if origin else outside / source
        assert path.exists(), f"COPY {source}: not there"
        if path.is_dir():
            # Between stages a second name for the file does for a copy: it saves a venv's worth of writing.
            write = os.link if origin else shutil.copy2
            shutil.copytree(path, to, symlinks=True, dirs_exist_ok=True, copy_function=write)
        else:
            into = to / path.name if target.endswith("/") else to
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, into)
    if origin:
        moved(to, origin.root, stage.root)


def moved(folder: Path, old: Path, new: Path) -> None:
    """A virtual environment writes its own address into its scripts; in the image that address stays the same."""
    for script in [*folder.glob("bin/*"), *folder.glob("pyvenv.cfg")]:
        if script.is_file() and not script.is_symlink() and (content := script.read_bytes()).find(bytes(old)) >= 0:
            mode = script.stat().st_mode
            script.unlink()
            script.write_bytes(content.replace(bytes(old), bytes(new)))
            script.chmod(mode)


def run(stage: Stage, command: str) -> None:
    """RUN: the command in the stage's folder; package downloads may come from the machine's cache."""
    done = subprocess.run(
        ["sh", "-c", stage.placed(command).replace(" --no-cache-dir", "")],
        cwd=stage.folder,
        env=stage.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"RUN {command}\n{done.stdout}{done.stderr}"
