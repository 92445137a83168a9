"""Which letters the codes of a PDF's fonts stand for, as far as the file says so.

A font says it by a table of its own (ToUnicode), or by names of letters; one that says neither cannot be read. What is
not known is None, never a guess: a guess would let a name pass.
"""

import re
import unicodedata
from typing import Any

import pikepdf

_ACCENTS = {
    "grave": "\u0300",
    "acute": "\u0301",
    "circumflex": "\u0302",
    "tilde": "\u0303",
    "macron": "\u0304",
    "breve": "\u0306",
    "dotaccent": "\u0307",
    "dieresis": "\u0308",
    "ring": "\u030a",
    "hungarumlaut": "\u030b",
    "caron": "\u030c",
    "cedilla": "\u0327",
    "ogonek": "\u0328",
}
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NAMED = {
    **{name: str(number) for number, name in enumerate(_DIGITS)},
    **{"space": " ", "nbspace": " ", "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$", "percent": "%"},
    **{"ampersand": "&", "quotesingle": "'", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+"},
    **{"comma": ",", "hyphen": "-", "minus": "-", "period": ".", "slash": "/", "colon": ":", "semicolon": ";"},
    **{"less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\"},
    **{"bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|"},
    **{"braceright": "}", "asciitilde": "~", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“"},
    **{"quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "endash": "–", "emdash": "—", "bullet": "•"},
    **{"ellipsis": "…", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "germandbls": "ß", "ae": "æ"},
    **{"AE": "Æ", "oe": "œ", "OE": "Œ", "oslash": "ø", "Oslash": "Ø", "lslash": "ł", "Lslash": "Ł", "eth": "ð"},
    **{"Eth": "Ð", "thorn": "þ", "Thorn": "Þ", "dotlessi": "ı", "sterling": "£", "Euro": "€", "degree": "°"},
    **{"section": "§", "copyright": "©", "registered": "®", "trademark": "™", "softhyphen": "\u00ad", "sfthyphen": ""},
    **{"onehalf": "½", "onequarter": "¼", "threequarters": "¾", "multiply": "×", "periodcentered": "·", "yen": "¥"},
    **{"dagger": "†", "daggerdbl": "‡", "guillemotleft": "«", "guillemotright": "»", "exclamdown": "¡", "cent": "¢"},
    ".notdef": "",
}
# Where Adobe's standard encoding is not ASCII: as far as it is used in text.
_STANDARD = {
    0x27: "’",
    0x60: "‘",
    **{0xA2: "¢", 0xA3: "£", 0xA7: "§", 0xA9: "'", 0xAA: "“", 0xAE: "fi", 0xAF: "fl", 0xB1: "–", 0xB7: "•"},
    **{0xB8: "‚", 0xB9: "„", 0xBA: "”", 0xBC: "…", 0xD0: "—", 0xE1: "Æ", 0xE8: "Ł", 0xE9: "Ø", 0xEA: "Œ"},
    **{0xF1: "æ", 0xF5: "ı", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ", 0xFB: "ß"},
}
_HEX = re.compile(r"<([0-9A-Fa-f\s]*)>")
# A block and a list end before the next begins: a table of nothing but beginnings is read in one go.
_BLOCK = re.compile(r"begin(bfchar|bfrange|codespacerange)((?:(?!begin).)*?)end\1", re.DOTALL)
_ITEM = re.compile(r"<[0-9A-Fa-f\s]*>|\[[^\[\]]*\]")
MOST_CODES = 70_000  # of one table: more than Unicode's first plane has
LONGEST_TABLE = 4_000_000  # bytes


class Letters:
    """The letters of one font: ``of`` takes the bytes of a text apart, each code with its letters and its width."""

    def __init__(self, font: Any) -> None:
        self.wide = font.get("/Subtype") == "/Type0"
        self.size = 2 if self.wide else 1
        self.table: dict[int, str] = {}
        given = font.get("/ToUnicode")
        self.said = 0
        if isinstance(given, pikepdf.Stream) and len(data := given.read_bytes()) <= LONGEST_TABLE:
            self._read_table(data.decode("latin-1"))
        self.named = {} if self.wide else _by_name(font)
        self.widths, self.usual = _widths(font, self.wide)

    def _read_table(self, text: str) -> None:
        for kind, block in _BLOCK.findall(text):
            items = _ITEM.findall(block)
            if kind == "codespacerange":
                if items and self.wide:
                    self.size = max(1, len(_digits(items[0])) // 2)
            elif kind == "bfchar":
                for code, letters in zip(items[::2], items[1::2], strict=False):
                    self._say(code, 0, _letters(letters))
            else:
                for first, last, what in zip(items[::3], items[1::3], items[2::3], strict=False):
                    self._say_range(first, last, what)

    def _say(self, code: str, more: int, letters: str) -> None:
        self.said += 1
        if self.said <= MOST_CODES and _digits(code):
            self.table[int(_digits(code), 16) + more] = letters

    def _say_range(self, first: str, last: str, what: str) -> None:
        if not (_digits(first) and _digits(last)):
            return
        count = min(int(_digits(last), 16) - int(_digits(first), 16) + 1, MOST_CODES - self.said)
        if what.startswith("["):
            for more, each in enumerate(_HEX.findall(what)[:count]):
                self._say(first, more, _letters(f"<{each}>"))
            return
        letters = _letters(what)
        for more in range(count):
            last_one = ord(letters[-1]) + more if letters else 0
            self._say(first, more, letters[:-1] + chr(last_one) if letters and last_one < 0x110000 else "")

    def of(self, text: bytes) -> list[tuple[int, str | None, float]]:
        """Each code, its letters (None where nobody can tell) and its width in thousandths of the size."""
        found = []
        for at in range(0, len(text), self.size):
            code = int.from_bytes(text[at : at + self.size], "big")
            letters = self.table.get(code)
            if letters is None or not letters.strip("\ufffd\x00"):
                letters = self.named.get(code, letters if letters == " " else None)
            found.append((code, letters, self.widths.get(code, self.usual)))
        return found


def _digits(item: str) -> str:
    return re.sub(r"[^0-9A-Fa-f]", "", item)


def _letters(item: str) -> str:
    digits = _digits(item)
    data = bytes.fromhex(digits if len(digits) % 2 == 0 else f"{digits}0")
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def letters_named(name: str) -> str | None:
    """The letters of that name ("eacute"), or None where the name says nothing."""
    if name in _NAMED:
        return _NAMED[name]
    if len(name) == 1:
        return name
    if match := re.fullmatch(r"uni((?:[0-9A-F]{4})+)", name):
        return "".join(chr(int(match[1][at : at + 4], 16)) for at in range(0, len(match[1]), 4))
    if (match := re.fullmatch(r"u([0-9A-F]{4,6})", name)) and int(match[1], 16) < 0x110000:
        return chr(int(match[1], 16))
    base, accent = name[:1], _ACCENTS.get(name[1:])
    if accent and base.isalpha():
        return unicodedata.normalize("NFC", base + accent)
    if "." in name[1:]:  # "a.sc": a small capital of it
        return letters_named(name[: name.index(".", 1)])
    if "_" in name:
        parts = [letters_named(each) for each in name.split("_")]
        return None if None in parts else "".join(filter(None, parts))
    return None


def _by_name(font: Any) -> dict[int, str]:
    """What the codes of a simple font are by its encoding. A symbols' font without one says nothing."""
    encoding = font.get("/Encoding")
    differs = isinstance(encoding, pikepdf.Dictionary)
    base = str(encoding.get("/BaseEncoding", "")) if differs else str(encoding or "")
    about = font.get("/FontDescriptor")
    symbols = isinstance(about, pikepdf.Dictionary) and bool(int(about.get("/Flags", 0)) & 4)
    found: dict[int, str] = {}
    if base in ("/WinAnsiEncoding", "/MacRomanEncoding"):
        codec = "cp1252" if base == "/WinAnsiEncoding" else "mac_roman"
        found = {code: bytes([code]).decode(codec, "ignore") for code in range(32, 256)}
        found = {code: letters for code, letters in found.items() if letters}
    elif font.get("/Subtype") != "/Type3" and not symbols and "Symbol" not in str(font.get("/BaseFont", "")):
        found = {**{code: chr(code) for code in range(32, 127)}, **_STANDARD}
    if differs:
        code = 0
        for each in encoding.get("/Differences", []):
            if isinstance(each, pikepdf.Name):
                letters = letters_named(str(each)[1:])
                found.pop(code, None)
                if letters is not None:
                    found[code] = letters
                code += 1
            else:
                code = int(each)
    return found


def _widths(font: Any, wide: bool) -> tuple[dict[int, float], float]:
    """Width of each code, and of those that have none."""
    found: dict[int, float] = {}
    if not wide:
        first = int(font.get("/FirstChar", 0))
        for at, each in enumerate(font.get("/Widths", [])):
            found[first + at] = float(each)
        return found, 500.0
    below = font.get("/DescendantFonts")
    one: Any = below[0] if below else pikepdf.Dictionary()
    items = list(one.get("/W", []))
    at = said = 0
    while at + 1 < len(items) and said <= MOST_CODES:
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, pikepdf.Array):
            found |= {first + more: float(each) for more, each in enumerate(second)}
            said += len(second)
            at += 2
        elif at + 2 < len(items):
            last = min(int(second), first + MOST_CODES)
            found |= dict.fromkeys(range(first, last + 1), float(items[at + 2]))
            said += max(last - first, 0) + 1
            at += 3
        else:
            break
    return found, float(one.get("/DW", 1000))
