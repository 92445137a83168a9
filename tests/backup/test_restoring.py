"""What a restore refuses, before it touches anything; and that one which fails leaves everything as it was."""

import errno
import json
import tarfile
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction

from hscp.record.backup import Problem, postgres, restoring, sqlite
from hscp.record.backup.archive import LAST
from hscp.record.backup.manifest import Manifest, other_keys
from hscp.record.backup.restoring import checked
from hscp.record.backup.taking import take
from tests.backup.conftest import Vault, content, moment
from tests.conftest import ON_POSTGRES


def rewritten(vault: Vault, to: Path, change: Any) -> Path:
    """A copy of the backup with each part passed through ``change(name, data)``; None leaves it out."""
    path = to / "changed.tar"
    with tarfile.open(vault.backup) as old, tarfile.open(path, "w") as new:
        for entry in old:
            stream = old.extractfile(entry)
            assert stream is not None
            data = change(entry.name, stream.read())
            if data is not None:
                entry.size = len(data)
                new.addfile(entry, BytesIO(data))
    return path


def refused(path: Path, words: str) -> None:
    with pytest.raises(CommandError, match=words) as refusal:
        call_command("restore", str(path), into_empty=True)
    assert refusal.value.returncode == 1
    if ON_POSTGRES:
        assert not postgres.holds_something("owner")
    else:
        assert not sqlite.holds_something()
    assert not Path(settings.MEDIA_ROOT).exists() or not list(Path(settings.MEDIA_ROOT).iterdir())


@pytest.mark.parametrize("kind", ["database", "files/"])
def test_a_part_that_was_changed(vault: Vault, elsewhere: Path, kind: str) -> None:
    def change(name: str, data: bytes) -> bytes:
        return data[:-1] + bytes([data[-1] ^ 1]) if name.startswith(kind) else data

    refused(rewritten(vault, elsewhere, change), f"{kind}.* has been changed")


def test_a_part_that_is_missing_or_added(vault: Vault, elsewhere: Path) -> None:
    some = next(name for name in vault.manifest.parts if name.startswith("files/"))
    without = rewritten(vault, elsewhere, lambda name, data: None if name == some else data)
    refused(without, f"{some} is missing")
    with tarfile.open(without, "a") as more:
        more.addfile(tarfile.TarInfo("files/more.pdf"), BytesIO())
    refused(without, "something follows its manifest")


def test_a_manifest_that_was_changed(vault: Vault, elsewhere: Path) -> None:
    def change(name: str, data: bytes) -> bytes:
        if name != LAST:
            return data
        outer = json.loads(data)
        outer["manifest"] = outer["manifest"].replace('"lacking": {}', '"lacking":  {}')
        return json.dumps(outer).encode()

    refused(rewritten(vault, elsewhere, change), "manifest of this backup has been changed")


@pytest.mark.parametrize("cut", [0, 100, 512, 5_000, -1, -600, -11_000])
def test_a_file_that_was_cut_short(vault: Vault, elsewhere: Path, cut: int) -> None:
    whole = vault.backup.read_bytes()
    end = len(whole.rstrip(b"\0"))
    path = elsewhere / "short.tar"
    path.write_bytes(whole[: end + cut] if cut < 0 else whole[:cut])
    with pytest.raises(Problem):
        checked(path)


def test_a_name_that_leads_out_of_the_folder(vault: Vault, elsewhere: Path) -> None:
    path = elsewhere / "out.tar"
    with tarfile.open(path, "w") as new:
        new.addfile(tarfile.TarInfo("files/../../out"), BytesIO())
    refused(path, "which no backup of ours does")


def test_an_encrypted_one_that_was_changed_and_other_keys(
    vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "BACKUP_KEY", "one key")
    with monkeypatch.context() as patch:
        patch.setattr("hscp.record.backup.taking._snapshot", fixed(vault))
        sealed = take(elsewhere, at=moment()).path
    data = sealed.read_bytes()
    assert checked(sealed).rows == vault.manifest.rows
    other = elsewhere / "other.tar.sealed"
    other.write_bytes(data[:-40] + bytes([data[-40] ^ 1]) + data[-39:])
    refused(other, "it has been changed or cut short")
    other.write_bytes(data[:-1])
    refused(other, "it has been changed or cut short")
    monkeypatch.setattr(settings, "BACKUP_KEY", "another key")
    refused(sealed, "BACKUP_KEY is not the key|BACKUP_KEY is another")
    monkeypatch.setattr(settings, "BACKUP_KEY", "")
    refused(sealed, "This backup is encrypted")


def fixed(vault: Vault) -> Any:
    """The vault's own database, whatever stands under the product's aliases now."""
    from contextlib import contextmanager  # noqa: PLC0415

    from hscp.record.backup.snapshot import Snapshot  # noqa: PLC0415

    class Again(Snapshot):
        engine, server, name = vault.manifest.engine, "", ""
        tables, sequences = vault.manifest.tables, vault.manifest.sequences
        fences, schema = vault.manifest.fences, vault.manifest.schema

        def rows(self, sql: str) -> list[tuple[Any, ...]]:
            return []

        def parts(self, folder: Path) -> Any:
            with tarfile.open(vault.backup) as old:
                for entry in old:
                    if entry.name.startswith("database"):
                        yield entry.name, old.extractfile(entry), entry.size

    @contextmanager
    def snapshot(folder: Path) -> Any:
        yield Again()

    return snapshot


def test_the_key_that_is_another_is_named(vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (before,) = settings.SEALING_KEYS
    monkeypatch.setattr(settings, "SEALING_KEYS", ["another key " * 4])
    refused(vault.backup, "SEALING_KEYS is not the one .* second factor.*--with-other-keys")
    monkeypatch.setattr(settings, "SEALING_KEYS", ["a new one in front", before])
    assert other_keys(vault.manifest) == []
    monkeypatch.setattr(settings, "SECRET_KEY", "another secret key " * 4)
    (sentence,) = other_keys(checked(vault.backup))
    assert sentence.startswith("SECRET_KEY is not the one")


def test_a_disk_that_is_full(vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("hscp.record.files.storage.os.fsync", full)
    with pytest.raises(CommandError, match="could not be written: No space left on device"):
        call_command("restore", str(vault.backup), into_empty=True)
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_the_other_engines(vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = "sqlite" if ON_POSTGRES else "postgresql"
    monkeypatch.setattr(restoring, "checked", lambda path: replace(vault.manifest, engine=other))
    refused(vault.backup, f"This is a backup of {other} and cannot be restored into")


def test_a_later_versions(vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = [*vault.manifest.migrations, ["record", "0999_of_the_future"]]
    monkeypatch.setattr(restoring, "checked", lambda path: replace(vault.manifest, migrations=later))
    refused(vault.backup, "does not know the migration record.0999_of_the_future")


@pytest.mark.postgres
def test_while_somebody_else_is_connected(vault: Vault, elsewhere: Path) -> None:
    place = connections["default"].settings_dict
    somebody = psycopg2.connect(host=place["HOST"], user="hscp_app", dbname=place["NAME"])
    try:
        refused(vault.backup, "has 1 other connections. Stop everything")
    finally:
        somebody.close()


def test_a_database_that_holds_somebody_elses_table_is_not_empty(vault: Vault, elsewhere: Path) -> None:
    database = connections["owner" if ON_POSTGRES else "default"]
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE of_somebody (id int)")
    try:
        with pytest.raises(CommandError, match="is not empty"):
            call_command("restore", str(vault.backup), into_empty=True)
    finally:
        with database.cursor() as cursor:  # another: on SQLite a restore closes the connection
            cursor.execute("DROP TABLE of_somebody")


def test_only_checking_says_what_it_is_and_touches_nothing(vault: Vault, elsewhere: Path) -> None:
    said = StringIO()
    call_command("restore", str(vault.backup), only_check=True, stdout=said)
    assert (
        f"{vault.manifest.rows:,} rows, {len(vault.manifest.files)} files. Every part is as it was made."
        in said.getvalue()
    )
    assert not Path(settings.MEDIA_ROOT).exists()


def test_one_that_fails_at_its_last_step_leaves_everything_as_it_was(
    vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("restore", str(vault.backup), into_empty=True, stdout=StringIO())
    before = content()

    def fail(*args: Any, **rest: Any) -> None:
        raise DatabaseError("the power went")

    monkeypatch.setattr(restoring, "put_on_record", fail)
    name = str(connections["default"].settings_dict["NAME"])
    with pytest.raises(CommandError, match="is as it was before: the power went"):
        call_command("restore", str(vault.backup), replace=name)
    assert content() == before


# What somebody may have done to the tables of a database, each of which a restore must not keep.
DONE_BY_HAND = {
    "required": "ALTER TABLE partnership_post ALTER COLUMN title DROP NOT NULL",
    "type": "ALTER TABLE partnership_post ALTER COLUMN title TYPE text",
    "column": "ALTER TABLE partnership_post ADD COLUMN more text",
    "check": "ALTER TABLE partnership_fileexclusion DROP CONSTRAINT partnership_fileexclusion_one",
    "key": "ALTER TABLE partnership_post DROP CONSTRAINT partnership_post_pkey CASCADE",
    "index": "DROP INDEX partnership_fgrant_own",
}


@pytest.mark.postgres
@pytest.mark.parametrize("sql", DONE_BY_HAND.values(), ids=DONE_BY_HAND)
def test_tables_that_are_not_as_they_were_are_not_kept(
    vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    """They are built anew instead, as on a new machine (test_round_trip)."""

    def built(connection: Any, manifest: Manifest) -> None:
        raise DatabaseError("built anew")

    monkeypatch.setattr(postgres, "_build", built)
    owner = connections["owner"]
    with transaction.atomic(using="owner"):
        assert postgres.stands_as(owner, vault.manifest)
        with owner.cursor() as cursor:
            cursor.execute(sql)
        assert not postgres.stands_as(owner, vault.manifest)
        with pytest.raises(DatabaseError, match="built anew"), transaction.atomic(using="owner"):
            postgres.load("owner", vault.manifest, [])
        transaction.set_rollback(True, using="owner")


def test_a_table_that_does_not_come_to_hold_its_rows_is_not_kept(
    vault: Vault, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted after loading, on either engine: one row fewer than were backed up, and nothing is in place."""
    posts, as_it_is = vault.manifest.tables["partnership_post"], restoring.read

    def one_more(raw: bytes) -> Manifest:
        manifest = as_it_is(raw)
        return replace(manifest, tables=manifest.tables | {"partnership_post": replace(posts, rows=posts.rows + 1)})

    call_command("restore", str(vault.backup), replace=name(), stdout=StringIO())
    before = content()
    monkeypatch.setattr(restoring, "read", one_more)
    said = f"partnership_post should hold {posts.rows + 1} rows and holds {posts.rows}"
    with pytest.raises(CommandError, match=said):
        call_command("restore", str(vault.backup), replace=name())
    assert content() == before


def name() -> str:
    return str(connections["default"].settings_dict["NAME"])
