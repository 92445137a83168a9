"""Themes: added, worded anew, ended, taken up again; and chosen for what carries them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import EditConflict, held, save_upon
from partnership.models import Seat, Theme, UsualTheme
from partnership.models.themes import ThemeTag
from partnership.queries.themes import themes_in_use
from partnership.rules.themes import may_choose, may_end, may_word


@transaction.atomic
def add_theme(*, name: str, meaning: str, source: str, starts_on: date, seat: Seat, at: datetime) -> Theme:
    """Add a theme to the partnership's framework. Raises ``Refused`` as ``may_word``."""
    may_word(name=name, meaning=meaning, taken=_taken()).require()
    made = Theme(
        name=name.strip(),
        meaning=meaning.strip(),
        source=source.strip(),
        starts_on=starts_on,
        added_at=at,
        added_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def take_usual(*, usual: Iterable[UsualTheme], seat: Seat, at: datetime) -> list[Theme]:
    """Take usual themes into the framework from today, with their source. Raises ``Refused`` as ``add_theme``."""
    return [
        add_theme(name=each.name, meaning=each.meaning, source=each.citation, starts_on=uk_date(at), seat=seat, at=at)
        for each in usual
    ]


@transaction.atomic
def change_theme(*, theme: Theme, name: str, meaning: str, source: str, starts_on: date, version: int) -> Theme:
    """Word a theme anew, upon the version that was read. What carries it carries it under its new name.

    Raises ``Refused`` as ``may_word`` and for a first day after its last, ``EditConflict`` where somebody else changed
    it since.
    """
    row: Theme = held(theme)
    may_word(name=name, meaning=meaning, taken=_taken(but=row)).require()
    if row.ends_on is not None and row.ends_on < starts_on:
        raise Refused(no("starts_on", "It ended before that day."))
    words = {"name": name.strip(), "meaning": meaning.strip(), "source": source.strip(), "starts_on": starts_on}
    found: Theme = save_upon(row, version, **words)
    return found


@transaction.atomic
def end_theme(*, theme: Theme, ends_on: date, because: str, version: int) -> Theme:
    """End a theme: it is chosen for nothing new, and stays on what carries it.

    Raises ``Refused`` as ``may_end``, ``EditConflict`` where somebody else changed it since.
    """
    row: Theme = held(theme)
    may_end(starts_on=row.starts_on, ends_on=ends_on, ended_on=row.ends_on, because=because).require()
    found: Theme = save_upon(row, version, ends_on=ends_on, ended_because=because.strip())
    return found


@transaction.atomic
def resume_theme(*, theme: Theme, version: int) -> Theme:
    """Take a theme up again that ended; that it had stays in its history. Raises ``Refused``; ``EditConflict``."""
    row: Theme = held(theme)
    if row.ends_on is None:
        raise Refused(no("ended", "It is in use."))
    found: Theme = save_upon(row, version, ends_on=None, ended_because="")
    return found


@transaction.atomic
def choose_themes(
    *,
    row: Any,
    tag: type[ThemeTag],
    column: str,
    themes: Collection[Theme],
    shown: Collection[int],
    seat: Seat,
    at: datetime,
) -> None:
    """Let ``row`` carry these themes and no others: what is taken off ends, what is new begins.

    ``tag`` is the table whose key ``column`` names the row; ``shown`` are the themes that its page showed as carried.
    Whoever may do so is for the caller, who opened the row's door. Raises ``Refused`` as ``may_choose``,
    ``EditConflict`` with the themes that stand where somebody else chose others since.
    """
    row = held(row)
    rows = tag.objects.filter(ended_at__isnull=True, **{column: row})
    standing = {each.theme_id: each for each in rows.order_by("pk")}
    wanted = {each.pk: each for each in themes}
    if set(wanted) == set(standing):
        return
    if set(shown) != set(standing):
        raise EditConflict(sorted(standing))
    in_use = {each.pk for each in themes_in_use(uk_date(at))}
    may_choose(chosen=wanted.keys(), standing=standing.keys(), in_use=in_use).require()
    for key in standing.keys() - wanted.keys():
        gone = standing[key]
        gone.ended_at, gone.ended_by = at, seat
        gone.save(update_fields=["ended_at", "ended_by"])
    for key in sorted(wanted.keys() - standing.keys()):
        carried: Any = {column: row, "file_id": getattr(row, "file_id", None)}
        tag(theme=wanted[key], tagged_at=at, tagged_by=seat, **carried).save()


def _taken(but: Theme | None = None) -> list[str]:
    rows = Theme.objects.exclude(pk=but.pk) if but else Theme.objects.all()
    return list(rows.values_list("name", flat=True))
