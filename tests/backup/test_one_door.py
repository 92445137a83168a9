"""Uploads, reports, exports and backups go through one storage, wherever it keeps them, and lie alike on a disk."""

import hashlib
import os
import stat
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from hscp.record.backup import Problem, files
from hscp.record.backup.archive import Writing, reading
from hscp.record.backup.taking import copy_files
from hscp.record.files import keep as keep_upload
from hscp.record.files.jobs import tidy_files
from hscp.spaces.acting import acting, in_space
from keeping.operations.clearing import clear
from keeping.queries.files import path_of as path_of_export
from partnership.models import Person
from reporting.models import ReportBuild
from reporting.operations.builds import Built, keep, path_of
from tests.conftest import NOW
from tests.factories.fixtures import World
from tests.factories.keeping import make_export
from tests.factories.reports import make_little_report
from tests.factories.uploads import upload

PDF = b"%PDF-1.7 of a report"
ELSEWHERE = {"BACKEND": "django.core.files.storage.InMemoryStorage"}


@pytest.fixture
def elsewhere(settings: Any, tmp_path: Path) -> Path:
    """Files are kept by something that is no disk of ours; gives the folder in which they must not lie."""
    settings.MEDIA_ROOT = tmp_path / "disk"
    settings.STORAGES = {**settings.STORAGES, "default": ELSEWHERE}
    return Path(tmp_path / "disk")


@pytest.fixture
def disk(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "disk"
    return Path(tmp_path / "disk")


def kept(world: World) -> dict[str, bytes]:
    """One file of each kind, by its path."""
    space = world.here
    with acting(in_space(space.pk)):
        stored = keep_upload(upload=upload("Paper.pdf"), at=NOW)
        export = make_export(Person.objects.get(user=world.user("team")), b"PK of an export")
        name = keep(space.pk, Built(PDF, hashlib.sha256(PDF).hexdigest(), 1))
        make_little_report()
        build = ReportBuild.objects.latest("pk")
        build.file_name, build.sha256, build.pages, build.built_at = name, name.removesuffix(".pdf"), 1, NOW
        build.save(update_fields=["file_name", "sha256", "pages", "built_at"])
    with default_storage.open(stored.path) as content:
        uploaded = content.read()
    return {
        stored.path: uploaded,
        path_of(space.pk, name): PDF,
        path_of_export(space.pk, export.file_name): b"PK of an export",
    }


def backed_up(folder: Path) -> Path:
    """The files alone, as a backup holds them."""
    writing = Writing(folder, "hscp-files", "")
    assert copy_files(writing) == {}
    return writing.finish(b"{}")


def put_all_back(backup: Path) -> None:
    with reading(backup, "") as parts:
        for name, stream in parts:
            if name.startswith(files.FOLDER):
                files.put_back(name.removeprefix(files.FOLDER), stream)


def test_a_store_elsewhere_holds_all_of_it_and_a_backup_knows_it(world: World, elsewhere: Path, tmp_path: Path) -> None:
    all_of_it = kept(world)
    assert sorted(files.stored()) == sorted(all_of_it)
    backup = backed_up(tmp_path)
    for path in all_of_it:
        default_storage.delete(path)
    assert list(files.stored()) == [] and {files.sum_of(path) for path in all_of_it} == {""}
    put_all_back(backup)
    assert {path: files.sum_of(path) for path in all_of_it} == {
        path: hashlib.sha256(data).hexdigest() for path, data in all_of_it.items()
    }
    with pytest.raises(Problem, match="is there already, and the storage does not replace it"):
        put_all_back(backup)
    assert sorted(files.stored()) == sorted(all_of_it)
    assert not elsewhere.exists(), "nothing lies on a disk of ours"


def test_a_report_and_an_export_are_had_from_a_store_elsewhere_and_destroyed_there(
    world: World, elsewhere: Path
) -> None:
    all_of_it = kept(world)
    client = Client()
    client.force_login(world.user("team"))
    with acting(in_space(world.here.pk)):
        build, export = (
            ReportBuild.objects.latest("pk"),
            make_export(Person.objects.get(user=world.user("team")), b"PK"),
        )
    report = client.get(reverse("report_file", args=(world.here.slug, build.report_id, build.pk)))
    data = client.get(reverse("export_file", args=(world.here.slug, export.pk)))
    assert [b"".join(each.streaming_content) for each in (report, data)] == [PDF, b"PK"]
    with acting(in_space(world.here.pk)):
        clear(at=NOW + timedelta(days=8))
    left = sorted(path for path in all_of_it if "/exports/" not in path)
    assert sorted(files.stored()) == left and not elsewhere.exists()


def modes(folder: Path) -> set[tuple[str, str]]:
    """Kind and mode of everything below a folder."""
    return {
        ("folder" if path.is_dir() else "file", stat.filemode(path.stat().st_mode)[1:]) for path in folder.rglob("*")
    }


def test_on_a_disk_they_lie_alike_and_come_back_alike(world: World, disk: Path, tmp_path: Path) -> None:
    all_of_it = kept(world)
    alike = {("folder", "rwx------"), ("file", "rw-------")}
    assert modes(disk) == alike
    backup = backed_up(tmp_path)
    report = next(path for path in all_of_it if "/reports/" in path)
    (disk / report).write_bytes(b"another")
    for path in set(all_of_it) - {report}:
        (disk / path).unlink()
    put_all_back(backup)
    assert {path: (disk / path).read_bytes() for path in all_of_it} == all_of_it, "one that is there is replaced"
    assert modes(disk) == alike


def test_a_backup_follows_no_link_and_takes_nothing_half_written(world: World, disk: Path, tmp_path: Path) -> None:
    all_of_it = kept(world)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("not ours")
    (disk / "link").symlink_to(tmp_path / "secret")
    (disk / "link.txt").symlink_to(tmp_path / "secret" / "key.txt")
    (disk / str(world.here.pk) / "reports" / ".unfinished-1").write_bytes(b"half")
    assert sorted(files.stored()) == sorted(all_of_it)


def test_the_night_takes_away_what_was_half_written(world: World, disk: Path) -> None:
    kept(world)
    old, new = (disk / str(world.here.pk) / "reports" / f".unfinished-{each}" for each in ("old", "new"))
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 2 * 86400,) * 2)
    with acting(in_space(world.here.pk)):
        tidy_files()
    assert (old.exists(), new.exists()) == (False, True)
    assert len(list(files.stored())) == 3


def test_the_same_report_is_the_same_file(world: World, disk: Path) -> None:
    built = Built(PDF, hashlib.sha256(PDF).hexdigest(), 1)
    assert keep(world.here.pk, built) == keep(world.here.pk, built) == f"{built.sha256}.pdf"
    assert list(files.stored()) == [path_of(world.here.pk, f"{built.sha256}.pdf")]


def test_a_file_that_is_saved_again_is_replaced_whole(disk: Path) -> None:
    for data in (b"first", b"second"):
        assert default_storage.save("1/reports/a.pdf", ContentFile(data)) == "1/reports/a.pdf"
    assert [path.read_bytes() for path in disk.rglob("*.*")] == [b"second"]
