"""Every address of the product, classified. The sweep walks them all; an address without a row here fails it.

To add a page: one ``Row`` with the address's name.

- ``who``: PUBLIC (anybody), SIGNED_IN (any account), SPACE (below /p/<space>/; a live seat there).
- ``right``: what is asked for in the space; ``Right.SEE`` where every holder of a seat may look.
- ``get``: the answer to a GET by somebody who may: 200, 302, or 405 where only a POST is answered.
- ``post``: the answer to an empty POST by somebody who may: 200 (the form again, with its errors), 302, or 405.
- ``post_right``: the right a POST needs, where looking needs less.
- ``objects``: for each number or name in the address the kind of object, a key of ``OBJECTS``.
- ``chair``: whether the chair of the furnished group may too (a right held on that group alone).
- ``hidden``: what is absent (404), not refused (403), for those who may not: case files, what others asked for.
- ``only``: the roles that may, by name ("chair" among them), where neither right nor chair says it: own actions, say.

The objects that addresses name are in `tests.sweeps.objects`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from partnership.rules.roles import Right

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

    @property
    def names_a_row(self) -> bool:
        """Whether the address names something that can be foreign, joint or absent."""
        return bool(set(self.objects.values()) - {"text", "class"})

    @property
    def of_a_file(self) -> bool:
        """Whether it is one of a case file's own pages."""
        return self.hidden and bool({"case_file", "incident"} & set(self.objects.values()))

    def needed(self, method: str) -> Right:
        """The right that ``method`` asks for."""
        return self.post_right if method == "post" and self.post_right else self.right


PEOPLE, PLAN, RECORD = Right.MANAGE_PEOPLE, Right.MANAGE_MEETINGS, Right.RECORD_MINUTES
WRITE, KEEP = Right.WRITE_REPORT, Right.KEEP_RECORDS
MEETING = {"pk": "meeting"}
FILE = {"pk": "case_file"}
REPORT = {"pk": "report"}
TERMS = {"pk": "terms_proposal"}
INVITED, REFERRED = {"meeting": "meeting", "pk": "invited"}, {"pk": "referral"}
OWNED = {"pk": "owned"}
PROPOSED = {"pk": "proposal"}
ITEM = {"meeting": "meeting", "pk": "item"}
PAPERS = {"meeting": "meeting", "item": "item"}
PAPER = {**PAPERS, "pk": "paper"}
POLL = {"meeting": "meeting", "pk": "poll"}
PACK = {"meeting": "meeting", "pk": "pack"}
GUEST = {"meeting": "meeting", "pk": "guest"}
DRAFT = {**PAPERS, "pk": "draft"}
INCIDENT = {"pk": "incident"}
DECIDED = {"incident": "incident", "pk": "review decision"}
DIFFERENCE = {**INCIDENT, "day": "day", "child": "all children"}
ASKED = {"incident": "incident", "pk": "agency request"}
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
    Row("action_answer", PUBLIC, objects={"token": "text"}, get=404, post=404),
    Row("reply_by_link", PUBLIC, objects={"token": "text"}, get=404, post=404),
    Row("dates_by_link", PUBLIC, objects={"token": "text"}, get=404, post=404),
    Row("calendar_feed", PUBLIC, objects={"token": "text"}, get=404),
    Row("accessibility", PUBLIC),
    Row("health", PUBLIC),
    Row("health_web", PUBLIC),
    Row("gallery", PUBLIC, get=404, post=404),  # for those who build pages: in the demonstration only
    Row("security_txt", PUBLIC, get=404),  # until SECURITY_CONTACT is set
    # Any account
    Row("account_change_password", SIGNED_IN, post=200),
    Row("account", SIGNED_IN),
    Row("account_history", SIGNED_IN),
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
    Row("glass_told", objects={"pk": "glass"}, post=302, only=("scrutineer",), hidden=True),
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
    Row("incidents"),
    Row("review_clocks"),
    Row("review_terms", post=200, post_right=Right.START_FILE),
    Row("incident_open", right=Right.START_FILE, post=200),
    Row("incident", objects=INCIDENT, only=("team",), hidden=True),
    Row("incident_history", objects=INCIDENT, only=("team",), hidden=True),
    Row("incident_change", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_notify", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_merge", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("incident_move", objects={**INCIDENT, "move": "incident move"}, post=200, only=("team",), hidden=True),
    Row("child_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("child_change", objects={"incident": "incident", "pk": "child"}, post=200, only=("team",), hidden=True),
    Row("event_record", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("clock_note", objects={**INCIDENT, "clock": "clock"}, post=200, only=("team",), hidden=True),
    Row("rapid_review", objects=INCIDENT, only=("team",), hidden=True),
    Row("rapid_begin", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("rapid_word", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("criterion_judge", objects={**INCIDENT, "criterion": "criterion"}, post=200, only=("team",), hidden=True),
    Row("at_once_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("rapid_panel", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("interest_declare", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("interest_end", objects={"incident": "incident", "pk": "recusal"}, post=200, only=("team",), hidden=True),
    Row("rapid_move", objects={**INCIDENT, "move": "rapid move"}, post=200, only=("team",), hidden=True),
    Row("rapid_recommend", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("decision_put", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("review_decision", objects=DECIDED, post=403, only=("team",), hidden=True),
    Row("document_build", objects=DECIDED, post=200, only=("team",), hidden=True),
    Row("panel_letters", objects=INCIDENT, only=("team",), hidden=True),
    Row("rapid_sent", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("panel_reply", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("letter_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("scrutiny_add", objects=DECIDED, get=403, post=403, only=("team",), hidden=True),
    Row("scrutiny_answer", objects={"incident": "incident", "pk": "scrutiny"}, post=200, only=("team",), hidden=True),
    Row("chronology", objects=INCIDENT, only=("team",), hidden=True),
    Row("entry_add", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("entries_import", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("entry_correct", objects={"incident": "incident", "pk": "entry"}, post=200, only=("team",), hidden=True),
    Row("differences", objects=INCIDENT, only=("team",), hidden=True),
    Row("difference_resolve", objects=DIFFERENCE, post=200, only=("team",), hidden=True),
    Row("my_entry_add", objects={"pk": "agency request"}, post=200, only=("team",), hidden=True),
    Row("my_entries_import", objects={"pk": "agency request"}, post=200, only=("team",), hidden=True),
    Row("agency_requests", objects=INCIDENT, only=("team",), hidden=True),
    Row("requests_send", objects=INCIDENT, post=200, only=("team",), hidden=True),
    Row("requests_chase", objects=INCIDENT, post=302, only=("team",), hidden=True),
    Row("agency_request", objects=ASKED, only=("team",), hidden=True),
    Row("answer_enter", objects=ASKED, post=200, only=("team",), hidden=True),
    Row("request_move", objects={**ASKED, "move": "request move"}, post=200, only=("team",), hidden=True),
    Row("my_request", objects={"pk": "agency request"}, post=200, only=("team",), hidden=True),
    Row("case_file_close", objects=FILE, post=200, only=("team",), hidden=True),
    Row("case_file_reopen", objects=FILE, post=200, only=("team",), hidden=True),
    # Keeping and letting go
    Row("retention", right=Right.CHECK_RECORD),
    Row("retention_change", right=KEEP, objects={"kept": "class"}, post=200),
    Row("retention_history", right=Right.CHECK_RECORD, objects={"kept": "class"}),
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
    Row("line_managers", right=PEOPLE),
    Row("line_manager", right=PEOPLE, objects={"pk": "participation"}, post=200),
    Row("statute"),
    Row("shared_history"),
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
    Row("joint_meetings"),
    Row("meeting", objects=MEETING),
    Row("meeting_history", objects=MEETING),
    Row("live", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("live_state", objects=MEETING),
    Row("meeting_plan", right=PLAN, post=200, chair=True),
    Row("forward_plan"),
    Row("series_plan", right=PLAN, post=200, chair=True),
    Row("series_extend", right=PLAN, objects={"pk": "series"}, post=200, chair=True),
    Row("agenda_template", right=PLAN, objects={"pk": "group"}, post=200, chair=True),
    Row("agenda_fill", right=PLAN, objects=MEETING, get=405, post=302, chair=True),
    Row("meeting_call", right=PLAN, post=200, chair=True),
    Row("meeting_postpone", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("meeting_reschedule", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("meeting_cancel", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("meeting_open", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("meeting_close", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("meeting_invitations", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("meeting_reply", objects=MEETING, post=200, only=("team", "chair")),  # who is on the list, or enters for them
    Row("meeting_order", right=PLAN, objects=MEETING, post=302, chair=True),
    Row("meeting_dates", right=PLAN, objects=MEETING, chair=True),
    Row("date_poll_ask", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("date_poll_answer", objects=MEETING, post=200, only=("team", "chair")),  # as meeting_reply
    Row("date_poll", right=PLAN, objects=POLL, post=302, chair=True),
    Row("date_poll_take", right=PLAN, objects={**POLL, "date": "poll_date"}, post=200, chair=True),
    Row("date_poll_withdraw", right=PLAN, objects=POLL, post=200, chair=True),
    Row("deputy_ask", right=PLAN, objects=LINE, post=200, chair=True),
    Row("your_calendar", post=200),
    Row("meeting_agenda", objects=MEETING),
    Row("agenda_approve", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("agenda_return", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("items_until", right=PLAN, objects=MEETING, post=200, chair=True),
    Row(
        "item_propose", objects=MEETING, post=200, only=("team", "chair", "member")
    ),  # who sits in it, or enters for them
    Row("item_raise", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("item_proposal", objects=PROPOSED),
    Row("item_proposal_accept", right=PLAN, objects=PROPOSED, post=200, chair=True),
    Row("item_proposal_defer", right=PLAN, objects=PROPOSED, post=200, chair=True),
    Row("item_proposal_decline", right=PLAN, objects=PROPOSED, post=200, chair=True),
    Row("item_proposal_withdraw", objects=PROPOSED, post=302, only=("chair",)),
    Row("assurance_sessions"),
    Row("assurance", objects=ITEM),
    Row("assurance_change", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("assurance_invite", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("assurance_invitee", right=PLAN, objects=INVITED, post=200, chair=True),
    Row("assurance_invitee_off", right=PLAN, objects=INVITED, get=405, post=302, chair=True),
    Row("referrals"),
    Row("item_refer", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("referral", objects=REFERRED),
    Row("referral_answer", right=PLAN, objects=REFERRED, post=200, chair=True),
    Row("referral_remind", right=PLAN, objects=REFERRED, post=200, chair=True),
    Row("referral_ask_again", right=PLAN, objects=REFERRED, post=200, chair=True),
    Row("referral_withdraw", right=PLAN, objects=REFERRED, post=200, chair=True),
    Row("owned_slot_add", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("owned_slot_withdraw", right=PLAN, objects={"meeting": "meeting", "pk": "slot"}, post=200, chair=True),
    Row("owned_items"),
    Row("owned_item", objects=OWNED),
    Row("owned_item_change", right=RECORD, objects=OWNED, post=200),
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
    Row("paper", objects=PAPER),
    Row("front_sheet", right=PLAN, objects=PAPER, post=200, chair=True),
    Row("paper_owed", right=PLAN, objects=ITEM, post=200, chair=True),
    Row("packs", objects=MEETING),
    Row("pack_build", right=PLAN, objects=MEETING, post=302, chair=True),
    Row("pack_supplement", right=PLAN, objects=MEETING, post=302, chair=True),
    Row("pack_guests", right=PLAN, objects=MEETING, chair=True),
    Row("pack_guest", right=PLAN, objects=GUEST, post=200, chair=True),
    Row("pack", objects=PACK),
    Row("pack_file", objects=PACK),
    Row("pack_again", right=PLAN, objects=PACK, get=405, post=302, chair=True),
    Row("pack_issue", right=PLAN, objects=PACK, post=302, chair=True),
    Row("pack_guest_file", right=PLAN, objects={**PACK, "guest": "guest"}, chair=True),
    Row("minutes_edit", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("minutes_draft", right=RECORD, objects=ITEM, post=400, chair=True),  # an empty one says nothing that is kept
    Row("minutes_draft_throw", objects=DRAFT, get=405, post=302, only=("team",), hidden=True),
    Row("minutes_draft_take_back", objects=DRAFT, get=405, post=302, only=("team",), hidden=True),
    Row("minutes", objects=MEETING),
    Row("minutes_pdf", objects=MEETING),
    Row("minutes_word", objects=MEETING),
    Row("minutes_circulate", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("minutes_issue", right=RECORD, objects=MEETING, post=302, chair=True),
    Row("minutes_approve", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("minutes_comment", objects=ITEM, post=200, only=("team", "chair")),  # who is on the list, or enters for them
    Row("minutes_correct", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("comment_answer", right=RECORD, objects={"meeting": "meeting", "pk": "comment"}, post=200, chair=True),
    Row("agency_attendance"),
    Row("absence_letters", right=Right.SEND_LETTERS),
    Row("absence_letter", right=Right.SEND_LETTERS, objects={"pk": "letter"}, post=200),
    Row("absence_letter_set_aside", right=Right.SEND_LETTERS, objects={"pk": "letter"}, post=200),
    Row("presence", right=RECORD, objects=MEETING, post=200, chair=True),
    Row("attendance", right=RECORD, objects=MEETING, post=302, chair=True),
    Row("declaration_add", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("declaration", right=RECORD, objects={"meeting": "meeting", "pk": "declaration"}, post=200, chair=True),
    Row("stay_correct", right=RECORD, objects={"meeting": "meeting", "pk": "stay"}, post=200, chair=True),
    Row("attendee_add", right=PLAN, objects=MEETING, post=200, chair=True),
    Row("attendee_remove", right=PLAN, objects=LINE, get=405, post=302, chair=True),
    Row("apologies", right=PLAN, objects=LINE, post=200, chair=True),
    Row("people_refresh", right=PLAN, objects=MEETING, get=405, post=302, chair=True),
    Row("matters_arising", objects=MEETING),
    Row("action_sight", right=RECORD, objects={"meeting": "meeting", "pk": "action"}, post=200, chair=True),
    Row("matter_leave_out", right=PLAN, objects={"meeting": "meeting", "pk": "action"}, post=200, chair=True),
    Row("matter_ask_for", right=PLAN, objects={"pk": "action"}, post=200, chair=True),
    Row("owners_ask", right=PLAN, objects=MEETING, post=302, chair=True),
    # Decisions, actions, recommendations
    Row("decisions"),
    Row("decision", objects={"pk": "decision"}),
    Row("decision_record", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("decision_correct", right=RECORD, objects={"pk": "decision"}, post=200, chair=True),
    Row("decision_again", right=RECORD, objects={"pk": "decision"}, post=200, chair=True),
    Row("actions"),
    Row("actions_import", right=RECORD, post=200),
    Row("action", objects={"pk": "action"}),
    Row("action_give", right=RECORD, objects=ITEM, post=200, chair=True),
    Row("decision_convert", right=RECORD, objects={"pk": "decision", "into": "note"}, post=200, chair=True),
    Row("decision_ask", right=RECORD, objects={"pk": "decision"}, post=302, chair=True),
    Row("decision_ratify", objects={"pk": "decision"}, get=302, post=302),  # nobody is asked in the sweep
    Row("decision_ratify_refuse", objects={"pk": "decision"}, get=302, post=302),
    Row("terms_propose", right=PEOPLE, objects={"pk": "group"}, post=200),
    Row("terms_proposal", objects=TERMS),
    Row("terms_agree", objects=TERMS, post=200, only=("chair",)),
    Row("terms_send_back", objects=TERMS, post=200, only=("chair",)),
    Row("terms_withdraw", right=PEOPLE, objects=TERMS, post=200),
    Row("circulations"),
    Row("circulation_send", right=RECORD, post=200, chair=True),
    Row("circulation", objects={"pk": "circulation"}),
    Row("circulation_answer", objects={"pk": "circulation"}, post=200, only=("chair",)),
    Row("circulation_withdraw", right=RECORD, objects={"pk": "circulation"}, post=200),
    Row("decision_action_give", right=RECORD, objects={"pk": "decision"}, post=200, chair=True),
    Row("recommendation_action_give", right=RECORD, objects={"pk": "recommendation"}, post=200),
    Row("action_update", objects={"pk": "action"}, post=200, only=("team", "chair", "member")),
    Row("action_look", right=RECORD, objects={"pk": "action"}, post=200, chair=True),
    Row("action_change", right=RECORD, objects={"pk": "action"}, post=200, chair=True),
    Row("action_convert", right=RECORD, objects={"pk": "action", "into": "note"}, post=200, chair=True),
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
