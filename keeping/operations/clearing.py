"""What goes by itself once its period is over: texts of mail, keys of sent forms, exports of people's data, and drafts
of minutes that their writers put away."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.utils import timezone

from hscp.lib.keeping import RecordClass
from hscp.lib.workdays import add_months, uk_date, uk_midnight
from hscp.record.holding import Covers
from hscp.record.holds import holds_standing
from hscp.record.models import Mail, MailState
from hscp.record.once import KEPT, forget_sent_forms
from hscp.spaces.acting import current
from hscp.spaces.fences.holds import REFUSAL
from keeping.models import Clearing, PersonExport
from keeping.queries.files import folder_of, path_of
from keeping.queries.schedule import schedule
from meetings.models.drafts import PUT_AWAY_FOR
from meetings.operations.drafts import forget_drafts

UNDER_WAY = (MailState.QUEUED, MailState.SENDING)
ONE_DAY = timedelta(days=1)  # by the machine's clock: longer than any job runs
MAIL, FORMS, EXPORTS = "Texts of mail", "Keys of sent forms", "Exports of a person’s data"
DRAFTS = "Drafts of minutes that were put away"


def clear(*, at: datetime) -> list[Clearing]:
    """Clear what is old enough in the open space, and write down how much. Repeatable: what is gone is not counted.

    Under a legal hold on the class, on the space or on anybody's data no mail is cleared.
    """
    found = [_mail(at), _forms(at), _exports(at), _drafts(at)]
    return [row for row in found if row is not None]


def _note(what: str, rows: int, before: datetime, at: datetime) -> Clearing | None:
    if not rows:
        return None
    row = Clearing(what=what, rows=rows, before=before, at=at)
    row.save()
    return row


def _mail(at: datetime) -> Clearing | None:
    period = schedule().get(RecordClass.MAIL)
    if period is None or period.months is None or _mail_is_held():
        return None
    before = uk_midnight(add_months(uk_date(at), -period.months))
    try:
        with transaction.atomic():
            old = Mail.objects.filter(written_at__lt=before).exclude(state__in=UNDER_WAY).exclude(text="")
            rows = old.update(text="", calendar="")
            return _note(MAIL, rows, before, at)
    except DatabaseError as stopped:
        if REFUSAL not in str(stopped):
            raise
        return None  # a hold was set in this very moment


def _mail_is_held() -> bool:
    kinds = (Covers.SPACE, Covers.PERSON)
    holds = holds_standing()
    of_class = holds.filter(covers=Covers.CLASS, record_class=RecordClass.MAIL.value)
    return holds.filter(covers__in=kinds).exists() or of_class.exists()


def _forms(at: datetime) -> Clearing | None:
    return _note(FORMS, forget_sent_forms(at), at - KEPT, at)


def end_exports(*, at: datetime, before: datetime | None = None) -> int:
    """Destroy the files of exports that lie here, of those built before a moment or of all. Returns how many.

    The file goes first: whoever is interrupted leaves a row to come back to. An erasure ends them all, for any may hold
    what is erased; the data can be collected again.
    """
    rows = PersonExport.objects.filter(built_at__isnull=False, destroyed_at__isnull=True)
    found = list(rows.filter(built_at__lt=before) if before else rows)
    for row in found:
        if row.file_name:
            default_storage.delete(path_of(row.space_id, row.file_name))
        row.file_name, row.size, row.destroyed_at = "", 0, at
        row.save(update_fields=["file_name", "size", "destroyed_at"])
    return len(found)


def _drafts(at: datetime) -> Clearing | None:
    return _note(DRAFTS, forget_drafts(at), at - PUT_AWAY_FOR, at)


def _exports(at: datetime) -> Clearing | None:
    before = at - timedelta(days=PersonExport.DAYS)
    rows = end_exports(at=at, before=before) + _left_behind(current().space_id)
    return _note(EXPORTS, rows, before, at)


def _left_behind(space_id: int) -> int:
    """Destroy files that no row names: a job was interrupted between writing one and saying so. Returns how many."""
    try:
        names = default_storage.listdir(folder_of(space_id))[1]
    except FileNotFoundError:
        return 0
    named = set(PersonExport.objects.exclude(file_name="").values_list("file_name", flat=True))
    old = timezone.now() - ONE_DAY
    paths = [path_of(space_id, name) for name in names if name not in named]
    found = [path for path in paths if default_storage.get_modified_time(path) < old]
    for path in found:
        default_storage.delete(path)
    return len(found)
