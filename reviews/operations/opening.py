"""After publication: recommendations of the signed report, and actions in the file, are opened to the partnership."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from meetings.models import Action, Recommendation
from meetings.operations.following import follow_action_on, follow_on, source_changed, stay_in_file
from partnership.models import Post, Seat, Theme
from reviews.models import CopyVersion, OpenedWords, PublicCopy
from reviews.operations.publishing import held_copy, note
from reviews.queries.opening import (
    followed_in_words,
    hits_in,
    public_version,
    signed_recommendations,
    state_of_opening,
    texts_of,
)
from reviews.rules.opening import kept_in, may_open_once, may_open_signed, may_open_words, may_stay


@transaction.atomic
def open_recommendation(
    *,
    copy: PublicCopy,
    recommendation: Recommendation,
    words: str,
    themes: Collection[Theme],
    read_hash: str,
    answers: Mapping[str, str],
    seat: Seat,
    at: datetime,
) -> Recommendation:
    """Open a recommendation of the signed report: a new one in the partnership's register, in words that are public.

    ``read_hash`` is that of the public text which was read. Side effects: the one in the file names the open one, stage
    records of both and of the publication, a row of what was opened. Raises ``Refused`` where the review is not public,
    for words that do not stand in it or are followed already, for what the redaction check finds in them and nobody
    answered, and as ``follow_on``.
    """
    row, version = _public(copy, read_hash)
    signed = next((each for each in signed_recommendations(row) if each.became_id == recommendation.pk), None)
    may_open_signed(signed is not None).require()
    assert signed is not None  # noqa: S101 - the rule asked
    may_open_words(words, texts_of(version)).require()
    may_open_once(words, followed_in_words(row, besides=recommendation)).require()
    kept, checked = _checked(words, row, answers, field="words")
    assert row.published is not None  # noqa: S101 - the version is public
    made = follow_on(
        recommendation=recommendation,
        prefix=f"Review {row.published.key}",
        number=signed.position,
        source_title=row.published.title,
        text=words.strip(),
        made_on=row.published.published_on,
        themes=themes,
        seat=seat,
        at=at,
    )
    _put_down(row, version, words, kept, checked, seat=seat, at=at, recommendation_id=recommendation.pk)
    note(
        row,
        "open_recommendation",
        row.state,
        seat=seat,
        at=at,
        reason=f"{recommendation.reference} as {made.reference}",
    )
    return made


@transaction.atomic
def open_action(
    *,
    copy: PublicCopy,
    action: Action,
    text: str,
    owner: Post,
    due_on: date,
    answers: Mapping[str, str],
    seat: Seat,
    at: datetime,
) -> Action:
    """Let an action in the file go on in the open, in words that a person typed for it.

    Side effects as of ``open_recommendation``; the one in the file is withdrawn and names the open one. Raises
    ``Refused`` where the review is not public, for what the redaction check finds and nobody answered, and as
    ``follow_action_on``.
    """
    row, version = _public(copy)
    kept, checked = _checked(text, row, answers, field="text")
    made = follow_action_on(action=_of_file(row, action), text=text, owner=owner, due_on=due_on, seat=seat, at=at)
    _put_down(row, version, text, kept, checked, seat=seat, at=at, action_id=action.pk)
    note(row, "open_action", row.state, seat=seat, at=at, reason=f"{action.reference} as {made.reference}")
    return made


@transaction.atomic
def keep_action(*, copy: PublicCopy, action: Action, reason: str, seat: Seat, at: datetime) -> Action:
    """Put on record that an action stays in the file, and why. Raises ``Refused`` as ``stay_in_file``."""
    row, _ = _public(copy)
    return stay_in_file(action=_of_file(row, action), reason=reason, seat=seat, at=at)


@transaction.atomic
def tell_opened(copy: PublicCopy, *, seat: Seat | None, at: datetime) -> int:
    """What was opened of a review says what has become of the publication: withdrawn, public again, its title.

    Returns how many recommendations there are. For whatever changes what is public.
    """
    shown = copy.published
    keys = OpenedWords.objects.filter(copy=copy, recommendation__isnull=False).order_by()
    rows = list(Recommendation.objects.filter(pk__in=keys.values("recommendation__followed_as")).order_by("pk"))
    for each in rows:
        assert shown is not None  # noqa: S101 - nothing is opened before
        source_changed(recommendation=each, title=shown.title, withdrawn_on=shown.withdrawn_on, seat=seat, at=at)
    return len(rows)


def _public(copy: PublicCopy, read_hash: str | None = None) -> tuple[PublicCopy, CopyVersion]:
    row = held_copy(copy)
    state_of_opening(row).require()
    version = public_version(row)
    if version is None or (read_hash is not None and version.content_hash != read_hash):
        raise Refused(no("version", "Another version has been published since you opened this. Look at it first."))
    return row, version


def _of_file(row: PublicCopy, action: Action) -> Action:
    """An action of this case's own file, and no other's."""
    if action.file_id != row.file_id:
        raise Refused(no("file", "This action is not of this case."))
    return action


def _checked(
    words: str, row: PublicCopy, answers: Mapping[str, str], *, field: str
) -> tuple[list[dict[str, str]], int]:
    hits, checked = hits_in(words, row)
    may_stay(hits, answers, field=field).require()
    return kept_in(hits, answers), checked


def _put_down(
    row: PublicCopy,
    version: CopyVersion,
    words: str,
    kept: list[dict[str, str]],
    checked: int,
    *,
    seat: Seat,
    at: datetime,
    **of: Any,
) -> None:
    OpenedWords(
        copy=row,
        file_id=row.file_id,
        version=version,
        words=words.strip(),
        kept=kept,
        checked_words=checked,
        opened_at=at,
        opened_by=seat,
        **of,
    ).save()
