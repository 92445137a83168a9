"""Nobody overwrites somebody else's words: a save names the version of the row that it was written on."""

from typing import Any


class EditConflict(Exception):
    """Somebody saved the same words in between. ``theirs`` is the row as it stands, None where it was taken away."""

    def __init__(self, theirs: Any) -> None:
        super().__init__("Somebody else has saved this since you opened it.")
        self.theirs = theirs


def held(row: Any) -> Any:
    """The row as it is now, held until the transaction ends."""
    return type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)


def save_upon(row: Any, version: int, counter: str = "version", /, **values: Any) -> Any:
    """Save ``values`` to the named fields of ``row``, which has been `held`, if ``version`` is the one that stands.

    ``counter`` names the field that counts versions, where parts of a row are written apart. Only fields that change
    are saved, with the next version; nothing where none does. Raises ``EditConflict`` when somebody else saved other
    words in between.
    """
    changed = []
    for name, value in values.items():
        field = row._meta.get_field(name)
        if getattr(row, field.attname) != (getattr(value, "pk", None) if field.is_relation else value):
            changed.append(name)
    if not changed:
        return row
    if getattr(row, counter) != version:
        raise EditConflict(row)
    for name in changed:
        setattr(row, name, values[name])
    setattr(row, counter, version + 1)
    row.save(update_fields=[*changed, counter])
    return row
