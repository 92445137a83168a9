"""The PDF of a report from the command line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.reporting.conftest import Stage


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("build_yearly_report", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_build_yearly_report_writes_the_pdf(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_text("an older one")
    said = run("herefordshire", "2025-26", "--output", str(file))
    assert file.read_bytes().startswith(b"%PDF-")
    assert "draft" in said and "pages" in said
    assert [each.name for each in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize(
    ("space", "year", "file", "code", "words"),
    [
        ("atlantis", "2025-26", "r.pdf", 2, "no space “atlantis”. Known: herefordshire"),
        ("herefordshire", "2025", "r.pdf", 2, "write it like 2025-26"),
        ("herefordshire", "2019-20", "r.pdf", 3, "no yearly report for 2019-20"),
        ("herefordshire", "2025-26", "nowhere/r.pdf", 4, "not a file in a folder that exists"),
        ("herefordshire", "2025-26", "", 4, "not a file in a folder that exists"),
    ],
)
def test_build_yearly_report_says_what_is_wrong(
    stage: Stage, tmp_path: Path, space: str, year: str, file: str, code: int, words: str
) -> None:
    with pytest.raises(CommandError, match=words) as failed:
        run(space, year, "--output", str(tmp_path / file))
    assert failed.value.returncode == code
    assert list(tmp_path.iterdir()) == []


def test_build_yearly_report_leaves_an_older_file_whole_when_it_fails(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", broken)
    file = tmp_path / "report.pdf"
    file.write_text("an older one")
    with pytest.raises(CommandError, match="No space left on device") as failed:
        run("herefordshire", "2025-26", "--output", str(file))
    assert failed.value.returncode == 4
    assert file.read_text() == "an older one" and len(list(tmp_path.iterdir())) == 1
