"""The objects that addresses name: how the sweeps find one of each kind, and make what is not there.

To add a kind of object: an entry of ``OBJECTS`` that finds one in the open space; if none is there by then, make it in
``furnish``, by the real operations. Objects are made anew in each of the three spaces of the World.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from funding.models import Contribution
from hscp.record.files import keep
from hscp.record.holding import LegalHold
from hscp.record.mail import write_mail
from hscp.record.models import Mail
from hscp.spaces.acting import acting, current
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from keeping.models import ErasureAsked, PersonExport
from meetings.models import (
    AbsenceLetter,
    AbsenceLetterStage,
    Action,
    AgencyImprovement,
    AgendaItem,
    Attendee,
    Circulation,
    DatePoll,
    DatePollDate,
    Decision,
    Declaration,
    EvidenceAsk,
    FrontSheet,
    GuestItem,
    Invitee,
    ItemProposal,
    Meeting,
    MeetingSeries,
    Minutes,
    MinutesComment,
    MinutesDraft,
    MinutesStage,
    OwnedItem,
    OwnedSlot,
    Pack,
    PackPart,
    Paper,
    PaperVersion,
    Presence,
    Recommendation,
    Referral,
)
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.circulation import send_circulation
from meetings.operations.decisions import record_decision
from meetings.operations.declarations import declare
from meetings.operations.meeting import open_meeting, plan_meeting
from meetings.operations.papers import add_paper
from meetings.operations.presence import add_guest, arrive
from meetings.operations.proposals import propose_item
from meetings.operations.recommendations import add_recommendation
from meetings.operations.templates import save_template
from meetings.queries.packs import Entry, ItemIn, plan_of
from meetings.rules.templates import Line
from partnership.access import opened
from partnership.models import (
    Chairing,
    FactorReset,
    Feedback,
    GlassSeen,
    GlassTold,
    Group,
    Invitation,
    Membership,
    Participation,
    Person,
    Post,
    Seat,
    Terms,
    TermsProposal,
    Theme,
)
from partnership.models.cases import FileExclusion, FileReference
from partnership.models.documents import CaseDocument
from partnership.models.grants import FileGrant
from partnership.operations.cases import add_document, exclude, open_case_file
from partnership.operations.invitations import open_invitation
from partnership.operations.people import add_person, appoint_chair
from reporting.models import Priority, ReportBuild, ReportSection, YearlyReport
from reporting.operations.builds import path_of
from tests.factories.agency_evidence import make_evidence_of_first
from tests.factories.keeping import make_hold_and_erasure
from tests.factories.meetings import STATUTORY, make_organisation
from tests.factories.people import make_post, make_seat, make_user
from tests.factories.reports import make_little_report
from tests.factories.reviews import hang_incident_on, make_referral
from tests.factories.themes import make_theme_of_all
from tests.factories.uploads import upload
from tests.sweeps.agenda_things import heard_and_referred, owned_things, propose_terms_of_circle
from tests.sweeps.case_objects import OF_CASES
from tests.sweeps.finding import first, inside_the_file

OBJECTS: dict[str, Callable[[], Any]] = {
    "text": lambda: "nothing",
    "case_file": first(FileReference),
    "glass": first(GlassTold),
    "place": lambda: inside_the_file(FileGrant),
    "exclusion": lambda: inside_the_file(FileExclusion),
    "person": first(Person),
    "post": first(Post),
    "seat": first(Seat),
    "group": first(Group),
    "chairing": first(Chairing),
    "terms_proposal": first(TermsProposal),
    "invitation": first(Invitation),
    "mail": first(Mail),
    "reset": first(FactorReset),
    "meeting": first(Meeting),
    "series": first(MeetingSeries),
    "item": first(AgendaItem),
    "draft": first(MinutesDraft),
    "comment": first(MinutesComment),
    "paper": first(Paper),
    "pack": first(Pack),
    "poll": first(DatePoll),
    "poll_date": first(DatePollDate),
    "guest": lambda: Attendee.objects.exclude(guest_name="").order_by("pk").values_list("pk", flat=True).first(),
    "version": lambda: 1,
    "document": lambda: inside_the_file(CaseDocument),
    "line": first(Attendee),
    "letter": first(AbsenceLetter),
    "participation": first(Participation),
    "stay": first(Presence),
    "declaration": first(Declaration),
    "decision": first(Decision),
    "circulation": first(Circulation),
    "proposal": first(ItemProposal),
    "invited": first(Invitee),
    "referral": first(Referral),
    "slot": first(OwnedSlot),
    "owned": lambda: OwnedItem.objects.order_by("pk").values_list("slot", flat=True).first(),
    "action": first(Action),
    "recommendation": first(Recommendation),
    "improvement": first(AgencyImprovement),
    "evidence ask": first(EvidenceAsk),
    "theme": first(Theme),
    "withdraw": lambda: "withdraw",
    "note": lambda: "note",
    "thing": lambda: "meeting",
    "erasure": first(ErasureAsked),
    "hold": first(LegalHold),
    "export": first(PersonExport),
    **OF_CASES,
    "class": lambda: "minutes",
    "kind": lambda: "decision",
    "report": first(YearlyReport),
    "section": first(ReportSection),
    "figure": lambda: "meetings-held",
    "build": first(ReportBuild),
    "priority": first(Priority),
    "feedback": first(Feedback),
    "contribution": first(Contribution),
}
# 2**31 - 1 for every kind that is not named here; no sweep has a passkey
ABSENT: dict[str, Any] = {
    "text": "nothing",
    "class": "minutes",
    "withdraw": "withdraw",
    "note": "note",
    "passkey": 2**31 - 1,
    "incident move": "not_required",
    "clock": "rapid-review",
    "rapid move": "reconsider",
    "criterion": "improvements",
    "request move": "withdraw",
    "copy move": "unset",
    "day": "2026-06-15",
    "all children": 0,
}


def furnish(slug: str) -> Any:
    """Make one of each kind in the open space. Gives back the account of its chair, who has no other right to write."""
    group = Group(key="board", name=f"Board of {slug}", kind="board")
    group.save()
    chair = make_user(f"chair@{slug}.example.org")
    post = make_post("chair-post", "member")
    make_seat(post, user=chair)
    appoint_chair(group_id=group.pk, post=post, kind="chair", starts_on=today() - timedelta(days=100))
    FactorReset(person=Person.objects.earliest("pk"), seat=Seat.objects.earliest("pk"), reason="Lost.", at=now()).save()
    write_mail(to=f"swept@{slug}.example.org", subject="Swept", text="Swept.", key="swept", at=now())
    open_invitation(person=add_person(name="Somebody invited", email=f"invited@{slug}.example.org"), at=now())
    rule = {**STATUTORY["quoracy"], "otherwise_chair_decides": True}
    Terms(group=group, data={**STATUTORY, "quoracy": rule}, starts_on=today() - timedelta(days=1000)).save()
    _meeting_that_is_open(group)
    _sent_round(post)
    propose_terms_of_circle()
    _proposed(group, Seat.objects.get(post=post))
    make_little_report()
    _built()
    make_referral(Seat.objects.get(post__key="team-post"))
    make_theme_of_all(Seat.objects.get(post__key="team-post"))
    make_evidence_of_first()
    _case_file()
    make_hold_and_erasure(Meeting.objects.earliest("pk"))
    return chair


def _built() -> None:
    """The PDF lies in its place: whoever the door let through by mistake would be given it."""
    build = ReportBuild.objects.latest("pk")
    default_storage.save(path_of(build.space_id, "swept.pdf"), ContentFile(b"%PDF-1.7"))
    build.file_name, build.sha256, build.pages, build.built_at = "swept.pdf", "0" * 64, 1, now()
    build.save(update_fields=["file_name", "sha256", "pages", "built_at"])


def shut(response: Any) -> None:
    """Shut the file that an answer holds open; closing the answer itself would close the test's database too."""
    for close in response._resource_closers:
        close()


def _case_file() -> None:
    """A case file that the world's team opened and leads, with nobody else on its list and the chair shut out."""
    seat = Seat.objects.get(post__key="team-post")
    file = open_case_file(title="A matter", lead=seat, seat=seat, at=now())
    with opened(file.pk):
        add_document(file=file, title="A document", upload=upload(), seat=seat, at=now())
        hang_incident_on(file, seat)
        told = GlassTold(reference_id=file.pk, at=now(), seat=Seat.objects.get(role="scrutineer"), told_as="scrutineer")
        told.save()
        with acting(replace(current(), user_id=told.seat.user_id)):
            GlassSeen(told=told, at=now(), by_id=told.seat.user_id, seat=told.seat).save()
        exclude(file=file, person=Person.objects.get(name="Somebody invited"), reason="Kin", seat=seat, at=now())


def _meeting_that_is_open(group: Group) -> None:
    """A meeting of the board that began an hour ago, with an item and a guest who is there."""
    moment = now()
    began = moment - timedelta(hours=1)
    meeting = plan_meeting(group=group, starts_at=began, ends_at=moment + timedelta(hours=1), seat=None, at=began)
    _series(group)
    item = add_item(meeting=meeting, title="An item")
    add_paper(item=item, title="A paper", upload=upload(), seat=None, at=moment)
    meeting = open_meeting(meeting=meeting, opened_at=began, seat=None, at=moment)
    guest = add_guest(meeting=meeting, name="A guest", capacity="Auditor")
    arrive(meeting=meeting, attendee_id=guest.pk, when=began, at=moment)
    GuestItem(item=item, guest=guest).save()
    add_front_sheet(Paper.objects.get(item=item), Seat.objects.earliest("pk"))
    pack = Pack(meeting=meeting, number=1, brings="All papers", asked_at=moment, built_at=moment, issued_at=moment)
    pack.issued_by = Seat.objects.earliest("pk")
    pack.save()
    add_pack_part(pack, item)
    poll = DatePoll(meeting=meeting, for_start=began, for_end=meeting.ends_at, seat=pack.issued_by, at=began)
    poll.save()
    DatePollDate(poll=poll, starts_at=moment, ends_at=moment + timedelta(hours=1)).save()
    _what_follows(meeting, began)


def _series(group: Group) -> None:
    """A series of the board with no meeting of its own yet, and the template of its agendas."""
    day = today() + timedelta(days=365)
    times = {"starts_at": time(10), "ends_at": time(12), "place": "Hall"}
    MeetingSeries(group=group, every=6, unit="weeks", first_on=day, runs_to=day, **times).save()
    save_template(group=group, lines=[Line("Welcome", "note", 5)], version=0, seat=None, at=now())


def add_front_sheet(paper: Paper, seat: Seat) -> None:
    """A paper says why it comes, what it asks, who was consulted."""
    words = {"purpose": "It is due", "ask": "To note it", "author": "The team", "consultation": "Schools"}
    FrontSheet(paper=paper, file_id=paper.file_id, saved_at=now(), saved_by=seat, **words).save()


def add_pack_part(pack: Pack, item: AgendaItem) -> None:
    """What a pack has of the papers of an item, each of one page; it opens as the item does."""
    entries = []
    for number, version in enumerate(PaperVersion.objects.filter(paper__item=item).order_by("pk"), 1):
        paper = version.paper
        about = (item.pk, item.number, paper.pk, paper.number, paper.title, paper.author, version.pk, version.number)
        entries.append(Entry(*about, "pdf", "pages", first=number, pages=1, says="As it is."))
    made = keep(upload=upload("Pack.pdf"), case_file_id=item.file_id, at=now())
    within = ItemIn(item.pk, item.number, item.title, "To discuss", entries[:1])
    restricted = item.pk if item.file_id else None
    part = PackPart(pack=pack, file_id=item.file_id, item_id=restricted, stored=made, pages=1)
    part.plan = plan_of([within])
    part.save()


def _sent_round(post: Post) -> None:
    """A proposal to another group, of which the chair's post is the only member, and the meeting it is reported to."""
    circle = Group(key="circle", name="Circle", kind="task_and_finish")
    circle.save()
    Membership(group=circle, post=post).save()
    terms = {"quoracy": {"at_least": 1, "of": "members"}, "by_circulation": True, "citation": "§9"}
    Terms(group=circle, data=terms, starts_on=today() - timedelta(days=1000)).save()
    starts_at = now() + timedelta(days=40)
    plan_meeting(group=circle, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=5), seat=None, at=now())
    closes_on = today() + timedelta(days=10)
    send_circulation(group=circle, title="A proposal", text="To swap.", closes_on=closes_on, seat=None, at=now())


def _proposed(group: Group, chair: Seat) -> None:
    """An item that the chair proposes for a meeting to come, and that waits for its answer."""
    starts_at, moment = now() + timedelta(days=45), now()
    ends_at = starts_at + timedelta(minutes=5)
    meeting = plan_meeting(group=group, starts_at=starts_at, ends_at=ends_at, seat=None, at=moment)
    propose_item(meeting=meeting, title="Proposed", proposer=chair, seat=chair, at=moment)


def _what_follows(meeting: Meeting, began: datetime) -> None:
    """A decision taken without quoracy, an action that the world's member owns, a recommendation."""
    item, moment = AgendaItem.objects.get(meeting=meeting), now()
    guest = Attendee.objects.exclude(guest_name="").get(meeting=meeting)
    declare(
        item=item,
        attendee_id=guest.pk,
        interest="An interest",
        recused=True,
        declared_at=began,
        seat=None,
        at=moment,
    )
    agency = make_organisation(
        f"agency-of-{Space.objects.get(pk=current().space_id).slug}"[:40], "An agency", "education"
    )
    letter = AbsenceLetter(
        line=Attendee.objects.filter(meeting=meeting, seat__isnull=False).earliest("pk"),
        organisation=agency,
        subject="Absence",
        text="Nobody came.",
        drafted_at=moment,
    )
    letter.save()
    AbsenceLetterStage(letter=letter, move="draft", to_state="held", at=moment).save()
    minutes = Minutes(meeting=meeting)
    minutes.save()
    MinutesStage(minutes=minutes, move="circulate", from_state="draft", to_state="draft", at=moment).save()
    line = Attendee.objects.get(meeting=meeting, seat__post__key="chair-post")
    MinutesComment(item=item, line=line, seat=line.seat, at=moment, text="Not so.").save()
    record_decision(item=item, text="Decided", kind="agree", taken_at=began, seat=None, at=moment)
    heard_and_referred(item)
    owned_things(meeting)
    give_action(
        source=Source(item=item),
        text="To be done",
        owner=Post.objects.get(key="member-post"),
        due_on=today(),
        given_at=moment,
        seat=None,
        at=moment,
    )
    add_recommendation(
        reference="R1",
        source="audit",
        source_title="An audit",
        text="Recommended",
        made_on=today(),
        seat=None,
        at=moment,
    )
