"""Requests for agencies' information: sent, written, returned, sent back, entered for an agency."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from partnership.models import FileReference, Seat
from partnership.operations.cases.places import held_open
from partnership.queries.cases import excluded_people
from partnership.rules.roles import ROLE_BY_KEY
from reviews.enums import CameBy, RequestPurpose
from reviews.models import AgencyRequest, AgencyRequestStage, AgencyReturn, PracticeDraft, RapidReview, RequestTicket
from reviews.operations.rapid import held_rapid
from reviews.queries.practice import practice_of
from reviews.rules.drafts import may_ask as may_ask_of_draft
from reviews.rules.practice import may_work
from reviews.rules.requests import Contact, may_ask, may_return, may_write
from reviews.rules.states import REQUEST, WAITS_FOR_AGENCY, RequestState


@transaction.atomic
def send_requests(
    *,
    rapid: RapidReview,
    contacts: Iterable[Seat],
    questions: str,
    due_on: date,
    last_on: date,
    seat: Seat,
    at: datetime,
    purpose: str = RequestPurpose.RAPID,
    draft: PracticeDraft | None = None,
) -> list[AgencyRequest]:
    """Ask these contacts for what their agency knows, each on a form of their own that opens until ``last_on``.

    All of them or none. For the rapid review each is asked once; for the practice review (``purpose``) again, once they
    have answered; of the facts of a ``draft`` once for each. Side effects: a ticket, a stage record and a mail for
    each, which names the reference and the day only. Raises ``Refused`` as ``may_ask``, in a closed file, for a
    practice review that is not worked on, and for a draft that is not frozen.
    """
    row, seats = held_rapid(rapid), list(contacts)
    shut_out = excluded_people([row.file_id], uk_date(at))[row.file_id]
    before = AgencyRequest.objects.filter(rapid=row, purpose=purpose)
    if purpose != RequestPurpose.RAPID:
        practice = practice_of(row.incident)
        if practice is None:
            raise Refused(no("practice", "The practice review of this case has not begun."))
        may_work(practice.state).require()
        if draft is not None:
            may_ask_of_draft(practice.state, frozen=draft.frozen_at is not None).require()
        before = before.filter(state__in=WAITS_FOR_AGENCY) if draft is None else before.filter(draft=draft)
    asked = set(before.values_list("seat_id", flat=True))
    may_ask(
        [
            Contact(
                name=each.person.name,
                excluded=each.person_id in shut_out,
                asked_already=each.pk in asked,
                has_address=bool(each.address),
                writes=ROLE_BY_KEY[each.role].writes,
            )
            for each in seats
        ],
        due_on=due_on,
        last_on=last_on,
        today=uk_date(at),
    ).require()
    reference = FileReference.objects.get(pk=row.file_id)
    made = []
    for each in seats:
        request = AgencyRequest(
            rapid=row,
            file_id=row.file_id,
            purpose=purpose,
            draft=draft,
            seat=each,
            organisation=each.post.organisation,
            questions=questions.strip(),
            due_on=due_on,
            last_on=last_on,
            asked_at=at,
            asked_by=seat,
        )
        request.save()
        RequestTicket(request=request, reference=reference, seat=each, due_on=due_on).save()
        note_request(request, "ask", "", seat=seat, at=at)
        tell_contact(request, reference.reference, "Information is asked for", f"by {date_words(due_on)}", "ask", at)
        made.append(request)
    return made


@transaction.atomic
def save_answer(*, request: AgencyRequest, version: int, at: datetime, **words: str) -> AgencyRequest:
    """Keep what the contact has written so far, upon the version that was read. Nothing is returned by it.

    Raises ``Refused`` where it is not asked for now; ``EditConflict`` where it was saved in another window since.
    """
    row = held_request(request)
    may_write(row.state).require()
    plain = {name: value.strip() for name, value in words.items()}
    found: AgencyRequest = save_upon(row, version, **plain)
    if found.drafted_at != at:
        found.drafted_at = at
        found.save(update_fields=["drafted_at"])
    return found


@transaction.atomic
def return_answer(*, request: AgencyRequest, version: int, seat: Seat, at: datetime, **words: str) -> AgencyRequest:
    """Return the answer on the agency's own form: it is kept as it is, and nobody waits for it any more.

    Side effects: a return and a stage record. Raises as ``save_answer``, and ``Refused`` where it says nothing.
    """
    may_return(words["summary"], request.purpose, comments=request.comments.count()).require()
    row = save_answer(request=request, version=version, at=at, **words)
    return _returned(row, words, CameBy.HERE, "", seat, at)


@transaction.atomic
def enter_answer(
    *, request: AgencyRequest, came_by: str, came_words: str, seat: Seat, at: datetime, **words: str
) -> AgencyRequest:
    """Enter for an agency what came by mail or telephone, saying so; the agency's own draft is left alone.

    Side effects: a return and a stage record. Raises ``Refused`` where nothing is asked for now, it says nothing, or it
    is not said how it came.
    """
    row = held_request(request)
    may_write(row.state).require()
    may_return(words["summary"], request.purpose).require()
    if came_by not in (CameBy.MAIL, CameBy.TELEPHONE):
        raise Refused(no("came_by", "Say whether it came by mail or by telephone."))
    if not came_words.strip():
        raise Refused(no("came_words", "Say from whom it came, and when."))
    return _returned(row, words, came_by, came_words.strip(), seat, at)


@transaction.atomic
def move_request(*, request: AgencyRequest, move: str, reason: str, seat: Seat, at: datetime) -> AgencyRequest:
    """A move of whoever works on the case: accept, send back with questions, withdraw, ask again.

    Side effects: a stage record; where the agency is asked again, a mail that names the reference and the day only.
    Raises ``Refused`` where it is not legal or wants a reason.
    """
    row = held_request(request)
    found = find_move(REQUEST, row.state, move)
    if move == "return":
        raise Refused(no("move", "An answer is returned on its form, or entered for the agency."))
    if found.needs_reason and not reason.strip():
        raise Refused(no("reason", "Say what is asked, or why: it stays on record."))
    _to_state(row, move, seat=seat, at=at, reason=reason.strip())
    if row.state in WAITS_FOR_AGENCY:
        reference = FileReference.objects.get(pk=row.file_id).reference
        tell_contact(
            row,
            reference,
            "Something is asked of you again",
            f"by {date_words(row.due_on)}",
            f"{move}:{at.isoformat()}",
            at,
        )
    return row


def held_request(request: AgencyRequest) -> AgencyRequest:
    """The request as it is now, held until the transaction ends. Raises ``Refused`` where its case file is closed."""
    row: AgencyRequest = AgencyRequest.objects.select_for_update(of=("self",)).select_related("file").get(pk=request.pk)
    held_open(row.file_id)
    return row


def _returned(
    row: AgencyRequest, words: dict[str, str], came_by: str, came_words: str, seat: Seat, at: datetime
) -> AgencyRequest:
    AgencyReturn(
        request=row,
        file_id=row.file_id,
        number=AgencyReturn.objects.filter(request=row).count() + 1,
        came_by=came_by,
        came_words=came_words,
        returned_at=at,
        returned_by=seat,
        **{name: value.strip() for name, value in words.items()},
    ).save()
    return _to_state(row, "return", seat=seat, at=at, reason=came_words)


def _to_state(row: AgencyRequest, move: str, *, seat: Seat, at: datetime, reason: str = "") -> AgencyRequest:
    before = row.state
    row.state = RequestState(find_move(REQUEST, before, move).target)
    row.save(update_fields=["state"])
    ticket = RequestTicket.objects.select_for_update(of=("self",)).get(request=row)
    ticket.waits = row.state in WAITS_FOR_AGENCY
    ticket.save(update_fields=["waits"])
    note_request(row, move, before, seat=seat, at=at, reason=reason)
    return row


def note_request(
    row: AgencyRequest, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> None:
    """The stage record of a move of a request; ``seat`` None where the timetable made it."""
    AgencyRequestStage(
        request=row,
        file_id=row.file_id,
        seat=seat,
        move=move,
        from_state=before,
        to_state=row.state,
        at=at,
        by_id=current().user_id,
        reason=reason,
    ).save()


def tell_contact(row: AgencyRequest, reference: str, subject: str, words: str, key: str, at: datetime) -> None:
    """Write whoever was asked a mail that names the case's reference and a day; ``key`` keeps it from going twice."""
    contact = Seat.objects.select_related("person", "user").get(pk=row.seat_id)
    if not contact.address:
        return
    space = Space.objects.get(pk=current().space_id)
    context: dict[str, Any] = {
        "space": space,
        "reference": reference,
        "words": words,
        "subject": subject,
        "url": f"{settings.SITE_URL.rstrip('/')}{reverse('my_request', args=(space.slug, row.pk))}",
        "demonstration": settings.HSCP_DEMO,
    }
    write_mail(
        to=contact.address,
        subject=f"{subject}: {reference}",
        text=render_to_string("emails/agency_request.txt", context),
        key=f"agency-request:{row.pk}:{key}",
        at=at,
    )
