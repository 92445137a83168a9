"""Migrating with no more classes made anew than hold what changed: those that are left are those of the state."""

from typing import Any

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.db import models
from django.db.migrations import RenameModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from hscp.spaces.migrating import only_what_refers

pytestmark = pytest.mark.once
OURS = {config.label for config in apps.get_app_configs() if "site-packages" not in config.path}


def out_of_date(state: Any) -> list[str]:
    """References to a class that is not, or no longer, the one that the state knows by that name."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in state.apps.get_models(include_auto_created=True, include_swapped=True)
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if (to := field.remote_field) and to.model is not state.apps.get_model(to.model._meta.label)
    ]


def known_of_each_other(state: Any) -> dict[str, list[str]]:
    """What each model knows of those that refer to it."""
    return {
        model._meta.label: sorted(str(each.field) for each in model._meta.related_objects)
        for model in state.apps.get_models(include_auto_created=True, include_swapped=True)
    }


def test_whatever_changes_no_class_holds_an_old_one() -> None:
    state = MigrationLoader(None).project_state()
    before = {model._meta.label: model for model in state.apps.get_models()}
    to_person = models.ForeignKey("partnership.Person", models.CASCADE, related_name="shades", null=True)
    with only_what_refers():
        state.add_field("meetings", "meeting", "shade", models.TextField(default=""), preserve_default=True)
        assert out_of_date(state) == []
        state.add_field("meetings", "decision", "shaded_by", to_person, preserve_default=True)
        assert out_of_date(state) == []
        state.remove_field("meetings", "action", "item")
        after = {model._meta.label: model for model in state.apps.get_models()}
        assert out_of_date(state) == []
    anew = {label for label, model in after.items() if model is not before[label]}
    assert {"meetings.Meeting", "meetings.AgendaItem", "meetings.Decision"} <= anew
    assert after["partnership.Person"] is before["partnership.Person"]
    assert "meetings.Decision.shaded_by" in str(known_of_each_other(state)["partnership.Person"])
    found = known_of_each_other(state)
    state.clear_delayed_apps_cache()  # as before every data migration: all are made anew
    assert state.apps.get_model("partnership.Person") is not before["partnership.Person"]
    assert found == known_of_each_other(state)


def test_the_class_that_was_still_says_who_refers_to_it() -> None:
    """The database's part of an operation asks it, when the state knows it no more: which keys change with its own."""
    wanted = known_of_each_other(MigrationLoader(None).project_state())["partnership.Person"]
    with only_what_refers():
        state = MigrationLoader(None).project_state()
        assert state.apps.ready  # made before the operation, as Django's executor does
        was = state.clone().apps.get_model("partnership.Person")
        state.alter_field("partnership", "person", "name", models.TextField(), preserve_default=True)
        assert state.apps.get_model("partnership.Person") is not was
        assert sorted(str(each.field) for each in was._meta.related_objects) == wanted
    assert "partnership.Seat.person" in wanted


def test_no_migration_renames_a_model() -> None:
    """It asks the class of the old name who refers to it, of which `only_what_refers` hears too late."""
    renaming = [
        f"{app}.{name}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if any(isinstance(each, RenameModel) for each in migration.operations) and app in OURS
    ]
    assert renaming == [], "make another model and carry the rows over, or let `migrate` do without `only_what_refers`"


def test_django_is_as_it_was_afterwards() -> None:
    usual = ProjectState._find_reload_model
    with pytest.raises(KeyError), only_what_refers():
        assert ProjectState._find_reload_model is not usual
        raise KeyError
    assert ProjectState._find_reload_model is usual
    assert "cache_clear" not in vars(Apps.get_swappable_settings_name)
