"""What holds for every model: it belongs to a space or says why not, and what a person changes has a history."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from hscp.lib.keeping import RecordClass
from hscp.record.sharing import KEPT
from hscp.spaces.guard import Guarded, class_of, fence_of
from partnership.rules.arrangements import read

OURS = ("hscp", "partnership", "meetings", "funding", "reviews", "reporting", "keeping")
THIRD_PARTY = {
    "auth.Permission": "names of rights, the same for everybody",
    "auth.Group": "of the framework; we use none",
    "contenttypes.ContentType": "names of our tables",
    "sessions.Session": "opened by its secret key, before any space is known",
    "account.EmailAddress": "addresses of an account, kept by the sign-in package",
    "account.EmailConfirmation": "of the sign-in package; we send none",
    "mfa.Authenticator": "an account's second factors, their secrets sealed",
    "usersessions.UserSession": "where an account is signed in, shown to its holder only",
    "socialaccount.SocialApp": "of the sign-in package; organisations come from the environment",
    "socialaccount.SocialAccount": "of the sign-in package; nothing of an organisation's sign-in is stored",
    "socialaccount.SocialToken": "of the sign-in package; no token is stored",
    "guardian.UserObjectPermission": "the generic form, which we do not use: grants stand in tables of their own",
    "guardian.GroupObjectPermission": "the generic form, which we do not use",
}
GLOBAL = {"identity.User": "an account may hold seats in several spaces; it says nothing about who somebody is"}
WITHOUT_HISTORY = {
    "record.Job": "a machine moves it; its rows are the record",
    "meetings.Numbering": "a counter that nobody changes by hand",
    "meetings.MinutesDraft": "what somebody is typing, for a while: what is saved of it stands in the item's history",
    "record.SentForm": "kept for two days so that no form acts twice",
    "reviews.ReviewYear": "counted anew each day by the timetable, of what is on record; nobody changes it",
    "record.Mail": "a machine moves it; its rows are the record",
}


def label(model: Any) -> str:
    return str(model._meta.label)


def sources() -> list[Path]:
    root = Path(settings.BASE_DIR)
    return [path for app in OURS for path in sorted((root / app).rglob("*.py")) if "migrations" not in path.parts]


def test_every_model_is_guarded_or_says_why_it_is_shared() -> None:
    open_ones = [
        label(model)
        for model in apps.get_models()
        if not issubclass(model, Guarded)
        and not getattr(model, "shared_because", "")
        and label(model) not in THIRD_PARTY
        and label(model) not in GLOBAL
    ]
    assert open_ones == []


def test_every_table_says_how_long_it_is_kept() -> None:
    """A class has a period, a source and a page; a table without one would be kept, or erased, on nobody's word."""
    without = [label(model) for model in apps.get_models() if issubclass(model, Guarded) and class_of(model) is None]
    assert without == []


def test_every_class_of_record_has_a_national_row_with_its_source() -> None:
    text = (Path(settings.ARRANGEMENTS_DIR) / "national" / "retention.yaml").read_text(encoding="utf-8")
    national = read([("retention.yaml", text)]).national
    assert national is not None
    assert [rule.key for rule in national.retention if not rule.citation] == []
    assert sorted(rule.key for rule in national.retention) == sorted(each.value for each in RecordClass)


def test_the_lists_of_exceptions_name_only_what_is_there() -> None:
    labels = {label(model) for model in apps.get_models()}
    assert sorted({*THIRD_PARTY, *GLOBAL, *WITHOUT_HISTORY} - labels) == []


def keeps_history(model: Any) -> bool:
    return hasattr(model._meta, "simple_history_manager_attribute")


def test_what_a_person_changes_has_a_history() -> None:
    without = [
        label(model)
        for model in apps.get_models()
        if issubclass(model, Guarded)
        and not fence_of(model).writes.added_to_only
        and not keeps_history(model)
        and label(model) not in WITHOUT_HISTORY
    ]
    assert without == []


# Shared by every partnership, and no person changes them.
SHARED_WITHOUT_HISTORY = {
    "identity.AccountEvent": "is itself the history of an account; only added to",
    "record.ChainShape": "written by the database's owner after a migration; the application may not",
    "record.Tick": "a machine's note that a turn was taken",
}


def test_changes_of_what_is_shared_are_kept() -> None:
    """In a space's record (`hscp.record.sharing`), for they belong to none."""
    ours = {
        label(model)
        for model in apps.get_models()
        if getattr(model, "shared_because", "") and not issubclass(model, Guarded) and model not in KEPT
    }
    assert sorted(ours ^ set(SHARED_WITHOUT_HISTORY)) == []


def test_many_to_many_tables_are_models_of_their_own() -> None:
    """A table that Django makes by itself would have neither space nor history."""
    made = [label(model) for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    assert sorted(each for each in made if each.split(".")[0] in OURS) == []


def test_only_one_module_may_write_unseen() -> None:
    bulk = Path(settings.BASE_DIR) / "hscp" / "record" / "bulk.py"
    guard = Path(settings.BASE_DIR) / "hscp" / "spaces" / "guard.py"
    users = [path for path in sources() if "unseen_writes" in path.read_text(encoding="utf-8")]
    assert sorted(users) == sorted([bulk, guard])


def root_of(node: ast.expr) -> str:
    """The name at the left end of a chain of calls and attributes: ``Person`` of ``Person.objects.filter(…)``."""
    while isinstance(node, (ast.Attribute, ast.Call)):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""


def updates(path: Path) -> list[tuple[str, int]]:
    """(model name, line) of every ``Model.objects….update(…)`` and its bulk kin in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    verbs = {"update", "bulk_update", "bulk_create"}
    return [
        (root_of(node.func), node.lineno)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in verbs
    ]


def test_no_verb_that_history_cannot_see() -> None:
    names = {model.__name__ for model in apps.get_models() if keeps_history(model)}
    assert {"Person", "Seat"} <= names
    found = [f"{path}:{line} {name}" for path in sources() for name, line in updates(path) if name in names]
    assert found == []


def test_the_search_for_such_verbs_finds_one(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text('Person.objects.filter(pk=1).exclude(name="").update(name="")\n')
    assert updates(sample) == [("Person", 1)]


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_printed_docs_are_current() -> None:
    call_command("print_docs", check=True)
