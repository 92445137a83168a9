"""The access list of a case file: places given, changed, ended and confirmed; people and bodies shut out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from partnership.access import every_list
from partnership.models import CaseFile, FileExclusion, FileGrant, FileReference, Organisation, Person, Seat
from partnership.operations.cases.places import (
    close,
    facts_now,
    give,
    held,
    held_place,
    listing_verdict,
    note,
    permission_of,
    seat_now,
    tell,
)
from partnership.queries.cases import bodies_of, lead_of, list_of, lists_of, must_end
from partnership.rules import cases as rules
from partnership.rules.roles import Right


@transaction.atomic
def put_on_list(
    *, file: CaseFile, who: Seat, level: Right, reason: str, ends_at: datetime | None, seat: Seat, at: datetime
) -> FileGrant:
    """Give somebody, in one of their seats, a place on a file's list. Side effect: a mail to them.

    Raises ``Refused`` where they are excluded, cannot sign in, are on the list already, or may only read; without an
    end where the file wants one.
    """
    file, who = held(file), seat_now(who)
    for each in list_of(file, at, ended=True):
        grant = each.grant
        if grant.seat_id == who.pk and each.place is rules.Place.ENDED and grant.ended_at is None:
            close(grant, at, "The time it was given for is over.")  # so that a new place can be written beside it
    listing_verdict(file, who, level, at, already=_is_listed(file, who, at)).require()
    rules.may_be_given_until(ends_at, at, must_end=must_end(file)).require()
    grant = give(file, who, level, reason, seat, at, ends_at=ends_at)
    words = f"You have been put on the access list of case file {file.reference}."
    tell(file.pk, file.reference, [who], "You may open a case file", words, at)
    return grant


def _is_listed(file: CaseFile, who: Seat, at: datetime) -> bool:
    return any(each.grant.seat.person_id == who.person_id and not each.grant.break_glass for each in list_of(file, at))


@transaction.atomic
def change_place(
    *, grant: FileGrant, level: Right, reason: str, ends_at: datetime | None, version: int, at: datetime
) -> FileGrant:
    """Change how far a place, seen in ``version``, goes, why and until when.

    Raises ``Refused`` for the lead's place and one that is over, ``EditConflict`` when somebody changed it since.
    """
    grant = held_place(grant)
    rules.may_end(facts_now(grant, at), at).require()
    rules.may_be_given_until(ends_at, at, must_end=must_end(grant.content_object)).require()
    listing_verdict(grant.content_object, grant.seat, level, at, already=False).require()
    found: FileGrant = save_upon(
        grant, version, permission=permission_of(level), reason=reason.strip(), ends_at=ends_at
    )
    return found


@transaction.atomic
def end_place(*, grant: FileGrant, because: str, at: datetime) -> FileGrant:
    """End a place at once, with the reason. Raises ``Refused`` for the lead's place and one that is over."""
    grant = held_place(grant)
    rules.may_end(facts_now(grant, at), at).require()
    return close(grant, at, because)


@transaction.atomic
def exclude(
    *, file: CaseFile, reason: str, seat: Seat, at: datetime, person: Person | None = None,
    organisation: Organisation | None = None,
) -> FileExclusion:  # fmt: skip
    """Shut a person out of a file, or everybody whose seat is for a body. Places on the list stay and do not count.

    Raises ``Refused`` where it stands already, or would shut out the lead.
    """
    file = held(file)
    lead = Seat.objects.get(pk=file.lead_id)
    if person is not None:
        shuts_lead, who = lead.person_id == person.pk, person.name
    elif organisation is not None:
        bodies = bodies_of([lead.person_id], uk_date(at)).get(lead.person_id, set())
        shuts_lead, who = organisation.pk in bodies, organisation.name
    else:
        raise ValueError("An exclusion names a person or an organisation.")
    there = FileExclusion.objects.filter(
        file=file, person=person, organisation=organisation, lifted_at__isnull=True
    ).exists()
    rules.may_exclude(who=who, already=there, is_lead=shuts_lead).require()
    exclusion = FileExclusion(
        file=file, person=person, organisation=organisation, reason=reason.strip(), made_at=at, made_by=seat_now(seat)
    )
    exclusion.save()
    return exclusion


@transaction.atomic
def lift_exclusion(*, exclusion: FileExclusion, because: str, at: datetime) -> FileExclusion:
    """Lift an exclusion, with the reason: places on the list count again. Raises ``Refused`` once it is lifted."""
    exclusion = FileExclusion.objects.select_for_update(of=("self",)).get(pk=exclusion.pk)
    if exclusion.lifted_at is not None:
        no("lifted", f"This exclusion is lifted already: {exclusion.lifted_because}").require()
    exclusion.lifted_at, exclusion.lifted_because = at, because.strip()
    exclusion.save(update_fields=["lifted_at", "lifted_because"])
    return exclusion


@transaction.atomic
def confirm_list(
    *, file: CaseFile, keep: Iterable[int], shown: Iterable[int] | None = None, seat: Seat, at: datetime
) -> int:
    """Confirm a file's list: the places in ``keep`` (keys) stand for another 90 days, every other one ends.

    Of the others only those in ``shown`` where that is given: nobody is taken off by a page that did not name them. The
    lead's place and those taken in an emergency are left alone. Side effect: a stage record. Returns how many end.
    """
    file, keep = held(file), set(keep)
    named = None if shown is None else {*shown, *keep}
    kept = ended = 0
    for each in list_of(file, at):
        if each.facts.lapses_at is None or (named is not None and each.grant.pk not in named):
            continue
        if each.grant.pk in keep:
            each.grant.confirmed_at = at
            each.grant.save(update_fields=["confirmed_at"])
            kept += 1
        else:
            close(each.grant, at, "Not confirmed by the lead.")
            ended += 1
    note(file, "confirm", seat_now(seat), at, f"{kept} kept, {ended} ended.")
    return ended


@transaction.atomic
def remind_leads(*, at: datetime) -> int:
    """Remind every lead whose list is to be confirmed soon, or has lapsed: once for each. Returns how many mails."""
    references = dict(FileReference.objects.values_list("pk", "reference"))
    owed: list[tuple[int, Seat, datetime, str]] = []
    with every_list(references):
        for file_id, listed in lists_of(references, at).items():
            due = rules.confirm_by((each.facts for each in listed), at)
            kind, lead = rules.reminder_due(due, at), lead_of(listed)
            if kind and due is not None and lead is not None:
                owed.append((file_id, lead.grant.seat, due, kind))
    for file_id, lead_seat, due, kind in owed:
        day = date_words(uk_date(due))
        if kind == "soon":
            words = f"Please confirm the access list of case file {references[file_id]} by {day}. Whoever is not "
            words += "confirmed by then can no longer open it."
        else:
            words = f"The access list of case file {references[file_id]} was to be confirmed by {day}. People on it "
            words += "can no longer open the file until you confirm them."
        subject = "The access list of a case file is to be confirmed"
        tell(file_id, references[file_id], [lead_seat], subject, words, at, key=f"{kind}:{uk_date(due)}")
    return len(owed)
