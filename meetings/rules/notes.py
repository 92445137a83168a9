"""Words of an item's minutes that were more than a note: which passages there are, and what stays when some go.

A note is a stretch of the minutes' text. What is taken out becomes the words of a decision or an action; the rest stays
as it was typed, but for the blank that was round the gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import MULTILINE
from re import compile as pattern

from hscp.lib.verdicts import no

Span = tuple[int, int]
"""Where a passage begins and where it ends, in characters of the text: [from, to)."""

_PARAGRAPH = pattern(r"(?:[^\n]*\S[^\n]*\n?)+")
_MARK = pattern(r"[ \t]*(?:[-*+>]|#{1,6}|\d{1,3}[.)])[ \t]+")  # an item of a list, a heading, a quotation
_OWN_LINE = pattern(rf"^(?={_MARK.pattern})", MULTILINE)
_NO_BLANK_BEFORE = (".", ",", ";", ":", "!", "?", ")")


@dataclass(frozen=True, slots=True)
class Taken:
    """``words`` as a decision or an action says them, ``cut`` as they stood in the minutes, ``rest`` what stays."""

    words: str
    cut: str
    rest: str


def passages_of(text: str) -> tuple[Span, ...]:
    """The passages a text falls into: paragraphs, and each item of a list and each heading for itself."""
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        starts = [paragraph.start()]
        starts += [at.start() for at in _OWN_LINE.finditer(text, *paragraph.span()) if at.start() > paragraph.start()]
        for start, end in zip(starts, [*starts[1:], paragraph.end()], strict=True):
            if (span := _bare(text, start, end)) is not None:
                found.append(span)
    return tuple(found)


def words_at(text: str, span: Span) -> str:
    """What stands there, without the mark of a list or heading that it begins with."""
    start, end = span
    said = text[start:end].strip()
    begins_line = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    mark = _MARK.match(said) if begins_line else None
    return said[mark.end() :] if mark else said


def take_out(text: str, spans: Iterable[Span]) -> Taken:
    """Take passages out of a text. Raises ``Refused`` where none is named, or one that is not in the text."""
    wanted = sorted(set(spans))
    inside = all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in wanted)
    if not wanted or not inside:
        no("parts", "Choose which words of the minutes it is.").require()
    whole = _together([_whole_lines(text, span) for span in wanted])
    rest, at = "", 0
    for start, end in whole:
        rest, at = _joined(rest, text[at:start]) if at else text[at:start], end
    return Taken(
        words="\n".join(words_at(text, span) for span in _together(wanted)),
        cut="\n".join(text[start:end].strip() for start, end in whole),
        rest=_joined(rest, text[at:]).strip(),
    )


def _bare(text: str, start: int, end: int) -> Span | None:
    """The stretch without the blanks at its ends; None where nothing else is in it."""
    said = text[start:end]
    if not said.strip():
        return None
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip())


def _whole_lines(text: str, span: Span) -> Span:
    """With the mark of its list, where the whole line behind the mark is taken: no empty bullet stays."""
    start, end = span
    line = text.rfind("\n", 0, start) + 1
    ends_line = text[end:].partition("\n")[0].strip() == ""
    return (line, end) if ends_line and _MARK.fullmatch(text[line:start]) else span


def _together(spans: Sequence[Span]) -> list[Span]:
    """Sorted, and those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _joined(before: str, after: str) -> str:
    """What stood on both sides of a gap. Of the line ends round a line that went, the longer run stays."""
    before, after = before.rstrip(" \t"), after.lstrip(" \t")
    if not before.strip() or not after.strip():
        return before + after
    above, below = len(before) - len(before.rstrip("\n")), len(after) - len(after.lstrip("\n"))
    if above and below:
        return before.rstrip("\n") + "\n" * max(above, below) + after.lstrip("\n")
    if above or below or after.startswith(_NO_BLANK_BEFORE):
        return before + after
    return f"{before} {after}"
