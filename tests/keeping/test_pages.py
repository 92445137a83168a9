"""The pages of keeping and letting go, walked as those who use them."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.holding import HoldWords, LegalHold
from hscp.record.mail_words import answer_held, answer_mail
from hscp.record.models import Mail, MailState, SentForm
from hscp.spaces.acting import acting, in_space
from keeping.models import Clearing, ErasureAsked, ErasureDone, KeptLonger, PersonExport
from keeping.operations.clearing import EXPORTS, FORMS, MAIL, clear
from keeping.queries.files import path_of
from keeping.queries.schedule import schedule
from keeping.queries.things import due_on_list
from partnership.models import CaseFile, Person
from partnership.operations.people import end_seat
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case_file, within
from tests.factories.fixtures import World
from tests.factories.keeping import MARK, make_export, make_schedule, make_stuffed, second_keeper, work_off
from tests.factories.meetings import closed, make_board
from tests.factories.people import make_post, make_seat

OLD = NOW - timedelta(days=400)
WHY = "The court has ordered it, and both partners agree"


class Browser:
    """Somebody at the pages of the first partnership."""

    def __init__(self, world: World, user: Any) -> None:
        self.client, self.slug = Client(), world.here.slug
        self.client.force_login(user)

    def url(self, name: str, *args: Any) -> str:
        return reverse(name, args=(self.slug, *args))

    def page(self, name: str, *args: Any) -> str:
        response = self.client.get(self.url(name, *args))
        assert response.status_code == 200, response.status_code
        return " ".join(response.content.decode().split())

    def send(self, address: str, *args: Any, **fields: Any) -> str:
        response = self.client.post(self.url(address, *args), fields, follow=True)
        assert response.status_code == 200, response.status_code
        return " ".join(response.content.decode().split())


def team(world: World) -> Browser:
    return Browser(world, world.user("team"))


def test_a_period_is_changed_with_a_reason_and_its_history_stays(world: World) -> None:
    browser = team(world)
    assert "No schedule is loaded" in browser.page("retention")
    make_schedule(minutes=240, mail=12)
    page = browser.page("retention")
    assert "20 years from its end" in page and "To be checked" in page and "2 of these periods are marked" in page
    change = "retention_change"
    assert "Say why" not in browser.page(change, "minutes") and "Now: 20 years from its end" in browser.page(
        change, "minutes"
    )
    assert "That is the period which holds now" in browser.send(change, "minutes", years="20", reason=WHY)
    assert "Give a period of a month or more" in browser.send(change, "minutes", years="0", months="0", reason=WHY)
    page = browser.send(change, "minutes", years="", months="", reason="The board, 4 May")
    assert "Decided here: The board, 4 May" in page
    browser.send(change, "minutes", years="30", months="6", reason="The board, 5 May")
    history = browser.page("retention_history", "minutes")
    assert re.search(r"30 years and 6 months.*The board, 5 May.*For good.*The board, 4 May", history)
    with acting(in_space(world.there.pk)):
        assert next(iter(schedule().values())).months == 240, "another partnership decides for itself"
    assert Browser(world, world.user("scrutineer")).page("retention")


def test_what_is_due_stands_with_its_rule_until_somebody_decides(world: World) -> None:
    browser = team(world)
    assert "Nothing is due" in browser.page("due")
    with acting(in_space(world.here.pk)):
        meeting = closed(make_board())
    file = make_case_file(world.here, world.user("dsp"), title=f"{MARK}", at=NOW - timedelta(days=400))
    with within(world.here, file):
        row = CaseFile.objects.get()
        row.closed_at = NOW - timedelta(days=380)
        row.save(update_fields=["closed_at"])
    make_schedule(case_files=12, minutes=240)
    page = browser.page("due")
    assert file.reference in page and MARK not in page, "by its reference alone, for who is not on its list"
    assert f"/case-files/{file.pk}/" not in page
    assert "1 year from its end: 31 May 2025, so due since 31 May 2026." in page and "Board" not in page
    kind = ("file", file.pk)
    assert "must be after today" in browser.send("keep_longer", *kind, until="2026-06-15", reason="x")
    page = browser.send("keep_longer", *kind, until="2030-01-01", reason="A claim is open")
    assert "Kept longer by decision" in page and "Erase" not in page
    with acting(in_space(world.here.pk)):
        assert KeptLonger.objects.get().of_words == file.reference
        assert list(due_on_list(schedule(), KeptLonger.objects.get().until)), "and it comes back that day"
    assert meeting.pk


def test_an_erasure_on_its_pages(world: World) -> None:
    stuffed = make_stuffed(world)
    first, second = Browser(world, stuffed.first), Browser(world, stuffed.second)
    kind = ("file", stuffed.file.pk)
    assert "Its period is not over" in first.page("erasure_ask", *kind)
    minutes = first.url("erasure_ask", "minutes", stuffed.item.pk)
    assert f'href="{minutes}"' in first.page("erasure_ask", *kind) and first.client.get(minutes).status_code == 200
    assert "Only the minutes" not in second.page("erasure_ask", *kind), "who does not open the file sees no item of it"
    assert "say in a sentence why" in first.send("erasure_ask", *kind, reason="Old")
    page = first.send("erasure_ask", *kind, reason=WHY)
    with acting(in_space(world.here.pk)):
        asked = ErasureAsked.objects.get()
    assert "somebody else has to confirm it" in page and "Waits for a second person" in page
    assert "somebody else has to confirm it" in first.send("erasure", asked.pk, answer="confirm")
    assert "a second person decides" in second.page("space_home")
    assert "a second person decides" not in first.page("space_home")
    page = second.page("erasure", asked.pk)
    assert WHY in page and MARK not in page
    assert "Nobody can bring them back" in page and "Without an answer it lapses on 29 June 2026" in page
    assert "It is being done" in second.send("erasure", asked.pk, answer="confirm")
    assert "a second person decides" not in second.page("space_home")
    assert work_off(asked).state == "done"
    page = second.page("erasure", asked.pk)
    assert "What was erased by name" in page and "Historical agenda item" in page and MARK not in page
    assert "Done" in first.page("erasures")
    assert first.client.get(first.url("case_file", stuffed.file.pk)).status_code == 404
    assert first.client.get(first.url("erasure_ask", *kind)).status_code == 404
    assert "erased by name" not in first.page("record") or MARK not in first.page("record")
    with acting(in_space(world.here.pk)):
        assert ErasureDone.objects.count() == 1


def test_whoever_does_not_keep_records_cannot_tell_a_case_file_from_none(world: World) -> None:
    file = make_case_file(world.here, world.user("team"))
    member = Browser(world, world.user("member"))
    for name in ("erasure_ask", "keep_longer"):
        there, nowhere = (member.client.get(member.url(name, "file", key)) for key in (file.pk, file.pk + 1))
        assert there.status_code == nowhere.status_code == 404


def test_a_file_is_closed_and_opened_again(world: World) -> None:
    file = make_case_file(world.here, world.user("team"))
    browser = team(world)
    assert "Close this case file?" in browser.page("case_file_close", file.pk)
    page = browser.send("case_file_close", file.pk, reason="The child is grown up")
    assert f"{file.reference} is closed" in page and "Open it again" in page
    assert "closed already" in browser.page("case_file_close", file.pk)
    with within(world.here, file):
        assert CaseFile.objects.get().closed_at == NOW
    assert re.search(r"Closed.*The child is grown up", browser.page("case_file_history", file.pk))
    browser.send("case_file_reopen", file.pk, reason="New facts")
    with within(world.here, file):
        assert CaseFile.objects.get().closed_at is None


def test_whoever_leads_a_file_asks_for_its_erasure_and_comes_back_to_it(world: World) -> None:
    """The lists of keeping are shut to them: no link and no answer leads there."""
    file = make_case_file(world.here, world.user("dsp"))
    lead, address = Browser(world, world.user("dsp")), team(world).url("case_file", file.pk)
    lead.send("case_file_close", file.pk, reason="The child is grown up")
    page = lead.page("erasure_ask", "file", file.pk)
    assert page.count(f'href="{address}"') == 1 and "/erasures/" not in page and "/retention/" not in page
    answer = lead.client.post(lead.url("erasure_ask", "file", file.pk), {"reason": WHY}, follow=True)
    assert answer.redirect_chain == [(address, 302)] and answer.status_code == 200
    assert "Somebody else has to confirm it" in answer.content.decode()
    longer = lead.client.post(
        lead.url("keep_longer", "file", file.pk), {"until": "2030-01-01", "reason": "A claim"}, follow=True
    )
    assert longer.redirect_chain == [(address, 302)] and longer.status_code == 200
    with acting(in_space(world.here.pk)):
        assert ErasureAsked.objects.get().of_key == file.pk and KeptLonger.objects.count() == 1


def test_a_hold_is_set_seen_and_lifted_after_a_second_look(world: World) -> None:
    file = make_case_file(world.here, world.user("dsp"), title=MARK)
    browser = team(world)
    day = {"starts_on": "2026-06-01"}
    words = {"name": f"Inquest {MARK}", "asked_by": "Coroner", "reason": f"{MARK} died", **day}
    assert "no case file of that reference" in browser.send("hold_set", covers="file", reference="CF-1", **words)
    assert "Choose the meeting" in browser.send("hold_set", covers="meeting", **words)
    page = browser.send("hold_set", covers="file", reference=file.reference.lower(), **words)
    assert "is on hold" in page and "Only for those on its list" in page and MARK not in page
    with acting(in_space(world.here.pk)):
        hold = LegalHold.objects.get()
    assert MARK not in browser.page("hold", hold.pk) and MARK not in browser.page("hold_lift", hold.pk)
    page = browser.page("erasure_ask", "file", file.pk)
    assert MARK not in page
    lead = Browser(world, world.user("dsp"))
    assert "still open" in lead.page("erasure_ask", "file", file.pk), "whoever leads a file may ask as well"
    assert "enter" in browser.send("hold_lift", hold.pk, reason="").lower()
    assert "is lifted" in browser.send("hold_lift", hold.pk, reason="The inquest is over")
    assert "Holds that were lifted" in browser.page("holds")
    assert "lifted before" in browser.page("hold_lift", hold.pk)


CHOOSERS = {"file": "reference", "meeting": "meeting", "person": "person", "class": "record_class", "space": ""}


def test_a_hold_is_set_in_two_steps_and_the_second_has_the_chooser_that_fits(world: World) -> None:
    with acting(in_space(world.here.pk)):
        meeting, person = closed(make_board()), Person.objects.get(user=world.user("lsp"))
    browser, given = team(world), {"reference": "", "meeting": str(meeting.pk), "person": str(person.pk)}
    given |= {"reference": make_case_file(world.here, world.user("dsp")).reference, "record_class": "money"}
    first = browser.page("hold_set")
    assert 'method="get"' in first and 'method="post"' not in first.split("<main")[1] and "Continue" in first
    assert first.count('type="radio"') == len(CHOOSERS) and 'name="reason"' not in first
    address = browser.url("hold_set")
    for query in ("?step=kind", "?step=kind&covers=", "?covers=everything"):
        page = browser.client.get(address + query).content.decode()
        assert "<title>Error: " in page and "Choose what is held" in page and 'name="reason"' not in page
    assert "Choose what is held" in browser.send("hold_set", name="N")
    words = {"name": "N", "asked_by": "A", "reason": "R", "starts_on": "2026-06-01"}
    for number, (covers, chooser) in enumerate(CHOOSERS.items(), 1):
        page = " ".join(browser.client.get(f"{address}?step=kind&covers={covers}").content.decode().split())
        shown = {name for name in CHOOSERS.values() if name and f'name="{name}"' in page}
        assert shown == {chooser} - {""}, covers
        assert f'<input type="hidden" name="covers" value="{covers}"' in page and f'href="{address}"' in page
        said = {chooser: given[chooser]} if chooser else {}
        if chooser:
            assert "<title>Error: " in browser.send("hold_set", covers=covers, **words)
        response = browser.client.post(f"{address}?covers={covers}", {"covers": covers, **said, **words}, follow=True)
        assert "is on hold" in response.content.decode(), covers
        with acting(in_space(world.here.pk)):
            assert LegalHold.objects.count() == number and LegalHold.objects.latest("pk").covers == covers
    browser.send("hold_set", covers="space", meeting=meeting.pk, **words)
    with acting(in_space(world.here.pk)):
        assert LegalHold.objects.latest("pk").of_key is None, "what the step did not ask for is not taken"


def test_of_a_person_on_hold_no_name_stays_when_they_are_erased(world: World) -> None:
    """The row that stays says a number; the name is shown for as long as it stands on the list of people."""
    with acting(in_space(world.here.pk)):
        seat = make_seat(make_post("clerk"), name="Zuleika Quartermain")
        end_seat(seat=seat, ends_on=TODAY)
    browser, words = (
        team(world),
        {"name": "Quartermain inquest", "asked_by": "Coroner", "reason": "The Quartermain case"},
    )
    page = browser.send("hold_set", covers="person", person=seat.person_id, **words, starts_on="2026-06-01")
    called = f"Person {seat.person_id} on the list of people"
    assert f"{called} is on hold" in page and "One person’s data: Zuleika Quartermain" in page
    with acting(in_space(world.here.pk)):
        hold = LegalHold.objects.get()
        assert (hold.of_words, hold.of_key) == (called, seat.person_id)
    for name in ("hold", "hold_lift"):
        assert "Zuleika Quartermain" in browser.page(name, hold.pk)
    browser.send("hold_lift", hold.pk, reason="It is over")
    second = Browser(world, second_keeper(world.here))
    browser.send("erasure_ask", "person", seat.person_id, reason=WHY)
    with acting(in_space(world.here.pk)):
        asked = ErasureAsked.objects.get()
    second.send("erasure", asked.pk, answer="confirm")
    assert work_off(asked).state == "done"
    with acting(in_space(world.here.pk)):
        assert LegalHold.objects.get().of_words == called and not HoldWords.objects.exists()
    for address in (("hold", hold.pk), ("holds",)):
        page = browser.page(*address)
        assert "Erased" in page and "Quartermain" not in page and "Only for those" not in page


def test_the_list_of_holds_costs_the_same_for_one_and_three(world: World, django_assert_max_num_queries: Any) -> None:
    browser = team(world)
    words = {"name": "N", "asked_by": "A", "reason": "R", "covers": "space"}
    day = {"starts_on": "2026-06-01"}
    counted = []
    for more in (1, 2):
        for _ in range(more):
            assert "is on hold" in browser.send("hold_set", **words, **day)
        with django_assert_max_num_queries(60) as asked:
            browser.page("holds")
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_no_old_mail_keeps_its_text_but_what_is_under_way(world: World, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_schedule(mail=12)
    with acting(in_space(world.here.pk)):
        Mail.objects.all().delete()
        for state in MailState:
            sent = NOW if state == MailState.SENT else None
            Mail(to="a@example.org", subject=state, text="Words", state=state, sent_at=sent, written_at=OLD).save()
        clear(at=NOW)
        kept = set(Mail.objects.exclude(text="").values_list("state", flat=True))
        assert kept == {"queued", "sending"}
        with pytest.raises(Refused, match="not kept any more"):
            answer_mail(mail=Mail.objects.get(state="failed"), word="send", reason="", at=NOW)
        with pytest.raises(Refused, match="not kept any more"):
            answer_held(word="send", reason="", at=NOW)
        assert answer_held(word="drop", reason="Too old", at=NOW) == 1


def test_the_night_clears_what_is_over_and_counts_it(world: World, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_schedule(mail=12)
    with acting(in_space(world.here.pk)):
        Mail.objects.all().delete()
        for days, state in ((400, "sent"), (400, "queued"), (300, "sent")):
            sent = NOW if state == "sent" else None
            mail = Mail(to="a@example.org", subject="S", text="Words", state=MailState(state), sent_at=sent)
            mail.written_at = NOW - timedelta(days=days)
            mail.save()
        export = make_export(Person.objects.get(user=world.user("team")), b"PK")
        file = Path(default_storage.path(path_of(world.here.pk, export.file_name)))
        assert file.exists()
        left = file.with_name("7-left-behind.zip")
        left.write_bytes(b"PK")
        os.utime(left, (1, 1))
        SentForm(by=world.user("team"), digest="1", sent_at=NOW, led_to="/").save()
        later = NOW + timedelta(days=8)
        clear(at=later)
        assert sorted(Mail.objects.values_list("text", flat=True)) == ["", "Words", "Words"]
        assert {(row.what, row.rows) for row in Clearing.objects.all()} == {(MAIL, 1), (FORMS, 1), (EXPORTS, 2)}
        assert not left.exists() and not file.exists() and PersonExport.objects.get().destroyed_at == later
        clear(at=later)
        assert Clearing.objects.count() == 3, "a second run finds nothing"


def test_ones_own_data_is_asked_for_from_ones_sign_in(world: World) -> None:
    member, scrutineer = Browser(world, world.user("member")), Browser(world, world.user("scrutineer"))
    assert "/account/your-data/" in member.client.get("/account/").content.decode()
    assert member.url("own_data") in member.client.get("/account/your-data/").content.decode()
    assert "Collect the data" in member.page("own_data")
    assert "Waiting to start" in member.send("own_data")
    page = scrutineer.page("own_data")
    assert "Your role only reads here" in page and "Collect the data" not in page
    assert scrutineer.client.post(scrutineer.url("own_data")).status_code == 403
