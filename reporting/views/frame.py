"""What stands round every page of a space: its name and the menu. The topmost app knows all the pages."""

from typing import Any

from django.http import HttpRequest

from hscp.ui.addresses import here
from partnership.rules.roles import Right
from reviews.urls import review_urls

# (words, name of the page's address, names of the addresses below it). One line for each part of the product.
MENU: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Overview", "space_home", frozenset()),
    (
        "Structure",
        "structure",
        frozenset(
            {"group", "post", "terms_propose", "terms_proposal", "terms_agree", "terms_send_back", "terms_withdraw"}
        ),
    ),
    ("Arrangements", "arrangements", frozenset({"organisations", "promises", "statute", "bank_holidays"})),
    (
        "People",
        "people",
        frozenset(
            {
                "person",
                "add_person",
                "change_person",
                "invite_person",
                "post_appoint",
                "posts",
                "post_replace",
                "seat_end",
                "chairs",
                "chair_appoint",
                "chairing_end",
                "roles",
                "mail",
                "mail_answer",
                "mail_held_answer",
            }
        ),
    ),
    (
        "Meetings",
        "meetings",
        frozenset(
            {
                "meeting",
                "meeting_plan",
                "meeting_call",
                "forward_plan",
                "series_plan",
                "series_extend",
                "agenda_template",
                "meeting_history",
                "joint_meetings",
                "owners_ask",
                "matters_arising",
                "action_sight",
                "matter_leave_out",
                "meeting_reschedule",
                "meeting_postpone",
                "meeting_invitations",
                "meeting_reply",
                "meeting_order",
                "meeting_dates",
                "date_poll",
                "date_poll_ask",
                "date_poll_answer",
                "date_poll_take",
                "date_poll_withdraw",
                "deputy_ask",
                "your_calendar",
                "meeting_cancel",
                "meeting_open",
                "meeting_close",
                "meeting_agenda",
                "agenda_approve",
                "agenda_return",
                "items_until",
                "item_propose",
                "item_raise",
                "item_proposal",
                "item_proposal_accept",
                "item_proposal_defer",
                "item_proposal_decline",
                "item_proposal_withdraw",
                "assurance_sessions",
                "assurance",
                "assurance_change",
                "assurance_invite",
                "assurance_invitee",
                "referrals",
                "referral",
                "referral_answer",
                "referral_remind",
                "referral_ask_again",
                "referral_withdraw",
                "item_refer",
                "owned_slot_add",
                "owned_slot_withdraw",
                "owned_items",
                "owned_item",
                "owned_item_change",
                "agenda_item_add",
                "agenda_item_edit",
                "agenda_item_withdraw",
                "standing_items_add",
                "paper_owed",
                "paper",
                "front_sheet",
                "paper_add",
                "paper_replace",
                "paper_withdraw",
                "packs",
                "pack",
                "pack_build",
                "pack_supplement",
                "pack_issue",
                "pack_guests",
                "pack_guest",
                "live",
                "minutes",
                "minutes_circulate",
                "minutes_issue",
                "minutes_approve",
                "minutes_comment",
                "minutes_correct",
                "comment_answer",
                "declaration",
                "declaration_add",
                "agency_attendance",
                "absence_letters",
                "absence_letter",
                "absence_letter_set_aside",
                "minutes_edit",
                "presence",
                "attendance",
                "attendee_add",
                "apologies",
                "stay_correct",
            }
        ),
    ),
    (
        "Decisions",
        "decisions",
        frozenset(
            {
                "decision",
                "decision_record",
                "decision_correct",
                "decision_convert",
                "note_convert",
                "decision_again",
                "decision_ask",
                "decision_ratify",
                "decision_ratify_refuse",
                "decision_action_give",
                "circulations",
                "circulation_send",
                "circulation",
                "circulation_answer",
                "circulation_withdraw",
            }
        ),
    ),
    (
        "Actions",
        "actions",
        frozenset(
            {
                "action",
                "action_give",
                "action_update",
                "action_change",
                "action_look",
                "action_convert",
                "action_move",
                "matter_ask_for",
                "actions_import",
            }
        ),
    ),
    (
        "Recommendations",
        "recommendations",
        frozenset(
            {
                "recommendation",
                "recommendation_add",
                "recommendation_respond",
                "recommendation_close",
                "recommendation_reopen",
                "recommendation_link",
                "recommendation_themes",
                "agency_evidence",
                "agency_evidence_add",
                "agency_evidence_ask",
                "agency_evidence_correct",
                "agency_evidence_withdraw",
                "themes",
                "themes_usual",
                "review_years",
                "theme",
                "theme_add",
                "theme_change",
                "theme_end",
                "theme_resume",
                "recommendation_action_give",
            }
        ),
    ),
    (
        "Yearly report",
        "yearly_reports",
        frozenset(
            {
                "report",
                "report_start",
                "report_read",
                "report_figure",
                "report_section",
                "report_explain",
                "report_send",
                "report_sign",
                "report_send_back",
                "report_build_status",
                "report_publish",
                "priorities",
                "priority",
                "priority_add",
                "priority_edit",
                "priority_judge",
                "feedback",
                "feedback_add",
                "feedback_edit",
                "contributions",
                "contribution_add",
                "contribution_edit",
            }
        ),
    ),
)


CASE_FILES = (
    "Case files",
    "case_files",
    frozenset(
        {
            "case_file",
            "case_file_open",
            "case_file_print",
            "case_file_history",
            "case_file_reads",
            "case_file_hand_over",
            "case_file_list",
            "case_file_place_add",
            "case_file_place_change",
            "case_file_place_end",
            "case_file_confirm",
            "case_file_exclude",
            "case_file_exclusion_lift",
            "break_glass",
        }
    ),
)


REVIEWS = ("Reviews", "incidents", frozenset(each.name or "" for each in review_urls))


def _menu(request: Any) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The menu; case files for those who open one, or may."""
    may = request.acting.files or any(request.rights.may(each) for each in (Right.START_FILE, Right.BREAK_GLASS))
    return (*MENU, REVIEWS, CASE_FILES) if may else (*MENU, REVIEWS)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``space``, ``space_url`` and ``navigation`` below /p/<space>/, nothing elsewhere."""
    space = getattr(request, "space", None)
    if space is None:
        return {}
    match = request.resolver_match
    name = match.url_name if match else ""
    return {
        "space": space,
        "space_url": here(request, "space_home"),
        "navigation": [
            (words, here(request, page), name == page or name in below) for words, page, below in _menu(request)
        ],
    }
