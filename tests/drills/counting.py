"""What became of it all: saves against rows and history, mails against what the server took, jobs by their effect."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count

from hscp.record.chain import verify
from hscp.record.entries import RecordCheck
from hscp.record.models import Job, JobState, Mail, MailState, Tick
from hscp.record.outbox import WORKER
from hscp.record.reconcile import compare
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Attendee, Decision
from partnership.models import Feedback
from tests.drills.people import Saved
from tests.drills.timetable import COUNTED
from tests.drills.uploads import times_kept


@dataclass
class Line:
    """One line of the report."""

    what: str
    asked: int = 0
    confirmed: int = 0
    lost: int = 0
    doubled: int = 0
    note: str = ""


@dataclass
class Outcome:
    """All lines, and what else was found wrong. ``well``: nothing lost, nothing doubled, nothing wrong."""

    counts: list[Line] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        return not self.wrong and not any(each.lost or each.doubled for each in self.counts)

    def __str__(self) -> str:
        lines = [f"{'':<28}{'asked':>8}{'confirmed':>11}{'lost':>6}{'doubled':>9}"]
        for each in self.counts:
            figures = f"{each.asked:>8}{each.confirmed:>11}{each.lost:>6}{each.doubled:>9}"
            lines.append(f"{each.what:<28}{figures}  {each.note}".rstrip())
        return "\n".join([*lines, *(f"WRONG: {words}" for words in self.wrong)])


def effects(saved: Saved) -> int:
    """How often a save stands in the record: rows, or entries of the history where it changed one."""
    if saved.kind == "decision":
        return Decision.objects.filter(text=saved.words).count()
    if saved.kind == "guest":
        return Attendee.objects.filter(guest_name=saved.words).count()
    if saved.kind == "paper":
        return times_kept(saved.words)
    if saved.kind == "feedback":
        return Feedback.objects.filter(heard=saved.words).count()
    if saved.kind == "minutes":
        return int(AgendaItem.history.filter(minutes=saved.words).count())
    return int(Attendee.history.filter(absence_reason=saved.words).count())


def count_saves(space_id: int, saves: Iterable[Saved]) -> list[Line]:
    """Lost: confirmed and not there. Doubled: there more than once, confirmed or not."""
    lines: dict[str, Line] = {}
    with acting(in_space(space_id)):
        for saved in saves:
            line = lines.setdefault(saved.kind, Line(f"saves: {saved.kind}"))
            there = effects(saved)
            line.asked += 1
            line.confirmed += saved.confirmed
            line.lost += saved.confirmed and not there
            line.doubled += there > 1
            if not saved.confirmed and saved.said:
                line.note = f"not confirmed: {saved.said}"
    return list(lines.values())


def count_mails(space_id: int, taken: Counter[str]) -> Line:
    """Lost: neither handed over nor shown as unknown, or said to be and never taken. Doubled: taken twice."""
    line = Line("mails")
    with acting(in_space(space_id)):
        rows = list(Mail.objects.exclude(subject__startswith="effect "))
    states = Counter(row.state for row in rows)
    line.asked, line.confirmed = len(rows), states[MailState.SENT]
    line.lost = sum(
        row.state not in (MailState.SENT, MailState.UNKNOWN)
        or (row.state == MailState.SENT and not taken[row.message_id])
        for row in rows
    )
    line.doubled = sum(taken[row.message_id] > 1 for row in rows)
    arrived = sum(bool(taken[row.message_id]) for row in rows if row.state == MailState.UNKNOWN)
    line.note = f"outcome unknown {states[MailState.UNKNOWN]}, of which {arrived} were taken"
    return line


def count_jobs(space_id: int, names: Iterable[str]) -> list[Line]:
    """By effect: each name once; as many turns counted as slots taken; one check of the record a day."""
    lines = [Line("jobs by effect"), Line("turns by effect"), Line("nightly checks")]
    with acting(in_space(space_id)):
        told = Mail.objects.filter(subject__startswith="effect ").order_by().values_list("subject")
        done = Counter(dict(told.annotate(Count("pk"))))
        checks = RecordCheck.objects.count()
    slots = Tick.objects.filter(task=COUNTED).count()
    nights = Tick.objects.filter(task="record.check").count()
    for name in names:
        there = done[f"effect {name}"]
        lines[0].asked += 1
        lines[0].confirmed += bool(there)
        lines[0].lost += not there
        lines[0].doubled += there > 1
    turns = done["effect turn"]
    lines[1].asked, lines[1].confirmed = slots, turns
    lines[1].lost, lines[1].doubled = max(0, slots - turns), max(0, turns - slots)
    lines[2].asked, lines[2].confirmed = nights, checks
    lines[2].lost, lines[2].doubled = max(0, nights - checks), max(0, checks - nights)
    return lines


def open_jobs(asked_before: datetime | None = None) -> list[str]:
    """What is not done yet, in words; of what was asked for before that moment, for schedulers never stop asking."""
    with acting(WORKER):
        rows = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING))
        if asked_before is not None:
            rows = rows.filter(asked_at__lt=asked_before)
        return [f"{row.task} {row.state} {row.attempts} {row.problem}" for row in rows]


def failed_jobs() -> list[str]:
    """Jobs that were given up, but for mails whose outcome is shown to a person."""
    with acting(WORKER):
        rows = Job.objects.filter(state=JobState.FAILED).exclude(task="record.send_mail")
        return [f"{row.task} {row.key}: {row.problem}" for row in rows]


def record_is_whole(space_id: int) -> list[str]:
    """What the chain and the nightly comparison find."""
    proof, comparison = verify(space_id), compare(space_id)
    found = [] if proof.fault is None else [f"The chain is broken: {proof.fault}"]
    if proof.entries == 0 or comparison.compared == 0:
        found.append("Nothing was sealed or compared.")
    return found + [f"{each.model} {each.row_key}: {each.kind} {each.fields}" for each in comparison.found]
