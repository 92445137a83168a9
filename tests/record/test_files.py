"""Stored files: content before row, row before deletion; what is left over goes, what is named stays."""

import os
import stat
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import DatabaseError, connection, transaction

from hscp.lib.uploads import Scan
from hscp.lib.verdicts import Refused
from hscp.record.files import destroy, keep, stored_response
from hscp.record.files.arriving import DiskUploadHandler
from hscp.record.files.jobs import ask_scan, tidy_files, tidy_uploads
from hscp.record.models import Job
from hscp.record.runner import drain
from hscp.record.stored import StoredFile, folder_of
from hscp.spaces.acting import acting, in_space
from hscp.spaces.guard import InReach
from hscp.spaces.models import Space
from tests.conftest import NOW
from tests.factories.cases import make_case_file, within
from tests.factories.fixtures import World
from tests.factories.uploads import upload
from tests.servers.clamd import ClamdServer
from tests.servers.redis import free_port


def kept(space: Space, case_file: Any = None) -> StoredFile:
    """A file of a space, or of a case file in it."""
    with within(space, *([case_file] if case_file else [])):
        return keep(upload=upload(), case_file_id=case_file.pk if case_file else None, at=NOW)


def lies(stored: StoredFile) -> Path:
    return Path(default_storage.path(stored.path))


def aged(path: Path) -> Path:
    """As if it had come two days ago."""
    os.utime(path, (time.time() - 2 * 86400,) * 2)
    return path


def test_what_dies_before_its_row_leaves_content_and_never_a_row(world: World, monkeypatch: Any) -> None:
    def die(*args: Any, **kwargs: Any) -> None:
        raise SystemExit

    folder = Path(default_storage.path(folder_of(world.here.pk, None)))
    before = set(folder.iterdir()) if folder.exists() else set()
    monkeypatch.setattr(StoredFile, "save", die)
    with pytest.raises(SystemExit):
        kept(world.here)
    monkeypatch.undo()
    (left,) = set(folder.iterdir()) - before
    with acting(in_space(world.here.pk)):
        assert not StoredFile.objects.exists()
        tidy_files()
        assert left.exists(), "a request may still be at it"
        aged(left)
        tidy_files()
    assert not left.exists()


def test_what_dies_while_it_is_written_leaves_no_half_content(world: World, monkeypatch: Any) -> None:
    folder = Path(default_storage.path(folder_of(world.here.pk, None)))
    before = set(folder.iterdir()) if folder.exists() else set()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hscp.record.files.storage.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        kept(world.here)
    monkeypatch.undo()
    assert set(folder.iterdir()) == before
    with acting(in_space(world.here.pk)):
        assert not StoredFile.objects.exists()


def test_tidying_leaves_what_is_named_in_every_case_file(world: World) -> None:
    file = make_case_file(world.here, world.user("team"))
    named = [kept(world.here), kept(world.here, file), kept(world.there)]
    strays = []
    for stored in named:
        aged(lies(stored))
        strays.append(aged(Path(default_storage.path(default_storage.save(f"{stored.path}0", ContentFile(b"x"))))))
    unfinished = lies(named[0]).with_name(".unfinished-1")
    unfinished.write_bytes(b"half")
    aged(unfinished)
    with acting(in_space(world.here.pk)):
        assert not StoredFile.objects.filter(pk=named[1].pk).exists(), "who tidies is on no list"
        tidy_files()
    assert all(lies(stored).exists() for stored in named)
    assert [stray.exists() for stray in strays] == [False, False, True], "the other space's are its own affair"
    assert not unfinished.exists()


def test_destroyed_it_is_gone_and_its_row_says_why(world: World, django_capture_on_commit_callbacks: Any) -> None:
    stored = kept(world.here)
    with acting(in_space(world.here.pk)):
        with pytest.raises(Refused, match="Say why"):
            destroy(stored=stored, because=" ", at=NOW)
        with django_capture_on_commit_callbacks(execute=True):
            destroy(stored=stored, because="Kept for six years", at=NOW)
            assert lies(stored).exists(), "not before it is committed"
        assert not lies(stored).exists()
        now = StoredFile.objects.get(pk=stored.pk)
        assert (now.removed_at, now.removed_because) == (NOW, "Kept for six years")
        with pytest.raises(Refused, match="This file was removed: Kept for six years"):
            stored_response(now)
        assert now.history.count() == 2
        assert destroy(stored=now, because="Again", at=NOW).removed_because == "Kept for six years"


def test_a_content_whose_deletion_was_missed_goes_in_the_night(world: World) -> None:
    stored = kept(world.here)
    with acting(in_space(world.here.pk)):
        destroy(stored=stored, because="Kept for six years", at=NOW)  # rolled back tests commit nothing: it stays
        aged(lies(stored))
        tidy_files()
    assert not lies(stored).exists()


def test_who_is_on_no_list_reads_neither_row_nor_history(world: World) -> None:
    file = make_case_file(world.here, world.user("team"))
    stored = kept(world.here, file)
    for space in (world.here, world.there):
        with acting(in_space(space.pk)):
            assert not StoredFile.objects.exists() and not StoredFile.history.exists()
    with within(world.here, file):
        assert StoredFile.objects.get() == stored


def test_the_night_scans_what_came_before_there_was_a_scanner(world: World, settings: Any) -> None:
    file = make_case_file(world.here, world.user("team"))
    open_one, shut_one = kept(world.here), kept(world.here, file)
    with ClamdServer() as clamd, within(world.here, file):
        settings.CLAMAV_URL = clamd.url
        assert not open_one.may_leave
        with acting(in_space(world.here.pk)):
            tidy_files()
            tidy_files()  # once a day is enough
            assert Job.objects.filter(task="record.scan_file").count() == 2
        drain(NOW)
        assert [StoredFile.objects.get(pk=each.pk).scan for each in (open_one, shut_one)] == [Scan.CLEAN] * 2
        found = StoredFile.objects.get(pk=shut_one.pk)
        assert found.may_leave and found.scanned_at is not None and found.history.count() == 2


def test_found_later_it_never_leaves(world: World, settings: Any) -> None:
    stored = kept(world.here)
    with ClamdServer() as clamd:
        clamd.answer = b"stream: Win.Test FOUND\0"
        settings.CLAMAV_URL = clamd.url
        with acting(in_space(world.here.pk)):
            ask_scan(stored, at=NOW)
        drain(NOW)
    for url in ("", f"tcp://127.0.0.1:{free_port()}"):
        settings.CLAMAV_URL = url
        with acting(in_space(world.here.pk)), pytest.raises(Refused, match="nobody can download it"):
            stored_response(StoredFile.objects.get(pk=stored.pk))


def test_a_large_one_arrives_in_a_file_that_only_we_read_and_that_says_nothing(settings: Any) -> None:
    handler = DiskUploadHandler()
    handler.new_file("upload", "Child.Ross", "text/html", 9, None, {})
    handler.receive_data_chunk(b"%PDF-1.7", 0)
    arrived: Any = handler.file_complete(8)
    assert isinstance(arrived, TemporaryUploadedFile) and arrived.name == "Child.Ross"
    path = Path(arrived.temporary_file_path())
    assert path.parent == Path(settings.FILE_UPLOAD_TEMP_DIR) and "Ross" not in path.name
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    arrived.close()
    assert not path.exists()


def test_uploads_that_were_broken_off_are_forgotten(settings: Any) -> None:
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    old, young, other = (folder / name for name in ("a.upload", "b.upload.pdf", "c.txt"))
    for each in (old, young, other):
        each.write_bytes(b"x")
    aged(old)
    aged(other)
    tidy_uploads(NOW)
    assert [each.exists() for each in (old, young, other)] == [False, True, True]
    young.unlink()
    other.unlink()


@pytest.mark.postgres
def test_the_database_shuts_the_row_of_a_case_file_too(committed_world: World) -> None:
    here = committed_world.here
    file = make_case_file(here, committed_world.user("team"))
    kept(here, file)

    def seen(*files: Any) -> int:
        with within(here, *files), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM record_storedfile UNION ALL SELECT 2 FROM record_historicalstoredfile")
            return len(cursor.fetchall())

    assert (seen(), seen(file)) == (0, 2)


@pytest.mark.postgres
def test_with_the_orms_fence_down_the_database_alone_shuts_space_and_case_file(world: World, monkeypatch: Any) -> None:
    """Of the row and of its history: to read, to change, to take away, to add."""
    file = make_case_file(world.here, world.user("team"))
    mine, shut, foreign = kept(world.here), kept(world.here, file), kept(world.there)
    monkeypatch.setattr(InReach, "as_sql", lambda self, compiler, connection, **extra: ("1 = 1", []))

    def reached() -> list[set[int]]:
        with connection.cursor() as cursor:
            found = []
            for sql in (
                "SELECT id FROM record_storedfile",
                "SELECT id FROM record_historicalstoredfile",
                "UPDATE record_storedfile SET name = name RETURNING id",  # those that may be changed
            ):
                cursor.execute(sql)
                found.append({key for (key,) in cursor.fetchall()})
            return found

    with acting(in_space(world.here.pk)):
        assert {each.pk for each in StoredFile.objects.all()} == {mine.pk}
        assert reached() == [{mine.pk}] * 3
    with within(world.here, file):
        assert reached() == [{mine.pk, shut.pk}] * 3
    with acting(in_space(world.there.pk)):
        assert reached() == [{foreign.pk}] * 3
    with acting(in_space(world.here.pk).only_reading()):
        assert reached() == [{mine.pk}, {mine.pk}, set()]
    for column, value in (("space_id", world.there.pk), ("case_file_id", file.pk)):
        for sql in (f"UPDATE record_storedfile SET {column} = %s", copied_with(column)):  # noqa: S608 - two columns
            with (
                acting(in_space(world.here.pk)),
                pytest.raises(DatabaseError, match=r"row-level security|never changes"),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql, [value])
    with acting(in_space(world.here.pk)), connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_storedfile")
        assert cursor.rowcount == 1


def copied_with(column: str) -> str:
    """SQL: a copy of each row in sight, under another key and with one column changed."""
    names = [field.column for field in StoredFile._meta.concrete_fields if not field.primary_key]
    values = ["%s" if name == column else "'another'" if name == "key" else name for name in names]
    into, taken = ", ".join(names), ", ".join(values)
    return f"INSERT INTO record_storedfile ({into}) SELECT {taken} FROM record_storedfile"  # noqa: S608 - our names
