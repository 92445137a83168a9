"""Taking a backup: who may, what is refused before anything is written, and what a killed one leaves."""

import errno
import fcntl
import os
import re
import shlex
import signal
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import override_settings

from hscp.lib.version import VERSION
from hscp.record.backup import Problem, files, postgres
from hscp.record.backup.archive import Writing, leftovers, sums, whole_backups
from hscp.record.backup.restoring import checked
from hscp.record.backup.taking import _snapshot, take
from tests.backup.conftest import Vault, moment
from tests.conftest import ON_POSTGRES

pytestmark = pytest.mark.usefixtures("vault")


def test_the_version_is_the_projects() -> None:
    assert f'version = "{VERSION}"' in (settings.BASE_DIR / "pyproject.toml").read_text()


@pytest.mark.postgres
@pytest.mark.parametrize("role", ["hscp_app", "hscp_owner"])
def test_a_role_to_which_rows_are_hidden_is_refused_before_anything_is_written(
    role: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trap: as the owner every question about a fenced table is answered, with no row."""
    monkeypatch.setitem(settings.DATABASE_BACKUP, "USER", role)
    with pytest.raises(Problem, match=f"The role {role} does not see every row of .* nothing has been written"):
        take(tmp_path, at=moment())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_were_it_not_asked_first_the_database_would_refuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASE_BACKUP, "USER", "hscp_owner")
    monkeypatch.setattr(postgres, "hidden", lambda cursor: [])
    with pytest.raises(Problem, match="row-level security"):
        take(tmp_path, at=moment())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("name", "kind"),
    [("partnership_post", "TABLE"), ("partnership_post_id_seq", "SEQUENCE")],
    ids=["table", "sequence"],
)
def test_a_role_that_may_not_read_one_of_them_is_refused_by_its_name(name: str, kind: str, tmp_path: Path) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"REVOKE SELECT ON {kind} {name} FROM hscp_backup")  # noqa: S608 - one of these two
        try:
            with pytest.raises(Problem, match=rf"does not see every row of 1 tables \({name}\)"):
                take(tmp_path, at=moment())
        finally:
            cursor.execute(f"GRANT SELECT ON {kind} {name} TO hscp_backup")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_tables_that_a_restore_could_not_make_again_are_refused(tmp_path: Path) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE of_somebody (id int); GRANT SELECT ON of_somebody TO hscp_backup")
        try:
            with pytest.raises(Problem, match="not the product's: of_somebody"):
                take(tmp_path, at=moment())
        finally:
            cursor.execute("DROP TABLE of_somebody")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_a_table_of_which_not_every_counted_row_was_read_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = postgres.PostgresSnapshot._count
    monkeypatch.setattr(postgres.PostgresSnapshot, "_count", lambda self, table: counted(self, table) + 1)
    with pytest.raises(Problem, match=r"Of \d+ rows of \w+ \d+ were read"):
        take(tmp_path, at=moment())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_one_transaction_reads_all_of_it_and_changes_nothing() -> None:
    asked = ("transaction_isolation", "transaction_read_only", "row_security")
    with postgres.snapshot() as snapshot:
        found = [snapshot.rows(f"SELECT current_setting('{name}')")[0][0] for name in asked]
    assert found == ["repeatable read", "on", "off"]


@pytest.mark.postgres
def test_the_backups_role_reads_and_no_more(vault: Vault) -> None:
    connection = postgres.connect()
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM partnership_person")
        assert cursor.fetchone()[0] == vault.manifest.tables["partnership_person"].rows > 0
        for sql in (
            "DELETE FROM partnership_person",
            "SELECT * FROM fence.signing",
            "CREATE TABLE public.mine (id int)",
        ):
            with pytest.raises(Exception, match="permission denied"):
                cursor.execute(sql)
    connection.close()


@pytest.mark.postgres
def test_without_a_role_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATABASE_BACKUP", {})
    with pytest.raises(Problem, match="DATABASE_BACKUP_URL is not set"):
        take(tmp_path, at=moment())


@pytest.mark.postgres
def test_a_database_that_is_away_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASE_BACKUP, "HOST", "/nowhere")
    with pytest.raises(Problem, match="The database cannot be reached"):
        take(tmp_path, at=moment())


def test_no_secret_is_in_it(vault: Vault) -> None:
    content = vault.backup.read_bytes()
    for secret in (settings.SECRET_KEY, settings.SPACE_SIGNING_KEY, *settings.SEALING_KEYS):
        assert secret.encode() not in content
    assert set(vault.manifest.keys) == {"SECRET_KEY", "SPACE_SIGNING_KEY", "SEALING_KEYS"}
    assert not any("signing" in name for name in vault.manifest.parts)


@pytest.mark.usefixtures("die_in_the_middle")
def test_one_that_is_killed_is_never_taken_for_one(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        try:
            take(tmp_path, at=moment())
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert whole_backups(tmp_path) == []
    (left,) = [path for path in leftovers(tmp_path) if path.is_file()]
    assert left.stat().st_size > 10_000  # the database was in it already
    with pytest.raises(Problem):
        checked(left)


def test_a_file_that_is_destroyed_meanwhile_is_not_missed(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [*files.stored(), "7/exports/destroyed.zip"]
    monkeypatch.setattr(files, "stored", lambda: iter(found))
    assert take(tmp_path, at=moment()).manifest.lacking == {}


def test_the_next_one_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    (tmp_path / ".hscp-20260101T000000Z.tar.part").write_bytes(b"begun")
    (tmp_path / ".hscp-copy").mkdir()
    taken = take(tmp_path, at=moment())
    assert [path.name for path in tmp_path.iterdir()] == [taken.path.name]
    assert taken.path.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def die_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    def die() -> Iterator[str]:
        os.kill(os.getpid(), signal.SIGKILL)
        yield ""

    monkeypatch.setattr(files, "stored", die)


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "There is no room left"), (errno.EIO, "could not be written or read")]
)
def test_a_disk_that_gives_out_is_a_sentence_and_leaves_nothing(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Writing, "add", full)
    with pytest.raises(CommandError, match=words) as refusal:
        call_command("backup", str(tmp_path))
    assert refusal.value.returncode == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup", str(tmp_path / "none"))


def test_two_at_once_do_not_clear_each_other_away(tmp_path: Path) -> None:
    held = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        with pytest.raises(Problem, match="Another backup is being taken"):
            take(tmp_path, at=moment())
    finally:
        os.close(held)


def test_every_stored_file_is_named_by_a_row(vault: Vault, tmp_path: Path) -> None:
    """An app that stores files says which rows name them (``FILES_NAMED_BY``), so that a lost one is found out."""
    with _snapshot(tmp_path) as snapshot:
        assert set(files.named(snapshot)) == set(vault.manifest.files) == set(files.stored())


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    for day in (1, 2, 3):
        (tmp_path / f"hscp-2026010{day}T000000Z.tar").write_bytes(b"older")
    (tmp_path / "notes.txt").write_text("mine")
    said = StringIO()
    call_command("backup", str(tmp_path), keep=2, stdout=said)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept[0] == "hscp-20260103T000000Z.tar"
    assert kept[2] == "notes.txt"
    assert len(kept) == 3
    assert "Thrown away: hscp-20260101T000000Z.tar" in said.getvalue()


@pytest.mark.parametrize(
    ("content", "words"), [(None, "it is missing"), (b"another", "its content is not what was stored")]
)
def test_files_that_the_record_names_and_that_are_not_there_are_named(
    content: bytes | None, words: str, tmp_path: Path
) -> None:
    (file,) = Path(settings.MEDIA_ROOT).rglob("*.pdf")
    kept = file.read_bytes()
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    said = StringIO()
    try:
        with pytest.raises(CommandError, match="whole but for 1 file that the record names") as refusal:
            call_command("backup", str(tmp_path), stdout=StringIO(), stderr=said)
    finally:
        file.write_bytes(kept)
    assert refusal.value.returncode == 2
    assert f"/reports/swept.pdf: {words}." in said.getvalue()
    assert list(checked(whole_backups(tmp_path)[0]).lacking.values()) == [words]


def test_rows_written_meanwhile_are_not_in_it(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is of one moment: what another commits while it is taken appears nowhere in it."""
    from hscp.record.models import Tick  # noqa: PLC0415

    usual = files.named

    def meanwhile(snapshot: Any) -> dict[str, str]:
        Tick.objects.create(task="meanwhile", slot=moment())
        return usual(snapshot)

    before = Tick.objects.count()
    monkeypatch.setattr(files, "named", meanwhile)
    taken = take(tmp_path, at=moment())
    Tick.objects.filter(task="meanwhile").delete()
    assert taken.manifest.tables["record_tick"].rows == before
    if ON_POSTGRES:
        _, parts = sums(taken.path, "")
        assert parts["database/record_tick.copy.gz"] == vault.manifest.parts["database/record_tick.copy.gz"]


@override_settings(BACKUP_KEY="a key " * 8)
def test_with_a_key_it_is_encrypted(vault: Vault, tmp_path: Path) -> None:
    sealed = take(tmp_path, at=moment()).path
    assert sealed.name.endswith(".tar.sealed")
    content = sealed.read_bytes()
    assert b"manifest.json" not in content
    assert b"partnership_person" not in content
    assert checked(sealed).tables == vault.manifest.tables


@pytest.mark.sqlite
def test_the_runbooks_commands_without_docker_work(vault: Vault, tmp_path: Path) -> None:
    """As written, in this process: the database is backed up, and restored over itself."""
    _, _, page = (settings.BASE_DIR / "docs" / "backup.md").read_text().partition("## Without Docker")
    (block,) = re.findall(r"^```sh\n(.*?)^```", page, flags=re.M | re.S)
    place = str(connections["default"].settings_dict["NAME"])
    said = StringIO()
    for line in block.splitlines():
        newest = whole_backups(tmp_path)[-1].name if whole_backups(tmp_path) else ""
        for written, meant in (("/srv/backups", str(tmp_path)), ("$NEWEST", newest), ("$DATABASE", place)):
            line = line.replace(written, meant)
        python, manage, *words = shlex.split(line)
        assert (python, manage) == (".venv/bin/python", "manage.py")
        call_command(*words, stdout=said)
    assert len(block.splitlines()) == 3
    assert "Restored and proved." in said.getvalue()
    assert Path(f"{place}.before-restore").exists()
    first = Path(f"{place}.before-restore").read_bytes()
    call_command(*words, stdout=said)
    assert Path(f"{place}.before-restore").read_bytes() == first, "what the first restore kept is not written over"
    assert Path(f"{place}.before-restore-2").exists()
