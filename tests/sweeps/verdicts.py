"""What the table of addresses says: which answer each role gets."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver

from partnership.rules.roles import ROLE_BY_KEY
from tests.sweeps.table import Row

ROLES = ("team", "lsp", "dsp", "scrutineer", "accountable_body", "member")
# Of the pages of a case file, those for everybody on its list; all others are its lead's.
FOR_THE_LIST = (
    "case_file",
    "case_file_print",
    "case_file_history",
    "case_file_list",
    "case_document",
    "incident",
    "incident_history",
    "rapid_review",
    "practice_review",
    "practice_report",
    "practice_dates",
    "practice_drafts",
    "practice_draft",
    "review_scope",
    "practice_involvement",
    "public_copy",
    "copy_opening",
    "copy_version",
    "copy_annex",
    "copy_annex_file",
    "copy_file",
    "copy_briefing_file",
    "redaction",
    "review_decision",
    "panel_letters",
    "chronology",
    "differences",
    "scrutiny_add",
    "agency_requests",
    "agency_request",
    "incident_hour",
    "incident_outside",
    "learning_options",
    "case_learning",
    "case_findings",
    "incident_sheet",
    "incident_themes",
    "sheet",
)
FOR_EDITORS = (
    "case_document_add",
    "case_document_withdraw",
    "findings_add",
    "findings_change",
    "findings_guest_add",
    "findings_guest_change",
    "reflection_add",
    "reflection_change",
    "case_learning_add",
    "case_learning_change",
    "case_learning_share",
    "learning_option_add",
    "learning_option_change",
    "learning_option_deliver",
    "learning_option_evaluate",
    "learning_option_drop",
    "death_tell",
    "death_told",
    "request_add",
    "request_answer",
    "secure_ask",
    "secure_remind",
    "secure_confirm",
    "process_add",
    "process_change",
    "media_line",
    "media_agree",
    "deputy_name",
    "deputy_end",
    "sheet_person_add",
    "sheet_person_change",
    "incident_change",
    "incident_themes_choose",
    "incident_notify",
    "incident_merge",
    "incident_move",
    "child_add",
    "child_change",
    "event_record",
    "clock_note",
    "rapid_begin",
    "practice_begin",
    "copy_begin",
    "copy_word",
    "copy_section_add",
    "copy_annex_add",
    "copy_annex_change",
    "copy_annex_out",
    "copy_annex_looked",
    "correction_answer",
    "copy_section",
    "copy_freeze",
    "copy_build",
    "redaction_check",
    "redaction_keep",
    "withdrawal_answer",
    "practice_move",
    "practice_report_build",
    "publication_plan",
    "delay_add",
    "delay_tell",
    "copy_add",
    "draft_begin",
    "section_add",
    "section_word",
    "draft_recommendation_add",
    "draft_recommendation",
    "draft_freeze",
    "draft_ask",
    "comment_enter",
    "draft_comment_answer",
    "check_add",
    "check_mended",
    "practice_ask",
    "reviewer_add",
    "reviewer_change",
    "reviewer_interest",
    "reviewer_engage",
    "reviewer_end",
    "reviewer_tell",
    "scope_write",
    "scope_agree",
    "involvement_add",
    "involvement_change",
    "support_add",
    "rapid_word",
    "criterion_judge",
    "at_once_add",
    "rapid_move",
    "rapid_recommend",
    "document_build",
    "entry_add",
    "entry_correct",
    "entries_import",
    "difference_resolve",
    "scrutiny_answer",
    "rapid_sent",
    "panel_reply",
    "letter_add",
    "requests_send",
    "requests_chase",
    "answer_enter",
    "request_move",
)


def addresses(patterns: Any, route: str = "") -> Iterator[tuple[str, str | None, URLPattern]]:
    """Every pattern of the project: its route, its name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route + str(pattern.pattern))
        else:
            yield route + str(pattern.pattern), pattern.name, pattern


def expected(row: Row, method: str, role: str) -> int:
    """What a holder of ``role`` in the space gets for an object of the space."""
    status = row.get if method == "get" else row.post
    if status == 405:
        return 405
    if row.only:
        return status if role in row.only else 404 if row.hidden else 403
    held = ROLE_BY_KEY["member" if role == "chair" else role].rights
    may = row.needed(method) in held or (role == "chair" and row.chair)
    return status if may else 403


def on_the_list(row: Row, method: str, place: str) -> int:
    """What somebody with a place on a case file's list ("lead", "reader", "editor") gets on a page of the file."""
    status = row.get if method == "get" else row.post
    opens = row.name in FOR_THE_LIST or place == "lead" or (place == "editor" and row.name in FOR_EDITORS)
    return status if status == 405 or opens else 403
