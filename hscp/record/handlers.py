"""What work there is: each app's ``tasks`` module names its handlers here, and the outbox looks them up by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

Work = Callable[..., None]
TurnWork = Callable[[datetime], None]


class GiveUp(Exception):
    """Raised by a handler: trying again would change nothing. Its text is a sentence fit for the person who asked."""


class TryLater(Exception):
    """Raised by a handler: not now, but perhaps later. Its text is a sentence fit for the person who asked."""


class UnknownTask(LookupError):
    """No app has a handler of that name."""


@dataclass(frozen=True, slots=True)
class Handler:
    """How one kind of work is done.

    A short one is called with the job's arguments, inside the transaction that marks it done. A ``long`` one is called
    outside any transaction with a ``Progress`` first. ``attempts`` is how often it is tried in all; the wait before the
    second is ``first_wait``, and doubles. ``lease`` is how long a long one may be silent before it is taken for dead.
    ``right`` is what the person who asked must still be allowed when the work is done, by its code name; without one a
    live seat in the space is enough, and the timetable, which nobody asks for, needs none.
    ``on_failure(sentence, **arguments)`` runs in the job's space, in the transaction that marks it failed.
    """

    task: str
    work: Work
    long: bool = False
    attempts: int = 5
    first_wait: timedelta = timedelta(seconds=30)
    lease: timedelta = timedelta(minutes=2)
    on_failure: Callable[..., None] | None = None
    right: str = ""

    def wait_after(self, attempts: int) -> timedelta:
        """How long to wait after that many failed attempts (at least one)."""
        return self.first_wait * 2 ** (attempts - 1)


_handlers: dict[str, Handler] = {}
_turns: dict[str, TurnWork] = {}


def job(task: str, **options: Any) -> Callable[[Work], Work]:
    """Decorator: the function does the jobs of that name, as ``"reporting.build_report"``. Options as in `Handler`.

    Raises ``ValueError`` when the name is taken by another function.
    """

    def register(work: Work) -> Work:
        _refuse_second(task, work, _handlers[task].work if task in _handlers else None)
        _handlers[task] = Handler(task, work, **options)
        return work

    return register


def turn(task: str) -> Callable[[TurnWork], TurnWork]:
    """Decorator: the function is a turn of the timetable that belongs to no space.

    It gets the moment it was due, runs as the job runner (which sees the queue of every space and nothing else), in the
    transaction that takes the turn, and must be quick. Raises ``ValueError`` when the name is taken.
    """

    def register(work: TurnWork) -> TurnWork:
        _refuse_second(task, work, _turns.get(task))
        _turns[task] = work
        return work

    return register


def _refuse_second(task: str, work: Any, present: Any) -> None:
    if present is not None and (present.__module__, present.__qualname__) != (work.__module__, work.__qualname__):
        raise ValueError(f"Two functions want to do {task}.")


def handler_of(task: str) -> Handler:
    """The handler of that name. Raises ``UnknownTask``."""
    try:
        return _handlers[task]
    except KeyError:
        raise UnknownTask(f"No handler is called {task}.") from None


def turn_of(task: str) -> TurnWork | None:
    """What a turn of that name does, or None where each space gets a job of that name instead."""
    return _turns.get(task)
