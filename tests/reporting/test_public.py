"""Pages for everybody, and the docs that are drawn from the code."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client

from reporting.management.commands import print_docs


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/health/", "/health/web/"])
def test_health_asks_the_database(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.content) == (200, b"ok")
    assert response.headers["Content-Type"] == "text/plain"
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/health/", "/health/web/"])
def test_health_is_ill_when_the_database_is(client: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", away)
    monkeypatch.setattr(connection, "ensure_connection", away)
    response = client.get(address)
    assert (response.status_code, response.content) == (503, b"database away")


@pytest.mark.django_db
def test_accessibility_is_for_everybody_and_linked_from_every_page(client: Client) -> None:
    response = client.get("/accessibility/")
    assert "reporting/accessibility.html" in {template.name for template in response.templates}
    assert b'href="/accessibility/"' in client.get("/account/login/").content


def test_print_docs_writes_once_and_says_what_is_stale(tmp_path: Path, settings: object) -> None:
    settings.BASE_DIR = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match=r"Stale: docs/roles\.md"):
        call_command("print_docs", check=True)
    assert not (tmp_path / "docs").exists()
    call_command("print_docs")
    text = (tmp_path / "docs" / "roles.md").read_text()
    assert text.startswith(print_docs.NOTICE)
    assert "# Roles and rights" in text
    call_command("print_docs", check=True)
    (tmp_path / "docs" / "roles.md").write_text(text + "edited by hand\n")
    with pytest.raises(CommandError, match="Stale"):
        call_command("print_docs", check=True)


def test_the_role_table_has_a_line_for_every_right() -> None:
    page = print_docs.roles_page()
    for words in print_docs.RIGHT_WORDS.values():
        assert words in page
    (row,) = [line for line in page.splitlines() if line.startswith("| ratify")]
    assert [cell.strip() for cell in row.strip("|").split("|")][1:] == ["", "yes", "", "", "", "", ""]
