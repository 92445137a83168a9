"""PDFs and Word files that would be read without end, or that show words where nobody looks for them."""

import io
import warnings
from typing import Any

import pikepdf
import pytest

from hscp.ui import reading
from hscp.ui.reading import Unreadable
from hscp.ui.reading.letters import MOST_CODES, Letters
from tests.factories.annexes import W, pdf_of, word_of
from tests.factories.uploads import pdf
from tests.ui.test_reading import texts

pytestmark = pytest.mark.once


def form(made: pikepdf.Pdf, content: bytes, **more: Any) -> Any:
    """A form that draws this, with Helvetica as /F1."""
    plain = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    has = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=plain), **more)
    kind = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Form, "BBox": [0, 0, 200, 30], "Resources": has}
    return made.make_indirect(pikepdf.Stream(made, content, **kind))


def forms_of_forms(made: pikepdf.Pdf) -> None:
    drawn = form(made, b"BT /F1 9 Tf (x) Tj ET")
    for _ in range(6):
        drawn = form(made, b"/X Do " * 10, XObject=pikepdf.Dictionary(X=drawn))
    made.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=drawn))
    made.pages[0].obj.Contents = pikepdf.Stream(made, b"/X Do")


def endless_page(made: pikepdf.Pdf) -> None:
    made.pages[0].obj.Contents = pikepdf.Stream(made, b"q Q " * 3_000_000)


@pytest.mark.parametrize("bomb", [forms_of_forms, endless_page])
def test_a_small_file_that_draws_without_end_is_refused(bomb: Any) -> None:
    data = pdf(bomb)
    assert len(data) < 50_000
    with pytest.raises(Unreadable, match="Divide it"):
        reading.read_pdf(data)


def test_a_table_of_letters_says_no_more_than_a_font_has() -> None:
    made = pikepdf.new()

    def font(table: bytes) -> pikepdf.Dictionary:
        said = made.make_indirect(pikepdf.Stream(made, table))
        return made.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, ToUnicode=said))

    many = Letters(font(b"beginbfrange " + b"<0000> <FFFF> <0041> " * 500 + b"endbfrange"))
    assert MOST_CODES <= many.said < 2 * MOST_CODES
    assert Letters(font(b"beginbfchar <41> <0042> endbfchar")).table == {0x41: "B"}
    assert Letters(font(b"beginbfchar " * 100_000)).table == {}, "and in one go"


def noted(**note: Any) -> bytes:
    """A PDF whose page carries one note that shows a name, and which has no form."""

    def dress(made: pikepdf.Pdf) -> None:
        shows = pikepdf.Dictionary(N=form(made, b"BT /F1 12 Tf 5 5 Td (Anna Nowak) Tj ET"))
        one = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Rect=[10, 10, 210, 40], F=4, AP=shows, **note)
        made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(one)])

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)  # a field that belongs to no form
        return pdf(dress)


def test_what_a_field_without_a_form_shows_is_read() -> None:
    clean = reading.clean_pdf(noted(Subtype=pikepdf.Name.Widget), title="T", author="A")
    assert "Anna Nowak" in texts(reading.read_pdf(clean.data))


def test_a_link_shows_nothing_of_its_own() -> None:
    web = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org"))
    clean = reading.clean_pdf(noted(Subtype=pikepdf.Name.Link, A=web), title="T", author="A")
    with pikepdf.open(io.BytesIO(clean.data)) as made:
        link = made.pages[0].obj.Annots[0]
        assert "/AP" not in link and link.A.URI == "https://example.org"


def test_a_pdf_with_a_password_is_said_so() -> None:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("Words."))) as one:
        one.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(Unreadable):
        reading.clean_pdf(made.getvalue(), title="T", author="A")
    with pytest.raises(Unreadable):
        reading.read_pdf(made.getvalue())


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ('<w:r><w:pict><v:textpath xmlns:v="v" string="Anna Nowak"/></w:pict></w:r>', "Anna Nowak"),
        ('<w:r><w:t>No</w:t><w:sym w:font="Arial" w:char="F077"/><w:t>ak</w:t></w:r>', "Nowak"),
        ('<w:sdt><w:dropDownList><w:listItem w:displayText="Nowak" w:value="n"/></w:dropDownList></w:sdt>', "Nowak"),
        ('<w:r><w:ffData><w:helpText w:val="Ask Nowak"/></w:ffData></w:r>', "Ask Nowak"),
        ('<w:r><w:ffData><w:textInput><w:default w:val="Nowak"/></w:textInput></w:ffData></w:r>', "Nowak"),
        ('<w:hyperlink w:anchor="Mrs_Nowak"><w:r><w:t>here</w:t></w:r></w:hyperlink>', "Mrs_Nowak"),
        ("<!-- for Nowak --><w:r><w:t>here</w:t></w:r>", "for Nowak"),
    ],
)
def test_words_of_word_that_stand_outside_its_text_are_read(inside: str, read: str) -> None:
    parts = {"word/document.xml": f"<w:document {W}><w:body><w:p>{inside}</w:p></w:body></w:document>"}
    assert read in texts(reading.read_word(word_of("Words.", more=parts)))


def test_names_of_places_and_of_fonts_and_letters_of_a_mask_are_read() -> None:
    def dress(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
        font.BaseFont = pikepdf.Name("/ABCDEF+Zoe-Hand")
        mask = pikepdf.Dictionary(SMask=pikepdf.Dictionary(G=form(made, b"BT /F1 9 Tf (Anna) Tj ET")))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), ExtGState=pikepdf.Dictionary(G1=mask))
        page.Contents = pikepdf.Stream(made, b"/G1 gs 0 0 9 9 re f")
        made.Root.Dests = pikepdf.Dictionary({"/Mrs_Nowak": pikepdf.Array([page, pikepdf.Name.Fit])})

    read = texts(reading.read_pdf(pdf(dress))).splitlines()
    assert {"Anna", "Zoe-Hand", "Mrs_Nowak"} <= set(read)


@pytest.mark.parametrize("inside", [f"<w:t>{'word ' * 700_000}</w:t>", "<w:r/>" * 7_000_000], ids=["text", "elements"])
def test_a_word_file_that_goes_on_without_end_is_refused(inside: str) -> None:
    parts = {"word/document.xml": f"<w:document {W}><w:body><w:p>{inside}</w:p></w:body></w:document>"}
    data = word_of("Words.", more=parts)
    assert len(data) < 500_000
    with pytest.raises(Unreadable, match="Divide it"):
        reading.read_word(data)
