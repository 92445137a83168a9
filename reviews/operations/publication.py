"""A public copy goes out: its day is set, it is published by hand or by the daily turn."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from partnership.models import Seat
from partnership.operations.cases.places import tell
from partnership.operations.cases.reach import every_case
from partnership.queries.cases import list_of
from partnership.rules.cases import Place
from partnership.rules.roles import Right
from reviews.enums import CopyState
from reviews.models import (
    CopyVersion,
    PublicationDay,
    PublicCopy,
    PublicCopyStage,
    PublishedReview,
)
from reviews.operations.annexes_out import live_annexes, put_annexes
from reviews.operations.copy_document import body_of, briefing_of, set_out, take_in
from reviews.operations.going_on import happened
from reviews.operations.opening import tell_opened
from reviews.operations.publishing import held_copy, note, plan_day, to_state
from reviews.queries.publishing import build_of, closed_since, days_of, holidays_about, last_check, latest_of, ready_of
from reviews.queries.redaction import check_now
from reviews.rules.clocks import Event
from reviews.rules.publishing import Ready, may_publish, may_set_day, public_key
from reviews.rules.states import COPY

NOT_AS_BUILT = "The stored PDFs are gone, or are not those that were built. Tell whoever runs this service."
AT_MOST = 5  # reviews of one partnership that go out in the same moment

OUT = "The review was published, or withdrawn."


@transaction.atomic
def set_day(*, copy: PublicCopy, on: date, because: str, read_hash: str, seat: Seat, at: datetime) -> PublicationDay:
    """Set the day of publication, of the latest version, which is the one that was read. An earlier day stays.

    Side effects: the case's planned day, by which the clock of the advance copies runs; a stage record. Raises
    ``Refused`` as ``may_set_day``, and where somebody made another version since.
    """
    row = held_copy(copy)
    find_move(COPY, row.state, "set_day")
    version = read_version(row, read_hash)
    today, earlier = uk_date(at), days_of(row)
    may_set_day(
        ready_of(row.incident, version),
        on,
        today=today,
        holidays=holidays_about(min(today, on)),
        again=bool(earlier),
        because=because,
    ).require()
    made = PublicationDay(
        copy=row, file_id=row.file_id, version=version, on=on, because=because.strip(), set_at=at, set_by=seat
    )
    made.save()
    plan_day(row.incident, on, because.strip() or "The day of publication was set.", at)
    to_state(row, "set_day", seat=seat, at=at, reason=f"{date_words(on)}, {version}. {because}".strip())
    return made


def read_version(row: PublicCopy, read_hash: str) -> CopyVersion:
    """The latest version, which must be the one that was read. Raises ``Refused``."""
    version = latest_of(row)
    if version is None:
        raise Refused(no("version", "There is no version of the public copy yet."))
    if version.content_hash != read_hash:
        raise Refused(no("version", "Somebody has made another version since you opened this. Look at it first."))
    return version


@transaction.atomic
def publish_copy(*, copy: PublicCopy, seat: Seat, at: datetime) -> PublishedReview:
    """Publish the version whose day has come: page, briefing and PDFs as they were checked.

    It is checked once more against the identity sheet as it stands now, which must be open to whoever does this. Side
    effects: a public row with its files, the event that stops the clock, a stage record. Raises ``Refused`` as
    ``may_publish`` and as ``terms_for_check``, and where the stored PDFs are not those that were built.
    """
    row = held_copy(copy)
    find_move(COPY, row.state, "publish")
    days = days_of(row)
    day = days[-1] if days else None
    today = uk_date(at)
    ready = ready_now(row, day.version if day else None)
    may_publish(
        ready,
        day.on if day else None,
        today=today,
        holidays=holidays_about(today),
        closed_since=closed_since(row, day),
    ).require()
    assert day is not None  # noqa: S101 - the rule asked
    if (shown := row.published) is None:
        row.published = _put_first(row.space_id, day.version, today)
    else:
        shown.withdrawn_on, shown.withdrawn_note = None, ""
        row.published = put(shown, day.version, today)
    row.save(update_fields=["published"])
    tell_opened(row, seat=seat, at=at)
    happened(row.incident, Event.PUBLISHED, today, because=OUT, seat=seat, at=at)
    to_state(row, "publish", seat=seat, at=at, reason=str(day.version))
    return row.published


def ready_now(row: PublicCopy, version: CopyVersion | None) -> Ready:
    """What stands about a version, held against the identity sheet as it is this moment."""
    if version is None:
        return ready_of(row.incident, None)
    version.copy = row
    check = check_now(version, row.incident, checked=last_check(version) is not None)
    return ready_of(row.incident, version, check)


def _put_first(space_id: int, version: CopyVersion, today: date) -> PublishedReview:
    """Under the next number of the year; where another review took it in the same moment, under the one after."""
    for left in reversed(range(AT_MOST)):
        keys = list(PublishedReview.objects.filter(space=space_id).order_by().values_list("key", flat=True))
        try:
            with transaction.atomic():
                return put(PublishedReview(key=public_key(today.year, keys), published_on=today), version, today)
        except IntegrityError:
            if not left:
                raise
    raise AssertionError("The last one raised.")


def put(shown: PublishedReview, version: CopyVersion, today: date) -> PublishedReview:
    """Let a version be what is public: its text, PDFs and annexes; what was there before can be had no more.

    Raises ``Refused`` where a stored file is not the one that was built or checked.
    """
    build = build_of(version)
    assert build is not None  # noqa: S101 - the rule asked
    before = {shown.file_name, shown.briefing_file_name}
    if shown.pk is not None:
        before |= {each.file_name for each in live_annexes(shown)}
    try:
        report, briefing = set_out(build.pdf), set_out(build.briefing)
    except (OSError, ValueError):
        raise Refused(no("file", NOT_AS_BUILT)) from None
    shown.title, shown.partnership_name = version.content["title"], version.content["partnership"]
    shown.html = str(body_of(version.content, on_paper=False))
    shown.briefing_html = str(briefing_of(version.content, on_paper=False))
    shown.file_name, shown.sha256 = report, build.pdf.sha256
    shown.pages, shown.size = build.pages, build.pdf.size
    shown.briefing_file_name, shown.briefing_sha256 = briefing, build.briefing.sha256
    shown.briefing_size, shown.content_hash = build.briefing.size, version.content_hash
    shown.save()
    annexes = put_annexes(shown, version, today)
    take_in(shown.space_id, before - {report, briefing, *annexes})
    return shown


@transaction.atomic
def publish_due(*, at: datetime) -> int:
    """Publish every copy of the space whose day has come. Repeatable; for the timetable. Returns how many went out.

    One that may not go out is held back, with the reasons on record, and whoever works on the case is told, once a day.
    It goes out from the seat that set its day.
    """
    count, today = 0, uk_date(at)
    with every_case():
        rows = PublicCopy.objects.select_related("incident__file").filter(state=CopyState.SET)
        for row in rows.filter(file__closed_at__isnull=True).order_by("pk"):
            days = days_of(row)
            if not days or days[-1].on > today:
                continue
            try:
                with transaction.atomic():
                    publish_copy(copy=row, seat=days[-1].set_by, at=at)
                count += 1
            except Refused as refusal:
                _hold_back(row, str(refusal), at)
    return count


def _hold_back(row: PublicCopy, why: str, at: datetime) -> None:
    last = PublicCopyStage.objects.filter(copy=row, move="held_back").order_by("-at", "-pk").first()
    if last is not None and uk_date(last.at) == uk_date(at):
        return
    note(row, "held_back", row.state, seat=None, at=at, reason=why)
    tell_writers(row, "A publication was held back", "did not go out on its day. The page Publication says why", at)


def tell_writers(row: PublicCopy, subject: str, words: str, at: datetime, *, but: Seat | None = None) -> None:
    """Tell whoever may write in a case by mail that names its reference alone; ``but`` is not told."""
    file = row.incident.file
    seats = [
        each.grant.seat
        for each in list_of(file, at)
        if each.place is Place.COUNTS and each.facts.level is not Right.OPEN_FILE
    ]
    seats = [each for each in seats if but is None or each.pk != but.pk]
    said = f"Something of case file {file.reference} {words}."
    tell(row.file_id, file.reference, seats, subject, said, at, key=f"publication:{row.pk}:{at.isoformat()}")
