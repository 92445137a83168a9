"""What of a published review is open to the partnership, and what could be: its recommendations and their actions."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hscp.lib.unseen import without_unseen
from hscp.lib.verdicts import Verdict
from hscp.ui.plain import plain_of
from meetings.models import Action, Recommendation
from meetings.queries.actions import tag_of
from meetings.queries.following import stays_of
from meetings.rules.following import GOES_ON
from reviews.models import CopyVersion, DraftRecommendation, OpenedWords, PublicCopy
from reviews.queries.drafts import content_of
from reviews.queries.publishing import kept_before, public_addresses, shown, signed_in
from reviews.queries.redaction import places_of, references_for_check, words_for_check
from reviews.rules.opening import WordHit, in_public, may_open
from reviews.rules.redaction import Place, fingerprints, look


@dataclass(slots=True)
class Offered:
    """A recommendation of the signed report: its words as they are read, whether they stand in public, what came of it.

    ``key`` is that of the row of the draft. ``stands`` says of one that is open whether its words still stand in
    what is public now. ``actions`` come with ``tag``, their state in words, ``stay``, what was said of staying in the
    file, ``opened``, the words in which they go on in the open, and ``goes_on``, whether they still may.
    """

    key: int
    position: int
    words: str
    stands: bool
    origin: Recommendation
    opened: OpenedWords | None = None
    actions: list[Any] = field(default_factory=list)


def state_of_opening(copy: PublicCopy) -> Verdict:
    """Whether anything of the review may be opened now."""
    return may_open(state=copy.state, withdrawn=copy.published is not None and copy.published.withdrawn_on is not None)


def public_version(copy: PublicCopy) -> CopyVersion | None:
    """The version that is public now. One query."""
    if copy.published is None or copy.published.withdrawn_on is not None:
        return None
    rows = CopyVersion.objects.filter(copy=copy, content_hash=copy.published.content_hash)
    found: CopyVersion | None = rows.order_by("-number").first()
    return found


def texts_of(version: CopyVersion | None) -> list[str]:
    """The parts of a version as they are read. One query."""
    return [each.text for each in places_of(version.content)] if version is not None else []


def as_read(text: str) -> str:
    """The words of a recommendation of a draft as they would be read in public. One query."""
    return plain_of(shown(text, public_addresses()))


def signed_recommendations(copy: PublicCopy) -> list[DraftRecommendation]:
    """The recommendations of the report that the partners signed, those that lie in the case file now. Four queries."""
    report = signed_in(copy.incident)
    if report is None:
        return []
    return [each for each in content_of(report.draft).recommendations if each.became_id is not None]


def offered(copy: PublicCopy, today: date) -> list[Offered]:
    """Every recommendation of the signed report with what could be, and is, opened of it. Ten queries at most."""
    rows = signed_recommendations(copy)
    texts = texts_of(public_version(copy))
    is_public = public_addresses()
    keys = [each.became_id for each in rows]
    origins = {row.pk: row for row in Recommendation.objects.filter(pk__in=keys).select_related("followed_as")}
    said = opened_of(copy)
    opened = {row.recommendation_id: row for row in said if row.recommendation_id}
    went_on = {row.action_id: row for row in said if row.action_id}
    actions: list[Any] = list(
        Action.objects.filter(recommendation__in=keys)
        .select_related("owner", "recommendation", "followed_as")
        .order_by("due_on", "pk")
    )
    stays = stays_of([each.pk for each in actions])
    found = []
    for each in rows:
        origin = origins[each.became_id]
        words, was = plain_of(shown(each.text, is_public)), opened.get(origin.pk)
        one = Offered(each.pk, each.position, was.words if was else words, False, origin, was)
        one.stands = in_public(one.words, texts)
        for action in actions:
            if action.recommendation_id == origin.pk:
                action.tag, action.stay = tag_of(action, today), stays.get(action.pk)
                action.opened = went_on.get(action.pk)
                action.goes_on = origin.followed_as_id is not None and action.state in GOES_ON
                one.actions.append(action)
        found.append(one)
    return found


def opened_of(copy: PublicCopy) -> list[OpenedWords]:
    """What was opened of a review, the first opened first. One query."""
    return list(OpenedWords.objects.filter(copy=copy).select_related("opened_by__person").order_by("opened_at", "pk"))


def followed_in_words(copy: PublicCopy, *, besides: Recommendation) -> dict[str, str]:
    """The words in which other recommendations of a review were opened, with how each is followed. One query."""
    rows = OpenedWords.objects.filter(copy=copy, recommendation__followed_as__isnull=False).order_by("opened_at", "pk")
    others = rows.exclude(recommendation=besides)
    return dict(others.values_list("words", "recommendation__followed_as__reference"))


def waiting_to_be_opened(copy: PublicCopy) -> int:
    """How many recommendations of a published review nobody has opened yet. Five queries."""
    if not state_of_opening(copy):
        return 0
    keys = [each.became_id for each in signed_recommendations(copy)]
    return Recommendation.objects.filter(pk__in=keys, followed_as__isnull=True, closed_on__isnull=True).count()


def hits_in(words: str, copy: PublicCopy) -> tuple[list[WordHit], int]:
    """What the redaction check finds in words that are to be opened, and against how many protected words that was.

    What somebody said may stay in the public text, in the same sentence, is not asked again. Raises ``Refused`` as
    ``words_for_check``.
    """
    terms, initials = words_for_check(copy.incident)
    place = Place("opened", "What is opened", without_unseen(words))
    found = look([place], terms, references_for_check(copy.incident), initials)
    kept = {mark: row.because for mark, row in kept_before(copy).items()}
    marks = fingerprints(found)
    return [WordHit(each, mark, kept.get(mark, "")) for each, mark in zip(found, marks, strict=True)], len(terms)
