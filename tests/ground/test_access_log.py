"""Logs name pages; they hold no key from a mail, no search, and no traceback of a refusal."""

import datetime
import logging
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from hscp.access_log import AccessLog
from hscp.lib.masks import Masked, masked

SECRET = "WzgyLDJd:1xVZeg:lDxmMlWoUUg"


@pytest.mark.parametrize(
    ("address", "left"),
    [
        (f"/invitation/{SECRET}/", "/invitation/…/"),
        (f"/account/password/reset/key/2-{SECRET}/?x=1", "/account/password/reset/key/…/"),
        (f"/reply/{SECRET}/", "/reply/…/"),
        (f"/which-date/{SECRET}/", "/which-date/…/"),
        ("/calendar/1.abc-def/meetings.ics", "/calendar/…/meetings.ics"),
        ("/p/herefordshire/decisions/?q=Jane+Doe", "/p/herefordshire/decisions/"),
        ("/p/herefordshire/meetings/12/", "/p/herefordshire/meetings/12/"),
    ],
)
def test_an_address_in_a_log(address: str, left: str) -> None:
    assert masked(address) == left


def test_the_line_of_a_request() -> None:
    config = Config()
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"/invitation/{SECRET}/?q=Jane",
        "PATH_INFO": f"/invitation/{SECRET}/",
        "QUERY_STRING": "q=Jane",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"http://localhost/invitation/{SECRET}/",
    }
    answer = SimpleNamespace(status="200 OK", sent=10, headers=[], response_length=10)
    asked = SimpleNamespace(headers=[])
    took = datetime.timedelta(milliseconds=5)
    atoms = AccessLog(config).atoms(answer, asked, environ, took)
    line = config.access_log_format % AccessLog(config).atoms_wrapper_class(atoms)
    assert "GET /invitation/…/" in line
    assert SECRET not in str(atoms) and "Jane" not in str(atoms)


def test_a_refusal_has_one_line() -> None:
    try:
        raise PermissionError("write minutes")
    except PermissionError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Forbidden: %s", (f"/invitation/{SECRET}/",), info
    )
    record.status_code = 403
    assert Masked().filter(record)
    text = logging.Formatter().format(record)
    assert text == "Forbidden: /invitation/…/"
