"""A lost second factor is taken away by two people, neither of them its holder; and over HTTP, by the right ones."""

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from hscp.lib.verdicts import YES, Refused, no
from hscp.record.models import Mail
from hscp.spaces.acting import acting, in_space
from partnership.models import FactorReset, FactorResetAnswer, Person, Seat
from partnership.operations.people import add_person, appoint, end_seat, link_account, reopen_seat
from partnership.operations.resets import answer_reset, ask_for_reset
from partnership.rules.resets import ResetFacts, may_answer, may_ask
from tests.conftest import NOW, TODAY
from tests.factories.factors import SECRET_SHOWN
from tests.factories.fixtures import World
from tests.factories.people import make_seat, make_user

DAY = timedelta(hours=24)
ASK: dict[str, Any] = {
    "of": 1,
    "by": 2,
    "person": "P",
    "seated": True,
    "has_factor": True,
    "others": 1,
    "is_open": False,
}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"of": None}, "no-account"),
        ({"by": 1}, "self"),
        ({"seated": False}, "no-seat"),
        ({"has_factor": False}, "none"),
        ({"is_open": True}, "open"),
        ({"others": 0}, "nobody"),
    ],
)
def test_who_may_ask(changed: dict[str, Any], code: str | None) -> None:
    assert may_ask(**{**ASK, **changed}).codes == ((code,) if code else ())


@pytest.mark.parametrize(
    ("by", "later", "answered", "confirms", "code"),
    [
        (3, timedelta(0), False, True, None),
        (3, DAY - timedelta(seconds=1), False, True, None),
        (3, DAY, False, True, "lapsed"),
        (3, timedelta(0), True, True, "answered"),
        (2, timedelta(0), False, True, "same"),
        (2, timedelta(0), False, False, None),
        (1, timedelta(0), False, True, "self"),
        (1, timedelta(0), False, False, "self"),
        (4, timedelta(0), False, True, "brought-in"),
        (4, timedelta(0), False, False, None),
    ],
)
def test_who_may_answer(by: int, later: timedelta, answered: bool, confirms: bool, code: str | None) -> None:
    reset = ResetFacts(of=1, asked_by=2, asked_at=NOW, answered=answered)
    second = no("brought-in", "Appointed by whoever asked.") if by == 4 else YES
    verdict = may_answer(reset, by=by, now=NOW + later, confirms=confirms, second=second)
    assert verdict.codes == ((code,) if code else ())


@pytest.fixture
def staged(world: World) -> dict[str, Any]:
    """Two of the team, and a member who has an app and is signed in."""
    with acting(in_space(world.here.pk)):
        second = make_user("second@herefordshire.example.org")
        make_seat(Seat.objects.get(user=world.user("team")).post, user=second)
        lost = world.user("member")
        TOTP.activate(lost, "A" * 32)
        return {"first": world.user("team"), "second": second, "lost": lost, "person": Person.objects.get(user=lost)}


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_two_people_take_it_away_and_every_session_ends(world: World, staged: dict[str, Any]) -> None:
    page = f"/p/{world.here.slug}/people/{staged['person'].pk}/second-step/"
    holder, first, second = (signed_in(staged[who]) for who in ("lost", "first", "second"))
    assert holder.get(f"/p/{world.here.slug}/people/").status_code == 200
    assert "and there is nobody else" not in first.get(page).content.decode()
    assert "<title>Error: " in first.post(page, {"reason": ""}).content.decode(), "a reason is asked for"
    asked = first.post(page, {"reason": "Lost the telephone; rang back."}, follow=True)
    assert "asked" in asked.content.decode() and "Confirm or decline" in asked.content.decode()
    with acting(in_space(world.here.pk)):
        reset = FactorReset.objects.get()
        assert [mail.to for mail in Mail.objects.filter(subject__contains="is to be reset")] == [staged["second"].email]
    answer = f"/p/{world.here.slug}/second-steps/{reset.pk}/"
    refused = first.post(answer, {"answer": "confirm"}, follow=True).content.decode()
    assert "You asked for this yourself" in refused
    assert Authenticator.objects.filter(user=staged["lost"]).exists()
    assert holder.get(f"/p/{world.here.slug}/people/").status_code == 200
    done = second.post(answer, {"answer": "confirm"}, follow=True).content.decode()
    assert "Their second step is gone" in done
    assert not Authenticator.objects.filter(user=staged["lost"]).exists()
    assert holder.get(f"/p/{world.here.slug}/people/")["Location"].startswith("/account/login/")
    with acting(in_space(world.here.pk)):
        assert Mail.objects.get(subject="Your second step was taken away").to == staged["lost"].email
        links = [link for mail in Mail.objects.all() for link in re.findall(r"http://testserver(/\S+)", mail.text)]
    assert sorted(links) == ["/account/login/", answer]
    assert Client().get(answer)["Location"].startswith("/account/login/"), "a link in a mail leads to sign-in"
    again = second.post(answer, {"answer": "confirm"}, follow=True).content.decode()
    assert "answered already" in again
    staged["lost"].refresh_from_db()
    without = Client()
    without.force_login(staged["lost"], factor=False)  # the password alone now leads to setting one up
    assert SECRET_SHOWN.search(without.get("/account/second-step/app/set-up/").content.decode())


def test_it_is_declined_lapses_and_stays_on_the_record(world: World, staged: dict[str, Any]) -> None:
    with acting(in_space(world.here.pk)):
        first, second = (Seat.objects.get(user=staged[who]) for who in ("first", "second"))
        reset = ask_for_reset(person=staged["person"], seat=first, reason="Lost.", at=NOW)
        with pytest.raises(Refused, match="asked for already"):
            ask_for_reset(person=staged["person"], seat=second, reason="Lost.", at=NOW)
        with pytest.raises(Refused, match="lapsed"):
            answer_reset(reset=reset, seat=second, confirmed=True, at=NOW + DAY)
        answer_reset(reset=reset, seat=second, confirmed=False, at=NOW)
        assert Authenticator.objects.filter(user=staged["lost"]).exists()
        assert not FactorResetAnswer.objects.get().confirmed
        end_seat(seat=second, ends_on=TODAY)
        with pytest.raises(Refused, match="nobody else"):
            ask_for_reset(person=staged["person"], seat=first, reason="Lost.", at=NOW)


def test_a_second_account_of_whoever_asks_is_no_second_person(world: World, staged: dict[str, Any]) -> None:
    """Appointed before it is asked for, it neither hears of it nor confirms it, nor counts as somebody who could."""
    with acting(in_space(world.here.pk)):
        first, second = (Seat.objects.get(user=staged[who]) for who in ("first", "second"))
        puppet = make_user("puppet@example.org")
        person = add_person(name="Puppet", email=puppet.email)
        link_account(person=person, user=puppet)
        end_seat(seat=second, ends_on=TODAY)
    with acting(in_space(world.here.pk, user_id=staged["first"].pk)):
        appoint(post=first.post, person=person, starts_on=first.starts_on)
        with pytest.raises(Refused, match=r"nobody else now.*whom you have not brought in within 30 days"):
            ask_for_reset(person=staged["person"], seat=first, reason="Lost.", at=NOW)
    with acting(in_space(world.here.pk)):
        reopen_seat(seat=second, today=TODAY)
        reset = ask_for_reset(person=staged["person"], seat=first, reason="Lost.", at=NOW)
        told = {mail.to for mail in Mail.objects.filter(subject__contains="is to be reset")}
        assert told == {staged["second"].email}
    browser = signed_in(puppet)
    page = f"/p/{world.here.slug}/second-steps/{reset.pk}/"
    shown = " ".join(browser.get(page).content.decode().split())
    assert "Whoever asked for this brought you in" in shown
    assert "Since 15 June 2026, appointed by Holder of Team post" in shown
    assert "brought you in" in browser.post(page, {"answer": "confirm"}, follow=True).content.decode()
    assert Authenticator.objects.filter(user=staged["lost"]).exists()
    with acting(in_space(world.here.pk)):
        assert not FactorResetAnswer.objects.exists()
    staged["second"].refresh_from_db()  # its round: the end of the last seat signed it out
    signed_in(staged["second"]).post(page, {"answer": "confirm"})
    assert not Authenticator.objects.filter(user=staged["lost"]).exists()
