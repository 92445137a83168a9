"""People are asked which date suits: by mail, answered by link, signed in or by the team; a date is taken, all told."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.mail_links import with_links_open
from hscp.record.models import Mail, MailState
from hscp.record.versions import EditConflict
from meetings.models import DatePoll, DatePollAnswer, DatePollMail, Meeting, MeetingStage
from meetings.operations.meeting import locked, open_meeting, postpone_meeting
from meetings.operations.polls import SALT, answer_dates, ask_again, ask_dates, take_date, withdraw_poll
from meetings.operations.presence import add_deputy, add_guest, remove_guest
from meetings.queries.polls import dates_of, open_poll
from tests.conftest import NOW
from tests.factories.meetings import clock, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_actions import cost
from tests.meetings.test_inviting import DAY, END, START, entry, invited, line, mails, reschedule, send

__all__ = ["invited"]
FIRST, SECOND = date(2026, 6, 24), date(2026, 6, 25)
OFFERS = [(clock(9, day=day), clock(11, day=day)) for day in (FIRST, SECOND)]
WORDS = ("yes", "maybe", "no")


def ask(stage: Stage, meeting: Meeting, offers: Any = OFFERS, **more: Any) -> DatePoll:
    found: DatePoll = stage.inside(lambda: ask_dates(meeting=meeting, offers=offers, seat=None, at=NOW, **more)[0])
    return found


def offered(stage: Stage, poll: DatePoll) -> list[int]:
    return [each.pk for each in stage.inside(lambda: dates_of(poll))]


def say(stage: Stage, poll: DatePoll, key: str, *words: str, at: datetime = NOW) -> None:
    row, seat = line(stage, poll.meeting, key), stage.board.seats[key]
    said = dict(zip(offered(stage, poll), words, strict=True))
    stage.inside(lambda: answer_dates(poll=poll, line=row.pk, said=said, seat=seat, at=at))


def link(stage: Stage, address: str) -> str:
    rows = Mail.objects.filter(to=address, subject__startswith="Which date")
    text = stage.inside(lambda: with_links_open(rows.latest("pk")))
    (found,) = re.findall(r"https?://[^/\s]+(/which-date/\S+)", text)
    return str(found)


def taken(stage: Stage, poll: DatePoll, which: int = 0, **more: Any) -> tuple[Meeting, int]:
    told = {"reason": "Most can come", "version": poll.meeting.version, "tell": True, "seat": None, "at": NOW}
    found: tuple[Meeting, int] = stage.inside(
        lambda: take_date(poll=poll, date=offered(stage, poll)[which], **(told | more))
    )
    return found


def test_the_team_chooses_dates_and_everybody_with_an_address_is_asked_by_mail(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    client, page = stage.client("team"), stage.address("date_poll_ask", meeting.pk)
    assert page in client.get(stage.address("meeting_dates", meeting.pk)).content.decode()
    html = client.get(page).content.decode()
    assert "Wednesday 24 June 2026" in html and "Saturday" not in html
    assert "Choose at least one date" in client.post(page, {"note": "x"}).content.decode()
    own = {"on_1_day": "25", "on_1_month": "6", "on_1_year": "2026", "from_1": "14:00", "until_1": ""}
    assert "Enter the time for Thursday 25 June 2026" in client.post(page, own).content.decode()
    past = own | {"on_1_day": "1", "until_1": "15:00"}
    assert "Offer dates to come" in client.post(page, past).content.decode()
    assert stage.inside(lambda: DatePoll.objects.count() + Mail.objects.count()) == 0, "nothing was asked so far"
    sent = own | {"days": [FIRST.isoformat()], "until_1": "16:00", "note": "Two are in court"}
    html = client.post(page, sent, follow=True).content.decode()
    assert "5 mails on the way." in html and "Which date suits" in html
    poll = stage.inside(lambda: open_poll(meeting))
    dates = stage.inside(lambda: dates_of(poll))
    afternoon = (clock(14, day=SECOND), clock(16, day=SECOND))
    assert [(each.starts_at, each.ends_at) for each in dates] == [OFFERS[0], afternoon]
    mail = mails(stage)["police@example.org"]
    assert "Wednesday 24 June 2026, 09:00 to 11:00" in mail.text and "Two are in court" in mail.text
    assert "Topic" not in mail.text and not mail.calendar and "/which-date/" in mail.text
    assert "are being asked about dates already" in client.get(page).content.decode()
    with pytest.raises(Refused, match="asked about dates already"):
        ask(stage, meeting)
    html = stage.page("team", "meeting_dates", meeting.pk)
    assert "People are being asked which date suits" in html
    assert stage.client("member").get(page).status_code == 403


def test_by_the_link_without_signing_in_as_often_as_one_likes(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting)
    one, two = offered(stage, poll)
    page, client = link(stage, "police@example.org"), Client()
    html = client.get(page).content.decode()
    assert "DSP for West Mercia Police" in html and "Wednesday 24 June 2026, 09:00 to 11:00" in html
    assert "Topic" not in html and "Icb Holder" not in html, "who else comes is for those who sign in"
    assert stage.inside(lambda: DatePollAnswer.objects.count()) == 0, "looking answers nothing"
    html = client.post(page, {f"date_{one}": "yes"}).content.decode()
    assert "Say yes, if need be or no of Thursday 25 June 2026" in html
    assert "is written down" in client.post(page, {f"date_{one}": "yes", f"date_{two}": "no"}).content.decode()
    html = client.get(page).content.decode()
    assert "You have answered before" in html and html.count("checked") == 2
    client.post(page, {f"date_{one}": "maybe", f"date_{two}": "no", "remarks": "After ten"})
    kept = stage.inside(lambda: list(DatePollAnswer.objects.values_list("said", "came_by", "seat")))
    assert kept == [
        ({str(one): "yes", str(two): "no"}, "link", None),
        ({str(one): "maybe", str(two): "no"}, "link", None),
    ], "the older answer is kept"
    html = stage.page("team", "date_poll", meeting.pk, poll.pk)
    assert "24 June 2026, 09:00: if need be" in html and "After ten" in html and "from the link in their mail" in html


def test_links_that_are_not_ours_lead_nowhere_or_ended(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    guest = stage.inside(lambda: add_guest(meeting=meeting, name="Ann Guest", capacity="Head of audit"))
    send(stage, meeting, addresses={guest.pk: "ann@example.org"})
    poll = ask(stage, meeting)
    row, space = line(stage, meeting, "police").pk, stage.world.here.pk
    forged = [
        signing.dumps([space, poll.pk, row, 1], salt="meetings.reply"),
        signing.dumps([space, poll.pk, row, 2], salt=SALT),
        signing.dumps([space, poll.pk, row, 0], salt=SALT),
        signing.dumps([stage.world.there.pk, poll.pk, row, 1], salt=SALT),
        signing.dumps("nothing", salt=SALT),
        "nonsense",
    ]
    assert [Client().get(reverse("dates_by_link", args=(each,))).status_code for each in forged] == [404] * 6
    of_guest, of_police = link(stage, "ann@example.org"), link(stage, "police@example.org")
    assert Client().get(of_guest).status_code == 200
    stage.inside(lambda: remove_guest(meeting=meeting, attendee_id=guest.pk))
    assert Client().get(of_guest).status_code == 410, "off the list"
    stage.inside(lambda: withdraw_poll(poll=poll, reason="It stays", seat=None, at=NOW))
    answer = Client().get(of_police)
    assert answer.status_code == 410 and "This question is over" in answer.content.decode()
    said = dict.fromkeys(offered(stage, poll), "yes")
    assert Client().post(of_police, {f"date_{key}": word for key, word in said.items()}).status_code == 410
    with pytest.raises(Refused, match="question is over"):
        stage.inside(lambda: answer_dates(poll=poll, line=row, said=said, came_by="link", seat=None, at=NOW))
    assert stage.inside(lambda: DatePollAnswer.objects.count()) == 0


def test_signed_in_one_answers_for_oneself_and_the_team_for_anybody_saying_how_it_came(
    invited: tuple[Stage, Meeting],
) -> None:
    stage, meeting = invited
    page = stage.address("date_poll_answer", meeting.pk)
    assert "Nobody is asked about another date" in stage.page("police", "date_poll_answer", meeting.pk)
    poll = ask(stage, meeting)
    one, two = offered(stage, poll)
    said = {f"date_{one}": "yes", f"date_{two}": "no"}
    mine, theirs = line(stage, meeting, "police").pk, line(stage, meeting, "icb").pk
    assert page in stage.page("police", "meeting_reply", meeting.pk)
    client = stage.client("police")
    assert client.post(page, {"line": theirs, **said}).status_code == 200
    assert stage.inside(lambda: DatePollAnswer.objects.count()) == 0, "not for others"
    assert client.post(page, {"line": mine, **said}).status_code == 302
    client = stage.client("team")
    assert "Say how the answer came" in client.post(page, {"line": theirs, **said}).content.decode()
    assert client.post(page, {"line": theirs, "came_by": "telephone", **said}).status_code == 302
    rows = stage.inside(lambda: list(DatePollAnswer.objects.values_list("line", "came_by", "seat__user", "replier")))
    seats = stage.board.seats
    assert rows == [
        (mine, "", seats["police"].user_id, seats["police"].pk),
        (theirs, "telephone", stage.world.user("team").pk, seats["icb"].pk),
    ]
    assert "by telephone, entered by" in stage.page("team", "date_poll", meeting.pk, poll.pk)
    assert stage.client("member").get(page).status_code == 403, "not on the list"


def test_each_date_says_what_it_is_worth_and_the_best_comes_first(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting)
    html = stage.page("team", "date_poll", meeting.pk, poll.pk)
    assert html.count("Quorate only if others come who have not answered") == 2
    say(stage, poll, "council", "yes", "yes")
    say(stage, poll, "icb", "no", "yes")
    say(stage, poll, "police", "yes", "maybe")
    html = stage.page("team", "date_poll", meeting.pk, poll.pk)
    assert "Would not be quorate" in html and "Integrated" not in html
    assert "Quorate if those come who can if need be" in html
    assert html.index("Thursday 25 June 2026") < html.index("Wednesday 24 June 2026"), "the better one first"
    say(stage, poll, "police", "yes", "yes")
    assert "Quorate with those who said yes" in stage.page("team", "date_poll", meeting.pk, poll.pk)


def test_a_deputy_counts_once_they_have_answered_themselves(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    police = line(stage, meeting, "police").pk
    deputy = stage.inside(lambda: add_deputy(meeting=meeting, deputised_id=police, name="Ann Deputy"))
    poll = ask(stage, meeting, OFFERS[:1])
    for key, word in (("council", "yes"), ("icb", "yes"), ("police", "no")):
        say(stage, poll, key, word)
    assert "Would not be quorate" in stage.page("team", "date_poll", meeting.pk, poll.pk), "who is silent is no promise"
    said, by = dict.fromkeys(offered(stage, poll), "yes"), stage.board.seats["council"]
    stage.inside(lambda: answer_dates(poll=poll, line=deputy.pk, said=said, came_by="mail", seat=by, at=NOW))
    assert "Quorate with those who said yes" in stage.page("team", "date_poll", meeting.pk, poll.pk)


def test_one_act_takes_a_date_moves_the_meeting_and_tells_everybody(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    guest = stage.inside(lambda: add_guest(meeting=meeting, name="Ann Guest", capacity="Head of audit"))
    poll = ask(stage, meeting)
    stage.inside(lambda: DatePollMail(**_mail_of(poll, guest.pk)).save())
    send(stage, meeting)
    (one, _), client = offered(stage, poll), stage.client("council")  # who chairs
    page = stage.address("date_poll_take", meeting.pk, poll.pk, one)
    html = client.get(page).content.decode()
    assert "Wednesday 24 June 2026, 09:00 to 11:00" in html and "Take this date" in html
    assert client.post(page, {"reason": "", "version": meeting.version}).status_code == 200
    form = {"reason": "Most can come", "version": meeting.version, "tell": "on"}
    html = client.post(page, form, follow=True).content.decode()
    assert "the date is fixed" in html and "told by mail" in html
    moved = stage.inside(lambda: Meeting.objects.get(pk=meeting.pk))
    assert (moved.starts_at, moved.ends_at, moved.state) == (*OFFERS[0], "planned")
    told = mails(stage)
    assert entry(told["police@example.org"])["DTSTART"] == "20260624T080000Z", "whoever was invited: in their calendar"
    assert "Wednesday 24 June 2026" in told["ann@example.org"].text, "and whoever was asked and has no seat"
    moves = stage.inside(lambda: list(MeetingStage.objects.filter(meeting=meeting).values_list("move", flat=True)))
    assert moves[-2:] == ["reschedule", "tell"]
    html = stage.page("team", "date_poll", meeting.pk, poll.pk)
    assert "Taken: Wednesday 24 June 2026" in html and "Most can come" in html and "Take this date" not in html
    assert Client().get(link(stage, "police@example.org")).status_code == 410
    assert "This question is over" in client.get(page).content.decode()
    assert "the date was taken" in stage.page("team", "meeting_dates", meeting.pk)


def _mail_of(poll: DatePoll, row: int) -> dict[str, Any]:
    mail = Mail(to="ann@example.org", subject="Which date", text="-", written_at=NOW)
    mail.save()
    whom = {"line": row, "name": "Ann Guest", "capacity": "Head of audit", "email": "ann@example.org"}
    return {"poll": poll, "mail": mail, "kind": "asked", "at": NOW, **whom}


def test_a_postponed_meeting_gets_its_new_date_by_the_same_act(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    meeting = stage.inside(lambda: postpone_meeting(meeting=meeting, reason="Snow", seat=None, at=NOW))
    html = stage.page("police", "meeting", meeting.pk)
    assert "Say which dates suit you" in html
    assert "Ask which date suits" in stage.page("team", "meeting", meeting.pk)
    poll = ask(stage, meeting)
    assert "planned for Monday 22 June 2026" in mails(stage)["icb@example.org"].text
    moved, told = taken(stage, poll, 1)
    assert (moved.state, moved.starts_at) == ("planned", OFFERS[1][0])
    assert told == 5 and "Thursday 25 June 2026" in mails(stage)["icb@example.org"].text


def test_a_date_is_taken_once_on_what_was_seen_and_not_after_the_meeting_changed(
    invited: tuple[Stage, Meeting],
) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting)
    stage.inside(lambda: reschedule(locked(meeting), place="Room 2"))
    with pytest.raises(EditConflict):
        taken(stage, poll)
    page = stage.address("date_poll_take", meeting.pk, poll.pk, offered(stage, poll)[0])
    late = stage.client("team").post(page, {"reason": "So", "version": meeting.version})
    assert late.status_code == 409 and "Somebody changed this meeting" in late.content.decode()
    assert stage.inside(lambda: open_poll(locked(meeting))) is not None, "another room changes nothing for the question"
    with pytest.raises(Refused, match="has passed"):
        taken(stage, poll, at=OFFERS[0][0], version=meeting.version + 1)
    stage.inside(
        lambda: reschedule(locked(meeting), starts_at=START + timedelta(days=9), ends_at=END + timedelta(days=9))
    )
    with pytest.raises(Refused, match="was moved meanwhile"):
        taken(stage, poll, version=meeting.version + 2)
    assert stage.inside(lambda: open_poll(locked(meeting))) is None
    assert "was moved otherwise" in stage.page("team", "meeting_dates", meeting.pk)


def test_who_has_not_answered_is_asked_again_the_next_day_and_at_once_where_the_mail_failed(
    invited: tuple[Stage, Meeting],
) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting)
    say(stage, poll, "council", *WORDS[:2])
    assert stage.inside(lambda: ask_again(poll=poll, at=NOW)) == 0, "not twice a day"
    failed = stage.inside(lambda: Mail.objects.get(to="police@example.org").pk)
    stage.inside(lambda: Mail.objects.filter(pk=failed).update(state=MailState.FAILED, problem="550 unknown"))
    html = stage.client("team").post(stage.address("date_poll", meeting.pk, poll.pk), follow=True).content.decode()
    assert "1 mail on the way." in html
    assert stage.inside(lambda: ask_again(poll=poll, at=NOW + timedelta(days=1))) == 4, "all but who answered"
    assert "We have not heard yet" in mails(stage)["icb@example.org"].text
    assert Client().get(link(stage, "icb@example.org")).status_code == 200


def test_withdrawn_it_is_over_and_whoever_was_asked_is_told(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting)
    page = stage.address("date_poll_withdraw", meeting.pk, poll.pk)
    assert stage.client("team").post(page, {"reason": ""}).status_code == 200
    html = stage.client("team").post(page, {"reason": "The hall is free"}, follow=True).content.decode()
    assert "The question is withdrawn. 5 mails on the way." in html
    text = mails(stage)["icb@example.org"].text
    assert "Nobody is asked any more" in text and "The meeting stays on Monday 22 June 2026" in text
    assert "This question is over" in stage.page("team", "date_poll_withdraw", meeting.pk, poll.pk)
    assert ask(stage, meeting).pk != poll.pk, "and another may be asked"


def test_nothing_is_asked_or_taken_once_the_meeting_has_begun(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting)
    stage.inside(lambda: open_meeting(meeting=meeting, opened_at=START, seat=None, at=START))
    with pytest.raises(Refused, match="not to be moved any more"):
        taken(stage, poll)
    assert "only a planned one can be moved" in stage.page("team", "date_poll_ask", meeting.pk)


def test_the_pages_cost_the_same_for_few_and_many(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    poll = ask(stage, meeting, OFFERS[:1])
    say(stage, poll, "police", "yes")
    more = stage.inside(lambda: planned(stage.board, day=DAY + timedelta(days=21)))
    other = ask(stage, more, [*OFFERS, *((start, end + timedelta(hours=1)) for start, end in OFFERS)])
    for key in ("icb", "council", "police"):
        say(stage, other, key, "yes", "no", "maybe", "yes")
    stage.inside(lambda: [add_guest(meeting=more, name=f"Guest {n}", capacity="Guest") for n in range(3)])
    client = stage.client("team")
    for name, few, many in (
        ("date_poll", (meeting.pk, poll.pk), (more.pk, other.pk)),
        ("date_poll_answer", (meeting.pk,), (more.pk,)),
        ("meeting_dates", (meeting.pk,), (more.pk,)),
    ):
        costs = [cost(client, stage.address(name, *args))[0] for args in (few, many)]
        assert costs[0] == costs[1], name
