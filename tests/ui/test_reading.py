"""What stands in a PDF or a Word file is read, what it hides is named, and a PDF is made clean."""

import io
import re
import zipfile
import zlib
from typing import Any

import pikepdf
import pytest

from hscp.ui import reading
from hscp.ui.particulars import particulars_of_pdf, particulars_of_word
from hscp.ui.reading import Sort, Unreadable
from hscp.ui.reading.clean_pdfs import without_remarks
from hscp.ui.reading.letters import letters_named
from tests.factories.annexes import W, pdf_of, photograph, scan_of, word_of
from tests.factories.uploads import pdf
from tests.paper.reading import words, wrong_by_pdf_ua

pytestmark = pytest.mark.once

COMMENT = '<w:comment w:author="Jane Nowak"><w:p><w:r><w:t>Zoe</w:t></w:r></w:p></w:comment>'
COMMENTED = f"<w:comments {W}>{COMMENT}</w:comments>"


def texts(read: reading.Read) -> str:
    return "\n".join(each.text for each in read.parts if each.sort is Sort.TEXT)


def hidden(read: reading.Read) -> list[str]:
    return [each.key for each in read.parts if each.sort is Sort.HIDDEN]


def drawn(content: bytes, fonts: dict[str, Any] | None = None) -> bytes:
    """A PDF of one page that draws this, with Helvetica as /F1 and what else is given."""

    def dress(made: pikepdf.Pdf) -> None:
        plain = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica, **(fonts or {})
        )
        made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=plain))
        made.pages[0].obj.Contents = pikepdf.Stream(made, content)

    return pdf(dress)


def test_a_pdf_is_read_as_people_read_it() -> None:
    data = pdf_of("Zoë O’Neill lived at 12 Mill Lane.", "She was <em>known</em> to services, “and not heard”.")
    read = reading.read_pdf(data)
    assert read.parts[0].where == "page 1" and read.pages == 1 and read.unread == ()
    page = next(each.text for each in read.parts if each.key == "p1")
    assert "Zoë O’Neill lived at 12 Mill Lane." in page and "known to services, “and not heard”." in page
    assert set(re.findall(r"\w+", words(data, 1))) <= set(re.findall(r"\w+", page)), "as pdftotext reads it"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"BT /F1 12 Tf 50 700 Td (No) Tj (wak) Tj ET", "Nowak"),
        (b"BT /F1 12 Tf 50 700 Td [(No) -20 (wak) -600 (was) 3 (here)] TJ ET", "Nowak washere"),
        (b"BT /F1 12 Tf 50 700 Td (Now) Tj 0 -14 Td (ak) Tj ET", "Now\nak"),
        (b"BT /F1 12 Tf 14 TL 50 700 Td (One) Tj (Two) ' 1 2 (Three) \" T* (Four) Tj ET", "One\nTwo\nThree\nFour"),
        (b"q 2 0 0 2 0 0 cm BT /F1 6 Tf 1 0 0 1 20 300 Tm (Zo) Tj ET Q BT /F1 12 Tf 300 600 Td (e) Tj ET", "Zo e"),
        (b"BT /F1 12 Tf 3 Tr 50 700 Td (unseen) Tj ET", "unseen"),
        (b"BT /F1 12 Tf 1 g -500 9000 Td (white, outside) Tj ET", "white, outside"),
        (b"BT /F1 12 Tf 8 Tc 50 700 Td (Nowak) Tj ET", "Nowak"),
        (
            b"BT /F1 12 Tf 50 700 Td (N) Tj 12 0 Td (o) Tj 12 0 Td (w) Tj 14 0 Td (a) Tj 12 0 Td (k) Tj ET",
            "N o w a k\nNowak",
        ),
        (b"/Span <</ActualText (Nowak)>> BDC BT /F1 12 Tf 50 700 Td (x) Tj ET EMC", "Nowak\nx"),
    ],
)
def test_letters_are_put_together_by_where_they_stand(content: bytes, read: str) -> None:
    assert texts(reading.read_pdf(drawn(content))) == read


def test_what_stands_beside_the_pages_is_read_too() -> None:
    def dress(made: pikepdf.Pdf) -> None:
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Interview with Nowak", 0))

    assert "Interview with Nowak" in texts(reading.read_pdf(pdf_of("Words.", dress=dress)))


def test_forms_within_a_page_are_read() -> None:
    def dress(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        form = pikepdf.Stream(made, b"BT /F1 9 Tf (Deep) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm=form))
        made.pages[0].obj.Contents = pikepdf.Stream(made, b"/Fm Do")

    assert texts(reading.read_pdf(pdf(dress))) == "Deep"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (scan_of(), "Page 1: no text, a picture."),
        (pdf(), "Page 1: no text."),
        (drawn(b"BT /F1 12 Tf (A) Tj ET " + b"0 0 1 1 2 2 c " * 60), "Page 1: drawn shapes."),
        (
            drawn(b"BT /F1 12 Tf (A) Tj ET", {"Encoding": pikepdf.Dictionary(Differences=[65, pikepdf.Name("/g12")])}),
            "Page 1: no text, letters that its font does not name.",
        ),
    ],
)
def test_what_cannot_be_read_as_text_is_said_page_by_page(data: bytes, says: str) -> None:
    assert reading.read_pdf(data).unread == (says,)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        *(("eacute", "é"), ("Odieresis", "Ö"), ("uni00E9", "é"), ("u1F600", "😀"), ("a.sc", "a"), ("f_i", "fi")),
        *(("quoteright", "’"), ("Lslash", "Ł"), ("g12", None), ("cid_7", None), ("x", "x"), ("ccaron", "č")),
    ],
)
def test_names_of_letters(name: str, letters: str | None) -> None:
    assert letters_named(name) == letters


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", drawn(b"BT /F1 Tf (A) Tj ET")])
def test_a_damaged_pdf_is_said_so(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        reading.read_pdf(data)


def dressed(made: pikepdf.Pdf) -> None:
    """All that a PDF may carry along."""
    made.docinfo["/Author"] = "Nowak family"
    with made.open_metadata() as packet:
        packet["dc:contributor"] = ["Nowak"]
    made.attachments["inner.txt"] = b"Nowak"
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('Nowak')"))
    made.Root.PieceInfo = pikepdf.Dictionary(Word=pikepdf.Dictionary(Private=pikepdf.String("Nowak")))
    page = made.pages[0].obj
    page.Thumb = pikepdf.Stream(made, b"Nowak")
    page.Metadata = pikepdf.Stream(made, b"<x>Nowak</x>")
    page.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("Nowak")))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=pikepdf.Array([0, 0, 9, 9]),
        Contents=pikepdf.String("Nowak said so"),
        T=pikepdf.String("Jane Nowak"),
    )
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=pikepdf.Array([0, 0, 9, 9]),
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://gov.example/")),
    )
    page.Annots = pikepdf.Array([made.make_indirect(note), made.make_indirect(link)])


def test_a_pdf_is_made_clean_and_stays_what_it_is() -> None:
    data = pdf_of("Words for everybody.", dress=dressed)
    made = reading.clean_pdf(data, title="A map", author="A partnership")
    assert particulars_of_pdf(made.data) == {
        **{"Title": "A map", "Author": "A partnership", "xmp:title": "A map", "xmp:creator": "A partnership"},
        "xmp:part": "1",
    }
    with pikepdf.open(io.BytesIO(made.data)) as pdf_:
        everything = b"".join(
            each.read_bytes() + each.stream_dict.unparse() if isinstance(each, pikepdf.Stream) else each.unparse()
            for each in pdf_.objects
        )
        assert b"Nowak" not in everything and b"JavaScript" not in everything and not pdf_.attachments
        assert b"gov.example" in everything, "links to the web stay"
    assert "Words for everybody." in texts(reading.read_pdf(made.data))
    assert {"actions", "attached files", "comments and other notes", "particulars of the file"} <= set(made.taken_off)
    tagged = reading.clean_pdf(pdf_of("Words."), title="A map", author="A partnership").data
    assert wrong_by_pdf_ua(tagged) == [], "tags stay"
    assert made.data == reading.clean_pdf(data, title="A map", author="A partnership").data, "the same each time"


def test_a_filled_form_becomes_part_of_its_page() -> None:
    def dress(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        shown = pikepdf.Stream(made, b"BT /Helv 9 Tf 2 2 Td (Nowak) Tj ET", Subtype=pikepdf.Name.Form)
        shown.BBox, shown.Resources = [0, 0, 90, 20], pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
        field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, F=4)
        field.T, field.V, field.Rect = pikepdf.String("name"), pikepdf.String("Nowak"), [50, 700, 140, 720]
        field.AP, field.DA = pikepdf.Dictionary(N=shown), pikepdf.String("/Helv 9 Tf")
        kept = made.make_indirect(field)
        made.pages[0].obj.Annots = pikepdf.Array([kept])
        made.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([kept]),
            DA=pikepdf.String("/Helv 9 Tf"),
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=made.make_indirect(font))),
        )

    made = reading.clean_pdf(pdf(dress), title="A form", author="A partnership")
    assert "Nowak" in texts(reading.read_pdf(made.data)), "what was filled in is read"
    with pikepdf.open(io.BytesIO(made.data)) as pdf_:
        assert "/AcroForm" not in pdf_.Root


def test_photographs_say_nothing_of_themselves_any_more() -> None:
    assert b"Nowak" in scan_of("Nowak, 12 Mill Lane")
    made = reading.clean_pdf(scan_of("Nowak, 12 Mill Lane"), title="A photograph", author="A partnership")
    assert b"Nowak" not in made.data and "what photographs say of themselves" in made.taken_off
    bare = without_remarks(photograph("Nowak"))
    assert b"Nowak" not in bare and bare.startswith(b"\xff\xd8") and bare.endswith(b"\xff\xd9")
    assert without_remarks(photograph()) == photograph() and without_remarks(b"other") == b"other"


def test_nothing_lies_behind_a_photograph_and_a_packed_one_is_unpacked() -> None:
    assert without_remarks(photograph() + photograph("Nowak")) == photograph(), "as telephones put it there"
    both = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])

    def dress(made: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(made, zlib.compress(photograph("Nowak")), Filter=both, Subtype=pikepdf.Name.Image)
        made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        made.pages[0].obj.Contents = pikepdf.Stream(made, b"/Im Do")

    with pikepdf.open(io.BytesIO(reading.clean_pdf(pdf(dress), title="T", author="A").data)) as made:
        assert made.pages[0].obj.Resources.XObject.Im.read_raw_bytes() == without_remarks(photograph("Nowak"))


def test_a_word_file_is_read_part_by_part() -> None:
    def dress(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Head of the page"
        cell = document.add_table(rows=1, cols=2).rows[0].cells
        cell[0].text, cell[1].text = "Left", "Right"

    read = reading.read_word(word_of("The child, No", "wak, was known.", dress=dress))
    assert "The child, No\nwak, was known.\nLeft\nRight" in texts(read) and "Head of the page" in texts(read)
    assert hidden(read) == [] and read.unread == () and [each for each in read.parts if each.sort is Sort.SAID] == []


@pytest.mark.parametrize(
    ("made", "key", "word"),
    [
        (
            {"more": {"word/comments.xml": COMMENTED}},
            "comments",
            "Jane Nowak",
        ),
        ({"xml": '<w:del w:author="Jane"><w:r><w:delText>Nowak</w:delText></w:r></w:del>'}, "changes", "Nowak"),
        ({"xml": '<w:ins w:author="Jane Nowak"><w:r><w:t>Zoe</w:t></w:r></w:ins>'}, "changes", "Jane Nowak"),
        ({"xml": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nowak</w:t></w:r>"}, "hidden", "Nowak"),
        ({"thumbnail": True}, "thumbnail", ""),
        ({"more": {"customXml/item2.xml": "<case><name>Nowak</name></case>"}}, "custom", "Nowak"),
        ({"more": {"word/embeddings/oleObject1.bin": b"Nowak"}}, "inside", ""),
        ({"more": {"word/media/image1.jpeg": photograph("Nowak")}}, "camera", ""),
    ],
)
def test_what_a_word_file_hides_is_named_and_read(made: dict[str, Any], key: str, word: str) -> None:
    read = reading.read_word(word_of("Words.", **made))
    assert hidden(read) == [f"hidden-{key}"]
    assert word in texts(read)
    (said,) = [each for each in read.parts if each.sort is Sort.HIDDEN]
    assert "attach" in said.text, "what to do"


def test_what_is_off_or_harmless_is_not_called_hidden() -> None:
    sources = '<b:Sources xmlns:b="http://x" SelectedStyle="\\APA.XSL"/>'
    made = word_of("A.", more={"customXml/item1.xml": sources}, xml='<w:r><w:rPr><w:vanish w:val="0"/></w:rPr></w:r>')
    assert hidden(reading.read_word(made)) == []


def test_pictures_of_a_word_file_are_for_a_person() -> None:
    read = reading.read_word(word_of("Words.", more={"word/media/image1.png": b"\x89PNG\r\n\x1a\n"}))
    assert read.unread == ("It shows 1 picture.",) and hidden(read) == []


def test_what_a_word_file_says_of_itself() -> None:
    def dress(document: Any) -> None:
        document.core_properties.author, document.core_properties.title = "Jane Smith", "About Zoe"
        document.core_properties.last_modified_by = "J Nowak"

    custom = '<p:Properties xmlns:p="p" xmlns:v="v"><p:property name="Client"><v:lpwstr>Nowak</v:lpwstr></p:property>'
    custom += '<p:property name="Team"><v:lpwstr>A &amp; B</v:lpwstr></p:property></p:Properties>'
    data = word_of("Words.", dress=dress, more={"docProps/custom.xml": custom})
    assert particulars_of_word(data)["Client"] == "Nowak" and particulars_of_word(data)["Team"] == "A & B"
    said = {each.where: each.text for each in reading.read_word(data).parts if each.sort is Sort.SAID}
    assert said == {
        "what the file says of itself: its author": "Jane Smith",
        "what the file says of itself: who saved it last": "J Nowak",
        "what the file says of itself: “Client” of the file": "Nowak",
        "what the file says of itself: “Team” of the file": "A & B",
    }
    assert "About Zoe" in texts(reading.read_word(data)), "a title is text like any other"


def test_a_damaged_word_file_is_said_so() -> None:
    for data in (b"PK nothing", word_of("A.", more={"word/header9.xml": "<broken"})):
        with pytest.raises(Unreadable, match="damaged"):
            reading.read_word(data)
    swells = word_of("A.", more={"word/header9.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})
    with pytest.raises(Unreadable, match="damaged"):
        reading.read_word(swells)
    assert zipfile.is_zipfile(io.BytesIO(swells))
