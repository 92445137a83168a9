"""Packs: asked for, built by a job, issued; guests invited to items."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.record.models import JobState
from hscp.record.outbox import ask
from hscp.record.stored import StoredFile
from hscp.record.versions import held
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.models import AgendaItem, Attendee, GuestItem, Meeting, Pack, PackPart
from meetings.operations.meeting import locked
from meetings.operations.pack_building import BuiltPart
from meetings.operations.reach import whole_record_of
from meetings.queries.agenda import items_of
from meetings.queries.minutes import recipients_of
from meetings.queries.packs import inside_of, issued_after, items_now, packs_of, parts_of, plan_of, under_way
from meetings.rules.packs import may_build, may_give_item, may_issue_pack, may_supplement
from partnership.models import Seat

BUILD = "meetings.build_pack"


@transaction.atomic
def ask_pack(
    *, meeting: Meeting, supplement: bool = False, brings: str = "", seat: Seat | None, at: datetime, by_id: int | None
) -> Pack:
    """Ask for the next version of a meeting's pack, or for a supplement to the one issued last; a job builds it.

    Two at once ask for one: the meeting is held. Raises ``Refused`` once the meeting is over, while one is being built,
    and for a supplement that would bring nothing or stand under other numbers.
    """
    meeting = locked(meeting)
    packs = list(packs_of(meeting))
    may_build(meeting.state, under_way=under_way(packs)).require()
    number, after = max((each.number for each in packs), default=0) + 1, 0
    if supplement:
        number, after = _supplementing(meeting, packs)
    pack = Pack(meeting=meeting, number=number, supplement=after, brings=brings.strip(), asked_at=at, asked_by=seat)
    pack.save()
    return _ask(pack, by_id, at)


def _supplementing(meeting: Meeting, packs: list[Pack]) -> tuple[int, int]:
    """Number and place of the next supplement."""
    issued = next((each for each in packs if each.issued_at is not None and not each.supplement), None)
    chain = [each for each in packs if issued is not None and each.number == issued.number]
    if waiting := next((each for each in chain if each.issued_at is None), None):
        no("waiting", f"{waiting.called} is not issued yet. Issue it first, or build a new version.").require()
    with whole_record_of(meeting):
        now = items_now(items_of(meeting))
        inside = inside_of(parts_of(chain))
    may_supplement(now, inside, issued=issued.called if issued else "").require()
    assert issued is not None  # noqa: S101 - the rule has refused without one
    return issued.number, max(each.supplement for each in chain) + 1


def _ask(pack: Pack, by_id: int | None, at: datetime) -> Pack:
    key = f"pack:{pack.pk}:{pack.job_id or 0}"  # each further try is work of its own
    pack.job = ask(BUILD, key=key, arguments={"pack_id": pack.pk}, asked_by_id=by_id, at=at)
    pack.save(update_fields=["job"])
    return pack


@transaction.atomic
def build_again(*, pack: Pack, at: datetime, by_id: int | None) -> Pack:
    """Ask once more for a pack that could not be built, of the agenda as it stands now. Raises ``Refused`` else."""
    meeting = locked(pack.meeting)
    packs = list(packs_of(meeting))
    pack = held(pack)
    may_build(meeting.state, under_way=under_way(packs)).require()
    if pack.built_at is not None:
        no("built", f"{pack.called} is built.").require()
    return _ask(pack, by_id, at)


@transaction.atomic
def store_pack(*, pack: Pack, built: Iterable[tuple[BuiltPart, StoredFile]], at: datetime) -> Pack:
    """Write down that a pack is built: its parts, each with its file. To be called within every case file of it."""
    for made, stored in built:
        stored.save()
        part = PackPart(pack=pack, file_id=made.part.file, item_id=made.part.item, stored=stored, pages=made.pages)
        part.plan = plan_of(made.part.items)
        part.save()
    pack.built_at = at
    pack.save(update_fields=["built_at"])
    return pack


@transaction.atomic
def issue_pack(*, pack: Pack, seat: Seat, at: datetime) -> int:
    """Issue a pack: from now on its readers see it. Returns how many mails were written, one to each who is listed.

    The mail has no word of any paper and leads to sign-in. Raises ``Refused`` for a pack that is not built, or issued,
    for one of a cancelled meeting, and for one after which a later one was issued.
    """
    meeting = locked(pack.meeting)
    pack = Pack.objects.select_for_update(of=("self",)).select_related("job").get(pk=pack.pk)
    failed = pack.built_at is None and pack.job is not None and pack.job.state == JobState.FAILED
    may_issue_pack(
        built=pack.built_at is not None,
        issued=pack.issued_at is not None,
        failed=failed,
        state=meeting.state,
        later=issued_after(pack, packs_of(meeting)),
    ).require()
    pack.issued_at, pack.issued_by = at, seat
    pack.save(update_fields=["issued_at", "issued_by"])
    people = [each for each in recipients_of(meeting) if each.address]
    space = Space.objects.get(pk=current().space_id)
    day = date_words(uk_date(meeting.starts_at), weekday=False)
    for person in people:
        context = {
            "space": space,
            "name": person.name,
            "meeting": meeting,
            "pack": pack,
            "url": whole_address("pack", space.slug, meeting.pk, pack.pk),
        }
        write_mail(
            to=person.address,
            subject=f"{pack.called}: {meeting.group.called}, {day}",
            text=mail_text("emails/pack_issued.txt", context),
            key=f"pack:{pack.pk}:issued:{person.person_id}",
            at=at,
        )
    return len(people)


@transaction.atomic
def invite_guest(*, guest: Attendee, items: Collection[AgendaItem], seen: Collection[int]) -> int:
    """Say which items a guest is invited to: exactly these. Returns how many.

    ``seen`` are the keys of those that the page showed as chosen: where others are by now, somebody else has changed
    them, and ``Refused`` is raised; so for an item of a case file or a withdrawn one, and for whoever is no guest.
    Items that became confidential since are shown nowhere, and go.
    """
    meeting = locked(guest.meeting)
    may_build(meeting.state, under_way="").require()
    held_rows = GuestItem.objects.select_for_update(of=("self",)).select_related("item").filter(guest=guest)
    rows = {row.item_id: row for row in held_rows}
    confidential = {key for key, row in rows.items() if row.item.confidential}
    if set(rows) - confidential != set(seen) - confidential:
        no("changed", f"Somebody else has changed the items of {guest.guest_name} meanwhile. Look again.").require()
    wanted = {item.pk: item for item in items}
    for item in wanted.values():
        may_give_item(
            is_guest=guest.post_id is None,
            file=item.file_id or 0,
            withdrawn=bool(item.withdrawn_because),
            confidential=item.confidential,
            number=item.number,
        ).require()
    for key in set(rows) - set(wanted):
        rows[key].delete()
    for key in sorted(set(wanted) - set(rows)):
        GuestItem(item=wanted[key], guest=guest).save()
    return len(wanted)
