"""Word and PowerPoint become PDF by LibreOffice, where it is installed: a program of its own, stopped in time.

It runs without a window, with a profile that is made for this one file and thrown away, in which macros are off and
links are not followed. What it makes is looked into like any other PDF.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from hscp.ui.binding.pieces import NotTaken

SECONDS = 90
MEMORY = 4 * 1024**3
"""Bytes of address space: LibreOffice reserves a good deal that it does not use. A document that wants more fails."""
# The child limits itself and becomes the program: safe where our own process has threads, as a worker has.
_LIMITED = """import os, resource, sys
most = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (most, most))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.execv(sys.argv[2], sys.argv[2:])
"""
FOUND_AS = ("soffice", "libreoffice")
_OFF = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
    "</item>\n"
)
_SWITCHES = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
)


def converter() -> str:
    """The path of LibreOffice; empty where there is none, or it is not to be used (``OFFICE_PROGRAM``: "none")."""
    told = str(settings.OFFICE_PROGRAM)
    if told == "none":
        return ""
    return told or next((path for name in FOUND_AS if (path := shutil.which(name))), "")


def to_pdf(source: Path, folder: Path, program: str, seconds: float = SECONDS, memory: int = MEMORY) -> Path:
    """The PDF of an Office document, made in ``folder``.

    Raises ``NotTaken`` where the program fails, takes more than ``seconds``, or wants more than ``memory`` bytes.
    """
    profile, out = folder / "profile", folder / "converted"
    (profile / "user").mkdir(parents=True, mode=0o700)
    out.mkdir(mode=0o700)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SWITCHES)
    (profile / "user" / "registrymodifications.xcu").write_text(_OFF.format(items=items), encoding="utf-8")
    limited = [sys.executable, "-I", "-S", "-c", _LIMITED, str(memory)]
    command = [
        *limited,
        program,
        f"-env:UserInstallation={profile.resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        "--convert-to",
        "pdf",
        "--outdir",
        str(out),
        str(source),
    ]
    # Its own surroundings: none of our secrets, a home that goes with the folder, and a group that can be ended whole.
    surroundings = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(folder), "LANG": "en_GB.UTF-8"}
    running = subprocess.Popen(  # noqa: S603 - a program of the operator's, with arguments of ours
        command,
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        raise NotTaken(f"Making pages of it took longer than {seconds:.0f} seconds.") from None
    finally:
        _end(running)
    made = out / f"{source.stem}.pdf"
    if running.returncode != 0 or not made.is_file() or not made.stat().st_size:
        raise NotTaken("LibreOffice could not make pages of it.")
    return made


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End whatever it started and left behind, too."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
