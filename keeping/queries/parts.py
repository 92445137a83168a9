"""What an erasure goes through: every row that holds words of a thing, in every app, live and past.

What belongs to a case file is found by the column that ties it, in whichever table has one: a table that is added later
is erased with the rest, without anybody having to think of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q

from hscp.record.emptying import Emptied, empty_object, erase_rows, is_added_to_only, past_of
from hscp.record.files import destroy
from hscp.record.holding import Covers, HoldWords, LegalHold
from hscp.record.holds import held_among
from hscp.record.stored import StoredFile
from hscp.spaces.guard import Guarded, file_column
from keeping.enums import Kind
from keeping.models import PersonExport
from meetings.models import (
    AbsenceLetter,
    AbsenceLetterStage,
    Action,
    ActionAsk,
    ActionStage,
    ActionUpdate,
    Adjournment,
    AgencyImprovement,
    AgendaApproval,
    AgendaItem,
    AssuranceSession,
    Attendee,
    Circulation,
    CirculationStage,
    DatePoll,
    DatePollAnswer,
    DatePollDate,
    DatePollEnd,
    DatePollMail,
    Decision,
    DecisionStage,
    Declaration,
    EvidenceAsk,
    EvidenceAskStage,
    FrontSheet,
    InvitationSent,
    Invitee,
    ItemProceeding,
    ItemProposal,
    ItemProposalStage,
    Meeting,
    MeetingReply,
    MeetingStage,
    MinutesComment,
    MinutesCorrection,
    MinutesDraft,
    MinutesStage,
    OwnedItem,
    OwnedSlot,
    Pack,
    PackPart,
    Paper,
    PaperVersion,
    Recommendation,
    RecommendationStage,
    Referral,
    ReferralStage,
    Sighting,
)
from partnership.access import every_list
from partnership.models import (
    FactorReset,
    FactorResetAnswer,
    Feedback,
    FileReference,
    Invitation,
    Person,
    Seat,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is emptied in one transaction: one object with its past, or the rows of one table that is only added to.

    ``only`` names fields, else all that hold words. ``past`` narrows the past, of an object that has left the file.
    ``where`` chooses rows; ``whole`` takes those without words as well.
    """

    model: Any
    key: int = 0
    only: tuple[str, ...] = ()
    past: Q | None = None
    where: Q | None = None
    whole: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is an object that stays, without its words."""
        return self.where is None and self.past is None

    @property
    def is_stored_file(self) -> bool:
        """Whether it is a stored file, whose content is destroyed with its words."""
        return self.model is StoredFile and self.stands

    @property
    def called(self) -> str:
        """What such a thing is called."""
        return str(self.model._meta.verbose_name)

    def empty(self, *, reason: str, at: datetime) -> Emptied:
        """Do it. Raises ``Refused`` under a legal hold."""
        if self.where is not None:
            rows = self.model.objects.filter(self.where)
            return erase_rows(self.model, rows, reason=reason, at=at, whole=self.whole)
        if self.is_stored_file:
            destroy(stored=StoredFile.objects.get(pk=self.key), because=reason, at=at)
        return empty_object(self.model, self.key, reason=reason, at=at, only=self.only, past=self.past)

    def held(self) -> LegalHold | None:
        """A legal hold that covers any of it, as far as one sees. One query for each table."""
        if self.where is not None:
            keys = self.model.objects.filter(self.where).order_by().values_list("pk", flat=True)
            return held_among(self.model, self.model._meta.pk.column, keys)
        column, past = self.model._meta.pk.column, past_of(self.model)
        found = held_among(self.model, column, [self.key])
        return found if found is not None or past is None else held_among(past, column, [self.key])


def restricted_models() -> Iterator[Any]:
    """Every table whose rows can belong to a case file, histories apart, in the order of the apps."""
    for model in apps.get_models():
        if issubclass(model, Guarded) and not hasattr(model, "instance_type") and file_column(model):
            yield model


def units_of(kind: Kind, key: int) -> list[Unit]:
    """Everything that holds words of a thing. For a case file, whoever asks must be within it."""
    return list(UNITS[kind](key))


def _file(key: int) -> Iterator[Unit]:
    for model in restricted_models():
        column = file_column(model)
        if is_added_to_only(model):
            yield Unit(model, where=Q(**{column: key}))
            continue
        live = set(model.objects.filter(**{column: key}).order_by().values_list("pk", flat=True))
        yield from (Unit(model, each) for each in sorted(live))
        past = past_of(model)
        if past is not None:
            yield from _past_of_file(model, past, column, key, live)


def _past_of_file(model: Any, past: Any, column: str, key: int, live: set[int]) -> Iterator[Unit]:
    """What once belonged to the file: deleted since, or moved out of it, and then only what it said while within."""
    name = model._meta.pk.attname
    gone = set(past.objects.filter(**{column: key}).order_by().values_list(name, flat=True)) - live
    with every_list(FileReference.objects.values_list("pk", flat=True)):  # wherever it may be now
        elsewhere = set(model.objects.filter(pk__in=gone).order_by().values_list("pk", flat=True))
    for each in sorted(gone):
        yield Unit(model, each, past=Q(**{column: key}) if each in elsewhere else None)


def _each(model: Any, rows: Any) -> Iterator[Unit]:
    for key in rows.order_by("pk").values_list("pk", flat=True):
        yield Unit(model, key)


def _minutes(key: int) -> Iterator[Unit]:
    yield Unit(AgendaItem, key, only=("minutes",))
    yield from _each(MinutesComment, MinutesComment.objects.filter(item=key))
    yield Unit(MinutesCorrection, where=Q(item=key))
    yield from _each(MinutesDraft, MinutesDraft.objects.filter(item=key))


def _meeting(key: int) -> Iterator[Unit]:
    """A meeting, but for what belongs to a case file: that goes with its file."""
    yield Unit(Meeting, key)
    yield Unit(MeetingStage, where=Q(meeting=key))
    yield from _each(AgendaApproval, AgendaApproval.objects.filter(meeting=key))
    yield from _each(AgendaItem, AgendaItem.objects.filter(meeting=key, file__isnull=True))
    yield from _each(MinutesDraft, MinutesDraft.objects.filter(item__meeting=key, file__isnull=True))
    yield from _each(MinutesComment, MinutesComment.objects.filter(item__meeting=key, file__isnull=True))
    yield Unit(MinutesCorrection, where=Q(item__meeting=key, file__isnull=True))
    yield Unit(MinutesStage, where=Q(minutes__meeting=key))
    yield from _each(AbsenceLetter, AbsenceLetter.objects.filter(line__meeting=key))
    yield Unit(AbsenceLetterStage, where=Q(letter__line__meeting=key))
    yield from _each(Decision, Decision.objects.filter(meeting=key, file__isnull=True))
    yield Unit(DecisionStage, where=Q(decision__meeting=key, file__isnull=True))
    yield from _each(Declaration, Declaration.objects.filter(item__meeting=key, file__isnull=True))
    yield from _each(ItemProceeding, ItemProceeding.objects.filter(item__meeting=key, file__isnull=True))
    yield from _each(Adjournment, Adjournment.objects.filter(meeting=key))
    sent_round = Circulation.objects.filter(decision__meeting=key, decision__file__isnull=True)
    yield Unit(CirculationStage, where=Q(circulation__in=sent_round.values("pk")))
    yield from _each(Circulation, sent_round)
    yield from _each(OwnedSlot, OwnedSlot.objects.filter(meeting=key))
    yield from _each(AssuranceSession, AssuranceSession.objects.filter(item__meeting=key, file__isnull=True))
    yield from _each(Invitee, Invitee.objects.filter(session__item__meeting=key, file__isnull=True))
    yield from _each(Referral, Referral.objects.filter(item__meeting=key, file__isnull=True))
    yield Unit(ReferralStage, where=Q(referral__item__meeting=key, file__isnull=True))
    proposed = ItemProposal.objects.filter(Q(item__meeting=key) | Q(meeting=key, item__isnull=True))
    yield Unit(ItemProposalStage, where=Q(proposal__in=proposed.values("pk")))
    yield from _each(ItemProposal, proposed)
    yield from _each(Attendee, Attendee.objects.filter(meeting=key))
    yield Unit(DatePollEnd, where=Q(poll__meeting=key))
    yield Unit(DatePollAnswer, where=Q(poll__meeting=key))
    yield Unit(DatePollMail, where=Q(poll__meeting=key))
    yield Unit(DatePollDate, where=Q(poll__meeting=key))
    yield Unit(DatePoll, where=Q(meeting=key))
    yield Unit(InvitationSent, where=Q(meeting=key))
    yield Unit(MeetingReply, where=Q(meeting=key))
    yield from _each(Paper, Paper.objects.filter(item__meeting=key, file__isnull=True))
    yield from _each(FrontSheet, FrontSheet.objects.filter(paper__item__meeting=key, file__isnull=True))
    versions = PaperVersion.objects.filter(paper__item__meeting=key, file__isnull=True)
    yield from _each(Pack, Pack.objects.filter(meeting=key))
    parts = PackPart.objects.filter(pack__meeting=key, file__isnull=True)
    stored = list(versions.values_list("stored", flat=True)) + list(parts.values_list("stored", flat=True))
    yield Unit(PackPart, where=Q(pack__meeting=key, file__isnull=True))
    yield from _each(StoredFile, StoredFile.objects.filter(pk__in=stored, case_file_id__isnull=True))


def _action(key: int) -> Iterator[Unit]:
    yield Unit(Action, key)
    yield Unit(ActionStage, where=Q(action=key))
    yield Unit(ActionUpdate, where=Q(action=key))
    yield from _each(ActionAsk, ActionAsk.objects.filter(action=key))
    yield from _each(Sighting, Sighting.objects.filter(action=key))


def _joint_item(key: int) -> Iterator[Unit]:
    yield Unit(OwnedItem, key)


def _recommendation(key: int) -> Iterator[Unit]:
    yield Unit(Recommendation, key)
    yield Unit(RecommendationStage, where=Q(recommendation=key))
    yield Unit(AgencyImprovement, where=Q(recommendation=key))
    yield Unit(EvidenceAskStage, where=Q(ask__recommendation=key))
    yield from _each(EvidenceAsk, EvidenceAsk.objects.filter(recommendation=key))


def _feedback(key: int) -> Iterator[Unit]:
    yield Unit(Feedback, key)


def _person(key: int) -> Iterator[Unit]:
    """A person's own row, what they were invited with, to the partnership and to meetings, and what they answered; why
    their seats ended and their data was collected.

    Names in minutes stay with these.
    """
    yield Unit(Person, key)
    yield from _each(Seat, Seat.objects.filter(person=key))
    seats = Seat.objects.filter(person=key).values("pk")
    yield Unit(DatePollAnswer, where=Q(replier__in=seats))
    yield Unit(DatePollMail, where=Q(seat__in=seats))
    yield Unit(InvitationSent, where=Q(seat__in=seats))
    yield Unit(MeetingReply, where=Q(replier__in=seats))
    yield from _each(Invitation, Invitation.objects.filter(person=key))
    for export in PersonExport.objects.filter(person=key).order_by("pk").values_list("pk", flat=True):
        yield Unit(PersonExport, export, only=("reason",))
    yield Unit(FactorResetAnswer, where=Q(reset__person=key), whole=True)  # before what it answers
    yield Unit(FactorReset, where=Q(person=key), whole=True)
    yield Unit(HoldWords, where=Q(hold__covers=Covers.PERSON, hold__of_key=key))  # of holds that were lifted


UNITS: dict[Kind, Any] = {
    Kind.FILE: _file,
    Kind.MINUTES: _minutes,
    Kind.MEETING: _meeting,
    Kind.JOINT_ITEM: _joint_item,
    Kind.ACTION: _action,
    Kind.RECOMMENDATION: _recommendation,
    Kind.FEEDBACK: _feedback,
    Kind.PERSON: _person,
}


def held_of(units: Iterable[Unit]) -> LegalHold | None:
    """The first legal hold that covers any of these."""
    return next((hold for unit in units if (hold := unit.held()) is not None), None)
