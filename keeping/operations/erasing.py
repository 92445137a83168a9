"""Erasure: asked for by one, confirmed by another, done by a job that can be interrupted and goes on where it was."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.apps import apps
from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.entries import Erasure
from hscp.record.holds import refusal
from hscp.record.outbox import ask
from hscp.spaces.acting import current
from keeping.enums import Kind
from keeping.models import ErasureAnswer, ErasureAsked, ErasureDone
from keeping.operations.clearing import end_exports
from keeping.queries.erasures import asked_facts, asking_of, facts_of
from keeping.queries.parts import Unit, held_of
from keeping.queries.things import Thing, thing_of
from keeping.rules import may_answer, may_ask, may_erase
from partnership.models import CaseFile, FileGrant, Partnership, Seat
from partnership.operations.cases.places import close, note
from partnership.queries.two_people import admissions
from partnership.rules.cases import CLOSED
from partnership.rules.two_people import may_be_second

TASK = "keeping.erase"
Say = Callable[[int, int, str], None]


@transaction.atomic
def ask_erasure(*, thing: Thing, reason: str, seat: Seat, day: date, at: datetime) -> ErasureAsked:
    """Ask for the content of something to be erased. It waits 14 days for a second person.

    Raises ``Refused`` under a legal hold, before its period is over without a sentence why, and where it cannot go.
    """
    by = current().user_id or 0
    one_at_a_time()
    facts = facts_of(thing, by=by, day=day, now=at)
    may_ask(facts, reason=reason).require()
    asked = ErasureAsked(
        kind=thing.kind,
        of_key=thing.key,
        of_words=thing.written,
        of_file=thing.file_id,
        due=facts.due,
        reason=reason.strip(),
        seat=seat,
        at=at,
    )
    asked.save()
    return asked


@transaction.atomic
def answer_erasure(*, asked: ErasureAsked, confirmed: bool, seat: Seat, day: date, at: datetime) -> ErasureAnswer:
    """Confirm or decline. Side effect of a confirmation: the job that does it, with the rights of whoever confirmed.

    Raises ``Refused`` where the rule says no: the one who asked cannot confirm, nor somebody whom they brought in; and
    where another answered meanwhile.
    """
    by = current().user_id or 0
    one_at_a_time()
    asked = ErasureAsked.objects.select_related("seat", "answer").get(pk=asked.pk)
    thing = _thing(asked, day)
    facts = facts_of(thing, by=by, day=day, now=at)
    second = may_be_second(by, asking_of(asked), admissions(day, asked.at))
    facts = replace(facts, waiting=False)
    may_answer(asked_facts(asked), facts, by=by, now=at, confirms=confirmed, second=second).require()
    job = None
    if confirmed:
        job = ask(TASK, key=f"erasure:{asked.pk}", arguments={"asked_id": asked.pk}, asked_by_id=by, at=at)
    answer = ErasureAnswer(asked=asked, confirmed=confirmed, seat=seat, job=job, at=at)
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError:  # the job that was asked for goes with what is undone
        raise Refused(no("answered", "This has been answered already.")) from None
    return answer


def one_at_a_time() -> None:
    """Two who ask for the same, or answer it, in one moment do so in turn; so do an erasure and an export that end."""
    Partnership.objects.select_for_update(of=("self",)).get(space_id=current().space_id)


def _thing(asked: ErasureAsked, day: date) -> Thing:
    """The thing as it stands; minutes of a file that one does not open are known by what was written down of them."""
    found = thing_of(Kind(asked.kind), asked.of_key, day)
    if found is None and asked.kind == Kind.MINUTES:
        return Thing(Kind.MINUTES, asked.of_key, asked.of_words, None, file_id=asked.of_file)
    if found is None:
        raise Refused(no("absent", "It is not there any more."))
    return found


def check(asked: ErasureAsked, units: list[Unit], *, day: date, now: datetime) -> None:
    """Before anything goes: asked and confirmed by two, not held, and it may still go. Raises ``Refused``."""
    answer = ErasureAnswer.objects.select_related("seat").filter(asked=asked, confirmed=True).first()
    if answer is None or answer.seat.user_id == asked.seat.user_id:
        raise Refused(no("two", "An erasure takes two people."))
    by = answer.seat.user_id or 0
    if not may_be_second(by, asking_of(asked), admissions(uk_date(answer.at), asked.at)):
        raise Refused(no("two", "An erasure takes two people, neither of whom has brought in the other."))
    thing = _thing(asked, day)
    may_erase(facts_of(thing, by=0, day=day, now=now)).require()
    refusal(held_of(units)).require()


@transaction.atomic
def shut(*, file_id: int, seat: Seat, at: datetime) -> None:
    """Before a file is emptied nobody opens it any more. Within the file; repeatable."""
    for grant in FileGrant.objects.filter(content_object=file_id, ended_at__isnull=True):
        close(grant, at, "The content of the file was erased.")


def reason_of(asked: ErasureAsked) -> str:
    """Why a row was erased, as the record's own list of erasures says it."""
    return f"Erasure {asked.pk}, decided by two people"


def empty(unit: Unit, *, asked: ErasureAsked, at: datetime) -> None:
    """Take the words out of one unit. Raises ``Refused`` under a legal hold."""
    unit.empty(reason=reason_of(asked), at=at)


def done(*, asked: ErasureAsked, units: list[Unit], seat: Seat, at: datetime) -> ErasureDone:
    """Write down that it is done: how many rows of what, however many runs it took. A case file says so itself.

    Side effect: exports of people's data that were built meanwhile are ended.
    """
    one_at_a_time()
    end_exports(at=at)
    if asked.kind == Kind.FILE:
        file = CaseFile.objects.get(pk=asked.of_key)
        file.erased_at = at
        file.save(update_fields=["erased_at"])
        note(file, "erase", seat, at, before=CLOSED)
    row = ErasureDone(
        asked=asked,
        kind=asked.kind,
        of_key=asked.of_key,
        emptied=dict(sorted(Counter(unit.called for unit in units if unit.stands).items())),
        erased=_erased_by_name(asked),
        files=sum(unit.is_stored_file for unit in units),
        at=at,
    )
    row.save()
    return row


def _erased_by_name(asked: ErasureAsked) -> dict[str, int]:
    """How many rows of which table this erasure let go, by the record's own list."""
    words = {model._meta.db_table: str(model._meta.verbose_name) for model in apps.get_models()}
    rows = Erasure.objects.filter(reason=reason_of(asked)).order_by().values_list("of_table", flat=True)
    return dict(sorted(Counter(words.get(table, table) for table in rows).items()))
