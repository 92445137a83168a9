"""Which templates a walk renders: each file of ``templates/`` must be rendered by one, or be named here with its test.

To add a page: nothing, the walk over its address renders it. If it stands in no state that the walk meets, name it in
``ELSEWHERE`` with the test that renders it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test.signals import template_rendered

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "templates"
FACTOR, PAGES = "tests/identity/test_second_factor.py", "tests/ui/test_pages.py"
FRESH, KEYS, SIGN_IN = (
    "tests/identity/test_fresh.py",
    "tests/journeys/test_second_factor.py",
    "tests/identity/test_sign_in.py",
)
MAIL = "tests/sweeps/test_markers.py"
# A template, or a folder of them, that no walk over the addresses meets: the test that renders it.
ELSEWHERE: dict[str, str] = {
    "400.html": PAGES,
    "403_csrf.html": PAGES,
    "413.html": "tests/meetings/test_papers.py",
    "reviews/components/gaps.html": "tests/reviews/test_incidents.py",
    "reviews/components/sent.html": "tests/reviews/test_dissemination.py",
    "reviews/practice_paper.html": "tests/reviews/test_signing.py",
    "reviews/rapid_paper.html": "tests/reviews/test_deciding.py",
    "reviews/published_briefing.html": "tests/reviews/test_published.py",
    "reviews/published_review.html": "tests/reviews/test_published.py",
    "reviews/learning_by_link.html": "tests/reviews/test_dissemination.py",
    "reviews/learning_thanks.html": "tests/reviews/test_dissemination.py",
    "429.html": PAGES,
    "500.html": PAGES,
    "account/email/changed": FACTOR,
    "account/email/password_reset_key": FACTOR,
    "account/email/unknown_account": SIGN_IN,
    "account/messages/logged_": FACTOR,
    "account/messages/password_changed.txt": FACTOR,
    "components/bare.html": PAGES,
    "django/forms/widgets/clearable_file_input.html": PAGES,
    "emails/base.html": PAGES,
    "emails/": MAIL,
    "identity/carry_on.html": FRESH,
    "identity/not_as_recorded.html": "tests/identity/test_ledger.py",
    "identity/provider_refused.html": "tests/identity/test_providers.py",
    "keeping/export.html": "tests/keeping/test_exports.py",
    "meetings/action_answer": "tests/meetings/test_action_answer.py",
    "meetings/components/live_parts.html": "tests/meetings/test_live.py",
    "meetings/components/minutes_over.html": "tests/meetings/test_minutes_edit.py",
    "meetings/components/outlook.html": "tests/meetings/test_outlook.py",
    "meetings/components/raised_of_item.html": "tests/meetings/test_proposals.py",
    "meetings/components/reply.html": "tests/meetings/test_inviting.py",
    "meetings/components/passages": "tests/meetings/test_minutes_edit.py",
    "meetings/components/series_days.html": "tests/meetings/test_series.py",
    "meetings/pack_sheet.html": "tests/meetings/test_packs.py",
    "meetings/decision_ratify": "tests/meetings/test_ratifying.py",
    "meetings/dates_": "tests/meetings/test_date_poll.py",
    "meetings/reply_": "tests/meetings/test_inviting.py",
    "mfa/alternatives.html": FRESH,
    "mfa/authenticate.html": FACTOR,
    "mfa/messages/recovery_codes_generated.txt": FACTOR,
    "mfa/messages/totp_": FACTOR,
    "mfa/messages/webauthn_added.txt": KEYS,
    "mfa/messages/webauthn_removed.txt": FACTOR,
    "mfa/reauthenticate.html": FRESH,
    "mfa/recovery_codes/": FACTOR,
    "mfa/totp/deactivate_form.html": FACTOR,
    "mfa/webauthn/authenticator_confirm_delete.html": FACTOR,
    "mfa/webauthn/edit_form.html": FACTOR,
    "mfa/webauthn/reauthenticate.html": KEYS,
    "partnership/accept_invitation.html": "tests/partnership/test_people_accept.py",
    "reporting/published_report.html": "tests/reporting/test_report_sign.py",
    "reporting/report_explain.html": "tests/reporting/test_report_section.py",
    "reporting/report_send_back.html": "tests/reporting/test_report_sign.py",
    "reporting/report_sign.html": "tests/reporting/test_report_sign.py",
    "signed_out.html": "tests/identity/test_sessions.py",
    "socialaccount/login.html": "tests/identity/test_providers.py",
    "ui/gallery.html": PAGES,
}


def every_template() -> set[str]:
    """The name of each file of ``templates/``."""
    return {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*") if path.is_file()}


def elsewhere(name: str) -> bool:
    """Whether a test of its own renders a template."""
    return any(name.startswith(each) for each in ELSEWHERE)


@contextmanager
def recorded(into: set[str]) -> Iterator[None]:
    """The names of the templates that are rendered meanwhile, included and extended ones too, are added to ``into``."""

    def note(template: Any, **_: Any) -> None:
        into.add(template.name or "")

    template_rendered.connect(note, weak=False)
    try:
        yield
    finally:
        template_rendered.disconnect(note)
