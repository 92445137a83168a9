"""The door to what agencies show: for which agencies one may write, and one entry or request of a recommendation."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from hscp.lib.verdicts import Verdict
from hscp.spaces.acting import act_from
from hscp.spaces.composed import the_one
from meetings.access.doors import recommendation_for
from meetings.models import AgencyImprovement, EvidenceAsk
from meetings.rules.agency_evidence import SPEAKING, may_speak_for
from partnership.access import Rights, write_in
from partnership.models import Organisation, Seat
from partnership.rules.roles import Right


@dataclass(frozen=True, slots=True)
class Voice:
    """For whom one may write: ``own`` are the seats that speak for their agency, by the agency's key; ``records``:
    one keeps the record, and writes down what any agency tells."""

    rights: Rights
    own: dict[int, Seat]
    records: bool

    @property
    def silent(self) -> bool:
        """Whether one may write for no agency at all."""
        return not self.own and not self.records

    @property
    def agencies(self) -> list[Organisation]:
        """One's own agencies, by name."""
        found = [seat.post.organisation for seat in self.own.values() if seat.post.organisation is not None]
        return sorted(found, key=lambda each: each.name)

    def may_for(self, agency: Organisation, came_by: str) -> Verdict:
        """Whether one may write for this agency, which told it so."""
        return may_speak_for(own=agency.pk in self.own, records=self.records, came_by=came_by, agency=agency.called)

    def speak_for(self, agency: Organisation) -> None:
        """From here on one acts from one's seat in the agency, or from that which keeps the record.

        Raises ``PermissionDenied`` with neither.
        """
        seat = self.own.get(agency.pk)
        if seat is None:
            self.rights.must(Right.RECORD_MINUTES)
        else:
            act_from(seat.pk)


def speaking_seats(rights: Rights) -> dict[int, Seat]:
    """One's own live seats that speak for an agency, by its key: of several the one held longest. One query."""
    seats = Seat.objects.filter(pk__in=rights.seat_ids, role__in=SPEAKING, post__organisation__isnull=False)
    return {
        seat.post.organisation_id: seat
        for seat in reversed(list(seats.select_related("post__organisation").order_by("starts_on", "pk")))
        if seat.post.organisation_id is not None
    }


def voice_in(rights: Rights, row: Any) -> Voice:
    """For whom one may write of ``row``, which one may read. Raises ``PermissionDenied`` (403) where the list of its
    case file lets one only read. One query."""
    write_in(row, to=Right.UPDATE_ACTIONS)
    own = speaking_seats(rights) if rights.may(Right.UPDATE_ACTIONS) else {}
    return Voice(rights, own, rights.may(Right.RECORD_MINUTES))


def _improvements() -> "QuerySet[AgencyImprovement]":
    return AgencyImprovement.objects.select_related("organisation", "recommendation")


def improvement_for(rights: Rights, recommendation_pk: int, pk: int) -> AgencyImprovement:
    """What an agency showed of that recommendation, with both; raises as ``recommendation_for`` does. Two queries."""
    recommendation_for(rights, recommendation_pk)
    found: AgencyImprovement | None = the_one(_improvements, pk=pk, recommendation=recommendation_pk)
    if found is None:
        raise Http404("No such evidence here.")
    return found


def _asks() -> "QuerySet[EvidenceAsk]":
    return EvidenceAsk.objects.select_related("organisation", "recommendation")


def evidence_ask_for(
    rights: Rights, recommendation_pk: int, pk: int, *, to: Right = Right.RECORD_MINUTES
) -> EvidenceAsk:
    """That an agency was asked about that recommendation; raises as ``recommendation_for`` does. Two queries."""
    recommendation_for(rights, recommendation_pk, to=to)
    found: EvidenceAsk | None = the_one(_asks, pk=pk, recommendation=recommendation_pk)
    if found is None:
        raise Http404("No such request here.")
    return found
