"""Invitations go out, are answered by link, after signing in or by the team, and are told of every change."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.mail_links import with_links_open
from hscp.record.models import Mail, MailState
from hscp.spaces.acting import acting, in_space
from meetings.models import Attendee, InvitationSent, Meeting, MeetingReply, Presence
from meetings.operations.inviting import Answer, answer_invitation, ask_deputy, send_invitations
from meetings.operations.meeting import cancel_meeting, locked, open_meeting, reschedule_meeting
from meetings.operations.presence import add_guest, remove_guest
from meetings.operations.summons import SALT, uid_of
from partnership.models import Seat
from tests.conftest import NOW
from tests.factories.fixtures import World, scene
from tests.factories.meetings import STATUTORY, clock, make_board, planned
from tests.meetings.conftest import Stage
from tests.meetings.test_actions import cost

DAY = date(2026, 6, 22)
START, END = clock(9, day=DAY), clock(11, day=DAY)


def make_invited(world: World) -> tuple[Stage, Meeting]:
    """A board that lets deputies count, four of its five holders with an address, and a meeting next week."""
    with acting(in_space(world.here.pk)):
        stage = Stage(world, make_board(accounts=True, terms={**STATUTORY, "deputies": "allowed"}))
        for key in ("council", "icb", "police"):
            person = stage.board.seats[key].person
            person.email = f"{key}@example.org"
            person.save(update_fields=["email"])
        return stage, planned(stage.board, day=DAY)


invited = scene(make_invited)


def send(stage: Stage, meeting: Meeting, **more: object) -> int:
    return int(stage.inside(lambda: send_invitations(meeting=meeting, seat=None, at=NOW, **more)))


def line(stage: Stage, meeting: Meeting, key: str) -> Attendee:
    found: Attendee = stage.inside(lambda: stage.board.line(meeting, key))
    return found


def mails(stage: Stage) -> dict[str, Mail]:
    """The newest mail to each address."""
    return dict(stage.inside(lambda: {mail.to: mail for mail in Mail.objects.order_by("pk")}))


def link(stage: Stage, address: str) -> str:
    text = stage.inside(lambda: with_links_open(Mail.objects.filter(to=address).latest("pk")))
    (found,) = re.findall(r"https?://[^/\s]+(/reply/\S+)", text)
    return str(found)


def entry(mail: Mail) -> dict[str, str]:
    rows = mail.calendar.replace("\r\n ", "").strip().split("\r\n")
    return dict(row.split(":", 1) for row in rows)


def answer(stage: Stage, meeting: Meeting, key: str, said: Answer, at: datetime = NOW, **more: object) -> MeetingReply:
    row = line(stage, meeting, key)
    options = {"seat": stage.board.seats[key], **more}
    found: MeetingReply = stage.inside(
        lambda: answer_invitation(meeting=meeting, line=row.pk, said=said, at=at, **options)
    )
    return found


def test_everybody_expected_gets_one_mail_with_an_entry_for_the_calendar(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    page = stage.address("meeting_invitations", meeting.pk)
    client = stage.client("team")
    html = client.get(page).content.decode()
    assert html.count("To be invited") == 5 and "Not invited yet" in html
    assert "5 mails on the way." in client.post(page, follow=True).content.decode()
    assert "There was nobody left to write to." in client.post(page, follow=True).content.decode()
    found = mails(stage)
    assert set(found) == {f"{key}@example.org" for key in ("council", "icb", "police")} | {
        f"board-{key}@example.org" for key in ("education", "public-health")
    }, "the person's address, else their account's"
    told = entry(found["police@example.org"])
    assert (told["METHOD"], told["SEQUENCE"], told["UID"]) == ("REQUEST", "0", uid_of(meeting))
    assert (told["DTSTART"], told["DTEND"]) == ("20260622T080000Z", "20260622T100000Z")
    assert told["SUMMARY"] == "Safeguarding Partners Board" and told["LOCATION"] == "Council chamber"
    assert "Topic" not in found["police@example.org"].text + found["police@example.org"].calendar, (
        "nothing of the agenda"
    )
    assert "/reply/" not in found["police@example.org"].calendar, "the entry carries no key"
    assert stage.client("member").get(page).status_code == 403
    assert stage.client("council").get(page).status_code == 200  # who chairs


def test_a_guest_is_invited_at_the_address_that_is_typed(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    guest = stage.inside(lambda: add_guest(meeting=meeting, name="Ann Guest", capacity="Head of audit"))
    client, page = stage.client("team"), stage.address("meeting_invitations", meeting.pk)
    assert "No address" in client.get(page).content.decode()
    html = client.post(page, {f"email_{guest.pk}": "no address"}).content.decode()
    assert "govuk-error-summary" in html and "E-mail address of Ann Guest" in html
    assert stage.inside(lambda: Mail.objects.count()) == 0
    client.post(page, {f"email_{guest.pk}": "ann@example.org"})
    assert "ann@example.org" in mails(stage)
    before = link(stage, "ann@example.org")
    assert Client().get(before).status_code == 200
    client.post(page, {f"email_{guest.pk}": "ann.guest@example.org"})
    answer = Client().get(before)
    assert answer.status_code == 410 and "another address" in answer.content.decode()
    assert Client().get(link(stage, "ann.guest@example.org")).status_code == 200
    stage.inside(lambda: remove_guest(meeting=meeting, attendee_id=guest.pk))
    assert Client().get(link(stage, "ann.guest@example.org")).status_code == 410
    assert send(stage, meeting) == 1
    told = entry(mails(stage)["ann.guest@example.org"])
    assert (told["METHOD"], told["STATUS"]) == ("CANCEL", "CANCELLED")


def test_moving_and_cancelling_tell_whoever_was_invited_with_the_same_entry_and_a_higher_number(
    invited: tuple[Stage, Meeting],
) -> None:
    stage, meeting = invited
    stage.inside(lambda: reschedule(meeting, place="Room 2"))
    assert stage.inside(lambda: Mail.objects.count()) == 0, "nobody was invited yet"
    meeting = stage.inside(lambda: Meeting.objects.get(pk=meeting.pk))
    send(stage, meeting)
    assert entry(mails(stage)["icb@example.org"])["SEQUENCE"] == "1"
    stage.inside(lambda: reschedule(meeting, starts_at=START + timedelta(days=1), ends_at=END + timedelta(days=1)))
    told = entry(mails(stage)["icb@example.org"])
    assert (told["METHOD"], told["SEQUENCE"], told["DTSTART"]) == ("REQUEST", "2", "20260623T080000Z")
    assert "Was Monday 22 June 2026" in mails(stage)["icb@example.org"].text
    meeting = stage.inside(lambda: Meeting.objects.select_related("group").get(pk=meeting.pk))
    stage.inside(lambda: cancel_meeting(meeting=meeting, reason="No room", seat=None, at=NOW))
    told = entry(mails(stage)["icb@example.org"])
    assert (told["METHOD"], told["SEQUENCE"], told["UID"]) == ("CANCEL", "3", uid_of(meeting))
    assert "No room" in mails(stage)["icb@example.org"].text
    assert Client().get(link_before(stage, "icb@example.org")).status_code == 410


def test_whoever_is_no_longer_asked_to_come_is_not_told_how_to_join(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    guest = stage.inside(lambda: add_guest(meeting=meeting, name="Ann Guest", capacity="Head of audit"))
    send(stage, meeting, addresses={guest.pk: "ann@example.org"})
    stage.inside(lambda: remove_guest(meeting=meeting, attendee_id=guest.pk))
    stage.inside(lambda: reschedule(meeting, joining_link="https://video.example.org/secret"))
    assert "video.example.org/secret" in mails(stage)["icb@example.org"].calendar.replace("\r\n ", "")
    mail = mails(stage)["ann@example.org"]
    assert entry(mail)["METHOD"] == "CANCEL"
    assert "video.example.org" not in mail.text + mail.calendar.replace("\r\n ", "")


def link_before(stage: Stage, address: str) -> str:
    """The link of the mail before the newest, which has none."""
    found = stage.inside(lambda: with_links_open(Mail.objects.filter(to=address).order_by("-pk")[1]))
    return re.findall(r"https?://[^/\s]+(/reply/\S+)", found)[0]


def reschedule(meeting: Meeting, **changes: object) -> None:
    stands = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": meeting.place}
    reschedule_meeting(
        meeting=meeting, **(stands | changes), reason="Clash", version=meeting.version, seat=None, at=NOW
    )


def test_a_mail_that_failed_is_shown_and_sent_again_with_the_next(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    failed = mails(stage)["police@example.org"].pk
    stage.inside(lambda: Mail.objects.filter(pk=failed).update(state=MailState.FAILED, problem="550 unknown"))
    html = stage.page("team", "meeting_invitations", meeting.pk)
    assert "Failed" in html and html.count("To be sent again") == 1
    assert send(stage, meeting) == 1
    assert entry(mails(stage)["police@example.org"])["SEQUENCE"] == "0", "the same once more is no change"
    again = line(stage, meeting, "icb").pk
    client = stage.client("team")
    client.post(stage.address("meeting_invitations", meeting.pk), {"again": again})
    assert stage.inside(lambda: Mail.objects.filter(to="icb@example.org").count()) == 2


def test_by_the_link_without_signing_in_as_often_as_one_likes(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    page, client = link(stage, "police@example.org"), Client()
    html = client.get(page).content.decode()
    assert client.head(page).status_code == 200 and client.options(page).status_code == 405
    assert "DSP for West Mercia Police" in html and "Topic" not in html and "Icb Holder" not in html
    assert "Council Holder" not in html, "who else comes is for those who sign in"
    assert stage.inside(lambda: MeetingReply.objects.count()) == 0, "looking answers nothing"
    html = client.post(page, {"answer": "apologies", "reason": ""}).content.decode()
    assert "Enter the reason for the apologies" in html
    assert "is written down" in client.post(page, {"answer": "apologies", "reason": "In court"}).content.decode()
    row = line(stage, meeting, "police")
    assert (row.attendance, row.absence_reason, row.apologies_by) == ("apologies", "In court", "")
    assert "Your answer so far: apologies" in client.get(page).content.decode()
    client.post(page, {"answer": "attending", "leaves_at": "10:40", "remarks": "A train"})
    row = line(stage, meeting, "police")
    assert (row.attendance, row.absence_reason) == ("expected", "")
    assert stage.inside(lambda: Presence.objects.count()) == 0, "presence is not invented"
    kept = stage.inside(lambda: list(MeetingReply.objects.values_list("answer", "came_by", "seat")))
    assert kept == [("apologies", "link", None), ("attending", "link", None)], "the older answer is kept"
    html = stage.page("team", "meeting_invitations", meeting.pk)
    assert "from the link in their mail" in html and "until 10:40" in html and "A train" in html
    said = client.post(page, {"answer": "attending", "leaves_at": "12:40"}).content.decode()
    assert "Leave between 09:00 and 11:00" in said


def test_links_that_are_not_ours_or_lead_nowhere(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    row = line(stage, meeting, "police").pk
    space = stage.world.here.pk
    forged = [
        signing.dumps([space, meeting.pk, row, 1], salt="another"),
        signing.dumps([space, meeting.pk, row, 2], salt=SALT),
        signing.dumps([space, meeting.pk, row, 0], salt=SALT),
        signing.dumps([stage.world.there.pk, meeting.pk, row, 1], salt=SALT),
        signing.dumps("nothing", salt=SALT),
        "nonsense",
    ]
    assert [Client().get(reverse("reply_by_link", args=(token,))).status_code for token in forged] == [404] * 6
    good = link(stage, "police@example.org")
    stage.inside(lambda: end_seat(stage.board.seats["police"]))
    assert Client().get(good).status_code == 410, "with the seat the link is gone"


def end_seat(seat: Seat) -> None:
    seat.ends_on = NOW.date()
    seat.save(update_fields=["ends_on"])


def test_a_deputy_who_is_named_stands_on_the_list_until_somebody_else_is_said(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    ann = Answer("deputy", deputy_name="Ann Deputy", deputy_capacity="Chief inspector", leaves_at=clock(10, day=DAY))
    answer(stage, meeting, "police", ann)
    row = line(stage, meeting, "police")
    assert (row.attendance, row.absence_reason) == ("apologies", "Sends a deputy: Ann Deputy.")
    deputies = stage.inside(lambda: list(Attendee.objects.filter(deputising_for__isnull=False)))
    assert [(each.guest_name, each.deputising_for_id) for each in deputies] == [("Ann Deputy", row.post_id)]
    answer(stage, meeting, "police", ann)
    assert stage.inside(lambda: Attendee.objects.get(deputising_for__isnull=False).pk) == deputies[0].pk
    answer(stage, meeting, "police", Answer("deputy", deputy_name="Ben Deputy"))
    assert stage.inside(lambda: Attendee.objects.get(deputising_for__isnull=False).guest_name) == "Ben Deputy"
    answer(stage, meeting, "police", Answer("attending"))
    assert not stage.inside(lambda: Attendee.objects.filter(deputising_for__isnull=False).exists())
    with pytest.raises(Refused, match="Only a member"):
        answer(stage, meeting, "public-health", Answer("deputy", deputy_name="Cai"))


def test_the_team_enters_an_answer_for_somebody_and_says_how_it_came(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    page, row = stage.address("meeting_reply", meeting.pk), line(stage, meeting, "icb").pk
    client = stage.client("team")
    said = {"line": row, "answer": "apologies", "reason": "On leave"}
    assert "Say how the answer came" in client.post(page, said).content.decode()
    assert client.post(page, {**said, "came_by": "telephone"}).status_code == 302
    reply = stage.inside(lambda: MeetingReply.objects.select_related("seat").get())
    assert (reply.came_by, reply.seat.user_id) == ("telephone", stage.world.user("team").pk)
    assert line(stage, meeting, "icb").apologies_by == "telephone"
    assert "entered for them, by telephone" in stage.page("member", "meeting", meeting.pk)
    html = stage.page("team", "meeting_invitations", meeting.pk)
    assert "by telephone, entered by" in html


def test_after_signing_in_one_answers_for_oneself_alone(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    page = stage.address("meeting_reply", meeting.pk)
    mine, theirs = line(stage, meeting, "police").pk, line(stage, meeting, "icb").pk
    client = stage.client("police")
    assert re.findall(r'<input type="hidden" name="line" value="(\d+)"', client.get(page).content.decode()) == [
        str(mine)
    ]
    assert client.post(page, {"line": theirs, "answer": "apologies", "reason": "x"}).status_code == 200
    assert stage.inside(lambda: MeetingReply.objects.count()) == 0
    assert client.post(page, {"line": mine, "answer": "attending", "comes_at": "9:30"}).status_code == 302
    reply = stage.inside(lambda: MeetingReply.objects.get())
    seat = stage.board.seats["police"].pk
    assert (reply.came_by, reply.seat_id, reply.comes_at) == ("", seat, clock(9, 30, day=DAY))
    assert stage.client("member").get(page).status_code == 403, "not on the list"


def test_moved_to_another_time_answers_lapse_and_stay_to_be_read(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    answer(stage, meeting, "police", Answer("deputy", deputy_name="Ann Deputy"))
    answer(stage, meeting, "icb", Answer("apologies", "On leave"))
    send(stage, meeting, addresses=stage.inside(lambda: {Attendee.objects.get(guest_name="Ann Deputy").pk: "d@e.org"}))
    stage.inside(lambda: reschedule(meeting, place="Room 2"))
    assert line(stage, meeting, "icb").attendance == "apologies", "another room changes nothing for who cannot come"
    meeting = stage.inside(lambda: Meeting.objects.get(pk=meeting.pk))
    stage.inside(lambda: reschedule(meeting, starts_at=START + timedelta(days=1), ends_at=END + timedelta(days=1)))
    assert line(stage, meeting, "icb").attendance == line(stage, meeting, "police").attendance == "expected"
    assert not stage.inside(lambda: Attendee.objects.filter(guest_name="Ann Deputy").exists())
    assert entry(mails(stage)["d@e.org"])["METHOD"] == "CANCEL", "the deputy of the old day is told"
    assert stage.inside(lambda: MeetingReply.objects.count()) == 2
    assert "for another time" in stage.page("team", "meeting_invitations", meeting.pk)


def test_nothing_is_sent_or_answered_once_the_meeting_has_begun(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    row = line(stage, meeting, "police").pk
    with pytest.raises(Refused, match="The time of this meeting has come"):
        stage.inside(lambda: send_invitations(meeting=meeting, seat=None, at=START))
    with pytest.raises(Refused, match="This meeting began"):
        said = Answer("attending")
        stage.inside(lambda: answer_invitation(meeting=meeting, line=row, said=said, seat=None, at=START))
    stage.inside(lambda: open_meeting(meeting=meeting, opened_at=START, seat=None, at=START))
    assert "invitations are sent before it begins" in stage.page("team", "meeting_invitations", meeting.pk)


def test_a_deputy_is_asked_for_a_part_and_the_entry_holds_that_part(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    answer(stage, meeting, "police", Answer("attending", leaves_at=clock(10, 40, day=DAY)))
    row = line(stage, meeting, "police").pk
    client, page = stage.client("team"), stage.address("deputy_ask", meeting.pk, row)
    html = client.get(page).content.decode()
    assert 'value="10:40"' in html and 'value="11:00"' in html, "the part in which the member is not there"
    said = {
        "who": "other",
        "name": "Ann Deputy",
        "address": "ann@example.org",
        "begins_at": "10:40",
        "ends_at": "11:00",
    }
    assert "Enter an e-mail address" in client.post(page, said | {"address": ""}).content.decode()
    assert "must lie between" in client.post(page, said | {"ends_at": "12:00"}).content.decode()
    assert not stage.inside(lambda: Attendee.objects.filter(guest_name="Ann Deputy").exists())
    assert client.post(page, said).status_code == 302
    mail = mails(stage)["ann@example.org"]
    assert entry(mail)["DTSTART"] == "20260622T094000Z" and "10:40 to 11:00" in mail.text
    sent = stage.inside(lambda: InvitationSent.objects.get())
    html = Client().get(link(stage, "ann@example.org")).content.decode()
    assert "You are asked for 10:40 to 11:00" in html and sent.asked_from == clock(10, 40, day=DAY)
    again = {"who": f"line-{sent.line}", "begins_at": "10:40", "ends_at": "11:00"}
    assert "was asked for this part already" in client.post(page, again).content.decode(), "pressed twice, asked once"
    assert stage.inside(lambda: InvitationSent.objects.count()) == 1
    assert client.post(page, again | {"begins_at": "10:30"}).status_code == 302
    assert stage.inside(lambda: InvitationSent.objects.latest("pk").kind) == "changed"
    guest = line(stage, meeting, "public-health").pk
    assert "nobody deputises" in client.get(stage.address("deputy_ask", meeting.pk, guest)).content.decode()
    with pytest.raises(Refused, match="The part must lie"):
        part = (clock(8, day=DAY), clock(9, day=DAY))
        stage.inside(lambda: ask_deputy(meeting=locked(meeting), line=row, name="B", part=part, seat=None, at=NOW))


def test_the_pages_cost_the_same_for_few_and_many_answers(invited: tuple[Stage, Meeting]) -> None:
    stage, meeting = invited
    send(stage, meeting)
    answer(stage, meeting, "police", Answer("attending"))
    pages = [
        stage.address(name, meeting.pk) for name in ("meeting_invitations", "meeting", "meeting_dates", "meeting_reply")
    ]
    client = stage.client("team")
    before = [cost(client, page)[0] for page in pages]
    for key in ("icb", "council", "education"):
        answer(stage, meeting, key, Answer("attending", suits=(date(2026, 6, 24),)))
    stage.inside(lambda: [add_guest(meeting=meeting, name=f"Guest {n}", capacity="Guest") for n in range(3)])
    assert [cost(client, page)[0] for page in pages] == before
