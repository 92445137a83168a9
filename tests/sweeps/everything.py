"""One row at least of every guarded model in a space, on top of what `tests.sweeps.objects.furnish` makes.

Made by the real operations wherever there is one; arrangements and notes of machines are saved as their loaders save
them. A new guarded model that nothing here makes fails `test_markers`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from hscp.identity.models import User
from hscp.record.entries import Difference, Erasure, RecordCheck
from hscp.record.mail import write_mail
from hscp.record.models import SentForm
from hscp.spaces.acting import acting, current
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from meetings.models import (
    ActionAsk,
    AgendaItem,
    Attendee,
    JointMeeting,
    Meeting,
    MinutesComment,
    MinutesCorrection,
    Presence,
    PresidingChoice,
)
from meetings.operations.actions import Source, give_action, link_action, move_action, report_progress
from meetings.operations.agenda import add_item, withdraw_item
from meetings.operations.asking import ask_owners
from meetings.operations.circulating import answer_comment, circulate_minutes, comment_on_minutes, issue_minutes
from meetings.operations.conduct import adjourn, begin_item
from meetings.operations.decisions import record_decision
from meetings.operations.declarations import declare, take_back_declaration
from meetings.operations.drafts import Typed, keep_draft
from meetings.operations.meeting import cancel_meeting, close_meeting, open_meeting, plan_meeting
from meetings.operations.minutes import correct_minutes, save_minutes
from meetings.operations.presence import add_guest, arrive, record_apologies, remove_stay
from meetings.operations.recommendations import add_recommendation, respond
from meetings.operations.sighting import ask_for, leave_out, sight
from meetings.queries.drafts import Desk
from partnership.access import opened
from partnership.models import (
    Ambiguity,
    CaseFile,
    FactorReset,
    FactorResetAnswer,
    FileReference,
    Group,
    LineManager,
    Membership,
    Participation,
    Partnership,
    Person,
    Post,
    PostFollow,
    Promise,
    ReportingLine,
    Seat,
    StrategicLink,
)
from partnership.operations.cases import end_place, exclude, lift_exclusion, open_case_file, put_on_list
from partnership.operations.cases.reads import record_reads
from partnership.operations.people import end_seat
from partnership.rules.promises.cadence import NoFrequency, cadence_to_json
from partnership.rules.roles import Right
from reporting.models import Priority, YearlyReport
from reporting.operations.builds import Built, ask_build, build, keep, store_build
from reporting.operations.priorities import judge_priority
from reporting.operations.publishing import publish_report
from reporting.operations.reports import edit_section, explain, send_report, sign_report, start_report
from reporting.queries.paper import paper_of
from reporting.queries.reports import draft_of, standing_of, written_sections
from tests.factories.agency_evidence import hang_on_recommendation
from tests.factories.meetings import make_organisation
from tests.factories.people import make_post, make_seat, make_user
from tests.sweeps.agenda_things import agenda_things, heard_and_referred
from tests.sweeps.case_things import incident_things
from tests.sweeps.invited import invite_and_answer
from tests.sweeps.kept_things import kept_things, restricted_files

EVERY = cadence_to_json(NoFrequency())
ON_THE_LIST = ("reader", "editor", "excluded")  # of the furnished case file; the team leads it


@dataclass(frozen=True)
class Files:
    """The two case files of a space: one of the team's, and one with which nobody who walks has anything to do."""

    open: int
    other: int


def fill(space: Space) -> tuple[dict[str, User], Files]:
    """Fill the open space. Gives back the accounts made (those on the case file's list among them) and its files."""
    team = Seat.objects.get(post__key="team-post")
    first = FileReference.objects.earliest("pk").pk
    users = {name: make_user(f"{name}@{space.slug}.example.org") for name in (*ON_THE_LIST, "keeper")}
    seats = {name: make_seat(make_post(f"{name}-post", "member"), user=user) for name, user in users.items()}
    _arrangements(space, Group.objects.earliest("pk"))
    other = open_case_file(title="Another matter", lead=seats["keeper"], seat=seats["keeper"], at=now()).pk
    with opened(first):
        _list(CaseFile.objects.get(pk=first), team, seats)
        _matters(CaseFile.objects.get(pk=first), team)
    with opened(other):
        seat = seats["keeper"]
        exclude(file=CaseFile.objects.get(pk=other), person=team.person, reason="Kin", seat=seat, at=now())
        _read(CaseFile.objects.get(pk=other), seat)
        _matters(CaseFile.objects.get(pk=other), seats["keeper"])
    _record(team)
    _meetings(team)
    kept_things(team)
    _report(team)
    end_seat(seat=make_seat(make_post("gone-post", "member")), ends_on=today(), because="Moved away")
    return users, Files(first, other)


def _list(file: CaseFile, lead: Seat, seats: dict[str, Seat]) -> None:
    """A reader, an editor, one who is on the list and shut out, a place that ended, an exclusion that was lifted."""
    moment = now()
    for name, level in (("reader", Right.OPEN_FILE), ("editor", Right.WRITE_FILE), ("excluded", Right.OPEN_FILE)):
        put_on_list(file=file, who=seats[name], level=level, reason="On the panel", ends_at=None, seat=lead, at=moment)
    exclude(file=file, person=seats["excluded"].person, reason="Kin", seat=lead, at=moment)
    member = Seat.objects.get(post__key="member-post")
    grant = put_on_list(
        file=file, who=member, level=Right.OPEN_FILE, reason="For a day", ends_at=None, seat=lead, at=moment
    )
    end_place(grant=grant, because="The day is over", at=moment)
    lifted = exclude(file=file, person=member.person, reason="A namesake", seat=lead, at=moment)
    lift_exclusion(exclusion=lifted, because="Another person", at=moment)
    _read(file, lead)


def _read(file: CaseFile, seat: Seat) -> None:
    with acting(replace(current(), user_id=seat.user_id, seat_id=seat.pk)):
        record_reads(file_ids=[file.pk], kind="page", page="case_file", path=f"/case-files/{file.pk}/", at=now())


def _matters(file: CaseFile, seat: Seat) -> None:
    """What can hang on a case file: an item with minutes, a decision, an action, a recommendation, an incident."""
    moment, meeting = now(), Meeting.objects.earliest("pk")
    item = add_item(meeting=meeting, title="Restricted", file=file)
    item = save_minutes(item=item, text="Said behind closed doors.", version=item.version, seat=seat, at=moment)
    _draft(item, seat)
    decision = record_decision(
        item=item, text="Decided", kind="agree", taken_at=meeting.opened_at, seat=seat, at=moment
    )  # type: ignore[arg-type]
    begin_item(item=item, when=moment - timedelta(minutes=40 - item.number), at=moment)  # one after the other
    guest = Attendee.objects.exclude(guest_name="").filter(meeting=meeting).earliest("pk")
    declare(
        item=item,
        attendee_id=guest.pk,
        interest="A cousin of hers",
        recused=True,
        declared_at=moment,
        seat=seat,
        at=moment,
    )
    owner = Post.objects.get(key="member-post")
    action = give_action(
        source=Source(decision=decision),
        text="To be done",
        owner=owner,
        due_on=today(),
        given_at=moment,
        seat=seat,
        at=moment,
    )
    report_progress(action=action, text="Begun", evidence="Seen", seat=seat, at=moment)
    ActionAsk(meeting=meeting, action=action, seat=seat, file=file, asked_at=moment).save()
    ask_for(action=action, meeting=meeting, because="The panel wants to know", seat=seat)
    sight(action=action, meeting=meeting, words="Looked at in private", seat=seat, at=moment)
    line = Attendee.objects.filter(meeting=meeting, seat__isnull=False).earliest("pk")
    MinutesComment(
        item=item,
        file=file,
        line=line,
        seat=seat,
        at=moment,
        text="Said otherwise",
        answer="not_taken_up",
        answer_because="It was not",
        answered_at=moment,
        answered_by=seat,
    ).save()
    corrected = {"before": "Said", "after": "Said behind closed doors.", "reason": "Misheard", "at": moment}
    MinutesCorrection(item=item, file=file, seat=seat, **corrected).save()
    recommendation = add_recommendation(
        reference=f"CF{file.pk}",
        source="local_review",
        source_title="A review",
        text="Recommended",
        made_on=today(),
        file=file,
        seat=seat,
        at=moment,
    )
    respond(recommendation=recommendation, response="Accepted", version=recommendation.version, seat=seat, at=moment)
    hang_on_recommendation(recommendation, seat)
    link_action(action=action, recommendation=recommendation, seat=seat, at=moment)
    restricted_files(file, item, seat)
    heard_and_referred(item, answered=True)
    incident_things(file, seat)  # last: its actions and recommendations do not come first in the file


def _draft(item: AgendaItem, seat: Seat) -> None:
    """What the holder of a seat has typed under an item and not saved."""
    typed = Typed(key="a-window", version=item.version, text="Not said aloud.", count=1)
    with acting(replace(current(), user_id=seat.user_id, seat_id=seat.pk)):
        keep_draft(desk=Desk.under(item), typed=typed, seat=seat, at=now())


def _arrangements(space: Space, group: Group) -> None:
    """What a partnership's files say, and nothing else in the sweep does."""
    body = make_organisation(f"body-of-{space.slug}"[:40], "A body", "education")
    Participation.objects.get(organisation=body)
    post = Post.objects.get(key="member-post")
    Membership(group=group, post=post, represents=body, section="§7").save()
    ReportingLine(group=group, to_outside="The county's cabinet", section="§7", as_published="It answers to it.").save()
    Promise(
        key="board-meets",
        section="§5",
        text="The board meets",
        by="partnership",
        agenda_group=group,
        cadence=EVERY,
        evidence={},
    ).save()
    StrategicLink(key="csp", name="Community safety", section="§6", purpose="Works with it").save()
    Ambiguity(key="name", title="Two names", sections="§2", text="Called by two names", behaviour="One board").save()
    PostFollow(post=post, owner=space, owner_post="member-post").save()
    came = [{"post": "member-post", "role": "member", "came": True}]
    met: dict[str, Any] = {"held_on": today(), "quorate": "part", "posts": came, "noted_at": now()}
    JointMeeting(joint=space, group="forum", number=1, **met).save()
    row = Partnership.objects.get()
    row.values, row.principles, row.pledge = ["Openness"], ["Children first"], ["We listen"]
    row.save()


def _record(team: Seat) -> None:
    """What machines and second factors write down."""
    moment = now()
    reset = FactorReset(person=Person.objects.latest("pk"), seat=team, reason="Lost again.", at=moment)
    reset.save()
    FactorResetAnswer(reset=reset, seat=team, confirmed=False, at=moment).save()
    check = RecordCheck(at=moment, compared=1, differing=1, entries=1, head="0" * 64, fault="A fault")
    check.save()
    Difference(check_made=check, model="partnership.Person", row_key=1, kind="changed", fields="name").save()
    Erasure(of_table="meetings_decisionstage", row_key=2**40, reason="Too old", at=moment).save()
    SentForm(by=team.user, digest="1" * 64, sent_at=moment, led_to="/").save()
    write_mail(to="somebody@example.org", subject="A mail", text="Words", key="a-mail", at=moment)


def _meetings(team: Seat) -> None:
    """Minutes and updates in the open, an item withdrawn, a meeting cancelled, somebody who cannot come."""
    moment, first = now(), Meeting.objects.earliest("pk")
    item = AgendaItem.objects.filter(meeting=first).earliest("number")
    save_minutes(item=item, text="What was **said**.", version=item.version, seat=team, at=moment)
    _draft(item, team)
    withdraw_item(item=add_item(meeting=first, title="Not today", introduced_by="The team"), reason="No paper")
    action, overtaken = (
        give_action(
            source=Source(item=item),
            text=words,
            owner=Post.objects.get(key="member-post"),
            due_on=today(),
            given_at=moment,
            seat=team,
            at=moment,
        )
        for words in ("Another", "Overtaken")
    )
    report_progress(action=action, text="Half done", evidence="Letters", seat=team, at=moment)
    move_action(action=overtaken, move="withdraw", reason="Overtaken", seat=team, at=moment)
    recommendation = add_recommendation(
        reference="R2",
        source="audit",
        source_title="An audit",
        text="Recommended too",
        made_on=today(),
        seat=team,
        at=moment,
    )
    respond(recommendation=recommendation, response="Accepted", version=recommendation.version, seat=team, at=moment)
    link_action(action=action, recommendation=recommendation, seat=team, at=moment)
    began: Any = first.opened_at
    begin_item(item=item, when=began, at=moment)
    fire = {"when": began + timedelta(minutes=5), "until": began + timedelta(minutes=6), "reason": "A fire alarm"}
    adjourn(meeting=first, **fire, at=moment)
    line = Attendee.objects.filter(meeting=first, seat__isnull=False).latest("pk")
    PresidingChoice(attendee=line, chosen_at=began, recorded_by=team).save()
    mistaken = declare(
        item=item, attendee_id=line.pk, interest="A namesake", recused=True, declared_at=began, seat=team, at=moment
    )
    take_back_declaration(declaration=mistaken, reason="Somebody else", seat=team, at=moment)
    record_apologies(meeting=first, attendee_id=line.pk, reason="On leave")
    gone = add_guest(meeting=first, name="Came by mistake", capacity="Guest")
    arrive(meeting=first, attendee_id=gone.pk, when=first.opened_at, at=moment)  # type: ignore[arg-type]
    remove_stay(meeting=first, stay_id=Presence.objects.get(attendee=gone).pk, at=moment)
    later = plan_meeting(
        group=first.group,
        starts_at=moment + timedelta(days=30),
        ends_at=moment + timedelta(days=30, hours=2),
        place="Town hall",
        joining_link="https://video.example/room",
        seat=team,
        at=moment,
    )
    cancel_meeting(meeting=later, reason="No business", seat=team, at=moment)
    last = plan_meeting(
        group=first.group,
        starts_at=moment + timedelta(days=40),
        ends_at=moment + timedelta(days=40, hours=2),
        place="Town hall",
        seat=team,
        at=moment,
    )
    invite_and_answer(last, team)
    agenda_things(last)
    _minutes(first.group, team)
    ask_owners(meeting=last, at=moment)
    leave_out(action=overtaken, meeting=last, reason="Overtaken", seat=team)
    ask_for(action=action, meeting=first, because="The board wants to know", seat=team)
    sight(action=action, meeting=first, words="Looked at", seat=team, at=moment)


def _minutes(group: Group, team: Seat) -> None:
    """A meeting that was held without an agency, its minutes commented on, issued, corrected; a letter about that."""
    moment = now()
    began, at = moment - timedelta(days=20), moment - timedelta(days=15)
    body = Membership.objects.get(group=group, post__key="member-post").represents
    assert body is not None
    LineManager(organisation=body, name="A manager", title="Head", email="head@example.org", phone="01").save()
    meeting = plan_meeting(
        group=group, starts_at=began, ends_at=began + timedelta(hours=2), place="Hall", seat=team, at=began
    )
    add_item(meeting=meeting, title="Held before", introduced_by="The team")
    meeting = open_meeting(meeting=meeting, opened_at=began, seat=team, at=began)
    guest = add_guest(meeting=meeting, name="A guest too", capacity="Auditor")
    arrive(meeting=meeting, attendee_id=guest.pk, when=began, at=at)
    item = AgendaItem.objects.get(meeting=meeting)
    item = save_minutes(item=item, text="What was said.", version=item.version, seat=team, at=at)
    meeting = close_meeting(meeting=meeting, closed_at=began + timedelta(hours=1), seat=team, at=at)
    circulate_minutes(meeting=meeting, until=(moment - timedelta(days=12)).date(), seat=team, at=at)
    line = Attendee.objects.filter(meeting=meeting, seat__isnull=False).earliest("pk")
    comment = comment_on_minutes(item=item, line=line, text="Not so", came_by="telephone", seat=team, at=at)
    answer_comment(comment=comment, answer="not_taken_up", because="It was", version=1, seat=team, at=moment)
    issue_minutes(meeting=meeting, seat=team, at=moment)
    correct_minutes(item=item, text="What **was** said.", reason="Clearer", version=item.version, seat=team, at=moment)


def _report(team: Seat) -> None:
    """Progress of a priority, a section with words, and last year's report, which stands ready to be sent."""
    moment = now()
    judge_priority(
        priority=Priority.objects.earliest("pk"),
        on=date(2026, 3, 20),
        judgement="little",
        text="A pathway",
        impact="Seen sooner",
        seat=team,
        at=moment,
    )
    start_report(starts_on=date(2024, 4, 1), ends_on=date(2025, 4, 1), seat=team, at=moment, by_id=team.user_id)
    for report in YearlyReport.objects.order_by("pk"):
        write_report(report, team, moment)


def write_report(report: YearlyReport, team: Seat, moment: datetime) -> None:
    """Words in every section, and why things stand still."""
    said: dict[str, Any] = {"seat": team, "at": moment, "by_id": team.user_id}
    for section in written_sections(report):
        nothing = section.heading == "restraint"
        edit_section(
            section=section,
            narrative="" if nothing else "What was done.",
            nothing_because="No partner uses restraint." if nothing else "",
            version=section.version,
            **said,
        )
    for item in draft_of(report, today()).still:
        explain(report=report, item=item, text="The post was vacant.", version=0, **said)


def publish(space: Space, *, real: bool) -> None:
    """Send, sign, build and publish last year's report, by the real operations; ``real`` lays out a real PDF."""
    day, moment = today(), now()
    team, report = Seat.objects.get(user__email=f"team@{space.slug}.example.org"), YearlyReport.objects.latest("pk")
    said: dict[str, Any] = {"at": moment, "by_id": team.user_id}
    send_report(report=report, seat=team, **said)
    report.refresh_from_db()
    for seat in Seat.objects.filter(role="lsp"):
        sign_report(report=report, seat=seat, read_hash=report.content_hash, at=moment, by_id=seat.user_id)
    report = YearlyReport.objects.select_related("edition", "space").get(pk=report.pk)
    asked = ask_build(report=report, seat=team, **said)
    paper = paper_of(report, day, standing_of(report, day))
    built = build(paper) if real else Built(b"%PDF-1.7\n%%EOF", "2" * 64, 1)
    store_build(build=asked, paper=paper, built=built, file_name=keep(space.pk, built), at=moment)
    publish_report(report=report, seat=team, **said)
