"""A newcomer sets up an app and a passkey, signs in with the passkey alone, and shows it again before an act."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from hscp.identity.session_keys import StoredKey
from hscp.spaces.arriving import SessionStore
from tests.factories.factors import code_of
from tests.factories.people import PASSWORD
from tests.journeys.conftest import Visit
from tests.journeys.county import County

pytestmark = pytest.mark.journey
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def a_quarter_of_an_hour_later() -> None:
    """As if the last factor of every session had been shown 16 minutes ago."""
    for row in Session.objects.all():
        session = SessionStore(StoredKey(row.session_key))
        records = session.get("account_authentication_methods", [])
        session["account_authentication_methods"] = [{**one, "at": time.time() - 16 * 60} for one in records]
        session.save()


def test_an_app_a_passkey_and_a_fresh_one(visit: Visit, county: County) -> None:
    email = county.users["team-officer"].email
    visitor = visit()
    page = visitor.open(f"/account/login/?next={county.path('posts/')}")
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Set up a second step")).to_be_visible()
    visitor.look("second_step_none")
    page.get_by_role("button", name="Set up an app").click()
    page.get_by_text("I cannot point a camera at it").click()
    visitor.look("second_step_app")
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Set up", exact=True).click()
    visitor.has_errors("id_code")
    secret = page.locator(".hscp-code").first.text_content() or ""
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Set up", exact=True).click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    visitor.look("recovery_codes")
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile(re.escape(county.path("posts/"))))

    page.get_by_role("link", name="Your sign-in").click()
    visitor.look("account")
    page.get_by_role("link", name="Look after it").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_label("Name of this passkey").fill("Work laptop")
    visitor.look("passkey_add")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("rowheader", name="Work laptop")).to_be_visible()
    visitor.look("second_step")

    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    visitor.look("sign_in_with_passkey")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("link", name="Sign out")).to_be_visible()

    a_quarter_of_an_hour_later()
    visitor.open(county.path("people/appoint/"))
    expect(page.get_by_role("heading", name="Is it still you?")).to_be_visible()
    visitor.look("fresh_code")
    page.get_by_role("link", name="Use a passkey").click()
    visitor.look("fresh_passkey")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page).to_have_url(re.compile(re.escape(county.path("people/appoint/"))))

    a_quarter_of_an_hour_later()
    page.get_by_role("main").locator("form[method=post] button").first.click()
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.get_by_role("heading", name="Thank you, that was you")).to_be_visible()
    visitor.look("carry_on")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    visitor.open("/account/sessions/")
    visitor.look("sessions")
