"""What is decided about keeping: a period changed, something kept longer, a legal hold set and lifted."""

from datetime import date, datetime

from django.db import transaction

from hscp.lib.keeping import CLASS_WORDS, RecordClass
from hscp.lib.verdicts import Refused, no
from hscp.record.holding import Covers, HoldLifted, HoldWords, LegalHold
from hscp.spaces.acting import current
from keeping.models import KeptLonger, PeriodChange
from keeping.queries.schedule import schedule
from keeping.queries.things import Thing, erased_of, within
from keeping.rules import may_change_period, may_keep_longer, may_lift, person_written
from partnership.models import Seat


@transaction.atomic
def change_period(
    *, record_class: RecordClass, months: int | None, reason: str, seat: Seat, at: datetime
) -> PeriodChange:
    """Keep a class of record so long from now on; None is for good. Raises ``Refused`` where nothing changes."""
    Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)  # two at once decide one after the other
    held = schedule().get(record_class)
    may_change_period(months=months, now_months=held.months if held else None, reason=reason).require()
    change = PeriodChange(record_class=record_class.value, months=months, reason=reason.strip(), seat=seat, at=at)
    change.save()
    return change


@transaction.atomic
def keep_longer(*, thing: Thing, until: date, reason: str, seat: Seat, today: date, at: datetime) -> KeptLonger:
    """Keep something past its period until a day. Raises ``Refused`` for a day that is over and for what is erased."""
    erased = thing.key in erased_of(thing.kind)
    may_keep_longer(until=until, today=today, reason=reason, erased=erased).require()
    kept = KeptLonger(
        kind=thing.kind, of_key=thing.key, of_words=thing.written, until=until, reason=reason.strip(), seat=seat, at=at
    )
    kept.save()
    return kept


@transaction.atomic
def set_hold(
    *,
    covers: Covers,
    name: str,
    reason: str,
    asked_by: str,
    starts_on: date,
    seat: Seat,
    at: datetime,
    of_key: int | None = None,
    of_words: str = "",
    record_class: RecordClass | None = None,
) -> LegalHold:
    """Put a legal hold on a file, a meeting, a person's data, a class of records or everything: it stands at once.

    The words of a hold on a case file are for the eyes of the file's list; of a person no name is written in the row
    that stays, whatever ``of_words`` says. Anybody who looks after retention may set
    one, on the list or not: a hold only keeps.
    """
    words = {Covers.SPACE: "Everything here", Covers.CLASS: CLASS_WORDS[record_class] if record_class else ""}
    if covers == Covers.PERSON and of_key is not None:
        of_words = person_written(of_key)
    hold = LegalHold(
        covers=covers,
        of_key=of_key,
        record_class=record_class.value if record_class else "",
        of_words=(of_words or words.get(covers, ""))[:200],
        starts_on=starts_on,
        at=at,
        by_id=current().user_id,
        seat=seat.pk,
    )
    hold.save()
    file_id = of_key if covers == Covers.FILE else None
    with within([file_id] if file_id else []):
        said = HoldWords(
            hold=hold, of_file=file_id, name=name.strip(), reason=reason.strip(), asked_by=asked_by.strip()
        )
        said.save()
    return hold


@transaction.atomic
def lift_hold(*, hold: LegalHold, reason: str, seat: Seat, at: datetime) -> HoldLifted:
    """Lift a legal hold, with the reason. Raises ``Refused`` where it is lifted already."""
    hold = LegalHold.objects.get(pk=hold.pk)
    lifted = HoldLifted.objects.filter(hold=hold).exists()
    may_lift(lifted=lifted, reason=reason).require()
    row, made = HoldLifted.objects.get_or_create(
        hold=hold,
        space_id=hold.space_id,
        defaults={"reason": reason.strip(), "at": at, "by_id": current().user_id, "seat": seat.pk},
    )
    if not made:
        raise Refused(no("lifted", "This hold was lifted before."))
    done: HoldLifted = row
    return done
