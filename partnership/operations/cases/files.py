"""A case file: opened, handed over, and opened by breaking its glass."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from partnership.access import opened
from partnership.models import CaseFile, FileReference, Seat
from partnership.operations.cases.glass import tell_of_glass
from partnership.operations.cases.places import close, give, held, is_live, note, seat_now, tell
from partnership.queries.cases import excluded_people, lead_of, list_of, reference_called
from partnership.rules import cases as rules
from partnership.rules.roles import ROLE_BY_KEY, Right


@transaction.atomic
def open_case_file(*, title: str, lead: Seat, seat: Seat, at: datetime) -> CaseFile:
    """Open a case file: its creator and its lead are on the list, and nobody else.

    The reference is drawn by lot, so that it tells neither how many files there are nor which came first. Side effects:
    both places, a stage record, a mail to a lead who is somebody else. Raises ``Refused`` for a lead who may not be.
    """
    lead, seat = seat_now(lead), seat_now(seat)
    rules.may_take_lead(
        person=lead.person.name,
        has_account=lead.user_id is not None,
        seat_live=is_live(lead, at),
        excluded=False,
        leads=False,
        may_write=ROLE_BY_KEY[lead.role].writes,
    ).require()
    reference = _new_reference(at)
    with opened(reference.pk):
        file = CaseFile(pk=reference.pk, reference=reference.reference, title=title.strip(), lead=lead, opened_at=at)
        file.save(force_insert=True)
        give(file, lead, Right.LEAD_FILE, "Leads the file", seat, at)
        if seat.person_id != lead.person_id:
            level = Right.WRITE_FILE if ROLE_BY_KEY[seat.role].writes else Right.OPEN_FILE
            give(file, seat, level, "Opened the file", seat, at)
            tell(file.pk, file.reference, [lead], "You lead a case file", f"You lead case file {file.reference}.", at)
        note(file, "open", seat, at)
    return file


def _new_reference(at: datetime) -> FileReference:
    taken = set(FileReference.objects.values_list("reference", flat=True))
    while True:
        drawn = "".join(secrets.choice(rules.LETTERS) for _ in range(5))
        words = f"CF-{uk_date(at).year}-{drawn}"
        if words not in taken:
            reference = FileReference(reference=words)
            reference.save()
            return reference


@transaction.atomic
def hand_over(*, file: CaseFile, to: Seat, keeps: rules.HandOver, reason: str, seat: Seat, at: datetime) -> CaseFile:
    """Hand the lead of a file to another seat. Whoever led keeps nothing unless ``keeps`` says so.

    Side effects: the old places end, a stage record, mails to both. Raises ``Refused`` for a new lead who may not be.
    """
    to, seat = seat_now(to), seat_now(seat)
    with opened(file.pk):  # who broke the glass of a file without a lead only reads it
        known, file = file.lead_id, held(file)
        if known != file.lead_id:
            no("handed-over", "Somebody else has handed over the lead of this file meanwhile.").require()
        old = seat_now(file.lead)
        shut_out = excluded_people([file.pk], uk_date(at))[file.pk]
        listed = list_of(file, at)
        lead = lead_of(listed)
        rules.may_take_lead(
            person=to.person.name,
            has_account=to.user_id is not None,
            seat_live=is_live(to, at),
            excluded=to.person_id in shut_out,
            leads=lead is not None and lead.grant.seat_id == to.pk,
            may_write=ROLE_BY_KEY[to.role].writes,
        ).require()
        for each in listed:
            if each.facts.level is Right.LEAD_FILE:
                close(each.grant, at, "The lead was handed over.")
            elif each.grant.seat_id == to.pk and not each.grant.break_glass:
                close(each.grant, at, "Leads the file from now on.")
        if keeps is not rules.HandOver.NOTHING and old.user_id is not None and old.pk != to.pk:
            give(file, old, Right(keeps.value), "Led the file before", seat, at)
        give(file, to, Right.LEAD_FILE, "Leads the file", seat, at)
        file.lead = to
        file.save(update_fields=["lead"])
        words = f"From {old.person.name}, {old.post.title}, to {to.person.name}, {to.post.title}. {reason.strip()}"
        note(file, "hand_over", seat, at, words)
    tell(file.pk, file.reference, [to], "You lead a case file", f"You lead case file {file.reference} now.", at)
    gone = f"You no longer lead case file {file.reference}."
    still_here = [old] if is_live(old, at) else []
    tell(file.pk, file.reference, still_here, "You no longer lead a case file", gone, at)
    return file


@transaction.atomic
def break_glass(*, reference: str, reason: str, seat: Seat, opens: Iterable[int], at: datetime) -> CaseFile:
    """Open a file in an emergency: to read, for 24 hours. ``opens`` are the files the account can open as it is.

    Side effects: a place on the list, a stage record; the lead and the scrutineers are told at once, the Partnership
    Team where one of them is not there (`tell_of_glass`). Raises ``Refused`` where there is no such file or its
    exclusions shut the account out, in the same words for both.
    """
    found, seat = reference_called(reference), seat_now(seat)
    if found is None:
        raise Refused(rules.may_break_glass(there=False, excluded=False, opens_it=False))
    with opened(found.pk):
        shut_out = seat.person_id in excluded_people([found.pk], uk_date(at))[found.pk]
        file = CaseFile.objects.get(pk=found.pk)
        there = file.erased_at is None  # what was erased is gone for everybody
        rules.may_break_glass(there=there, excluded=shut_out, opens_it=found.pk in set(opens)).require()
        grant = give(
            file, seat, Right.OPEN_FILE, reason, seat, at, ends_at=at + rules.GLASS_BROKEN_FOR, break_glass=True
        )
        note(file, "break_glass", seat, at, reason.strip())
        lead = lead_of(list_of(file, at))
    led_by = lead.grant.seat if lead is not None else None
    tell_of_glass(file_id=file.pk, reference=file.reference, lead=led_by, grant_id=grant.pk, at=at)
    return file
