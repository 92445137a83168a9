"""Which themes a partnership may add, change and end, and which may be chosen: facts in, verdict out."""

from collections.abc import Collection
from datetime import date

from hscp.lib.verdicts import Reason, Verdict, no, verdict_from
from hscp.lib.words import date_words


def may_word(*, name: str, meaning: str, taken: Collection[str]) -> Verdict:
    """Whether a theme may be called so: it has a name of its own, however it is written, and says what it means."""
    found = []
    if not name.strip():
        found.append(Reason("name", "Give the theme a name."))
    if not meaning.strip():
        found.append(Reason("meaning", "Say what it means: others choose it by that."))
    if plain(name) in {plain(each) for each in taken}:
        found.append(Reason("name", f"There is a theme called “{name.strip()}” already."))
    return verdict_from(found)


def may_end(*, starts_on: date, ends_on: date, ended_on: date | None, because: str) -> Verdict:
    """Whether a theme may end on a day: it has begun and not ended, and somebody says why."""
    if ended_on is not None:
        return no("ended", f"It ended on {date_words(ended_on, weekday=False)}.")
    found = []
    if ends_on < starts_on:
        words = f"It came into use on {date_words(starts_on, weekday=False)}: it cannot end before that."
        found.append(Reason("ends_on", words))
    if not because.strip():
        found.append(Reason("because", "Say why it ends: it stays on record."))
    return verdict_from(found)


def may_choose(*, chosen: Collection[int], standing: Collection[int], in_use: Collection[int]) -> Verdict:
    """Whether these themes may be chosen: each is in use, or was chosen before and stays."""
    if set(chosen) <= set(in_use) | set(standing):
        return verdict_from([])
    return no("themes", "A theme that is no longer in use is not given to anything new.")


def is_in_use(starts_on: date, ends_on: date | None, day: date) -> bool:
    """Whether a theme is in use on a day."""
    return starts_on <= day and (ends_on is None or day < ends_on)


def plain(name: str) -> str:
    """A name as it is compared: without capitals and more than one space."""
    return " ".join(name.split()).casefold()
