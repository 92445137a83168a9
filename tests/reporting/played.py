"""The demonstration as `make demo` plays it, on the tests' database."""

import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings

from hscp.identity.models import User
from hscp.settings import base
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from meetings.models import Meeting
from partnership.models import Seat
from partnership.operations.cases.reach import every_case
from reporting.demonstration.cast import MANAGER, may_see_everything, password
from reporting.demonstration.reading import HOME
from reporting.demonstration.sittings import hold
from reporting.management.commands import demo
from reviews.models import CopyAnnex, CopyVersion
from tests.conftest import TODAY


class Run:
    """The command as `make demo` runs it, save migrations: the tests' database has its tables already."""

    def __init__(self) -> None:
        self.migrated: list[str] = []
        self.left_by_a_killed_one = -1

    def __call__(self) -> str:
        said = StringIO()
        with pytest.MonkeyPatch.context() as patch, override_settings(HSCP_DEMO=True, HSCP_TODAY=TODAY):
            patch.setattr(demo, "call_command", self._call)
            call_command("demo", no_serve=True, stdout=said)
        return said.getvalue()

    def _call(self, name: str, **options: Any) -> None:
        if name == "migrate":
            self.migrated.append(options["database"])
        else:
            call_command(name, **options)


def killed(run: Run) -> int:
    """How many rows a run leaves that is killed at its third meeting."""
    held_so_far: list[Any] = []

    def hold_two(stage: Any, told: Any) -> None:
        if len(held_so_far) == 2:
            raise KeyboardInterrupt
        held_so_far.append(told)
        hold(stage, told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reporting.demonstration.play.hold", hold_two)
        with pytest.raises(CommandError, match="Nothing is left half-played") as refusal:
            run()
    assert refusal.value.returncode == 130
    with acting(may_see_everything()):
        return User.objects.count() + Seat.objects.count() + Meeting.objects.count()


def lay_out(var: Path) -> None:
    """The played record and its files for another run, with a password as that run checks them."""
    var.mkdir()
    shutil.copytree(settings.MEDIA_ROOT, var / "files")
    with transaction.atomic():
        with override_settings(PASSWORD_HASHERS=base.PASSWORD_HASHERS):
            manager = User.objects.get(email=MANAGER)
            manager.set_password(password())
            manager.save(update_fields=["password"])
        (var / "hscp.sqlite3").write_bytes(connection.connection.serialize())
        transaction.set_rollback(True)


def annex_played() -> tuple[str, list[str]]:
    """The one annex of the one public copy: its title in the version that was made, and what nobody can read of it."""
    with acting(in_space(Space.objects.get(slug=HOME).pk)), every_case():
        (annex,) = CopyAnnex.objects.select_related("read", "copy")
        (entry,) = CopyVersion.objects.get(copy=annex.copy).content["annexes"]
        assert "five agencies" in str(annex.read.parts) and entry["sha256"] == annex.published_as.sha256
        return entry["title"], annex.read.unread
