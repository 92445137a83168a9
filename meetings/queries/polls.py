"""Dates that people are asked about: who was asked, what they said, and what each date is worth by that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from hscp.lib.workdays import uk_date
from meetings.enums import DateWord, MeetingState, ReplyCameBy
from meetings.models import DatePoll, DatePollAnswer, DatePollDate, DatePollMail, Meeting
from meetings.queries.dates import to_meet_by
from meetings.queries.inviting import FAILED
from meetings.queries.room import Attending, Stay, group_terms, presences_of
from meetings.rules.forecast import Planned
from meetings.rules.polls import Coming, Judged, PollFacts, Word, judge, rank
from meetings.rules.states import FREE
from partnership.models import Terms
from partnership.rules.terms import parse_terms


@dataclass(frozen=True, slots=True)
class SaidOf:
    """One answer, as the page shows it: the word for the key of each date."""

    words: dict[int, Word]
    remarks: str
    came_by: str
    entered_by: str
    at: datetime

    @property
    def came(self) -> str:
        """How it came that its sender did not enter: "by telephone"."""
        return str(ReplyCameBy(self.came_by).label) if self.came_by else ""

    def by_date(self, dates: Iterable[Any]) -> list[tuple[Any, str]]:
        """Each date with the word for people; "no answer" where none was said."""
        return [
            (each, str(DateWord(self.words[each.pk]).label) if each.pk in self.words else "No answer") for each in dates
        ]


def facts_of(poll: DatePoll) -> PollFacts:
    """A question with its meeting as the rules see it."""
    meeting = poll.meeting
    moved = (meeting.starts_at, meeting.ends_at) != (poll.for_start, poll.for_end)
    return PollFacts(meeting.state, ended=hasattr(poll, "end"), moved=moved)


def polls() -> Any:
    """Questions with their meeting, its group, and how they ended."""
    return DatePoll.objects.select_related("meeting__group", "end__date", "end__seat__person", "seat__person")


def open_poll(meeting: Meeting) -> DatePoll | None:
    """The question that is open about a meeting; None where nobody is being asked. One query."""
    times = {"for_start": meeting.starts_at, "for_end": meeting.ends_at}
    found: DatePoll | None = polls().filter(meeting=meeting.pk, end__isnull=True, **times).last()
    return found if found is not None and meeting.state in (MeetingState.PLANNED, MeetingState.POSTPONED) else None


def polls_of(meeting: Meeting) -> list[DatePoll]:
    """Every question about a meeting's date, the latest first. One query."""
    return list(polls().filter(meeting=meeting.pk).order_by("-at", "-pk"))


def dates_of(poll: DatePoll) -> list[DatePollDate]:
    """The dates that are offered, in their order. One query."""
    return list(DatePollDate.objects.filter(poll=poll.pk))


def answers_of(poll: DatePoll) -> dict[int, list[SaidOf]]:
    """Every answer by the key of its line, oldest first: the last one counts. One query."""
    found: dict[int, list[SaidOf]] = {}
    rows = DatePollAnswer.objects.filter(poll=poll.pk).order_by("at", "pk")
    columns = ("line", "said", "remarks", "came_by", "seat__person__name", "at")
    for line, said, remarks, came_by, by, at in rows.values_list(*columns):
        words = {int(key): Word(word) for key, word in said.items()}
        found.setdefault(line, []).append(SaidOf(words, remarks, came_by, by or "", at))
    return found


def poll_mails(poll: DatePoll) -> dict[int, list[DatePollMail]]:
    """Every mail of a question by the key of its line, oldest first. One query."""
    found: dict[int, list[DatePollMail]] = {}
    for row in DatePollMail.objects.filter(poll=poll.pk).select_related("mail"):
        found.setdefault(row.line, []).append(row)
    return found


def mail_failed(row: DatePollMail) -> bool:
    """Whether the mail server did not take a mail."""
    return row.mail.state in FAILED


def mail_in(poll_id: int, line: int, number: int) -> DatePollMail | None:
    """The mail of that number to a line of a question, with its poll; None where there is none. One query."""
    rows = DatePollMail.objects.filter(poll=poll_id, line=line).order_by("at", "pk")
    rows = rows.select_related("poll__meeting__group", "poll__end", "seat")
    found = list(rows[max(0, number - 1) : max(0, number)])
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class DateSeen:
    """A date that is offered: what was said of it, and what it is worth; None where no terms say."""

    pk: int
    starts_at: datetime
    ends_at: datetime
    judged: Judged | None
    late: bool
    yes: list[Attending] = field(default_factory=list)
    maybe: list[Attending] = field(default_factory=list)
    cannot: list[Attending] = field(default_factory=list)
    silent: list[Attending] = field(default_factory=list)


def dates_seen(
    meeting: Meeting,
    dates: Sequence[DatePollDate],
    people: Sequence[Attending],
    answers: dict[int, list[SaidOf]],
    items: Sequence[Planned],
) -> list[DateSeen]:
    """Each date with what it is worth, the best first, judged by the terms of its own day. Four queries at most.

    Deputies count once they have answered themselves: whoever has not is no promise of anybody's.
    """
    terms = list(Terms.objects.filter(group=meeting.group_id).order_by("-starts_on"))
    latest = to_meet_by(meeting)[1]
    found = []
    for each in dates:
        by_word: dict[Word | None, list[Attending]] = {None: [], **{word: [] for word in Word}}
        for person in people:
            if person.is_vacant or not person.pk:
                continue
            said = answers[person.pk][-1].words.get(each.pk) if person.pk in answers else None
            by_word[said].append(replace(person, stays=[Stay(0, each.starts_at, None)]))
        silent = [person for person in by_word[None] if not person.deputising_for_id]
        day = uk_date(each.starts_at)
        data = next((row.data for row in terms if _in_force(row, day)), None)
        judged = None
        if data is not None:
            everybody = [*by_word[Word.YES], *by_word[Word.MAYBE], *by_word[Word.NO], *by_word[None]]
            told = dict(zip(map(_line, everybody), presences_of(everybody), strict=True))
            coming = Coming(*(
                [told[person.pk] for person in some] for some in (by_word[Word.YES], by_word[Word.MAYBE], silent)
            ))  # fmt: skip
            judged = judge(group_terms(parse_terms(data), people), coming, items, each.starts_at, each.ends_at)
        seen = (by_word[Word.YES], by_word[Word.MAYBE], by_word[Word.NO], by_word[None])
        late = latest is not None and day > latest
        found.append(DateSeen(each.pk, each.starts_at, each.ends_at, judged, late, *seen))
    found.sort(
        key=lambda one: rank(one.judged, yes=len(one.yes), away=len(one.cannot), late=one.late, start=one.starts_at)
    )
    return found


def _line(person: Attending) -> int:
    return person.pk


def _in_force(terms: Terms, day: date) -> bool:
    return terms.starts_on <= day and (terms.ends_on is None or terms.ends_on > day)


def beginnings_taken(meeting: Meeting) -> frozenset[datetime]:
    """When the group has other meetings that are to be held. One query."""
    others = Meeting.objects.filter(group=meeting.group_id).exclude(pk=meeting.pk).exclude(state__in=FREE)
    return frozenset(others.values_list("starts_at", flat=True))
