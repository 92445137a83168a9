"""What is measured, and the goals of `performance.md` for each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from re import compile as pattern
from re import search

from django.urls import reverse

from tests.bench.client import Answer, Client
from tests.bench.seeds import SPACE, Seeded
from tests.bench.sizes import Sizes
from tests.bench.yardsticks import sheet

Visit = Callable[[str], Answer]  # one request; what it is given goes into the header X-Bench


@dataclass(frozen=True, slots=True)
class Goal:
    """``must`` and ``aim`` are multiples of the yardstick; queries and kilobytes are the most that a page may need."""

    must: float
    aim: float
    queries: int = 10
    kilobytes: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page or a form: ``visit`` makes the visit to it. ``sizes`` are addresses of the same page with less and with
    more on it, whose queries must be as many."""

    name: str
    size: str
    yardstick: str
    goal: Goal
    visit: Callable[[Client], Visit]
    sizes: tuple[Callable[[Client], Visit], ...] = field(default=())


_LINE = pattern(r'name="(p\d+)-arrived_at"')
_SHOWN = pattern(r'name="(initial-p\d+-\w+)" value="([^"]*)"')


def yardstick(name: str, client: Client) -> Visit:
    """The visit to a yardstick."""
    if name == "SV":
        turns = count(1)
        return lambda bench: _saved(client.post("/bench/save/", sheet(next(turns)), bench))
    return _get("/bench/rows/1/" if name == "R100" else "/bench/rows/2/")(client)


def pages(seeded: Seeded, sizes: Sizes) -> Iterator[Page]:
    """Every page, in the order of the table."""
    actions = sizes.actions
    meeting = Goal(3.5, 2.5, kilobytes=120)
    beside = (_get(_at("meeting", seeded.fewer)), _get(_at("meeting", seeded.more)))
    size = f"{len(seeded.live_items)} items"
    yield Page("meeting, closed", size, "R100", meeting, _get(_at("meeting", seeded.closed)), beside)
    yield Page("meeting, open, recording", size, "R100", meeting, _get(_at("meeting", seeded.live)))
    register = _at("actions")
    whole, few = f"{register}?state=all&all=on", f"{register}?state=open&q=A-2025-00"
    yield Page("actions, all on a page", str(actions), "R500", Goal(6, 2.5, kilobytes=500), _get(whole), (_get(few),))
    yield Page("actions, a page of 50", f"50 of {actions}", "R100", Goal(5, 2.5), _get(f"{register}?state=all"))
    yield Page("actions, filtered", "few", "R100", Goal(5, 2), _get(few))
    yield Page("decisions", f"of {seeded.decisions}", "R100", Goal(5, 2.5), _get(_at("decisions")))
    yield Page("meetings, past", f"of {seeded.meetings}", "R100", Goal(5, 2.5), _get(f"{_at('meetings')}?when=past"))
    saving = Goal(2.3, 1.8, queries=12)
    yield Page("save minutes of an item", "900 characters", "SV", saving, _minutes(seeded.live, seeded.live_items[0]))
    yield Page("save attendance", f"{size}, everybody", "SV", saving, _attendance(seeded.live))


def _at(name: str, *numbers: int) -> str:
    return reverse(name, args=(SPACE, *numbers))


def _get(path: str) -> Callable[[Client], Visit]:
    def made(client: Client) -> Visit:
        def visit(bench: str) -> Answer:
            answer = client.get(path, bench)
            if answer.status != 200:
                raise RuntimeError(f"{path} was answered with {answer.status} and leads to {answer.location!r}.")
            return answer

        return visit

    return made


def _saved(answer: Answer) -> Answer:
    if answer.status != 302:
        raise RuntimeError(f"A form was not saved, but answered with {answer.status}.\n{answer.body.decode()[:4000]}")
    return answer


def _minutes(meeting: int, item: int) -> Callable[[Client], Visit]:
    """Other minutes at each turn, upon the version that the turn before left."""
    path = _at("minutes_edit", meeting, item)

    def made(client: Client) -> Visit:
        token = client.token(path)
        version = search(r'name="version" value="(\d+)"', client.get(path).body.decode())
        turns = count(int(version.group(1)) if version else 1)

        def visit(bench: str) -> Answer:
            turn = next(turns)
            data = {"minutes": sheet(turn)["text-1"], "version": str(turn), "csrfmiddlewaretoken": token}
            return _saved(client.post(path, data, bench))

        return visit

    return made


def _attendance(meeting: int) -> Callable[[Client], Visit]:
    """The whole sheet, everybody leaving at another time at each turn."""
    path = _at("attendance", meeting)

    def made(client: Client) -> Visit:
        token = client.token(path)
        html = client.get(path).body.decode()
        lines, shown = sorted(set(_LINE.findall(html))), dict(_SHOWN.findall(html))
        turns = count(1)

        def visit(bench: str) -> Answer:
            nonlocal shown
            data = {"csrfmiddlewaretoken": token} | shown
            left = f"09:{next(turns) % 45:02d}"
            for line in lines:
                data |= {f"{line}-arrived_at": "08:00", f"{line}-left_at": left, f"{line}-reason": ""}
                # What was just saved is what the next sheet shows.
                saved = {"arrived_at": "08:00", "left_at": left, "remote": "False", "apologies": "False", "reason": ""}
                shown |= {f"initial-{line}-{name}": text for name, text in saved.items()}
            return _saved(client.post(path, data, bench))

        return visit

    return made
