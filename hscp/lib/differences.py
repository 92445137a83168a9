"""What changed between two texts, word by word."""

from difflib import SequenceMatcher
from re import findall

Part = tuple[str, str]  # "same", "added" or "removed", and the words

AT_MOST = 4000  # words; beyond that the two texts are shown whole, for comparing takes the square of their length


def words_changed(before: str, after: str) -> tuple[Part, ...]:
    """``after`` in pieces, with what was taken out of ``before`` where it stood. Joined, the pieces that are not
    "removed" are ``after``, those that are not "added" are ``before``: not a blank is lost.
    """
    old, new = _words(before), _words(after)
    if len(old) > AT_MOST or len(new) > AT_MOST:
        return tuple(part for part in (("removed", before), ("added", after)) if part[1])
    parts: list[Part] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("same", "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            parts.append(("removed", "".join(old[old_from:old_to])))
        if new_to > new_from:
            parts.append(("added", "".join(new[new_from:new_to])))
    return tuple(parts)


def _words(text: str) -> list[str]:
    """Words with the blanks after them; blanks at the beginning are a piece of their own."""
    return findall(r"^\s+|\S+\s*", text)


def shortened(parts: tuple[Part, ...], around: int = 30) -> tuple[Part, ...]:
    """The same, with long stretches that stayed the same cut down to ``around`` words at the edges of a change."""
    found: list[Part] = []
    for at, (kind, text) in enumerate(parts):
        words = _words(text)
        if kind == "same" and len(words) > 2 * around + 5:
            head = "".join(words[:around]) if at else ""
            tail = "".join(words[-around:]) if at < len(parts) - 1 else ""
            text = f"{head}… {tail}"
        found.append((kind, text))
    return tuple(found)
