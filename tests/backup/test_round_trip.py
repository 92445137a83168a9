"""A backup restored into another database: every row, every file, the fences and the chain; nobody in, no mail out."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from hscp.record.backup.manifest import Manifest
from hscp.record.backup.proving import prove
from hscp.record.chain import head_of
from hscp.record.entries import ChainEntry
from hscp.record.mail import SEND, restoration_that_holds, write_mail
from hscp.record.mail_words import answer_held, answer_mail, let_mail_go
from hscp.record.models import Job, Mail, MailState
from hscp.record.outbox import WORKER
from hscp.record.restorations import Restoration
from hscp.spaces.acting import acting, in_space
from hscp.spaces.fences import missing
from tests.backup.conftest import PDF, Vault, another_database, content, mails, moment, send_waiting, waiting_jobs
from tests.conftest import ON_POSTGRES

FURNISHED = 2
# What a restore itself changes.
CHANGED = {
    "django_session", "usersessions_usersession", "identity_user", "record_mail", "record_job",
    "record_restoration", "record_chainentry",
}  # fmt: skip


@pytest.fixture(scope="module")
def restored(vault: Vault, tmp_path_factory: Any) -> Iterator[dict[str, Any]]:
    """The vault's backup on a new machine, whose database stays under the product's aliases for these tests."""
    before = content(lambda table: table in CHANGED)
    with another_database("hscp_restored", tmp_path_factory.mktemp("restored"), bare=True):
        said = StringIO()
        call_command("restore", str(vault.backup), into_empty=True, stdout=said)
        yield {"before": before, "said": said.getvalue()}


def test_the_backup_holds_something_of_nearly_everything(vault: Vault) -> None:
    full = [name for name, table in vault.manifest.tables.items() if table.rows]
    assert len(full) > 70
    assert vault.manifest.lacking == {}
    assert set(vault.manifest.heads) == {"herefordshire", "worcestershire", "lsp-forum"}
    assert all(":" in head for head in vault.manifest.heads.values())
    assert {name.split("/")[1] for name in vault.manifest.files} == {"reports", "files", "exports"}


def test_it_says_what_it_proved(restored: dict[str, Any]) -> None:
    said = restored["said"]
    assert "Restored and proved." in said
    assert "WRONG" not in said
    for what in ("Rows", "Fences", "Record of herefordshire", "Files", "Sessions", "Mail"):
        assert f"ok     {what}" in said
    with acting(WORKER):
        held = Mail.objects.filter(state=MailState.HELD).count()
    assert held > 2 and f"{held} held" in said


def test_every_row_is_there_again(restored: dict[str, Any]) -> None:
    after = content(lambda table: table in CHANGED)
    assert after.keys() == restored["before"].keys()
    for name, rows in restored["before"].items():
        assert after[name] == rows, name


def test_every_file_is_there_again(vault: Vault, restored: dict[str, Any]) -> None:
    root = Path(settings.MEDIA_ROOT)
    assert sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()) == sorted(
        vault.manifest.files
    )
    reports = [name for name in vault.manifest.files if "/reports/" in name]
    assert reports and all((root / name).read_bytes() == PDF for name in reports)


def test_the_fences_stand_and_the_products_role_works_behind_them(vault: Vault, restored: dict[str, Any]) -> None:
    assert missing("default") == []
    with acting(in_space(vault.world.here.pk)):
        assert ChainEntry.objects.filter(space_id=vault.world.there.pk).count() == 0
    if ON_POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, count(*) FROM partnership_person GROUP BY 1")
            assert cursor.fetchall() == []


def test_keys_go_on_where_they_were(vault: Vault, restored: dict[str, Any]) -> None:
    """A key that was given once is not given again, although the row is gone: the chain knows it."""
    with acting(in_space(vault.world.here.pk)):
        mail = write_mail(to="a@example.org", subject="Next", text="t", key="next", at=moment())
        assert mail.pk > max(Mail.objects.exclude(pk=mail.pk).values_list("pk", flat=True))


def test_each_space_has_it_on_its_sealed_record(vault: Vault, restored: dict[str, Any]) -> None:
    for space in (vault.world.here, vault.world.there, vault.world.joint):
        number, _, head = vault.manifest.heads[space.slug].partition(":")
        with acting(in_space(space.pk)):
            (row,) = Restoration.objects.all()
            assert (row.number, row.head, row.taken_at) == (int(number), head, vault.manifest.moment)
            assert ChainEntry.objects.filter(of_table="record_restoration", row_key=row.pk).exists()
            newest = head_of(space.pk)
            assert newest is not None
            assert newest.number >= int(number) + 1
    call_command("verify_record", "herefordshire", heads=[], stdout=StringIO())


def test_nobody_is_signed_in(vault: Vault, restored: dict[str, Any]) -> None:
    client = Client()
    client.cookies["sessionid"] = vault.cookie
    assert client.get("/p/herefordshire/").headers["Location"].startswith(reverse("account_login"))
    assert Session.objects.count() == 0


def test_mail_waits_for_a_person_and_goes_out_once(vault: Vault, restored: dict[str, Any], mailoutbox: Any) -> None:
    here = vault.world.here
    assert mails(here) == {
        "queued": "held", "sending": "held", "sent": "sent", "unknown": "unknown", "failed": "failed",
    }  # fmt: skip
    with acting(in_space(here.pk)):
        assert waiting_jobs(SEND) == 1  # of `test_keys_go_on_where_they_were`: written after the restore
        new = write_mail(to="b@example.org", subject="Written since", text="t", key="since", at=moment())
    send_waiting()
    assert mailoutbox == []
    with acting(in_space(here.pk)):
        assert Mail.objects.get(pk=new.pk).state == MailState.HELD
        assert restoration_that_holds() is not None
        answer_mail(mail=new, word="send", reason="", at=moment())
    send_waiting()
    assert [mail.subject for mail in mailoutbox] == ["Written since"]
    with acting(in_space(here.pk)):
        let_mail_go(at=moment())
        later = write_mail(to="c@example.org", subject="By itself", text="t", key="later", at=moment())
    send_waiting()
    with acting(in_space(here.pk)):
        assert Mail.objects.get(pk=later.pk).state == MailState.SENT
        held = Mail.objects.filter(state=MailState.HELD).count()
        assert answer_held(word="drop", reason="They were sent on Friday", at=moment()) == held > 1
        assert set(Mail.objects.filter(subject__startswith="Was ").values_list("state", flat=True)) >= {"dropped"}
    send_waiting()
    assert [mail.subject for mail in mailoutbox] == ["Written since", "By itself"]
    assert waiting_jobs(SEND) == 0


def test_what_is_not_as_it_was_is_found(vault: Vault, restored: dict[str, Any]) -> None:
    """The proof itself, one by one: a fence taken down, a table with something more, a role that may too much, a file
    changed, another head."""

    def wrong(manifest: Manifest = vault.manifest) -> set[str]:
        return {each.what for each in prove(manifest) if not each.good}

    usual = wrong()  # what the tests above have recorded meanwhile: entries beyond that of the restore
    assert usual <= {"Record of herefordshire"}
    take_a_fence_down()
    assert wrong() - usual == {"Fences"}
    call_command("migrate", database="owner" if ON_POSTGRES else "default", verbosity=0)
    with connections["owner" if ON_POSTGRES else "default"].cursor() as cursor:
        cursor.execute("CREATE INDEX of_somebody ON partnership_post (title)")
        assert wrong() - usual == {"Fences"}
        cursor.execute("DROP INDEX of_somebody")
        if ON_POSTGRES:
            place = connections["default"].settings_dict["NAME"]
            cursor.execute(f'GRANT TEMPORARY ON DATABASE "{place}" TO PUBLIC')
            assert wrong() - usual == {"Fences"}
            cursor.execute(f'REVOKE TEMPORARY ON DATABASE "{place}" FROM PUBLIC')
    changed = next(Path(settings.MEDIA_ROOT).rglob("*.pdf"))
    changed.write_bytes(b"another")
    assert wrong() - usual == {"Files"}
    changed.write_bytes(PDF)
    number, _, head = vault.manifest.heads["worcestershire"].partition(":")
    vault.manifest.heads["worcestershire"] = f"{number}:{head[::-1]}"
    assert wrong() - usual == {"Record of worcestershire"}
    vault.manifest.heads["worcestershire"] = f"{number}:{head}"
    assert wrong() == usual


def take_a_fence_down() -> None:
    with connections["owner" if ON_POSTGRES else "default"].cursor() as cursor:
        if ON_POSTGRES:
            cursor.execute("DROP POLICY fence_read ON partnership_person")
        else:
            cursor.execute("DROP TRIGGER fence_partnership_person_insert")


def test_it_is_refused_where_something_is_unless_the_name_is_typed(vault: Vault, restored: dict[str, Any]) -> None:
    name = str(connections["default"].settings_dict["NAME"])
    with pytest.raises(CommandError, match="is not empty"):
        call_command("restore", str(vault.backup), into_empty=True)
    with pytest.raises(CommandError, match="is called"):
        call_command("restore", str(vault.backup), replace="another")
    with acting(in_space(vault.world.here.pk)):
        count = Job.objects.count()
    call_command("restore", str(vault.backup), replace=name, stdout=StringIO())
    with acting(in_space(vault.world.here.pk)):
        assert Job.objects.count() < count
    assert mails(vault.world.here)["queued"] == "held"
