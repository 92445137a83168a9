"""Sending, signing, sending back, building, publishing: in the browser's place."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from hscp.record.handlers import GiveUp
from hscp.record.models import Job
from hscp.record.runner import drain
from hscp.ui.pdf import LaidOut
from partnership.models import Partnership, Seat
from partnership.operations.people import add_person, link_account, replace
from reporting.models import Publication, ReportBuild
from reporting.operations.builds import path_of
from reporting.queries.reports import signing_posts
from tests.conftest import TODAY
from tests.factories.fixtures import scene
from tests.factories.people import make_post, make_seat, make_user
from tests.factories.reports import YEAR, hear
from tests.reporting.conftest import Stage


@scene
def ready(stage: Stage) -> Stage:
    """Everything is written; nothing is sent."""
    stage.inside(stage.year.write_everything)
    return stage


@pytest.fixture
def sent(ready: Stage) -> Stage:
    """Frozen and sent in the browser."""
    ready.client("team").post(ready.address("report_send", ready.year.report.pk))
    ready.inside(ready.year.now)
    return ready


def sign(stage: Stage, seat: Any, **data: str) -> Any:
    given = {"read": "on", "content_hash": stage.year.report.content_hash, **data}
    return stage.client(seat).post(stage.address("report_sign", stage.year.report.pk), given)


def state(stage: Stage) -> str:
    return str(stage.inside(lambda: stage.year.now().state))


def test_report_send_says_what_must_be_mended_and_refuses(stage: Stage) -> None:
    page = stage.page("team", "report_send", stage.year.report.pk)
    assert "To mend first" in page and "To look at again" in page and "LSP for the icb" in page
    response = stage.client("team").post(stage.address("report_send", stage.year.report.pk), follow=True)
    assert "nobody has explained why" in response.content.decode()
    assert state(stage) == "drafting"


def test_report_send_freezes_and_asks_each_lead_partner(sent: Stage) -> None:
    assert state(sent) == "signing"
    page = sent.page("member", "report", sent.year.report.pk)
    assert page.count("Waiting</strong>") >= 3 and "None of 3" not in page
    again = sent.client("team").get(sent.address("report_send", sent.year.report.pk), follow=True)
    assert "has been sent already" in again.content.decode()


def test_home_leads_a_lead_partner_to_the_signature(sent: Stage) -> None:
    page = sent.client(sent.year.lsps[0]).get("/").content.decode()
    assert f'href="{sent.address("report_sign", sent.year.report.pk)}"' in page


def test_report_sign_shows_the_frozen_text_and_not_the_live_record(sent: Stage) -> None:
    sent.inside(lambda: hear(sent.year, YEAR[0], changed="A LATER CHANGE"))
    page = sent.page(sent.year.lsps[0], "report_sign", sent.year.report.pk)
    assert "A LATER CHANGE" not in page
    assert "None of this changes what you sign." in page and "was 1, is now 2." in page
    digest = sent.year.report.content_hash
    assert f"{digest[:4]} {digest[4:8]} {digest[8:12]}" in page
    assert "You sign as LSP for the council" in page
    live = sent.page("team", "report_read", sent.year.report.pk)
    assert "A LATER CHANGE" not in live


def test_report_sign_needs_the_box_and_the_very_text(sent: Stage) -> None:
    seat = sent.year.lsps[0]
    assert "Tick the box" in sign(sent, seat, read="").content.decode()
    stale = sign(sent, seat, content_hash="0" * 64)
    assert "What you read is not the content sent for sign-off" in stale.content.decode()
    assert state(sent) == "signing"


def test_three_sign_in_the_browser_and_two_are_not_enough(sent: Stage) -> None:
    first, second, third = sent.year.lsps
    assert sign(sent, first).status_code == 302
    assert sign(sent, second).status_code == 302
    assert state(sent) == "signing"
    page = sent.page(first, "report_sign", sent.year.report.pk)
    assert "has already signed" in page
    sign(sent, third)
    assert state(sent) == "approved"


@pytest.mark.parametrize("who", ["team", "dsp", "scrutineer", "member"])
def test_report_sign_and_send_back_are_for_lead_partners(sent: Stage, who: str) -> None:
    for name in ("report_sign", "report_send_back"):
        address = sent.address(name, sent.year.report.pk)
        assert sent.client(who).get(address).status_code == 403
        assert sent.client(who).post(address, {"read": "on", "reason": "x"}).status_code == 403


def test_where_the_arrangements_name_delegated_partners_they_sign_and_lead_partners_do_not(ready: Stage) -> None:
    """The right follows what the arrangements say, from the first page to the last signature."""

    def name_delegates() -> Seat:
        partnership = Partnership.objects.get()
        partnership.report_approved_by = "dsp"
        partnership.save(update_fields=["report_approved_by"])
        for post in signing_posts(TODAY):
            if not Seat.objects.filter(post=post, user__isnull=False).exists():
                post.ends_on = TODAY
                post.save(update_fields=["ends_on"])
        return make_seat(make_post("dsp-other", "dsp", title="DSP for the other"), user=make_user("other@dsp.example"))

    other = ready.inside(name_delegates)
    report = ready.year.report.pk
    assert ready.client("dsp").get(ready.address("report_sign", report)).status_code == 302, "nothing is sent yet"
    ready.client("team").post(ready.address("report_send", report))
    ready.inside(ready.year.now)
    assert ready.client(ready.year.lsps[0]).get(ready.address("report_sign", report)).status_code == 403
    assert sign(ready, ready.year.lsps[0]).status_code == 403
    home = ready.client("dsp").get("/").content.decode()
    assert f'href="{ready.address("report_sign", report)}"' in home
    assert sign(ready, "dsp").status_code == 302
    assert state(ready) == "signing"
    assert sign(ready, other).status_code == 302
    assert state(ready) == "approved"


def test_a_seat_ended_from_before_its_signature_is_said_to_have_signed_on_every_page(sent: Stage) -> None:
    first, *others = sent.year.lsps
    sign(sent, first)

    def correct() -> Seat:
        bob = add_person(name="Bob")
        link_account(person=bob, user=make_user("bob@council.lsp"))
        return replace(post=first.post, person=bob, on=TODAY - timedelta(days=7))

    bob, report = sent.inside(correct), sent.year.report.pk
    assert sent.address("report_sign", report) not in sent.client(bob).get("/").content.decode()
    assert "has already signed" in sent.page(bob, "report_sign", report)
    assert "has already signed" in sign(sent, bob).content.decode()
    for seat in others:
        sign(sent, seat)
    assert state(sent) == "approved"
    page = sent.page("team", "report", report)
    assert (page.count("Signed</strong>"), page.count("Waiting</strong>")) == (3, 0)


def test_report_send_back_needs_a_reason(sent: Stage) -> None:
    client, address = sent.client(sent.year.lsps[1]), sent.address("report_send_back", sent.year.report.pk)
    assert "There is a problem" in client.post(address, {"reason": " "}).content.decode()
    assert state(sent) == "signing"
    assert client.post(address, {"reason": "Say more of impact."}).status_code == 302
    assert state(sent) == "drafting"


# --- building ------------------------------------------------------------------------------------------------------


def build(stage: Stage) -> ReportBuild:
    response = stage.client("team").post(stage.address("report_build", stage.year.report.pk))
    row = stage.inside(lambda: ReportBuild.objects.order_by("-pk").first())
    assert response["Location"] == stage.address("report_build_status", stage.year.report.pk, row.pk)
    return row


def test_report_build_status_reads_itself_again_until_the_pdf_is_there(ready: Stage) -> None:
    row = build(ready)
    waiting = ready.page("team", "report_build_status", ready.year.report.pk, row.pk)
    assert 'hx-trigger="every 3s"' in waiting and "Waiting to start." in waiting
    assert build(ready).pk == row.pk  # a second press while one is under way asks for no second
    drain(timezone.now())
    done = ready.page("member", "report_build_status", ready.year.report.pk, row.pk)
    assert "hx-trigger" not in done and "marked as a draft on every page" in done
    job = ready.inside(lambda: Job.objects.get(pk=row.job_id))
    assert (job.steps_done, job.steps_total) == (5, 5)


def test_report_file_is_an_attachment_from_the_private_folder(ready: Stage) -> None:
    row = build(ready)
    assert ready.client("team").get(ready.address("report_file", ready.year.report.pk, row.pk)).status_code == 404
    drain(timezone.now())
    response = ready.client("member").get(ready.address("report_file", ready.year.report.pk, row.pk))
    assert response["Content-Type"] == "application/pdf" and response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'attachment; filename="herefordshire-yearly-report-2025-26-draft.pdf"'
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    folders, files = default_storage.listdir(path_of(ready.world.here.pk, ""))
    assert (folders, [each for each in files if each.startswith(".")]) == ([], [])
    assert ready.client("dsp").get(ready.address("report_file", 999, row.pk)).status_code == 404


def test_a_build_that_fails_says_so_in_words_and_can_be_tried_again(
    ready: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise GiveUp("There is no room left for the file.")

    row = build(ready)
    with monkeypatch.context() as without_room:
        without_room.setattr(
            "reporting.operations.builds.lay_out", lambda *page, **about: LaidOut(b"%PDF-1.7 %%EOF", 1)
        )
        without_room.setattr("reporting.tasks.keep", broken)
        drain(timezone.now())
    page = ready.page("team", "report_build_status", ready.year.report.pk, row.pk)
    assert "There is no room left for the file." in page and "Try again" in page
    again = build(ready)
    assert again.pk != row.pk


@pytest.mark.parametrize("who", ["lsp", "dsp", "scrutineer", "member"])
def test_report_build_is_for_writers(ready: Stage, who: str) -> None:
    assert ready.client(who).post(ready.address("report_build", ready.year.report.pk)).status_code == 403


# --- publishing ----------------------------------------------------------------------------------------------------


def test_report_publish_waits_for_signatures_and_the_final_pdf_then_everybody_may_read(sent: Stage) -> None:
    client, pk = sent.client("team"), sent.year.report.pk
    public = "/reports/herefordshire/2025-26/"
    anybody = sent.client("team")
    anybody.logout()

    def publish() -> str:
        return str(client.post(sent.address("report_publish", pk), follow=True).content.decode())

    assert "everybody asked has signed" in publish()
    for seat in sent.year.lsps:
        sign(sent, seat)
    assert "Build the final PDF first" in publish()
    assert "Build the final PDF first" in sent.page("team", "report", pk)
    build(sent)
    drain(timezone.now())
    assert anybody.get(public).status_code == 404 and anybody.get(f"{public}pdf/").status_code == 404
    assert "Nothing is published yet" in anybody.get("/reports/").content.decode()
    assert "is published" in publish()
    page = anybody.get(public)
    text = page.content.decode()
    assert page.status_code == 200
    assert "LSP for the police" in text and sent.year.report.content_hash in text
    assert "/p/herefordshire" not in text  # nothing leads into the space
    assert "What the partners did about evidence of impact." in text
    pdf = anybody.get(f"{public}pdf/")
    assert b"".join(pdf.streaming_content).startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == 'attachment; filename="herefordshire-yearly-report-2025-26.pdf"'
    assert "Yearly report 2025-26" in anybody.get("/reports/").content.decode()
    assert anybody.get("/reports/worcestershire/2025-26/").status_code == 404
    assert anybody.get("/reports/herefordshire/2024-25/").status_code == 404
    assert sent.inside(Publication.objects.count) == 1


@pytest.mark.parametrize("who", ["lsp", "dsp", "scrutineer", "member"])
def test_report_publish_is_for_the_team(sent: Stage, who: str) -> None:
    assert sent.client(who).post(sent.address("report_publish", sent.year.report.pk)).status_code == 403
