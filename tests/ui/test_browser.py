"""What every answer tells the browser, our own files included, and which methods are answered (ASVS 5.0, 3 and 4)."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from hscp.identity.messages import SealedMessages
from hscp.settings import base
from tests.sweeps.objects import shut

ROOT = Path(__file__).parents[2]
POLICY = ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")


OURS = ["/static/icons/hscp.svg", "/static/app.css", "/favicon.ico", "/accessibility/", "/nothing-here/"]


@pytest.mark.parametrize("address", OURS)
def test_headers(address: str) -> None:
    answer = Client().get(address)
    shut(answer)
    for rule in POLICY:
        assert rule in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Permissions-Policy"] == base.PERMISSIONS_POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer
    kind = answer["Content-Type"]
    assert not kind.startswith("text/") or 'charset="utf-8"' in kind or "charset=utf-8" in kind


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND"])
@pytest.mark.parametrize("address", ["/accessibility/", "/static/icons/hscp.svg", "/favicon.ico", "/account/login/"])
def test_methods_that_we_do_not_use_are_refused(method: str, address: str) -> None:
    answer = Client().generic(method, address, headers={"X-HTTP-Method-Override": "GET"})
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_the_icon_that_browsers_ask_for_without_being_told() -> None:
    answer = Client().get("/favicon.ico")
    data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert answer.status_code == 200 and answer["Content-Type"] in ("image/x-icon", "image/vnd.microsoft.icon")
    assert data == (ROOT / "static" / "root" / "favicon.ico").read_bytes() and data.startswith(b"\0\0\1\0")
    assert [path.name for path in (ROOT / "static" / "root").iterdir()] == ["favicon.ico"], "nothing else at the root"


def test_folders_are_not_listed() -> None:
    assert Client().get("/static/").status_code == 404
    assert Client().get("/static/icons/").status_code == 404
    assert Client().get("/static/../manage.py").status_code == 404


def test_messages_and_tokens_are_out_of_reach_of_scripts() -> None:
    asked = RequestFactory().get("/")
    asked.session = {}  # type: ignore[assignment]
    storage = SealedMessages(asked)
    response = HttpResponse()
    storage.add(20, "The child in Ross is seen")
    storage.update(response)
    cookie = response.cookies[base.MESSAGES_COOKIE]
    assert cookie["httponly"] and "Ross" not in cookie.value and cookie.value.startswith("2.")
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    request.COOKIES[base.MESSAGES_COOKIE] = cookie.value
    assert [str(each) for each in SealedMessages(request)] == ["The child in Ross is seen"]
    request.COOKIES[base.MESSAGES_COOKIE] = cookie.value[:-4] + "AAAA"
    assert list(SealedMessages(request)) == []
    assert base.MESSAGE_STORAGE == "hscp.identity.messages.SealedMessages"
    assert base.CSRF_COOKIE_HTTPONLY and base.SESSION_COOKIE_HTTPONLY


def test_scripts_of_ours_make_no_code_of_texts_and_keep_nothing() -> None:
    """What browsers offer that turns a text into markup or code, keeps data there, or listens to other windows."""
    never = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|"
        r"localStorage|sessionStorage|indexedDB|document\.cookie"
    )
    scripts = list((ROOT / "static" / "scripts").glob("*.js"))
    assert scripts
    assert [path.name for path in scripts if never.search(path.read_text())] == []
    assert never.search("frame.innerHTML = text")
    pages = [
        path.name
        for path in (ROOT / "templates").rglob("*.html")
        if re.search(r"\bhx-on|javascript:", path.read_text())
    ]
    assert pages == []


def test_security_txt_says_where_to_report(settings: Any) -> None:
    assert Client().get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.org\nHire: me"
    answer = Client().get("/.well-known/security.txt")
    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "Contact: mailto:security@example.org Hire: me"
    assert [line.partition(":")[0] for line in lines] == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
