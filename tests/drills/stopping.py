"""A scheduler and then a worker stop for good: the site must say so by itself, until they are started again."""

import http.client
import sys
import time

from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from hscp.record.mail import write_mail
from hscp.spaces.acting import acting, in_space
from tests.drills.counting import Line, Outcome
from tests.drills.people import seed
from tests.drills.site import Site, until
from tests.drills.smtp import Slow

LATE = 180 + 150  # seconds: three minutes are borne, the first look comes after two
ASKED = "A mail that was asked for while the worker was away"


def health(site: Site) -> tuple[int, str]:
    """What a monitor outside is told."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    try:
        connection.request("GET", "/health/", headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def run(site: Site, postman: Slow) -> Outcome:
    """Stop each, wait for the word, the mail and the log; start it again and wait until all is well."""
    begun, outcome = time.monotonic(), Outcome()

    def say(words: str) -> None:
        sys.stdout.write(f"{time.monotonic() - begun:6.1f} s  {words}\n")
        sys.stdout.flush()

    def mails(subject: str) -> int:
        return sum(str(mail["Subject"]) == subject for mail in postman.mails)

    call_command("migrate", database="owner", run_syncdb=True, verbosity=0)
    place = seed(1)
    connections.close_all()
    site.web(workers=2)
    site.worker(0)
    site.scheduler(0)
    site.start()
    site.until_well()
    say("ready, and well")
    for target, word in (("scheduler", "timetable late"), ("worker", "jobs overdue")):
        before, line = mails(f"Alarm: {word}"), Line(f"alarm: {target} stopped", asked=1)
        outcome.counts.append(line)
        say(f"stopped {target} ({site.stop(target)} processes)")
        if target == "worker":
            with acting(in_space(place.space_id)):
                write_mail(to="member@example.org", subject=ASKED, text="t", key="late", at=timezone.now())
            connections.close_all()
        try:
            until(lambda: word in health(site)[1], LATE, lambda: f"/health/ says {health(site)}")  # noqa: B023
            say(f"/health/ says {health(site)}")
            until(lambda: mails(f"Alarm: {word}") > before, LATE, lambda: "No mail.")  # noqa: B023
            until(lambda: "Alarm: " in site.services["web"].log, 5, lambda: "Nothing in the log.")
            say("the mail has come, the log has an ERROR")
            time.sleep(70)  # a minute's looks of two web processes: there must be no second mail
            line.confirmed, line.doubled = 1, int(mails(f"Alarm: {word}") > before + 1)
        except TimeoutError as late:
            outcome.wrong.append(f"{target}: {late}")
        site.go_on(target)
        site.until_well()
        say(f"started {target} again, and all is well")
    until(lambda: mails(ASKED) == 1, 60, lambda: "The mail that waited was not sent.")
    return outcome
