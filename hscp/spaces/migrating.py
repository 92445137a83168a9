"""Migrating without making every model's class anew for every step: a new database stands in a third of the time.

After each operation Django makes anew the class of the model that changed, of every model that it refers to, and of
all that refer to those. Here everything refers to a space and an account, so that is nearly every model there is, some
hundred times. But to whom a model refers holds no copy of it: what the others know of each other is worked out again
from the registry. Only classes that refer to the one made anew, at first or second hand, would go on holding the old.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps.registry import Apps
from django.db.migrations.state import ProjectState

Key = tuple[str, str]  # label of the app, name of the model in small letters


@contextmanager
def only_what_refers() -> Iterator[None]:
    """Within it, migrations make anew the class that changed and those that refer to it, and no others.

    Data migrations are given classes that are all new, as Django does it where it has put some off (``is_delayed``).
    """
    named: Any = Apps.get_swappable_settings_name
    state: Any = ProjectState
    usual = state._find_reload_model
    state._find_reload_model = _to_make_anew
    # Which setting names a model that can be swapped hangs on settings alone, and Django forgets it with each class.
    vars(named)["cache_clear"] = lambda: None
    try:
        yield
    finally:
        state._find_reload_model = usual
        vars(named).pop("cache_clear", None)


def _to_make_anew(state: Any, app_label: str, model_name: str, delay: bool = False) -> set[Key]:
    """``ProjectState._find_reload_model``: the model of that name and all that refer to it, at whatever remove."""
    state.is_delayed = True
    _remember_who_refers(state, app_label, model_name)
    by_whom = _referring(state)
    found: set[Key] = set()
    ahead = [(app_label, model_name)]
    while ahead:
        key = ahead.pop()
        if key not in found:
            found.add(key)
            ahead.extend(by_whom[key])
    return found


def _remember_who_refers(state: Any, app_label: str, model_name: str) -> None:
    """Let every class hold by whom it is referred to, as it does once Django has looked through all of them.

    An operation compares the class that was with the one that is. The one that was is no longer in the registry by
    then, and would say that nobody refers to it: foreign keys to a key that changes its kind would stay as they were.
    """
    model = state.apps.all_models[app_label].get(model_name)
    if model is not None:
        _ = model._meta._relation_tree


def _referring(state: Any) -> dict[Key, set[Key]]:
    """By whom each model is referred to, in a field or as what it is derived from."""
    by_whom: dict[Key, set[Key]] = defaultdict(set)
    for model in state.apps.get_models(include_swapped=True):
        fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
        others = [field.remote_field.model for field in fields if field.remote_field]
        others += [field.remote_field.through for field in model._meta.local_many_to_many]
        for other in (*others, *model.__bases__):
            if hasattr(other, "_meta") and not other._meta.abstract:  # a text where it is still to come
                by_whom[_key(other)].add(_key(model))
    return by_whom


def _key(model: Any) -> Key:
    return model._meta.app_label, model._meta.model_name
