"""“Have we said this before?”: earlier recommendations on the same themes, and in like words, with what became of them.

Only what is in one's reach is found. Texts are compared as bare values: what is shown is read as rows, and is noted as
a look where it is of a case file.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q

from meetings.enums import ActionState
from meetings.models import Recommendation, RecommendationTheme
from meetings.queries.following import FOLLOWED_ELSEWHERE
from meetings.queries.recommendations import progress_facts
from meetings.rules.progress import standing_still
from meetings.rules.similar import alike
from partnership.queries.themes import carrying, standing_tags

AT_MOST = 20
FINISHED = (ActionState.DONE, ActionState.CONFIRMED, ActionState.CLOSED)


@dataclass(slots=True)
class Earlier:
    """A recommendation as it is shown among earlier ones.

    ``finished`` and ``to_do`` count its actions; ``still`` is the sentence where it shows little or no progress;
    ``shared`` are the words by which it was found, none where a theme found it.
    """

    row: Any
    themes: list[str]
    still: str = ""
    shared: tuple[str, ...] = ()

    @property
    def tag(self) -> tuple[str, str]:
        """How it stands, in words and with a tone."""
        if self.row.closed_on:
            return ("Closed", "good")
        return ("Little or no progress", "warn") if self.still else ("Open", "active")


@dataclass(slots=True)
class SaidBefore:
    """Earlier recommendations: ``same`` carry one of the themes, ``like`` share uncommon words and no theme.

    ``more_same`` and ``more_like`` say how many there are beyond those shown.
    """

    same: list[Earlier] = field(default_factory=list)
    like: list[Earlier] = field(default_factory=list)
    more_same: int = 0
    more_like: int = 0

    @property
    def any(self) -> bool:
        """Whether anything was said before."""
        return bool(self.same or self.like)


def said_before(*, themes: Collection[int], text: str, today: date, but: Recommendation | None = None) -> SaidBefore:
    """What was recommended before on these themes, or in words like ``text``, the latest or most alike first.

    One of a case file that is followed in the open is found there alone. ``but`` is the recommendation that is looked
    at: then those made before it. Eight queries at most, however many there are.
    """
    rows = Recommendation.objects.exclude(FOLLOWED_ELSEWHERE).order_by("-made_on", "-pk")
    if but is not None:
        earlier = Q(made_on__lt=but.made_on) | Q(made_on=but.made_on, pk__lt=but.pk)
        rows = rows.filter(earlier)
    texts: dict[int, str] = dict(rows.values_list("pk", "text"))
    on_theme = carrying(RecommendationTheme, "recommendation", themes) if themes else {}
    same = [key for key in texts if key in on_theme]
    found = alike(text, {key: said for key, said in texts.items() if key not in on_theme}) if text.strip() else ()
    like = {each.key: each.shared for each in found}
    shown = [*same[:AT_MOST], *list(like)[:AT_MOST]]
    earlier_by_key = earlier_of(shown, today)
    for key, each in earlier_by_key.items():
        each.shared = like.get(key, ())
    return SaidBefore(
        same=[earlier_by_key[key] for key in same[:AT_MOST] if key in earlier_by_key],
        like=[earlier_by_key[key] for key in list(like)[:AT_MOST] if key in earlier_by_key],
        more_same=max(0, len(same) - AT_MOST),
        more_like=max(0, len(like) - AT_MOST),
    )


def earlier_of(keys: Collection[int], today: date) -> dict[int, Earlier]:
    """These recommendations with their actions counted, their themes and whether they stand still. Five queries."""
    if not keys:
        return {}
    counted = Recommendation.objects.filter(pk__in=list(keys)).annotate(
        finished=Count("actions", filter=Q(actions__state__in=FINISHED)),
        to_do=Count("actions", filter=Q(actions__state=ActionState.OPEN)),
    )
    named: dict[int, list[str]] = {}
    for tag in standing_tags(RecommendationTheme, recommendation__in=list(keys)):
        named.setdefault(tag.recommendation_id, []).append(tag.theme.name)
    still = {int(each.key): each.sentence for each in standing_still(progress_facts(on=today, keys=keys), today)}
    return {row.pk: Earlier(row, named.get(row.pk, []), still.get(row.pk, "")) for row in counted}
