"""What may be uploaded: names, kinds, sizes, scans. Facts in, sentences out."""

import pytest

from hscp.lib.uploads import Facts, Fault, Limits, Scan, clean_name, judge, may_download, scan_words, size_words
from hscp.lib.uploads.kinds import KINDS, PROGRAM_EXTENSIONS

LIMITS = Limits()


def codes(name: str = "Paper.pdf", size: int = 1000, content: str | None = "pdf", *faults: Fault) -> tuple[str, ...]:
    return judge(Facts(name, size, content, frozenset(faults)), LIMITS).codes


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Paper.pdf", "Paper.pdf"),
        ("C:\\Users\\me\\Paper.pdf", "Paper.pdf"),
        ("../../etc/Paper.pdf", "Paper.pdf"),
        ("Pa\x00per\r\n.pdf", "Paper.pdf"),
        ("annex\u202efdp.docx", "annexfdp.docx"),
        ("a\u200bb\ufeff.pdf", "ab.pdf"),
        ("Cafe\u0301.pdf", "Café.pdf"),
        ("  Minutes\u00a0 of  May.pdf. ", "Minutes of May.pdf"),
        ('what<is>"this"?.pdf', "what-is--this--.pdf"),
    ],
)
def test_names_are_cleaned(given: str, shown: str) -> None:
    assert clean_name(given) == shown
    assert clean_name(shown) == shown, "cleaning twice changes nothing"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("annex\u202efdp.docx", "direction"),
        ("annex\u2066.pdf", "direction"),
        ("Paper", "no_extension"),
        (".pdf", "no_extension"),
        ("", "no_extension"),
        ("Paper.docm", "macro_kind"),
        ("Sheet.XLSM", "macro_kind"),
        ("Paper.doc", "old_kind"),
        ("Paper.exe", "kind"),
        ("Paper.svg", "kind"),
        ("Paper.html", "kind"),
        ("Paper.exe.pdf", "two_kinds"),
        ("Paper.docm .pdf", "two_kinds"),
        (f"{'a' * 150}.pdf", "long"),
        ("CON.pdf", "device"),
        ("com1.2026.pdf", "device"),
        ("Lpt¹.pdf", "device"),
    ],
)
def test_names_that_are_refused(name: str, code: str) -> None:
    assert code in codes(name, content=None)


@pytest.mark.parametrize("name", ["Minutes 1.2 (draft).pdf", "Console.pdf", "Report.v2.pdf", f"{'a' * 146}.pdf"])
def test_names_that_are_taken(name: str) -> None:
    assert codes(name) == ()


def test_every_kind_is_taken_under_each_of_its_extensions_and_no_other_content() -> None:
    for kind in KINDS:
        for extension in kind.extensions:
            assert codes(f"a.{extension}", content=kind.key) == ()
            assert extension not in PROGRAM_EXTENSIONS
            assert codes(f"a.{extension}", content="") == ("other_content",)
            for other in KINDS:
                if other is not kind:
                    assert codes(f"a.{extension}", content=other.key) == ("other_content",)


def test_every_fault_is_refused_in_a_sentence_of_its_own() -> None:
    said = set()
    for fault in Fault:
        verdict = judge(Facts("Paper.pdf", 1, "pdf", frozenset({fault})), LIMITS)
        assert verdict.codes == (fault.value,)
        assert verdict.sentence.endswith(".")
        said.add(verdict.sentence)
    assert len(said) == len(Fault)


def test_the_limit_is_named() -> None:
    assert codes(size=LIMITS.size) == ()
    verdict = judge(Facts("Paper.pdf", LIMITS.size + 1), LIMITS)
    assert verdict.codes == ("size",)
    assert "25 MB is the most" in verdict.sentence


def test_everything_wrong_is_said_at_once() -> None:
    found = codes("CON.exe.docx", LIMITS.size + 1, "xlsx", Fault.MACROS, Fault.OUTSIDE)
    assert found == ("two_kinds", "device", "size", "other_content", "macros", "outside")


@pytest.mark.parametrize(
    ("scan", "scanner", "leaves", "words"),
    [
        (Scan.CLEAN, True, True, "Scanned: no virus found"),
        (Scan.CLEAN, False, True, "Scanned: no virus found"),
        (Scan.NOT_SCANNED, True, False, "Not scanned yet"),
        (Scan.NOT_SCANNED, False, True, "Not scanned: no scanner is set up"),
        (Scan.INFECTED, True, False, "Virus found"),
        (Scan.INFECTED, False, False, "Virus found"),
    ],
)
def test_what_may_leave_and_what_is_said(scan: Scan, scanner: bool, leaves: bool, words: str) -> None:
    verdict = may_download(scan, scanner=scanner)
    assert bool(verdict) is leaves
    assert leaves or verdict.sentence
    assert scan_words(scan, scanner=scanner)[0] == words


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 KB"), (1, "1 KB"), (411_001, "412 KB"), (1_300_000, "1.3 MB"), (25_000_000, "25 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
