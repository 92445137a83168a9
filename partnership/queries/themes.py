"""Themes: those in use, those that were, and which of them something carries."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from partnership.models import Theme, UsualTheme
from partnership.models.themes import ThemeTag
from partnership.rules.themes import plain


def themes() -> "QuerySet[Theme]":
    """Every theme, by name."""
    found: QuerySet[Theme] = Theme.objects.select_related("added_by__person", "added_by__post").order_by("name", "pk")
    return found


def themes_in_use(day: date, *, besides: Collection[int] = ()) -> list[Theme]:
    """The themes in use on a day, and ``besides`` these, which are carried still. One query."""
    in_use = Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    return list(Theme.objects.filter(in_use | Q(pk__in=list(besides))).order_by("name", "pk"))


def usual_themes_left() -> list[UsualTheme]:
    """The usual themes that the partnership does not have under that name. Two queries."""
    has = {plain(name) for name in Theme.objects.values_list("name", flat=True)}
    return [each for each in UsualTheme.objects.all() if plain(each.name) not in has]


def standing_tags(tag: type[ThemeTag], **carried_by: Any) -> "QuerySet[Any]":
    """The tags that stand on what is named (``recommendation=…``), by the theme's name."""
    rows: QuerySet[Any] = tag.objects.filter(ended_at__isnull=True, **carried_by)
    return rows.select_related("theme").order_by("theme__name", "pk")


def ended_tags(tag: type[ThemeTag], **carried_by: Any) -> list[Any]:
    """The tags that were taken off it, the last first. One query."""
    rows = tag.objects.filter(ended_at__isnull=False, **carried_by)
    return list(rows.select_related("theme", "ended_by__person").order_by("-ended_at", "-pk"))


def carrying(tag: type[ThemeTag], column: str, themes: Iterable[int]) -> dict[int, set[int]]:
    """For each thing in one's reach that carries one of these themes, which of them. One query of bare numbers."""
    rows = tag.objects.filter(ended_at__isnull=True, theme__in=list(themes))
    found: dict[int, set[int]] = {}
    for key, theme in rows.order_by().values_list(f"{column}_id", "theme_id"):
        found.setdefault(key, set()).add(theme)
    return found


def counted_by_theme(tag: type[ThemeTag], **carried_by: Any) -> dict[int, int]:
    """How many things in one's reach, such as ``carried_by`` says, carry each theme. One query."""
    rows = tag.objects.filter(ended_at__isnull=True, **carried_by).order_by()
    return dict(rows.values("theme").annotate(number=Count("pk")).values_list("theme", "number"))
