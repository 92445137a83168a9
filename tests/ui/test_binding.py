"""Papers become pages, pages are stamped, pages are put together: with real PDFs and pictures, read again."""

import resource
import stat
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf.settings import get_qpdf_limits, set_qpdf_limits
from PIL import Image, ImageStat

from hscp.ui.binding import Label, NotTaken, Piece, converter, join, pages_of, stamp, to_pdf
from hscp.ui.binding import office as office_module
from hscp.ui.binding import papers as papers_module
from hscp.ui.unpacking import MOST
from tests.factories.uploads import pdf, picture

HEADS = ("Board, 15 June 2026. Item 1, paper 1: Thresholds", "Page 1")
WORDS = b"BT /F 20 Tf 100 500 Td (Own words) Tj ET"


def page_of(words: bytes = WORDS, **more: Any) -> bytes:
    """A PDF of one page that says something."""

    def dress(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page = made.pages[0].obj
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pikepdf.Stream(made, words)
        for name, value in more.items():
            page[f"/{name}"] = value

    return pdf(dress)


def taken(data: bytes, folder: Path, kind: str = "pdf") -> Path:
    to = folder / "plain.pdf"
    assert pages_of(BytesIO(data), kind, to) == 1
    return to


def stamped(data: bytes, folder: Path) -> Path:
    to = folder / "stamped.pdf"
    stamp(taken(data, folder), [HEADS], [("OFFICIAL", "")], to)
    return to


def text(path: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, path, "-"], capture_output=True, check=True).stdout.decode()


def boxes(path: Path) -> dict[str, tuple[float, float]]:
    """Where words stand on the page as it is seen: their left and top, in points."""
    found = {}
    for line in text(path, "-bbox").splitlines():
        if "<word" in line:
            head, _, word = line.partition('">')
            values = {
                pair.split('="')[0]: float(pair.split('="')[1])
                for pair in head.split()[1:]
                for pair in [pair.strip('"')]
            }
            found[word.partition("</word>")[0]] = (values["xMin"], values["yMin"])
    return found


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_strips_stand_above_and_below_however_the_page_is_turned(tmp_path: Path, turned: int) -> None:
    path = stamped(page_of(Rotate=turned), tmp_path)
    with pikepdf.open(path) as made:
        left, low, right, high = (float(each) for each in made.pages[0].mediabox)
    wide, tall = (right - left, high - low) if turned in (0, 180) else (high - low, right - left)
    where = boxes(path)
    assert where["Board,"][1] < 30 * wide / 595 and where["OFFICIAL"][1] > tall - 22 * wide / 595
    assert where["Board,"][0] < wide / 3 < where["Page"][0]
    assert "Own" in where, "and what the page said is there"


def test_a_page_keeps_what_is_seen_of_it_and_no_more(tmp_path: Path) -> None:
    """Cropped, it stays cropped; what it draws beyond, or over the strips, is not seen there."""
    black = b"0 0 0 rg -500 -500 3000 3000 re f"
    path = stamped(page_of(WORDS + b" " + black, CropBox=pikepdf.Array([50, 400, 450, 600])), tmp_path)
    with pikepdf.open(path) as made:
        box = [float(each) for each in made.pages[0].mediabox]
        assert box == pytest.approx([50, 400 - 22 * 400 / 595, 450, 600 + 30 * 400 / 595], abs=0.01)
        assert "/CropBox" not in made.pages[0].obj
    subprocess.run(["pdftoppm", "-r", "72", "-png", "-singlefile", path, tmp_path / "seen"], check=True)
    with Image.open(tmp_path / "seen.png") as seen:
        grey = seen.convert("L")
        strip, own = grey.crop((0, 0, seen.width, 18)), grey.crop((0, 40, seen.width, 100))
        assert ImageStat.Stat(strip).mean[0] > 200, "the strip is not painted over"
        assert strip.getextrema()[0] < 120 and own.getextrema()[1] == 0, "its words are there, and so is the page"


def test_what_a_pdf_does_besides_being_read_goes_and_links_to_the_web_stay(tmp_path: Path) -> None:
    def link(**action: Any) -> pikepdf.Dictionary:
        return pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([1, 2, 3, 4]),
            A=pikepdf.Dictionary(**action),
        )

    web = link(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org/"))
    script = link(S=pikepdf.Name.URI, URI=pikepdf.String("javascript:alert(1)"))
    launch = link(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
    data = page_of(
        Annots=pikepdf.Array([web, script, launch]),
        AA=pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))),
    )
    with pikepdf.open(stamped(data, tmp_path)) as made:
        assert [str(each.A.URI) for each in made.pages[0].obj.Annots] == ["https://example.org/"]
        assert "/AA" not in made.pages[0].obj
        kept = b"".join(each.unparse() for each in made.objects if isinstance(each, pikepdf.Dictionary))
    assert b"javascript" not in kept.lower() and b"cmd.exe" not in kept


def hidden_layer(made: pikepdf.Pdf) -> None:
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Draft")))
    made.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )


def layer_off_by_use(made: pikepdf.Pdf) -> None:
    use = pikepdf.Dictionary(View=pikepdf.Dictionary(ViewState=pikepdf.Name.OFF))
    layer = made.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Draft"), Usage=use),
    )
    event = pikepdf.Dictionary(
        Event=pikepdf.Name.View, OCGs=pikepdf.Array([layer]), Category=pikepdf.Array([pikepdf.Name.View])
    )
    made.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(AS=pikepdf.Array([event]))
    )


def many_pages(made: pikepdf.Pdf) -> None:
    for _ in range(papers_module.MOST_PAGES):
        made.add_blank_page()


@pytest.mark.parametrize(
    ("kind", "data", "says"),
    [
        ("pdf", lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "locked with a password"),
        ("pdf", lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="")), "locked with a password"),
        ("pdf", lambda: b"%PDF-1.7\nnothing", "damaged"),
        ("pdf", lambda: b"", "damaged"),
        ("pdf", lambda: pdf(hidden_layer), "layers that are switched off"),
        ("pdf", lambda: pdf(layer_off_by_use), "layers that are switched off"),
        ("pdf", lambda: pdf(many_pages), "601 pages"),
        ("png", lambda: picture()[:40], "damaged"),
        ("jpeg", lambda: b"\xff\xd8\xff\xe0 no picture", "damaged"),
    ],
)
def test_what_cannot_be_taken_says_why(tmp_path: Path, kind: str, data: Any, says: str) -> None:
    with pytest.raises(NotTaken, match=says):
        pages_of(BytesIO(data()), kind, tmp_path / "to.pdf")


def test_a_page_that_unpacks_to_far_more_than_it_weighs_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither at once, nor in pieces that are each within the limit; and no limit of qpdf's lets it by."""
    assert get_qpdf_limits()["flate_max_memory"] == MOST
    monkeypatch.setattr(papers_module, "MOST_DRAWN", 3_000_000)
    large = b" " * 2_000_000
    taken(page_of(large), tmp_path)

    def pieces(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Contents = pikepdf.Array([made.make_indirect(pikepdf.Stream(made, large)) for _ in "ab"])

    with pytest.raises(NotTaken, match="draws more than"):
        pages_of(BytesIO(pdf(pieces)), "pdf", tmp_path / "to.pdf")
    before = set_qpdf_limits(flate_max_memory=1_000_000)
    try:
        with pytest.raises(NotTaken, match="draws more than"):
            pages_of(BytesIO(packed(page_of(large))), "pdf", tmp_path / "to.pdf")
    finally:
        set_qpdf_limits(**before)


def packed(data: bytes) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as opened:
        opened.save(made, compress_streams=True)
    return made.getvalue()


def test_what_a_page_draws_is_not_unpacked_to_be_stamped(tmp_path: Path) -> None:
    """Else all pages of a pack would lie unpacked in memory at once."""
    plain = taken(packed(page_of(WORDS + b" " * 2_000_000)), tmp_path)
    before = set_qpdf_limits(flate_max_memory=1_000_000)
    try:
        stamp(plain, [HEADS], [("OFFICIAL", "")], tmp_path / "stamped.pdf")
    finally:
        set_qpdf_limits(**before)
    assert "Own" in text(tmp_path / "stamped.pdf")


@pytest.mark.parametrize(
    "broken",
    [
        {"MediaBox": pikepdf.Array([0, 0, 0, 0])},
        {"MediaBox": pikepdf.Array([0, 0])},
        {"MediaBox": pikepdf.Array([pikepdf.Name.A, 0, 1, 2])},
        {"CropBox": pikepdf.Array([9000, 9000, 9001, 9001])},
        {"Contents": 5},
        {"Contents": pikepdf.Array([])},
        {"Contents": pikepdf.Array([5])},
        {"Contents": pikepdf.Dictionary()},
        {"Resources": 5},
        {"Rotate": 45},
        {"Rotate": pikepdf.Name.A},
        {"Group": 5},
        {"Annots": 5},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_a_broken_page_stops_no_other_paper(tmp_path: Path, broken: dict[str, Any]) -> None:
    """It is refused as a paper, or it is stamped; it never comes through to stop the pack."""
    try:
        plain = taken(page_of(**broken), tmp_path)
    except NotTaken:
        return
    stamp(plain, [HEADS], [("OFFICIAL", "")], tmp_path / "stamped.pdf")
    assert "Board," in text(tmp_path / "stamped.pdf")


def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers_module, "PIXELS", 11)
    with pytest.raises(NotTaken, match="million pixels"):
        pages_of(BytesIO(picture(size=(4, 3))), "png", tmp_path / "to.pdf")


@pytest.mark.parametrize(("form", "kind"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_a_picture_becomes_a_page_that_lies_as_it_does(tmp_path: Path, form: str, kind: str) -> None:
    made = BytesIO()
    Image.new("RGB", (60, 40), "red").save(made, form)
    with pikepdf.open(taken(made.getvalue(), tmp_path, kind)) as across:
        assert [float(each) for each in across.pages[0].mediabox] == [0, 0, 842, 595]
        (image,) = across.pages[0].get_images().values()
        red = pikepdf.PdfImage(image).as_pil_image().convert("RGB").getpixel((5, 5))
        assert red[0] > 240 and red[1] < 20


def test_what_is_clear_in_a_picture_is_white(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(made, "PNG")
    with pikepdf.open(taken(made.getvalue(), tmp_path, "png")) as found:
        (image,) = found.pages[0].get_images().values()
        assert pikepdf.PdfImage(image).as_pil_image().getpixel((5, 5)) == (255, 255, 255)


def test_a_scan_of_sixteen_bits_keeps_its_greys(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("I;16", (10, 10), 30_000).save(made, "PNG")
    with pikepdf.open(taken(made.getvalue(), tmp_path, "png")) as found:
        (image,) = found.pages[0].get_images().values()
        assert pikepdf.PdfImage(image).as_pil_image().convert("L").getpixel((5, 5)) == 117, "not white"


def test_put_together_with_outline_numbers_links_and_files(tmp_path: Path) -> None:
    source = stamped(page_of(), tmp_path)
    front, to = tmp_path / "front.pdf", tmp_path / "whole.pdf"

    def links(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Subtype=pikepdf.Name.Link,
                    Rect=pikepdf.Array([0, 0, 9, 9]),
                    A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(f"https://pack.invalid/{key}")),
                )
                for key in ("b", "gone")
            ]
        )

    front.write_bytes(pdf(links))
    (tmp_path / "sheet.xlsx").write_bytes(b"cells")
    pieces = [
        Piece("a", source, 0, 1, Label(8), "1.1 Thresholds", "1. Early help"),
        Piece("b", source, 0, 1, Label(9), "1.2 Figures", "1. Early help"),
        Piece("c", source, 0, 1, Label(1, "7-"), "7.1 Chronology", "7. A child"),
    ]
    enclosed = {"Item 1 paper 2.xlsx": tmp_path / "sheet.xlsx"}
    joined = join(front, pieces, to, title="Pack 1", author="HSCP", foot="Copy of Łukasz Şahin", attached=enclosed)
    assert (joined.pages, joined.front, joined.begins) == (4, 1, {"a": 1, "b": 2, "c": 3})
    with pikepdf.open(to) as made:
        assert [made.pages[number].label for number in range(4)] == ["i", "8", "9", "7-1"]
        with made.open_outline() as outline:
            assert [(each.title, [child.title for child in each.children]) for each in outline.root] == [
                ("Contents", []),
                ("1. Early help", ["1.1 Thresholds", "1.2 Figures"]),
                ("7. A child", ["7.1 Chronology"]),
            ]
        leads, nowhere = made.pages[0].obj.Annots
        assert leads.Dest[0].objgen == made.pages[2].obj.objgen and "/A" not in leads
        assert "/Dest" not in nowhere and "/A" not in nowhere
        assert made.attachments["Item 1 paper 2.xlsx"].get_file().read_bytes() == b"cells"
        assert str(made.docinfo["/Title"]) == "Pack 1"
    assert "Copy of" not in text(to, "-l", "1") and text(to, "-f", "2").count("Copy of Łukasz Şahin") == 3


def test_a_strip_for_each_page_or_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="strip for each page"):
        stamp(taken(page_of(), tmp_path), [], [], tmp_path / "to.pdf")


def program(folder: Path, does: str) -> str:
    """Something that is called as LibreOffice is."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


MAKES = 'while [ "$1" != "--outdir" ]; do shift; done; cp "$(dirname "$0")/made.pdf" "$2/paper.pdf"'


def test_office_runs_with_a_profile_of_its_own_without_macros_or_our_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.pdf").write_bytes(pdf())
    (tmp_path / "paper.docx").write_bytes(b"words")
    monkeypatch.setenv("SECRET_KEY", "not to be seen")
    told = f'env > "{tmp_path}/env"; echo "$@" > "{tmp_path}/told"; {MAKES}'
    room = tmp_path / "room"
    room.mkdir()
    made = to_pdf(tmp_path / "paper.docx", room, program(tmp_path, told))
    assert made.read_bytes() == pdf()
    said = (tmp_path / "told").read_text()
    assert f"-env:UserInstallation={(room / 'profile').as_uri()}" in said and "--headless" in said
    assert "SECRET_KEY" not in (tmp_path / "env").read_text()
    switches = (room / "profile" / "user" / "registrymodifications.xcu").read_text()
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in switches


@pytest.mark.parametrize(
    ("does", "says"),
    [("exit 1", "could not make pages"), ("exit 0", "could not make pages"), ("sleep 60 & sleep 60", "longer than 1")],
)
def test_office_that_fails_or_hangs_is_ended(tmp_path: Path, does: str, says: str) -> None:
    (tmp_path / "paper.docx").write_bytes(b"words")
    room = tmp_path / "room"
    room.mkdir()
    with pytest.raises(NotTaken, match=says):
        to_pdf(tmp_path / "paper.docx", room, program(tmp_path, does), seconds=1)


def test_office_has_so_much_memory_and_no_more(tmp_path: Path) -> None:
    """The limit is the program's own, and that of whatever it starts; ours is left as it was."""
    (tmp_path / "paper.docx").write_bytes(b"words")
    (tmp_path / "made.pdf").write_bytes(pdf())
    room, before = tmp_path / "room", resource.getrlimit(resource.RLIMIT_AS)
    room.mkdir()
    told = f'ulimit -v > "{tmp_path}/limit"; {sys.executable} -c "bytearray({2 << 30})" && {MAKES}'
    with pytest.raises(NotTaken, match="could not make pages"):
        to_pdf(tmp_path / "paper.docx", room, program(tmp_path, told), memory=1 << 30)
    assert (tmp_path / "limit").read_text().strip() == str((1 << 30) // 1024)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    again = tmp_path / "again"
    again.mkdir()
    assert to_pdf(tmp_path / "paper.docx", again, program(tmp_path, MAKES)).is_file(), "and enough for others"


def test_where_office_is_looked_for(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_module.shutil, "which", lambda name: f"/x/{name}" if name == "libreoffice" else None)
    settings.OFFICE_PROGRAM = ""
    assert converter() == "/x/libreoffice"
    settings.OFFICE_PROGRAM = "none"
    assert converter() == ""
    settings.OFFICE_PROGRAM = "/opt/soffice"
    assert converter() == "/opt/soffice"
