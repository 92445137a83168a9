"""What is said of a meeting's quoracy before it is held: one statement, from the answers, that claims no more."""

from __future__ import annotations

from dataclasses import dataclass

from meetings.rules.forecast import Change, Forecast


@dataclass(frozen=True, slots=True)
class Foretold:
    """The statement and what it rests on. ``said`` is the change that it names already; ``quorate``: at some time."""

    word: str
    reasons: tuple[str, ...]
    quorate: bool
    said: Change | None = None


def foretold(likely: Forecast, promised: Forecast | None, *, unanswered: int) -> Foretold:
    """What is expected of a meeting.

    ``likely`` is the forecast if all come who have not answered, ``promised`` if only those come who said so (None
    where nobody has answered, or everybody), ``unanswered`` how many who are expected have not answered.
    """
    lost = next((change for change in likely.changes if not change.quorate), None)
    if likely.never:
        why = tuple(reason.sentence for reason in likely.periods[0].verdict.reasons) if likely.periods else ()
        also = (f"Not even if all come who have not answered: {unanswered}.",) if unanswered else ()
        return Foretold("Would not be quorate", (*why, *also), quorate=False, said=lost)
    if not likely.throughout:
        reasons = [lost.sentence] if lost else []
        reasons += [f"{_waiting(unanswered)} This takes it that they come."] if unanswered else []
        return Foretold("Would be quorate for part of the meeting", tuple(reasons), quorate=True, said=lost)
    if not unanswered:
        return Foretold("Expected to be quorate throughout", ("Everybody who is expected has answered.",), quorate=True)
    if promised is None:
        return Foretold("Would be quorate", ("If everybody comes who is expected. Nobody has answered yet.",), True)
    if promised.throughout:
        words = f"Those who said that they come are enough. {_waiting(unanswered)}"
        return Foretold("Expected to be quorate throughout", (words,), quorate=True)
    counted = "no item would be" if promised.never else "it would be for part of the meeting only"
    words = f"{_waiting(unanswered)} Counting only those who said that they come, {counted}."
    return Foretold("Would be quorate if others come too", (words,), quorate=True)


def _waiting(unanswered: int) -> str:
    return f"{unanswered} who {'is expected has' if unanswered == 1 else 'are expected have'} not answered."
