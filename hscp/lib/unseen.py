"""Signs that nobody sees, and that part a word for whoever searches a text: soft hyphens, marks of direction."""

import unicodedata

# Beside all signs of format (category Cf): a joiner, selectors of variants. They show nothing of themselves.
_MORE = frozenset("\u034f\u17b4\u17b5") | {
    chr(code)
    for first, last in ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
    for code in range(first, last + 1)
}


def is_unseen(sign: str) -> bool:
    """Whether nobody sees this one sign."""
    return sign in _MORE or (not sign.isascii() and unicodedata.category(sign) == "Cf")


def without_unseen(text: str) -> str:
    """The text as it is seen."""
    return text if text.isascii() else "".join(sign for sign in text if not is_unseen(sign))
