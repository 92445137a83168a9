"""Real files of each kind: the good are taken, the bad refused for the very reason that makes them bad."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from hscp.lib.uploads import Facts, Limits, judge
from hscp.record.files.looking import look
from tests.factories.uploads import BAD, GOOD, office, packed, pdf, picture, vast_picture

pytestmark = pytest.mark.once
LIMITS = Limits()


def codes(name: str, data: bytes, limits: Limits = LIMITS) -> tuple[str, ...]:
    return judge(look(name, BytesIO(data), len(data), limits), limits).codes


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_taken(name: str) -> None:
    assert codes(name, GOOD[name]()) == ()


@pytest.mark.parametrize("what", BAD)
def test_bad_files_are_refused(what: str) -> None:
    name, make, code = BAD[what]
    assert code in codes(name, make())


@pytest.mark.parametrize(
    ("name", "data", "limits", "code"),
    [
        ("a.png", picture(size=(40, 30)), replace(LIMITS, pixels=1199), "pixels"),
        ("a.jpg", picture("JPEG", (40, 30)), replace(LIMITS, pixels=1199), "pixels"),
        ("a.docx", office("docx"), replace(LIMITS, members=3), "members"),
        ("a.docx", office("docx"), replace(LIMITS, unpacked=100), "unpacked"),
        ("a.pdf", pdf(), replace(LIMITS, objects=2), "complex"),
        ("a.pdf", pdf(), replace(LIMITS, size=10), "size"),
    ],
)
def test_limits(name: str, data: bytes, limits: Limits, code: str) -> None:
    assert codes(name, data) == ()
    assert code in codes(name, data, limits)


def test_a_picture_larger_than_pillow_likes_is_refused_in_our_words() -> None:
    assert codes("a.png", vast_picture(20_000, 10_000)) == ("pixels",)
    assert codes("a.png", vast_picture(60_000, 60_000)) == ("pixels",)


def test_what_its_name_or_size_refuse_is_not_opened() -> None:
    content = BytesIO(b"%PDF-")
    content.close()
    assert look("a.exe", content, 5, LIMITS) == Facts("a.exe", 5)
    assert look("a.pdf", content, LIMITS.size + 1, LIMITS) == Facts("a.pdf", LIMITS.size + 1)


def test_several_faults_are_found_at_once() -> None:
    data = office("docx", {"word/vbaProject.bin": b"x", "word/activeX/a.xml": "<a/>"}, types="")
    assert codes("a.xlsx", data) == ("other_content", "macros", "active parts")


def test_a_script_that_is_only_written_about_is_none() -> None:
    def titled(made: object) -> None:
        made.docinfo["/Title"] = "On /JavaScript and /Launch"  # type: ignore[attr-defined]

    assert codes("a.pdf", pdf(titled)) == ()


def unpacked(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as found:
        return sum(member.file_size for member in found.infolist())


def test_what_lies_in_an_enclosed_document_counts_with_it() -> None:
    inner = office("xlsx")
    outer = office("pptx", {"ppt/a.xlsx": inner})
    both = unpacked(outer) + unpacked(inner)
    assert codes("a.pptx", outer, replace(LIMITS, unpacked=both)) == ()
    assert codes("a.pptx", outer, replace(LIMITS, unpacked=both - 1)) == ("unpacked",)


def test_members_that_overlap_are_a_bomb() -> None:
    data = bytearray(packed({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>", "b": b"01234567" * 4}))
    first = data.index(b"PK\x01\x02")
    data[first + 20 : first + 24] = (10_000).to_bytes(4, "little")  # what its packed form is said to take
    assert codes("a.docx", bytes(data)) == ("unpacked",)
