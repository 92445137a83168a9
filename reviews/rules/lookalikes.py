"""Letters that look like others, and signs that nobody sees: a text as it is read, whatever it is written with.

The table is of Unicode's list of confusable signs (https://www.unicode.org/Public/security/16.0.0/confusables.txt,
UTS #39), as far as it concerns letters and figures of a name in Latin script: Cyrillic, Greek and Armenian letters, and
Latin ones of phonetic writing. Full-width, mathematical and circled letters, ligatures and accents are undone by
Unicode's own compatibility forms (NFKD).
"""

from __future__ import annotations

import unicodedata
from functools import cache

from hscp.lib.unseen import is_unseen

# Letters that lose no accent when they are taken apart: how they are written where a keyboard lacks them.
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h"}
SIGNS = {
    **dict.fromkeys("‘’‛ʼʹʻʽˈʾʿ′`´＇՚‵", "'"),
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－˗", "-"),
    **dict.fromkeys("․．。", "."),
}
_CYRILLIC = {
    **{"а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "ѕ": "s", "і": "i", "ј": "j", "һ": "h"},
    **{"ԁ": "d", "ԛ": "q", "ԝ": "w", "ӏ": "l", "ь": "b", "ҽ": "e", "ѵ": "v", "ү": "y", "г": "r", "п": "n", "к": "k"},
    **{"м": "m", "т": "t", "в": "b", "н": "h", "А": "A", "В": "B", "Е": "E", "Ѕ": "S", "І": "I", "Ј": "J", "К": "K"},
    **{"М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "Ү": "Y", "Ԁ": "D", "Ԛ": "Q"},
    **{"Ԝ": "W", "Һ": "H", "Ӏ": "I", "Ь": "b", "Ѵ": "V", "З": "3", "з": "3", "б": "6", "Ԍ": "G", "ԍ": "g", "ӓ": "a"},
}
_GREEK = {
    **{"α": "a", "γ": "y", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "σ": "o", "τ": "t", "υ": "u", "ω": "w"},
    **{"χ": "x", "ϲ": "c", "ϳ": "j", "η": "n", "ε": "e", "μ": "u", "ς": "s", "β": "b", "Α": "A", "Β": "B", "Ε": "E"},
    **{"Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X"},
    **{"Ϲ": "C", "Ϳ": "J", "ϱ": "p", "ϐ": "b", "ϰ": "k"},
}
_OTHERS = {
    **{"ɑ": "a", "ɡ": "g", "ɩ": "i", "ɪ": "i", "ʏ": "y", "ʀ": "r", "ɴ": "n", "ʜ": "h", "ʟ": "l", "ʙ": "b", "ɢ": "g"},
    **{"ᴀ": "a", "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ᴊ": "j", "ᴋ": "k", "ᴍ": "m", "ᴏ": "o", "ᴘ": "p", "ᴛ": "t", "ᴜ": "u"},
    **{"ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜱ": "s", "ꜰ": "f", "ǀ": "l", "ƅ": "b", "ƽ": "s", "ꞵ": "b", "ⅼ": "l", "ℓ": "l"},
    **{"օ": "o", "ո": "n", "ս": "u", "հ": "h", "ց": "g", "զ": "q", "ա": "w", "Օ": "O", "Տ": "S", "Լ": "L"},
}
ALIKE: dict[str, str] = _CYRILLIC | _GREEK | _OTHERS


@cache
def plain_sign(sign: str, *, alike: bool = False) -> str:
    """One sign as it is read, its capital kept: without accents, one kind of apostrophe, hyphen and figure.

    Empty for what nobody sees. ``alike``: letters of other scripts become those that they look like, too.
    """
    if sign.isascii():
        return sign
    if is_unseen(sign) or unicodedata.combining(sign) or unicodedata.category(sign) == "Me":
        return ""
    if sign in SIGNS:
        return SIGNS[sign]
    if (small := sign.lower()) in LETTERS:
        return LETTERS[small] if small == sign else LETTERS[small].capitalize()
    if alike and sign in ALIKE:
        return ALIKE[sign]
    if (figure := unicodedata.decimal(sign, None)) is not None:
        return str(figure)
    apart = unicodedata.normalize("NFKD", sign)
    if apart == sign:
        return sign
    return "".join(plain_sign(each, alike=alike) for each in apart)


def plain_text(text: str, *, alike: bool = False) -> tuple[str, list[int]]:
    """The text so, and for each of its signs the place in the text that it came from."""
    if text.isascii():
        return text, list(range(len(text)))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = plain_sign(sign, alike=alike)
        signs.append(plain)
        places += [place] * len(plain)
    return "".join(signs), places


def has_alike(text: str) -> bool:
    """Whether a letter of another script stands in it that looks like a Latin one."""
    return not text.isascii() and any(each in ALIKE for each in set(text))


def even_text(text: str) -> tuple[str, list[int]]:
    """The text for a search: as it is read, in small letters, each stretch of blanks as one."""
    return _evened(*plain_text(text))


def even_text_alike(text: str) -> tuple[str, list[int]]:
    """The same, with letters of other scripts as those that they look like."""
    return _evened(*plain_text(text, alike=True))


def _evened(plain: str, places: list[int]) -> tuple[str, list[int]]:
    signs: list[str] = []
    kept: list[int] = []
    blank = False
    for sign, place in zip(plain, places, strict=True):
        if sign.isspace():
            if not blank:
                signs.append(" ")
                kept.append(place)
            blank = True
            continue
        blank = False
        low = sign.lower()
        signs.append(low)
        kept += [place] * len(low)
    return "".join(signs), kept
