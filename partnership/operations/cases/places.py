"""What the operations on case files share: places given and closed, rows held, mail that names only the reference."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from hscp.lib.verdicts import Verdict
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.record.models import Mail
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from partnership.models import CaseFile, FileGrant, FileStage, Seat
from partnership.queries.cases import excluded_people, facts_of
from partnership.rules import cases as rules
from partnership.rules.roles import ROLE_BY_KEY, Right


def state_of(file: CaseFile) -> str:
    """How a file stands, as its stage records say it."""
    if file.erased_at is not None:
        return rules.ERASED
    return rules.OPEN if file.closed_at is None else rules.CLOSED


def note(file: CaseFile, move: str, seat: Seat, at: datetime, reason: str = "", *, before: str | None = None) -> None:
    """The stage record of something that happened to a file itself; ``before`` is its state until now, if another."""
    now = state_of(file)
    was = "" if move == "open" else before or now
    FileStage(
        file=file, seat=seat, move=move, from_state=was, to_state=now, at=at, by_id=current().user_id, reason=reason
    ).save()


def seat_now(seat: Seat) -> Seat:
    """The seat with its person, post and account."""
    found: Seat = Seat.objects.select_related("person", "post", "user").get(pk=seat.pk)
    return found


def is_live(seat: Seat, at: datetime) -> bool:
    """Whether a seat holds on the day of ``at``."""
    day = uk_date(at)
    return seat.starts_on <= day and (seat.ends_on is None or seat.ends_on > day)


def held(file: CaseFile) -> CaseFile:
    """The file as it is now; nobody else changes its list until the transaction ends."""
    found: CaseFile = CaseFile.objects.select_for_update(of=("self",)).select_related("lead").get(pk=file.pk)
    return found


def held_open(file_id: int) -> CaseFile:
    """The file as ``held`` gives it, for whatever puts something into it. Raises ``Refused`` where it is closed."""
    found = held(CaseFile(pk=file_id))
    rules.may_put_into(state=state_of(found)).require()
    return found


def held_place(grant: FileGrant) -> FileGrant:
    """A place as it is now, its file held as ``held`` does."""
    held(CaseFile(pk=grant.content_object_id))
    found: FileGrant = FileGrant.objects.select_related(
        "content_object", "permission", "seat__person", "seat__user"
    ).get(pk=grant.pk)
    return found


def facts_now(grant: FileGrant, at: datetime) -> rules.PlaceFacts:
    """A place as the rules see it, exclusions apart."""
    return facts_of(grant, uk_date(at), excluded=False)


def permission_of(level: Right) -> Permission:
    """The permission that stands for a level in the grant tables."""
    return Permission.objects.get(content_type=ContentType.objects.get_for_model(CaseFile), codename=level.value)


def listing_verdict(file: CaseFile, who: Seat, level: Right, at: datetime, *, already: bool) -> Verdict:
    """Whether somebody may be put, or kept, on the list of ``file`` at that level."""
    return rules.may_be_listed(
        person=who.person.name,
        has_account=who.user_id is not None,
        seat_live=is_live(who, at),
        excluded=who.person_id in excluded_people([file.pk], uk_date(at))[file.pk],
        already=already,
        level=level,
        may_write=ROLE_BY_KEY[who.role].writes,
    )


def give(
    file: CaseFile,
    who: Seat,
    level: Right,
    reason: str,
    by: Seat,
    at: datetime,
    *,
    ends_at: datetime | None = None,
    break_glass: bool = False,
) -> FileGrant:
    """Write a place on the list, confirmed as of ``at``."""
    grant = FileGrant(
        content_object=file,
        user=who.user,
        seat=who,
        permission=permission_of(level),
        reason=reason.strip(),
        given_at=at,
        given_by=by,
        confirmed_at=at,
        ends_at=ends_at,
        break_glass=break_glass,
    )
    grant.save()
    return grant


def close(grant: FileGrant, at: datetime, because: str) -> FileGrant:
    """End a place at ``at``, with the reason."""
    grant.ended_at, grant.ended_because = at, because.strip()
    grant.save(update_fields=["ended_at", "ended_because"])
    return grant


def tell(
    file_id: int, reference: str, seats: Iterable[Seat], subject: str, words: str, at: datetime, *, key: str = ""
) -> dict[int, Mail]:
    """Write each of these seats a mail. ``words`` name the reference and nothing else of the file. Returns the mails by
    the keys of the seats; whoever has no address gets none."""
    written: dict[int, Mail] = {}
    space = Space.objects.get(pk=current().space_id)
    url = whole_address("case_file", space.slug, file_id)
    for seat in seats:
        if not seat.address:
            continue
        context = {"space": space, "words": words, "url": url}
        written[seat.pk] = write_mail(
            to=seat.address,
            subject=f"{subject}: {reference}",
            text=mail_text("emails/case_file.txt", context),
            key=f"case-file:{file_id}:{seat.pk}:{key or at.isoformat()}",
            at=at,
        )
    return written
