"""The doors to what belongs to the rapid review of a case.

A request for information has a door of its own: the contact who was asked opens that one form and nothing else of the
case (docs/adr/0024).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.http import Http404

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import act_from, acting, current
from hscp.spaces.clock import now
from partnership.access import Rights, ask_again
from partnership.models import CaseFile
from partnership.queries.cases import excluded_people
from partnership.rules.roles import Right
from reviews.access.cases import incident_for
from reviews.models import (
    AgencyRequest,
    ChronologyEntry,
    RapidReview,
    Recusal,
    RequestTicket,
    ReviewDecision,
    ScrutinyComment,
)
from reviews.queries.deciding import decisions_of
from reviews.queries.rapid import rapid_of
from reviews.queries.requests import requests
from reviews.rules.requests import opens_form


def rapid_for(rights: Rights, incident_pk: int, *, to: Right = Right.OPEN_FILE) -> RapidReview:
    """The rapid review of that incident; raises as ``incident_for`` does, and 404 before it has begun. Two queries."""
    incident = incident_for(rights, incident_pk, to=to)
    found = rapid_of(incident)
    if found is None:
        raise Http404("Nothing of that number here.")
    return found


def recusal_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> Recusal:
    """An interest declared in the rapid review of that incident; raises as ``rapid_for`` does. Three queries."""
    rapid = rapid_for(rights, incident_pk, to=to)
    found: Recusal | None = Recusal.objects.filter(rapid=rapid, pk=pk).select_related("person", "organisation").first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.rapid = rapid
    return found


def review_decision_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> ReviewDecision:
    """Something put to the partners in that case; raises as ``rapid_for`` does. Three queries."""
    rapid = rapid_for(rights, incident_pk, to=to)
    found: ReviewDecision | None = decisions_of(rapid).filter(pk=pk).first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.rapid = rapid
    return found


def comment_for(rights: Rights, incident_pk: int, pk: int) -> ScrutinyComment:
    """What the scrutineer said in that case, for whoever may answer: the people who write in it, and the partners.

    Raises as ``rapid_for`` does; ``PermissionDenied`` (403) for anybody else on the list. Four queries.
    """
    rapid = rapid_for(rights, incident_pk)
    rows = ScrutinyComment.objects.select_related("decision").filter(decision__rapid=rapid, pk=pk)
    found: ScrutinyComment | None = rows.first()
    if found is None:
        raise Http404("Nothing of that number here.")
    if rights.may(Right.APPROVE):
        rights.must(Right.APPROVE)
    else:
        rights.must(Right.WRITE_FILE, on=rapid.incident.file)
    found.decision.rapid = rapid
    return found


def entry_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> ChronologyEntry:
    """An entry of that case's chronology; raises as ``rapid_for`` does. Three queries."""
    rapid = rapid_for(rights, incident_pk, to=to)
    rows = ChronologyEntry.objects.select_related("request", "replaced_by").filter(rapid=rapid, pk=pk)
    found: ChronologyEntry | None = rows.first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.rapid = rapid
    return found


def request_for(rights: Rights, incident_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> AgencyRequest:
    """A request for information, for the people of the case; raises as ``rapid_for`` does. Three queries."""
    rapid = rapid_for(rights, incident_pk, to=to)
    found: AgencyRequest | None = requests().filter(rapid=rapid, pk=pk).first()
    if found is None:
        raise Http404("Nothing of that number here.")
    found.rapid = rapid
    return found


@contextmanager
def asked_of_me(rights: Rights, pk: int, *, writes: bool) -> Iterator[AgencyRequest]:
    """A request that was put to a seat which one holds: one acts in its case file while this lasts, from that seat.

    Nothing but the request itself may be read or written in it; the caller records the look. Absent (404) to everybody
    else, once it is withdrawn or its last day is over, to whoever is shut out of the case, and in a closed one. Raises
    ``NotFresh`` where no second factor was used lately.
    """
    ticket = RequestTicket.objects.filter(request=pk, seat__in=rights.seat_ids).first()
    if ticket is None:
        raise Http404("Nothing of that number here.")
    ask_again(rights, ticket.reference_id)
    context, key = current(), ticket.reference_id
    within = replace(
        context,
        files=context.files | {key},
        files_only_read=context.files_only_read - {key} if writes else context.files_only_read,
    )
    with acting(within):
        at = now()
        row = requests().select_related("file").get(pk=pk)
        shut_out = excluded_people([key], uk_date(at))[key]
        file: CaseFile = row.file
        if not opens_form(
            state=row.state,
            last_on=row.last_on,
            today=uk_date(at),
            excluded=row.seat.person_id in shut_out,
            file_open=file.closed_at is None,
        ):
            raise Http404("Nothing of that number here.")
        act_from(ticket.seat_id)
        yield row
