"""Every kind of mail, written by the real operations out of marked rows: `test_markers` looks at what leaves the house.

To add a kind: its template in ``MAILS``, with what writes it. A template of ``templates/emails/`` that is not there
fails. What the act needs in a case file it makes with the file's word in it, so that a mail that quotes it is noticed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP

from hscp.spaces.acting import acting, in_space
from meetings.models import (
    AbsenceLetter,
    Action,
    AgendaItem,
    Decision,
    EvidenceAsk,
    ItemProposal,
    Meeting,
    Pack,
    Recommendation,
)
from meetings.operations.absence import send_letter
from meetings.operations.actions import Source, give_action
from meetings.operations.agency_evidence import ask_agencies, withdraw_evidence_ask
from meetings.operations.agenda import add_item
from meetings.operations.asking import ask_owners
from meetings.operations.circulating import circulate_minutes, issue_minutes
from meetings.operations.circulation import send_circulation
from meetings.operations.decisions import record_decision
from meetings.operations.inviting import send_invitations
from meetings.operations.meeting import (
    cancel_meeting,
    close_meeting,
    open_meeting,
    plan_meeting,
    postpone_meeting,
    reschedule_meeting,
)
from meetings.operations.minutes import save_minutes
from meetings.operations.packs import issue_pack
from meetings.operations.paper_deadlines import remind_of_papers, say_owed
from meetings.operations.polls import ask_again, ask_dates, take_date
from meetings.operations.presence import add_guest, arrive
from meetings.operations.proposals import decline_proposal
from meetings.operations.ratifying import ask_to_ratify
from meetings.operations.sighting import sight
from meetings.operations.telling_people import tell_people
from meetings.queries.expected import bodies_here
from meetings.queries.polls import dates_of
from partnership.models import CaseFile, FileReference, Group, Membership, Person, Post, Seat, Terms
from partnership.operations.cases import break_glass, put_on_list
from partnership.operations.invitations import invite
from partnership.operations.record import mail_head
from partnership.operations.resets import answer_reset, ask_for_reset
from partnership.rules.roles import Right
from reviews.models import CaseLearning, Incident, RapidReview
from reviews.operations.dissemination import send_learning, share_learning
from reviews.operations.hour import ask_to_secure
from reviews.operations.requests import send_requests
from tests.days import NOW, TODAY
from tests.factories.factors import APP
from tests.factories.people import make_seat, make_user
from tests.sweeps.marks import FILE, HERE
from tests.sweeps.world import Swept

CLOSED_WORD = f"{FILE}000"  # in whatever is made in the file here


@dataclass
class Writer:
    """The team at work in the first space and in the case file that it leads; what one kind makes the next may use."""

    swept: Swept
    team: Seat
    file: int

    def seat(self, role: str) -> Seat:
        """The seat of the account that holds a role."""
        found: Seat = Seat.objects.select_related("post", "person").get(user=self.swept.world.user(role))
        return found

    def on_the_list(self, role: str) -> Seat:
        """The seat of a role, which from now on reads the file."""
        seat = self.seat(role)
        until = NOW + timedelta(days=30)
        more: dict[str, Any] = {"reason": f"On the panel of {CLOSED_WORD}", "ends_at": until, "at": NOW}
        file = CaseFile.objects.get(pk=self.file)
        put_on_list(file=file, who=seat, level=Right.OPEN_FILE, seat=self.team, **more)
        return seat

    def met(self, group: Group, began: datetime) -> Meeting:
        """A meeting that is open since then, with a guest in the room, an item in the open and one of the file."""
        span = {"starts_at": began, "ends_at": began + timedelta(hours=1)}
        meeting = plan_meeting(group=group, **span, place="Hall", seat=self.team, at=began - timedelta(days=1))
        add_item(meeting=meeting, title="In the open")
        add_item(meeting=meeting, title=f"Of {CLOSED_WORD}", file=CaseFile.objects.get(pk=self.file))
        meeting = open_meeting(meeting=meeting, opened_at=began, seat=self.team, at=began)
        guest = add_guest(meeting=meeting, name="A guest", capacity="Auditor")
        arrive(meeting=meeting, attendee_id=guest.pk, when=began, at=began)
        return meeting

    def given(self, meeting: Meeting, owner: Post) -> list[Action]:
        """Two actions given at a meeting, due the day after: one in the open, one of the file."""
        at: Any = meeting.opened_at
        due: dict[str, Any] = {"due_on": at.date() + timedelta(days=1), "given_at": at, "seat": self.team, "at": at}
        return [
            give_action(source=Source(item=item), text=f"To be done for {word}", owner=owner, **due)
            for item, word in zip(items_of(meeting), ("all", CLOSED_WORD), strict=True)
        ]

    def over(self, meeting: Meeting) -> None:
        """It has minutes under each item, and is closed."""
        at: Any = meeting.opened_at
        for item, word in zip(items_of(meeting), ("Said.", CLOSED_WORD), strict=True):
            save_minutes(item=item, text=word, version=item.version, seat=self.team, at=at)
        close_meeting(meeting=meeting, closed_at=at + timedelta(minutes=30), seat=self.team, at=NOW)


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The item in the open, and the one of the file."""
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))


def board() -> Group:
    """The furnished group."""
    return Group.objects.earliest("pk")


def case_files(writer: Writer) -> None:
    """Somebody comes on the list; somebody breaks the glass."""
    writer.on_the_list("dsp")
    lsp = writer.seat("lsp")
    reference = FileReference.objects.get(pk=writer.file).reference
    with acting(in_space(writer.swept.here.pk, user_id=lsp.user_id, seat_id=lsp.pk)):
        break_glass(reference=reference, reason="Danger", seat=lsp, opens=(), at=NOW)


def invitations(writer: Writer) -> None:
    """Somebody without an account is invited."""
    invite(person=Person.objects.filter(user__isnull=True).exclude(email="").earliest("pk"), at=NOW)


def heads(writer: Writer) -> None:
    """The seal goes to who scrutinises."""
    mail_head(space=writer.swept.here, at=NOW, day=TODAY)


def resets(writer: Writer) -> None:
    """A second step is to be reset, and is, by two people."""
    with acting(in_space(writer.swept.here.pk)):
        other = make_seat(writer.team.post, user=make_user("zqhere-other@example.org"))
    lost, later = writer.seat("accountable_body"), NOW + timedelta(minutes=5)
    assert lost.user is not None
    TOTP.activate(lost.user, APP)
    reset = ask_for_reset(person=lost.person, reason="Lost", seat=writer.team, at=later)
    answer_reset(reset=reset, seat=other, confirmed=True, at=later)


def minutes(writer: Writer) -> None:
    """Minutes with a restricted item go out for comments, are issued; an agency's absence is written of."""
    meeting = writer.met(board(), NOW - timedelta(days=3))
    writer.given(meeting, writer.seat("dsp").post)
    writer.over(meeting)
    circulate_minutes(meeting=meeting, until=TODAY + timedelta(days=2), seat=writer.team, at=NOW)
    issue_minutes(meeting=meeting, seat=writer.team, at=NOW + timedelta(days=3))
    letter = AbsenceLetter.objects.filter(line__meeting=meeting).exclude(to_email="").earliest("pk")
    send_letter(letter=letter, version=letter.version, seat=writer.team, at=NOW)


def owners(writer: Writer) -> None:
    """Owners are asked before the next meeting, of a restricted action too."""
    starts_at = NOW + timedelta(days=60)
    span = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    ask_owners(meeting=plan_meeting(group=board(), **span, seat=writer.team, at=NOW), at=NOW)


def meeting_invitations(writer: Writer) -> None:
    """A meeting with an item of the file: people are invited, a deputy is asked, it is moved and cancelled."""
    starts_at = NOW + timedelta(days=70)
    span = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    meeting = plan_meeting(group=board(), **span, place="Hall", seat=writer.team, at=NOW)
    add_item(meeting=meeting, title=f"Of {CLOSED_WORD}", file=CaseFile.objects.get(pk=writer.file))
    send_invitations(meeting=meeting, seat=writer.team, at=NOW)
    meeting = Meeting.objects.select_related("group").get(pk=meeting.pk)
    moved = {key: moment + timedelta(days=1) for key, moment in span.items()}
    more: dict[str, Any] = {"reason": "A clash", "seat": writer.team, "at": NOW}
    meeting = reschedule_meeting(meeting=meeting, **moved, version=meeting.version, **more)
    cancel_meeting(meeting=meeting, **more)


def overdue(writer: Writer) -> None:
    """Two actions, one restricted, are overdue at two meetings: whoever chairs is told, who reads the file."""
    writer.on_the_list("chair")
    actions = writer.given(writer.met(board(), NOW - timedelta(days=5)), writer.seat("dsp").post)
    for days in (2, 1):
        meeting = writer.met(board(), NOW - timedelta(days=days, hours=1))
        for action in actions:
            sight(action=action, meeting=meeting, words=f"Late, says {CLOSED_WORD}", seat=writer.team, at=NOW)


def changes(writer: Writer) -> None:
    """A meeting with a restricted item is postponed, and those on its list are told."""
    starts_at = NOW + timedelta(days=70)
    span = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    meeting = plan_meeting(group=board(), **span, seat=writer.team, at=NOW)
    add_item(meeting=meeting, title=f"Of {CLOSED_WORD}", file=CaseFile.objects.get(pk=writer.file))
    postpone_meeting(meeting=meeting, reason="Snow", seat=writer.team, at=NOW)
    tell_people(meeting=meeting, reason="Snow", seat=writer.team, at=NOW)


def dates(writer: Writer) -> None:
    """People are asked which date suits a meeting with a restricted item, asked again, and one date is taken."""
    starts_at = NOW + timedelta(days=75)
    span = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    meeting = plan_meeting(group=board(), **span, place="Hall", seat=writer.team, at=NOW)
    add_item(meeting=meeting, title=f"Of {CLOSED_WORD}", file=CaseFile.objects.get(pk=writer.file))
    offers = [(starts_at + timedelta(days=1), starts_at + timedelta(days=1, hours=1))]
    poll, _ = ask_dates(meeting=meeting, offers=offers, note="Snow", seat=writer.team, at=NOW)
    ask_again(poll=poll, at=NOW + timedelta(days=1))
    more: dict[str, Any] = {"reason": "Snow", "version": meeting.version, "tell": True, "seat": writer.team, "at": NOW}
    take_date(poll=poll, date=dates_of(poll)[0].pk, **more)


def circulations(writer: Writer) -> None:
    """A proposal goes round."""
    group = next(each.group for each in Terms.objects.order_by("pk") if each.data.get("by_circulation"))
    asked = {"title": "A proposal", "text": "To swap.", "closes_on": TODAY + timedelta(days=9)}
    send_circulation(group=group, **asked, seat=writer.team, at=NOW)


def packs(writer: Writer) -> None:
    """A pack with an item of a case file is issued to everybody on the list."""
    meeting = writer.met(board(), NOW - timedelta(hours=5))
    pack = Pack(meeting=meeting, number=1, brings="All papers", asked_at=NOW, built_at=NOW)
    pack.save()
    issue_pack(pack=pack, seat=writer.team, at=NOW)


def papers_owed(writer: Writer) -> None:
    """Papers of two items are owed, one of the file: by the timetable only the open one is asked for."""
    starts_at = NOW + timedelta(days=3)
    meeting = plan_meeting(
        group=board(), starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), seat=writer.team, at=NOW
    )
    owner = writer.seat("chair").post
    file = CaseFile.objects.get(pk=writer.file)
    for item in (
        add_item(meeting=meeting, title="In the open"),
        add_item(meeting=meeting, title=f"Of {CLOSED_WORD}", file=file),
    ):
        say_owed(item=item, expected=True, owner=owner, version=None)
    remind_of_papers(at=NOW)


def proposals(writer: Writer) -> None:
    """Somebody is told what became of the item that they proposed."""
    proposal = ItemProposal.objects.filter(state="waiting").earliest("pk")
    decline_proposal(proposal=proposal, reason="Not now", seat=writer.team, at=NOW)


def ratifying(writer: Writer) -> None:
    """Whoever missed a decision, in the open or of the file, is asked to ratify it."""
    group = Group(key="ratifying", name="Group that ratifies", kind="task_and_finish")
    group.save()
    for role in ("chair", "dsp"):
        Membership(group=group, post=writer.seat(role).post).save()
    rule = {"quoracy": {"at_least": 1, "of": "members"}, "ratify_afterwards": True, "citation": "§8"}
    Terms(group=group, data=rule, starts_on=TODAY - timedelta(days=900)).save()
    meeting = writer.met(group, NOW - timedelta(days=4))
    taken: dict[str, Any] = {"kind": "agree", "taken_at": meeting.opened_at, "seat": writer.team, "at": NOW}
    for item, word in zip(items_of(meeting), ("all", CLOSED_WORD), strict=True):
        record_decision(item=item, text=f"Decided for {word}", **taken)
    writer.over(meeting)
    for decision in Decision.objects.filter(meeting=meeting).order_by("number"):
        ask_to_ratify(decision=decision, seat=writer.team, at=NOW)


def securing(writer: Writer) -> None:
    """An agency is told, in the file, to secure its records."""
    incident = Incident.objects.filter(file=writer.file).earliest("pk")
    to = [("A trust", "Its named nurse", "nurse@example.org")]
    ask_to_secure(incident=incident, to=to, text="Secure your records of {reference}.", seat=writer.team, at=NOW)


def information(writer: Writer) -> None:
    """A contact is asked in the file for what their agency knows."""
    rapid = RapidReview.objects.filter(file=writer.file).earliest("pk")
    asked = {"questions": f"What is known of {CLOSED_WORD}?", "due_on": TODAY, "last_on": TODAY}
    send_requests(rapid=rapid, contacts=[writer.seat("dsp")], **asked, seat=writer.team, at=NOW)


def learning(writer: Writer) -> None:
    """What was learned in the file is shared in words of its own, and sent to an agency."""
    noted = CaseLearning.objects.filter(file=writer.file, learning__isnull=True).earliest("pk")
    words = {"title": "Seen together", "words": "Ask together", "because": f"Agreed for {CLOSED_WORD}"}
    shared = share_learning(noted=noted, **words, version=noted.version, seat=writer.team, at=NOW)
    others = f"A school of {HERE}000, Its head, head@example.org"
    assert shared.learning is not None
    send_learning(learning=shared.learning, contacts=[], others=others, due_on=TODAY, seat=writer.team, at=NOW)


def agencies(writer: Writer) -> None:
    """An agency is asked what it shows of a recommendation in the open, and of one of the file."""
    post, agency = writer.seat("dsp").post, bodies_here().earliest("pk")
    post.organisation = agency
    post.save()
    for file, words in ((None, "In the open"), (writer.file, f"Of {CLOSED_WORD}")):
        chosen = Recommendation.objects.filter(file=file).earliest("pk")
        for ask in EvidenceAsk.objects.filter(recommendation=chosen, state="asked"):
            withdraw_evidence_ask(ask=ask, reason="Asked anew", seat=writer.team, at=NOW)
        ask_agencies(recommendation=chosen, agencies=[agency], words=words, due_on=TODAY, seat=writer.team, at=NOW)


# In this order. What writes each kind; one act may write several.
MAILS: dict[tuple[str, ...], Callable[[Writer], None]] = {
    ("case_file.txt",): case_files,
    ("invitation.txt",): invitations,
    ("record_head.txt",): heads,
    ("factor_reset_asked.txt", "factor_reset_done.txt"): resets,
    ("action_given.txt", "minutes_circulated.txt", "minutes_issued.txt", "absence_letter.txt"): minutes,
    ("ask_owner.txt",): owners,
    ("meeting_invitation.txt",): meeting_invitations,
    ("action_overdue.txt",): overdue,
    ("meeting_changed.txt",): changes,
    ("date_poll.txt",): dates,
    ("agency_request.txt",): information,
    ("secure_records.txt",): securing,
    ("learning_sent.txt",): learning,
    ("circulation.txt",): circulations,
    ("agency_evidence.txt",): agencies,
    ("pack_issued.txt",): packs,
    ("paper_owed.txt",): papers_owed,
    ("item_proposal_answered.txt",): proposals,
    ("ask_to_ratify.txt",): ratifying,
}


def writing(swept: Swept) -> Writer:
    """The team, within the file that it leads. To be called there."""
    return Writer(swept, Seat.objects.get(user=swept.world.user("team")), swept.files[swept.here.slug].open)
