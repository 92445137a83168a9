"""The history of each kind of object, behind its own door. The topmost app knows every door."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from funding.access import contribution_for
from funding.models import Contribution
from hscp.spaces.composed import the_one
from meetings.access import (
    action_for,
    circulation_for,
    decision_for,
    declaration_for,
    invitee_for,
    item_for,
    letter_for,
    meeting_for,
    owned_item_for,
    pack_for,
    paper_for,
    proposal_for,
    recommendation_for,
    referral_for,
)
from meetings.models import (
    AbsenceLetter,
    Action,
    Adjournment,
    AgendaApproval,
    AgendaItem,
    AssuranceSession,
    Attendee,
    Circulation,
    Decision,
    Declaration,
    EvidenceAsk,
    FrontSheet,
    Invitee,
    ItemProceeding,
    ItemProposal,
    ItemTime,
    Meeting,
    Minutes,
    OwnedItem,
    OwnedSlot,
    Pack,
    Paper,
    Presence,
    PresidingChoice,
    Recommendation,
    Referral,
    Sighting,
)
from partnership.access import (
    Rights,
    chairing_for,
    door,
    group_for,
    invitation_for,
    person_for,
    post_for,
    seat_for,
    terms_proposal_for,
    theme_for,
)
from partnership.models import (
    Arrangements,
    Chairing,
    Feedback,
    Group,
    Invitation,
    LineManager,
    Membership,
    Partnership,
    Person,
    Post,
    Promise,
    ReportingLine,
    ReservedMatter,
    Seat,
    Terms,
    TermsProposal,
    Theme,
)
from partnership.queries.history import history_of
from partnership.rules.roles import Right
from reporting.access import feedback_for, priority_for, report_for
from reporting.models import Priority, ReportSection, YearlyReport
from reporting.views.addresses import here
from reporting.views.history_kind import Door, Kind, no_numbers, plain
from reporting.views.history_reviews import OF_REVIEWS


def _team(opened: Callable[..., Any]) -> Door:
    return lambda rights, pk: opened(rights, pk, to=Right.MANAGE_PEOPLE)


def _in_meeting(model: Any, meeting_of: Callable[[Any], int]) -> Door:
    """Something of a meeting, for whoever may see the meeting."""

    def opened(rights: Rights, pk: int) -> Any:
        row = the_one(model.objects.all, pk=pk, space_id=rights.space.pk)
        if row is None:
            raise Http404("Nothing of that number here.")
        meeting_for(rights, meeting_of(row))
        return row

    return opened


def _sighting(rights: Rights, pk: int) -> Any:
    """What a meeting did with an action, for whoever may see the action."""
    row = the_one(Sighting.objects.all, pk=pk, space_id=rights.space.pk)
    if row is None:
        raise Http404("Nothing of that number here.")
    row.action = action_for(rights, row.action_id)
    return row


def _evidence_ask(rights: Rights, pk: int) -> Any:
    """That an agency was asked for its evidence, for whoever may see the recommendation."""
    row = the_one(EvidenceAsk.objects.all, pk=pk, space_id=rights.space.pk)
    if row is None:
        raise Http404("Nothing of that number here.")
    row.recommendation = recommendation_for(rights, row.recommendation_id)
    return row


def _declaration(rights: Rights, pk: int) -> Any:
    """An interest declared under an item, for whoever may see the item."""
    row = Declaration.objects.filter(pk=pk, space_id=rights.space.pk).select_related("item").first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return declaration_for(rights, row.item.meeting_id, pk)


def _pack(rights: Rights, pk: int) -> Any:
    """A pack, for whoever may see it: until it is issued, whoever writes the agenda."""
    row = Pack.objects.filter(pk=pk, space_id=rights.space.pk).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return pack_for(rights, row.meeting_id, pk)


def _front_sheet(rights: Rights, pk: int) -> Any:
    """The front sheet of a paper, for whoever may see the paper."""
    row = FrontSheet.objects.select_related("paper__item").filter(pk=pk, space_id=rights.space.pk).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    paper_for(rights, row.paper.item.meeting_id, row.paper.item_id, row.paper_id)
    return row


def _session(rights: Rights, pk: int) -> Any:
    """An assurance and challenge session, for whoever may see the item that it is."""
    row = AssuranceSession.objects.filter(pk=pk, space_id=rights.space.pk).select_related("item").first()
    if row is None:
        raise Http404("Nothing of that number here.")
    row.item = item_for(rights, row.item.meeting_id, row.item_id)
    return row


def _invitee(rights: Rights, pk: int) -> Any:
    """Somebody who is invited to such a session, likewise."""
    row = Invitee.objects.filter(pk=pk, space_id=rights.space.pk).select_related("session__item").first()
    if row is None:
        raise Http404("Nothing of that number here.")
    return invitee_for(rights, row.session.item.meeting_id, pk, to=Right.SEE)


def _joint_item(rights: Rights, pk: int) -> Any:
    """This partnership's own item at a joint meeting, whose page goes by its place there."""
    slot = OwnedItem.objects.filter(pk=pk, space_id=rights.space.pk).values_list("slot", flat=True).first()
    if slot is None:
        raise Http404("Nothing of that number here.")
    return owned_item_for(rights, slot)


def _line_manager(rights: Rights, pk: int) -> Any:
    """Whom an absence is told, for whoever may write that down: it holds addresses and telephone numbers."""
    return door(rights, LineManager.objects.all, pk, to=Right.MANAGE_PEOPLE)


def _meeting(row: Any) -> int:
    key: int = row.meeting_id
    return key


def _meeting_of_stay(row: Any) -> int:
    return _meeting(row.attendee)


def _meeting_of_paper(row: Any) -> int:
    return _meeting(row.item)


JUDGED = frozenset({"quoracy", "room", "terms", "file_ids"})  # snapshots that rules read; the page shows them in words

KINDS: dict[str, Kind] = {
    "person": Kind(Person, _team(person_for), "person"),  # holds addresses and telephone numbers
    "invitation": Kind(Invitation, invitation_for, "person", lambda row: (row.person_id,)),
    "post": Kind(Post, post_for, "post"),
    "seat": Kind(Seat, seat_for, "post", lambda row: (row.post_id,), frozenset({"user", "role"})),
    "group": Kind(Group, group_for, "group"),
    "membership": Kind(Membership, plain(Membership), "group", lambda row: (row.group_id,)),
    "reporting-line": Kind(ReportingLine, plain(ReportingLine), "group", lambda row: (row.group_id,)),
    "chairing": Kind(Chairing, chairing_for, "group", lambda row: (row.group_id,)),
    "terms": Kind(Terms, plain(Terms), "group", lambda row: (row.group_id,)),
    "terms-proposal": Kind(TermsProposal, terms_proposal_for, "terms_proposal"),
    "arrangements": Kind(Arrangements, plain(Arrangements), "arrangements", no_numbers),
    "partnership": Kind(Partnership, plain(Partnership), "arrangements", no_numbers),
    "reserved-matter": Kind(ReservedMatter, plain(ReservedMatter), "arrangements", no_numbers),
    "promise": Kind(Promise, plain(Promise), "promises", no_numbers),
    "meeting": Kind(Meeting, meeting_for, "meeting", hidden=JUDGED),
    "item": Kind(AgendaItem, _in_meeting(AgendaItem, _meeting), "meeting", lambda row: (row.meeting_id,)),
    "agenda": Kind(
        AgendaApproval,
        _in_meeting(AgendaApproval, _meeting),
        "meeting_agenda",
        lambda row: (row.meeting_id,),
        frozenset({"content", "content_hash"}),
    ),
    "attendee": Kind(Attendee, _in_meeting(Attendee, _meeting), "meeting", lambda row: (row.meeting_id,)),
    "stay": Kind(Presence, _in_meeting(Presence, _meeting_of_stay), "meeting", lambda row: (_meeting_of_stay(row),)),
    "adjournment": Kind(Adjournment, _in_meeting(Adjournment, _meeting), "meeting", lambda row: (row.meeting_id,)),
    "declaration": Kind(Declaration, _declaration, "meeting", lambda row: (row.item.meeting_id,)),
    "item-time": Kind(
        ItemTime, _in_meeting(ItemTime, _meeting_of_paper), "meeting", lambda row: (_meeting_of_paper(row),)
    ),
    "proceeding": Kind(
        ItemProceeding, _in_meeting(ItemProceeding, _meeting_of_paper), "meeting", lambda row: (_meeting_of_paper(row),)
    ),
    "presiding": Kind(
        PresidingChoice, _in_meeting(PresidingChoice, _meeting_of_stay), "meeting", lambda row: (_meeting_of_stay(row),)
    ),
    "minutes": Kind(Minutes, _in_meeting(Minutes, _meeting), "meeting", lambda row: (row.meeting_id,)),
    "letter": Kind(AbsenceLetter, letter_for, "absence_letter"),
    "circulation": Kind(Circulation, circulation_for, "circulation"),
    "proposed-item": Kind(ItemProposal, proposal_for, "item_proposal"),
    "assurance": Kind(AssuranceSession, _session, "assurance", lambda row: (row.item.meeting_id, row.item_id)),
    "invited": Kind(Invitee, _invitee, "assurance", lambda row: (row.session.item.meeting_id, row.session.item_id)),
    "joint-item": Kind(OwnedItem, _joint_item, "owned_item", lambda row: (row.slot,)),
    "joint-place": Kind(OwnedSlot, _in_meeting(OwnedSlot, _meeting), "meeting", lambda row: (row.meeting_id,)),
    "referral": Kind(Referral, referral_for, "referral"),
    "line-manager": Kind(LineManager, _line_manager, "line_managers", no_numbers),
    "pack": Kind(Pack, _pack, "pack", lambda row: (row.meeting_id, row.pk)),
    "front-sheet": Kind(
        FrontSheet, _front_sheet, "paper", lambda row: (row.paper.item.meeting_id, row.paper.item_id, row.paper_id)
    ),
    "paper": Kind(Paper, _in_meeting(Paper, _meeting_of_paper), "meeting", lambda row: (_meeting_of_paper(row),)),
    "decision": Kind(Decision, decision_for, "decision", hidden=JUDGED),
    "action": Kind(Action, action_for, "action"),
    "sighting": Kind(Sighting, _sighting, "matters_arising", lambda row: (row.meeting_id,)),
    "recommendation": Kind(Recommendation, recommendation_for, "recommendation"),
    "evidence-ask": Kind(EvidenceAsk, _evidence_ask, "recommendation", lambda row: (row.recommendation_id,)),
    "report": Kind(YearlyReport, report_for, "report", hidden=frozenset({"content"})),
    "section": Kind(ReportSection, plain(ReportSection), "report_section", lambda row: (row.report_id, row.pk)),
    "priority": Kind(Priority, priority_for, "priority"),
    "feedback": Kind(Feedback, feedback_for, "feedback", no_numbers),
    "theme": Kind(Theme, theme_for, "theme"),
    **OF_REVIEWS,
    "contribution": Kind(Contribution, contribution_for, "contributions", no_numbers),
}


@require_safe
def object_history(request: Any, kind: str, pk: int) -> HttpResponse:
    """Who changed it, in which capacity, when, and from what to what. A kind that is not known is absent."""
    if kind not in KINDS:
        raise Http404("No such kind here.")
    known = KINDS[kind]
    row = known.door(request.rights, pk)
    steps, page = history_of(row, request.GET.get("page"), known.hidden)
    back = here(request, known.page, *known.args(row))
    context = {
        "title": f"History: {row}"[:120],
        "caption": str(row._meta.verbose_name).capitalize(),
        "breadcrumbs": [(request.space.name, here(request, "space_home")), (_short(row), back), ("History", "")],
        "steps": steps,
        "page": page,
        "back": back,
        "marking": "OFFICIAL-SENSITIVE" if getattr(row, "file_id", None) else "",
    }
    return render(request, "reporting/object_history.html", context)


def _short(row: Any) -> str:
    words = str(row)
    return words if len(words) <= 40 else f"{words[:39]}…"
