"""A drill: a site at work, people who save, mail that is due, kill -9 of one thing after another; then the count."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from hscp.record import outbox, runner
from hscp.record.mail import write_mail
from hscp.spaces.acting import acting, in_space
from tests.drills import counting, work
from tests.drills.people import Place, Writer, seed
from tests.drills.postgres import Postgres
from tests.drills.site import Site, until
from tests.drills.smtp import Slow
from tests.drills.uploads import rows_without_content
from tests.drills.visitor import Visitor
from tests.factories.people import PASSWORD
from tests.servers.redis import Redis

TARGETS = ("web", "worker", "scheduler", "redis", "postgres")
MIDDLE = 10.0  # seconds that a kill waits for the worst moment
DRILLS = {**{each: (each,) for each in TARGETS}, "everything": TARGETS, "schedulers": (), "embedded": ("web",)}
assert work.COUNTED  # its handlers are known here too: work is asked for, and in the end done, by name


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of everything. ``kills``: of each target; ``between``: seconds from one kill to the next."""

    writers: int = 6
    mails: int = 60
    jobs: int = 60
    kills: int = 5
    between: float = 4.0
    web: int = 2
    workers: int = 2
    schedulers: int = 2
    pause: float = 0.05
    settle: float = 240.0


FULL = Sizes()
QUICK = Sizes(writers=3, jobs=20, kills=1, between=1.5, web=1, workers=1, settle=240.0)


class Drill:
    """What runs, and what to do to it."""

    def __init__(self, site: Site, postman: Slow, postgres: Postgres | None, redis: Redis | None, place: Place) -> None:
        self.site, self.postman, self.postgres, self.redis, self.place = site, postman, postgres, redis, place
        self.jobs: list[str] = []
        self._mails = self._turn = 0
        self._begun = time.monotonic()
        self.ended = timezone.now()

    def say(self, words: str) -> None:
        """A line with the seconds since the drill began."""
        sys.stdout.write(f"{time.monotonic() - self._begun:6.1f} s  {words}\n")
        sys.stdout.flush()

    def fall_due(self, mails: int, jobs: int) -> None:
        """So many mails and jobs, asked for in one transaction: all of it is due from now on."""
        now = timezone.now()
        names = [f"job {len(self.jobs) + each}" for each in range(jobs)]
        with acting(in_space(self.place.space_id)):
            for _each in range(mails):
                self._mails += 1
                write_mail(
                    to="member@example.org",
                    subject=f"The board meets ({self._mails})",
                    text="On Thursday at ten.",
                    key=f"drill {self._mails}",
                    at=now,
                )
            for number, name in enumerate(names):
                outbox.ask(
                    "tests.long_quick" if number % 3 == 0 else "tests.short",
                    key=name,
                    arguments={"name": name},
                    asked_by_id=None,
                    at=now,
                )
        self.jobs += names

    def kill(self, target: str) -> None:
        """Kill -9, and start again as whoever runs the site would; the site's keeper does it for our own processes.

        At the worst moment where there is one: the mail server has taken a mail and not yet said so.
        """
        sends = target in ("worker", "postgres") or self.redis is None
        with self.postman.in_the_middle(MIDDLE if sends else 0) as sending:
            self._kill(target, ", a mail was going over" if sending else "")

    def _kill(self, target: str, middle: str) -> None:
        if target == "redis" and self.redis:
            self.redis.kill()
            self.say("killed redis; all it held is gone")
            time.sleep(0.5)
            self.redis.start()
        elif target == "postgres" and self.postgres:
            number = self.postgres.kill()
            self.postman.holds = False
            self.say(f"killed postgres ({number} processes){middle}")
            time.sleep(0.5)
            self.postgres.start()
            connections.close_all()  # ours died with it
        else:
            self.say(f"killed {target} ({self.site.kill(target)} processes){middle}")

    def settled(self) -> bool:
        """Whether nothing is left to do of what was asked for until nobody saved any more."""
        return not counting.open_jobs(self.ended)


def run(
    targets: tuple[str, ...], sizes: Sizes, site: Site, postman: Slow, postgres: Postgres | None, redis: Redis | None
) -> counting.Outcome:
    """Seed, start, kill, wait, count. Django is set up on the same servers; without them all is one process."""
    begun = time.monotonic()
    owner = "owner" if postgres else "default"
    call_command("migrate", database=owner, run_syncdb=True, verbosity=0)
    call_command("check", tags=["database"], databases=["default"])  # the role, and the fences
    place = seed(sizes.writers)
    connections.close_all()
    site.web(workers=sizes.web if redis else 1)
    for number in range(sizes.workers if redis else 0):
        site.worker(number)
    for number in range(sizes.schedulers if redis else 0):
        site.scheduler(number)
    site.start()
    drill = Drill(site, postman, postgres, redis, place)
    site.until_well("/health/web/")
    writers = [Writer(desk, Visitor(site.port, desk.email, PASSWORD, desk.secret), sizes.pause) for desk in place.desks]
    for writer in writers:
        writer.visitor.sign_in()
    site.until_well("/health/")
    drill.say(f"ready after {time.monotonic() - begun:.0f} s: {', '.join(site.services)}")
    for writer in writers:
        writer.start()
    kills = [target for _round in range(sizes.kills) for target in targets]
    for number, target in enumerate(kills or ["nothing"]):
        share = _share(sizes.mails, len(kills) or 1, number), _share(sizes.jobs, len(kills) or 1, number)
        drill.fall_due(*share)
        time.sleep(sizes.between / 4)
        if kills:
            drill.kill(target)
        time.sleep(sizes.between)
    for writer in writers:
        writer.stop()
    drill.ended = timezone.now()
    drill.say("nobody saves any more; waiting for what is left to do")
    outcome = counting.Outcome()
    try:
        until(_patient(drill.settled), sizes.settle, lambda: f"Not done: {counting.open_jobs()[:5]}")
        site.until_well("/health/")
    except TimeoutError as late:
        outcome.wrong.append(str(late))
    drill.say("all is settled" if not outcome.wrong else "not all is settled")
    site.close()  # a scheduler would go on asking for work while it is counted
    time.sleep(0.5)
    _drain(sizes)
    saves = [one for writer in writers for one in writer.saved]
    outcome.counts += counting.count_saves(place.space_id, saves)
    outcome.counts.append(counting.count_mails(place.space_id, postman.taken()))
    outcome.counts += counting.count_jobs(place.space_id, drill.jobs)
    outcome.wrong += counting.failed_jobs() + counting.record_is_whole(place.space_id)
    outcome.wrong += rows_without_content(place.space_id)
    if not all(each.confirmed for each in outcome.counts if each.asked):
        outcome.wrong.append("Of something nothing was confirmed: the drill proves nothing about it.")
    drill.say(f"forms sent again because nobody answered: {sum(each.visitor.retries for each in writers)}")
    connections.close_all()
    return outcome


def _share(total: int, parts: int, number: int) -> int:
    return total * (number + 1) // parts - total * number // parts


def _patient(what: Callable[[], bool]) -> Callable[[], bool]:
    """The same, taking a database that is just starting for not yet."""

    def ask() -> bool:
        try:
            return what()
        except Exception:
            connections.close_all()
            return False

    return ask


def _drain(sizes: Sizes) -> None:
    """What the schedulers asked for between the last look and their end is done here, by the product's own runner."""
    end = time.monotonic() + sizes.settle
    while counting.open_jobs() and time.monotonic() < end:
        runner.drain(timezone.now())
        time.sleep(0.2)
