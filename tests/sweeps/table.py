"""Every address of the product, classified. The sweep walks them all; an address without a row here fails it.

To add a page: one ``Row`` with the address's name.

- ``who``: PUBLIC (anybody), SIGNED_IN (any account), SPACE (below /p/<space>/; a live seat there).
- ``right``: what is asked for in the space; ``Right.SEE`` where every holder of a seat may look.
- ``get``: the answer to a GET by somebody who may: 200, 302, or 405 where only a POST is answered.
- ``post``: the answer to an empty POST by somebody who may: 200 (the form again, with its errors), 302, or 405.
- ``post_right``: the right a POST needs, where looking needs less.
- ``objects``: for each number or name in the address the kind of object, a key of ``OBJECTS``.
- ``chair``: whether the chair of the furnished group may too (a right held on that group alone).
- ``hidden``: what is absent (404), not refused (403), for those who may not: case files.
- ``only``: the roles that may, by name ("chair" among them), where neither right nor chair says it: own actions, say.

To add a kind of object: an entry of ``OBJECTS`` that finds one in the open space; if none is there by then, make it in
``furnish``, by the real operations. Objects are made anew in each of the three spaces of the World.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from funding.models import Contribution
from hscp.record.holding import LegalHold
from hscp.record.models import Mail
from hscp.spaces.clock import now, today
from keeping.models import ErasureAsked, PersonExport
from meetings.models import Action, AgendaItem, Attendee, Decision, Meeting, Paper, Presence, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.agenda import add_item
from meetings.operations.decisions import record_decision
from meetings.operations.meeting import open_meeting, plan_meeting
from meetings.operations.papers import add_paper
from meetings.operations.presence import add_guest, arrive
from meetings.operations.recommendations import add_recommendation
from partnership.access import every_list, opened
from partnership.models import Chairing, FactorReset, Feedback, Group, Invitation, Person, Post, Seat, Terms
from partnership.models.cases import FileExclusion, FileReference
from partnership.models.documents import CaseDocument
from partnership.models.grants import FileGrant
from partnership.operations.cases import add_document, exclude, open_case_file
from partnership.operations.invitations import open_invitation
from partnership.operations.people import add_person, appoint_chair
from partnership.rules.roles import Right
from reporting.models import Priority, ReportBuild, ReportSection, YearlyReport
from reporting.operations.builds import folder_of
from tests.factories.keeping import make_hold_and_erasure
from tests.factories.meetings import STATUTORY
from tests.factories.people import make_post, make_seat, make_user
from tests.factories.reports import make_little_report
from tests.factories.uploads import upload

PUBLIC, SIGNED_IN, SPACE = "public", "signed in", "space"


@dataclass(frozen=True)
class Row:
    """One address and what it answers to whom."""

    name: str
    who: str = SPACE
    right: Right = Right.SEE
    get: int = 200
    post: int = 405
    post_right: Right | None = None
    objects: Mapping[str, str] = field(default_factory=dict)
    chair: bool = False
    only: tuple[str, ...] = ()
    hidden: bool = False

    def needed(self, method: str) -> Right:
        """The right that ``method`` asks for."""
        return self.post_right if method == "post" and self.post_right else self.right


PEOPLE, PLAN, RECORD = Right.MANAGE_PEOPLE, Right.MANAGE_MEETINGS, Right.RECORD_MINUTES
WRITE, KEEP = Right.WRITE_REPORT, Right.KEEP_RECORDS
MEETING = {"pk": "meeting"}
FILE = {"pk": "case_file"}
REPORT = {"pk": "report"}
ITEM = {"meeting": "meeting", "pk": "item"}
PAPERS = {"meeting": "meeting", "item": "item"}
PAPER = {**PAPERS, "pk": "paper"}
DOCUMENT = {**FILE, "document": "document"}
LINE = {"meeting": "meeting", "pk": "line"}

ROWS: tuple[Row, ...] = (
    # Everybody
    Row("account_login", PUBLIC, post=200),
    Row("account_logout", PUBLIC, get=302, post=302),
    Row("account_inactive", PUBLIC),
    Row("account_signup", PUBLIC, post=200),
    Row("account_reset_password", PUBLIC, post=200),
    Row("account_reset_password_done", PUBLIC),
    Row("account_reset_password_from_key", PUBLIC, objects={"uidb36": "text", "key": "text"}, post=200),
    Row("account_reset_password_from_key_done", PUBLIC),
    Row("mfa_authenticate", PUBLIC, get=302, post=302),  # a step of signing in: nobody is at it here
    Row("mfa_login_webauthn", PUBLIC, get=302, post=302),
    Row("openid_connect_login", PUBLIC, objects={"provider_id": "text"}, get=404, post=404),
    Row("openid_connect_callback", PUBLIC, objects={"provider_id": "text"}, get=404, post=404),
    Row("accept_invitation", PUBLIC, objects={"token": "text"}, get=404, post=404),
    Row("accessibility", PUBLIC),
    Row("health", PUBLIC),
    Row("health_web", PUBLIC),
    Row("gallery", PUBLIC, get=404, post=404),  # for those who build pages: in the demonstration only
    Row("security_txt", PUBLIC, get=404),  # until SECURITY_CONTACT is set
    # Any account
    Row("account_change_password", SIGNED_IN, post=200),
    Row("account", SIGNED_IN),
    Row("your_data", SIGNED_IN),
    Row("account_reauthenticate", SIGNED_IN, post=200),
    Row("mfa_index", SIGNED_IN),
    Row("confirm_factor", SIGNED_IN),
    Row("carry_on", SIGNED_IN, get=302),
    Row("mfa_reauthenticate", SIGNED_IN, get=302, post=302),  # an account that has no factor of its own is led on
    Row("mfa_reauthenticate_webauthn", SIGNED_IN, get=302, post=302),
    Row("mfa_activate_totp", SIGNED_IN, post=200),
    Row("mfa_deactivate_totp", SIGNED_IN, get=404, post=404),
    Row("mfa_list_webauthn", SIGNED_IN, get=302),
    Row("mfa_add_webauthn", SIGNED_IN, post=200),
    Row("mfa_edit_webauthn", SIGNED_IN, objects={"pk": "passkey"}, get=404, post=404),
    Row("mfa_remove_webauthn", SIGNED_IN, objects={"pk": "passkey"}, get=404, post=404),
    Row("mfa_view_recovery_codes", SIGNED_IN, get=404, post=405),
    Row("mfa_generate_recovery_codes", SIGNED_IN, post=200),
    Row("mfa_download_recovery_codes", SIGNED_IN, get=404, post=404),
    Row("sessions", SIGNED_IN),
    Row("session_end", SIGNED_IN, objects={"pk": "passkey"}, get=405, post=404),
    Row("sessions_end_others", SIGNED_IN, get=405, post=302),
    Row("home", SIGNED_IN),
    # People
    Row("space_home"),
    Row("people"),
    Row("person", objects={"pk": "person"}),
    Row("posts"),
    Row("chairs"),
    Row("roles"),
    Row("mail", right=PEOPLE),
    Row("mail_answer", right=PEOPLE, objects={"pk": "mail"}, post=200),
    Row("mail_held_answer", right=PEOPLE, post=200),
    Row("mail_let_go", right=PEOPLE, get=405, post=302),
    # Case files: the team leads the one that is furnished, nobody else is on its list
    Row("case_files"),
    Row("case_file_open", right=Right.START_FILE, post=200),
    Row("break_glass", right=Right.BREAK_GLASS, post=200),
    Row("case_file", objects=FILE, only=("team",), hidden=True),
    Row("case_file_print", objects=FILE, only=("team",), hidden=True),
    Row("case_file_history", objects=FILE, only=("team",), hidden=True),
    Row("case_file_reads", objects=FILE, only=("team",), hidden=True),
    Row("case_file_list", objects=FILE, only=("team",), hidden=True),
    Row("case_file_place_add", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_file_place_change", objects={**FILE, "place": "place"}, post=200, only=("team",), hidden=True),
    Row("case_file_place_end", objects={**FILE, "place": "place"}, post=200, only=("team",), hidden=True),
    Row("case_file_confirm", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_file_exclude", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_file_exclusion_lift", objects={**FILE, "exclusion": "exclusion"}, post=200, only=("team",), hidden=True),
    Row("case_file_hand_over", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_document_add", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_document", objects=DOCUMENT, only=("team",), hidden=True),
    Row("case_document_withdraw", objects=DOCUMENT, post=200, only=("team",), hidden=True),
    Row("case_file_close", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_file_reopen", objects=FILE, post=200, only=("team",), hidden=True),
    # Keeping and letting go
    Row("retention", right=Right.CHECK_RECORD),
    Row("retention_change", right=KEEP, objects={"kept": "text"}, get=404, post=404),
    Row("retention_history", right=Right.CHECK_RECORD, objects={"kept": "text"}, get=404),
    Row("due", right=Right.CHECK_RECORD),
    Row("keep_longer", right=KEEP, objects={"kind": "thing", "pk": "meeting"}, post=200),
    Row("erasure_ask", right=KEEP, objects={"kind": "thing", "pk": "meeting"}, post=200),
    Row("erasures", right=Right.CHECK_RECORD),
    Row("erasure", right=Right.CHECK_RECORD, objects={"pk": "erasure"}, post=302, post_right=KEEP),
    Row("holds", right=Right.CHECK_RECORD),
    Row("hold_set", right=KEEP, post=200),
    Row("hold", right=Right.CHECK_RECORD, objects={"pk": "hold"}),
    Row("hold_lift", right=KEEP, objects={"pk": "hold"}, post=200),
    Row("own_data", post=302, post_right=Right.UPDATE_ACTIONS),
    Row("person_export", right=PEOPLE, objects={"pk": "person"}, post=200),
    Row("export_status", objects={"pk": "export"}, only=("team",), hidden=True),
    Row("export_file", objects={"pk": "export"}, only=("team",), hidden=True),
    # Structure and arrangements
    Row("structure"),
    Row("structure_picture"),
    Row("group", objects={"pk": "group"}),
    Row("post", objects={"pk": "post"}),
    Row("arrangements"),
    Row("organisations"),
    Row("promises"),
    Row("statute"),
    Row("add_person", right=PEOPLE, post=200),
    Row("change_person", right=PEOPLE, objects={"pk": "person"}, post=200),
    Row("invite_person", right=PEOPLE, objects={"pk": "person"}, post=302),
    Row("factor_reset_ask", right=PEOPLE, objects={"pk": "person"}, post=200),
    Row("factor_reset", right=PEOPLE, objects={"pk": "reset"}, post=302),
    Row("withdraw_invitation", right=PEOPLE, objects={"pk": "invitation"}, get=405, post=302),
    Row("post_appoint", right=PEOPLE, post=200),
    Row("post_replace", right=PEOPLE, objects={"pk": "post"}, post=200),
    Row("seat_end", right=PEOPLE, objects={"pk": "seat"}, post=200),
    Row("seat_reopen", right=PEOPLE, objects={"pk": "seat"}, get=405, post=302),
    Row("group_form", right=PEOPLE, post=200),
    Row("group_end", right=PEOPLE, objects={"pk": "group"}, post=200),
    Row("chair_appoint", right=PEOPLE, objects={"pk": "group"}, post=200),
    Row("chairing_end", right=PEOPLE, objects={"pk": "chairing"}, post=200),
    # The record
    Row("record", right=Right.CHECK_RECORD),
    Row("object_history", objects={"kind": "kind", "pk": "decision"}),
    # Meetings: life, agenda, presence, minutes
    Row("meetings"),
    Row("meeting", objects=MEETING),
    Row("meeting_history", objects=MEETING),
    Row("meeting_plan", right=PLAN, post=200, chair=True),
    Row("meeting_reschedule", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("meeting_cancel", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("meeting_open", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("meeting_close", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("agenda_item_add", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("standing_items_add", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("agenda_item_edit", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("agenda_item_move", right=PLAN, objects=ITEM, get=405, post=302, chair=True),
    Row("agenda_item_withdraw", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("paper_add", right=PLAN, objects=PAPERS, post=200, chair=True),
    Row("paper_file", objects=PAPER),
    Row("paper_version_file", objects={**PAPER, "version": "version"}),
    Row("paper_replace", right=PLAN, objects=PAPER, post=200, chair=True),
    Row("paper_withdraw", right=PLAN, objects=PAPER, post=200, chair=True),
    Row("minutes_edit", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("presence", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("attendance", right=RECORD, objects=MEETING, post=302, chair=True),
    Row("stay_correct", right=RECORD, objects={"meeting": "meeting", "pk": "stay"}, post=200, chair=True),
    Row("attendee_add", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("attendee_remove", right=PLAN, objects=LINE, get=405, post=302, chair=True),
    Row("apologies", right=PLAN, objects=LINE, post=200, chair=True),
    Row("people_refresh", right=PLAN, objects=MEETING, get=405, post=302, chair=True),
    # Decisions, actions, recommendations
    Row("decisions"),
    Row("decision", objects={"pk": "decision"}),
    Row("decision_record", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("decision_correct", right=RECORD, objects={"pk": "decision"}, post=200, chair=True),
    Row("decision_again", right=RECORD, objects={"pk": "decision"}, post=200, chair=True),
    Row("actions"),
    Row("action", objects={"pk": "action"}),
    Row("action_give", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("decision_action_give", right=RECORD, objects={"pk": "decision"}, post=200, chair=True),
    Row("recommendation_action_give", right=RECORD, objects={"pk": "recommendation"}, post=200),
    Row("action_update", objects={"pk": "action"}, post=200, only=("team", "chair", "member")),
    Row("action_change", right=RECORD, objects={"pk": "action"}, post=200, chair=True),
    Row("action_move", right=RECORD, objects={"pk": "action", "move": "withdraw"}, post=200, chair=True),
    Row("recommendations"),
    Row("recommendation", objects={"pk": "recommendation"}),
    Row("recommendation_add", right=RECORD, post=200),
    Row("recommendation_respond", right=RECORD, objects={"pk": "recommendation"}, post=200),
    Row("recommendation_close", right=RECORD, objects={"pk": "recommendation"}, post=200),
    Row("recommendation_reopen", right=RECORD, objects={"pk": "recommendation"}, post=200),
    Row("recommendation_link", right=RECORD, objects={"pk": "recommendation"}, post=200),
    # Yearly report: life, writing, signing, building, publishing
    Row("published_reports", PUBLIC),
    Row("published_report", PUBLIC, objects={"slug": "text", "year": "text"}, get=404),
    Row("published_report_file", PUBLIC, objects={"slug": "text", "year": "text"}, get=404),
    Row("yearly_reports"),
    Row("report_start", right=WRITE, post=200),
    Row("report", objects=REPORT),
    Row("report_read", objects=REPORT),
    Row("report_figure", objects={**REPORT, "figure": "figure"}),
    Row("report_section", objects={**REPORT, "section": "section"}, post=200, post_right=WRITE),
    Row(  # 404: what the sweep furnishes is too young to stand still
        "report_explain",
        right=WRITE,
        objects={**REPORT, "kind": "text", "key": "recommendation"},
        get=404,
        post=404,
    ),
    Row("report_send", right=WRITE, objects=REPORT, post=302),
    Row("report_sign", right=Right.RATIFY, objects=REPORT, get=302, post=302),
    Row("report_send_back", right=Right.RATIFY, objects=REPORT, get=302, post=302),
    Row("report_build", right=WRITE, objects=REPORT, get=405, post=302),
    Row("report_build_status", objects={**REPORT, "build": "build"}),
    Row("report_file", objects={**REPORT, "build": "build"}),
    Row("report_publish", right=Right.PUBLISH_REPORT, objects=REPORT, post=302),
    # What the report is made of
    Row("priorities"),
    Row("priority", objects={"pk": "priority"}),
    Row("priority_add", right=WRITE, post=200),
    Row("priority_edit", right=WRITE, objects={"pk": "priority"}, post=200),
    Row("priority_judge", right=WRITE, objects={"pk": "priority"}, post=200),
    Row("feedback"),
    Row("feedback_add", right=WRITE, post=200),
    Row("feedback_edit", right=WRITE, objects={"pk": "feedback"}, post=200),
    Row("contributions"),
    Row("contribution_add", right=WRITE, post=200),
    Row("contribution_edit", right=WRITE, objects={"pk": "contribution"}, post=200),
)


def _inside_the_file(model: Any) -> int | None:
    with every_list(FileReference.objects.values_list("pk", flat=True)):
        return model.objects.order_by("pk").values_list("pk", flat=True).first()


def _first(model: Any) -> Callable[[], int]:
    def find() -> Any:
        return model.objects.order_by("pk").values_list("pk", flat=True).first()

    find.model = model  # type: ignore[attr-defined] # so that a sweep can look for a restricted one
    return find


OBJECTS: dict[str, Callable[[], Any]] = {
    "text": lambda: "nothing",
    "case_file": _first(FileReference),
    "place": lambda: _inside_the_file(FileGrant),
    "exclusion": lambda: _inside_the_file(FileExclusion),
    "person": _first(Person),
    "post": _first(Post),
    "seat": _first(Seat),
    "group": _first(Group),
    "chairing": _first(Chairing),
    "invitation": _first(Invitation),
    "mail": _first(Mail),
    "reset": _first(FactorReset),
    "meeting": _first(Meeting),
    "item": _first(AgendaItem),
    "paper": _first(Paper),
    "version": lambda: 1,
    "document": lambda: _inside_the_file(CaseDocument),
    "line": _first(Attendee),
    "stay": _first(Presence),
    "decision": _first(Decision),
    "action": _first(Action),
    "recommendation": _first(Recommendation),
    "withdraw": lambda: "withdraw",
    "thing": lambda: "meeting",
    "erasure": _first(ErasureAsked),
    "hold": _first(LegalHold),
    "export": _first(PersonExport),
    "kind": lambda: "decision",
    "report": _first(YearlyReport),
    "section": _first(ReportSection),
    "figure": lambda: "meetings-held",
    "build": _first(ReportBuild),
    "priority": _first(Priority),
    "feedback": _first(Feedback),
    "contribution": _first(Contribution),
}
# 2**31 - 1 for every kind that is not named here; no sweep has a passkey
ABSENT: dict[str, Any] = {
    "text": "nothing",
    "withdraw": "withdraw",
    "passkey": 2**31 - 1,
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
    open_invitation(person=add_person(name="Somebody invited", email=f"invited@{slug}.example.org"), at=now())
    Terms(group=group, data=STATUTORY, starts_on=today() - timedelta(days=1000)).save()
    _meeting_that_is_open(group)
    make_little_report()
    _built()
    _case_file()
    make_hold_and_erasure(Meeting.objects.earliest("pk"))
    return chair


def _built() -> None:
    """The PDF lies in its place: whoever the door let through by mistake would be given it."""
    build = ReportBuild.objects.latest("pk")
    folder = folder_of(build.space_id)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "swept.pdf").write_bytes(b"%PDF-1.7")
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
        exclude(file=file, person=Person.objects.get(name="Somebody invited"), reason="Kin", seat=seat, at=now())


def _meeting_that_is_open(group: Group) -> None:
    """A meeting of the board that began an hour ago, with an item and a guest who is there."""
    moment = now()
    began = moment - timedelta(hours=1)
    meeting = plan_meeting(group=group, starts_at=began, ends_at=moment + timedelta(hours=1), seat=None, at=began)
    item = add_item(meeting=meeting, title="An item")
    add_paper(item=item, title="A paper", upload=upload(), seat=None, at=moment)
    meeting = open_meeting(meeting=meeting, opened_at=began, seat=None, at=moment)
    guest = add_guest(meeting=meeting, name="A guest", capacity="Auditor")
    arrive(meeting=meeting, attendee_id=guest.pk, when=began, at=moment)
    _what_follows(meeting, began)


def _what_follows(meeting: Meeting, began: datetime) -> None:
    """A decision taken without quoracy, an action that the world's member owns, a recommendation."""
    item, moment = AgendaItem.objects.get(meeting=meeting), now()
    record_decision(item=item, text="Decided", kind="agree", taken_at=began, seat=None, at=moment)
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
