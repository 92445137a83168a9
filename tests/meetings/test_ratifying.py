"""Ratifying afterwards, only where the terms of the day allow it: who is asked, what they answer, what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import Context, acting, in_space
from meetings.models import AgendaItem, Decision, DecisionStage, Meeting
from meetings.operations.decisions import record_decision, take_again
from meetings.operations.declarations import declare
from meetings.operations.meeting import close_meeting
from meetings.operations.ratifying import _Moment, ask_to_ratify, consent, refuse_consent
from meetings.operations.returning import follow_up
from meetings.queries.consents import consents_of, hash_of_decision
from partnership.models import Person, ReservedMatter, Signature, Signoff, Terms
from partnership.operations.people import replace
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World, scene
from tests.factories.meetings import STATUTORY, Board, clock, come, make_board, opened, planned, write_all
from tests.meetings.test_meeting import BESIDES

EARLY = date(2026, 6, 8)
ALLOWING = {**STATUTORY, "ratify_afterwards": True}


@dataclass
class Held:
    """A board whose terms allow ratifying, and a way to hold meetings of it without some of the partners."""

    world: World
    board: Board

    def decide(self, *there: str, close: bool = True, day: date = EARLY, **more) -> Decision:
        """A decision of half past nine at a meeting to which only these came."""
        meeting = opened(self.board, items=1, day=day)
        come(self.board, meeting, *there)
        item = AgendaItem.objects.get(meeting=meeting, returns__isnull=True)
        data = {"text": "To merge two subgroups.", "kind": "agree", "taken_at": clock(9, 30, day=day)} | more
        decision = record_decision(item=item, seat=self.board.seats["education"], at=clock(20, day=day), **data)
        if close:
            self.close(meeting)
        return Decision.objects.get(pk=decision.pk)

    def close(self, meeting: Meeting) -> None:
        end = clock(11, day=meeting.starts_at.date())
        write_all(meeting, self.board.seats["council"], end)
        close_meeting(meeting=meeting, closed_at=end, seat=None, at=end)

    def consent(self, decision: Decision, who: str) -> Decision:
        read = hash_of_decision(Decision.objects.get(pk=decision.pk))
        return consent(decision=decision, seat=self.board.seats[who], read_hash=read, at=NOW)


def make_held(world: World) -> Held:
    with acting(in_space(world.here.pk)):
        return Held(world, make_board(terms=ALLOWING, accounts=True))


begun = scene(make_held)


@pytest.fixture
def held(begun: Held) -> Iterator[Held]:
    with acting(in_space(begun.world.here.pk)):
        yield begun


def ask(decision: Decision) -> Signoff:
    return ask_to_ratify(decision=decision, seat=None, at=NOW)


def test_the_missing_partners_consent_and_it_is_ratified_beside_the_verdict_of_its_moment(held: Held) -> None:
    decision = held.decide("council", "education")
    verdict, room = decision.quoracy, decision.room
    ask(decision)
    consents = consents_of(decision, TODAY)
    assert consents is not None
    assert [each.post.name for each in consents.verdict.awaited] == [
        "DSP for Herefordshire and Worcestershire ICB",
        "DSP for West Mercia Police",
    ]
    assert held.consent(decision, "police").outcome == "provisional"
    done = held.consent(decision, "icb")
    assert (done.outcome, done.outcome_sentence) == (
        "ratified",
        "Agreed: ratified afterwards by the partners who were missing.",
    )
    assert (done.quoracy, done.room) == (verdict, room), "what it was at its moment stays"
    assert [stage.move for stage in DecisionStage.objects.all()] == ["take", "ask", "consent", "consent", "ratify"]
    assert Signoff.objects.get().state == "approved"
    with pytest.raises(Refused, match="any more"):
        held.consent(decision, "council")


def test_each_is_asked_by_mail_that_says_nothing_of_what_was_decided(held: Held) -> None:
    decision = held.decide("council", "icb")
    ask(decision)
    mail = Mail.objects.get()
    assert mail.to == "board-police@example.org"
    assert f"/decisions/{decision.pk}/ratify/" in mail.text and "merge" not in mail.subject + mail.text
    with pytest.raises(Refused, match="asked already"):
        ask(decision)


def test_a_refusal_with_its_reason_ends_it_where_nobody_else_could_be_enough(held: Held) -> None:
    decision = held.decide("council")
    ask(decision)
    with pytest.raises(Refused, match="Say why"):
        refuse_consent(decision=decision, seat=held.board.seats["icb"], reason=" ", at=NOW)
    refuse_consent(decision=decision, seat=held.board.seats["icb"], reason="The money is not there.", at=NOW)
    assert Signoff.objects.get().state == "rejected"
    with pytest.raises(Refused, match="any more"):
        held.consent(decision, "police")
    with pytest.raises(Refused, match="asked already"):
        ask(decision)
    decision.refresh_from_db()
    assert decision.outcome == "provisional"
    assert DecisionStage.objects.get(move="refuse_consent").reason == "The money is not there."


def test_where_one_of_several_is_enough_a_refusal_of_another_ends_nothing(held: Held) -> None:
    Terms.objects.update_or_create(
        group=held.board.group,
        starts_on=date(2024, 9, 1),
        defaults={"data": {"quoracy": {"at_least": 2, "of": "members"}, "ratify_afterwards": True}},
    )
    decision = held.decide("council")
    ask(decision)
    assert Signature.objects.count() == 0
    refuse_consent(decision=decision, seat=held.board.seats["icb"], reason="No.", at=NOW)
    assert Signoff.objects.get().state == "open"
    assert held.consent(decision, "police").outcome == "ratified"


def test_terms_that_do_not_allow_it_return_it_to_the_next_meeting(held: Held) -> None:
    row = Terms.objects.get(group=held.board.group)
    row.data = STATUTORY
    row.save(update_fields=["data"])
    decision = held.decide("council")
    with pytest.raises(Refused, match="returns to the next quorate meeting"):
        ask(decision)


def test_it_is_judged_by_the_terms_of_its_day(held: Held) -> None:
    decision = held.decide("council", "icb")
    row = Terms.objects.get(group=held.board.group)
    row.data = STATUTORY
    row.save(update_fields=["data"])
    ask(decision)
    assert held.consent(decision, "police").outcome == "ratified"


def test_nobody_is_asked_before_the_meeting_is_closed_or_of_what_was_quorate(held: Held) -> None:
    with pytest.raises(Refused, match="not closed"):
        ask(held.decide("council", close=False))
    with pytest.raises(Refused, match="only a provisional one"):
        ask(held.decide("council", "icb", "police", day=date(2026, 6, 1)))


def test_a_reserved_matter_is_endorsed_and_a_refusal_refused(held: Held) -> None:
    matter = ReservedMatter(key="masa", title="Ratify the arrangements", section="§26")
    matter.save()
    decision = held.decide("council", "icb", reserved_matter=matter)
    ask(decision)
    made = held.consent(decision, "police")
    assert made.outcome == "endorsed" and "(§26)" in made.outcome_sentence
    refused = held.decide("council", "icb", kind="refuse", day=date(2026, 6, 1))
    ask(refused)
    assert held.consent(refused, "police").outcome == "refused"


def test_the_consent_of_somebody_recused_is_not_asked_for_and_would_not_count(held: Held) -> None:
    """Under the item the ICB's delegate is recused: the others' consents are not enough, so nobody is asked."""
    begun = held.decide("council", close=False)
    meeting = begun.meeting
    line = held.board.line(meeting, "icb").pk
    given = {"interest": "Employed by the provider", "recused": True, "seat": None}
    declare(item=begun.item, attendee_id=line, declared_at=clock(9, 5, day=EARLY), at=clock(20, day=EARLY), **given)
    held.close(meeting)
    decision = Decision.objects.get(pk=begun.pk)
    with pytest.raises(Refused, match="Nobody was missing whose consent would be enough"):
        ask(decision)
    moment = _Moment(decision)
    assert not moment.verdict(moment.absent.values())


def test_a_successor_answers_for_the_post_and_one_person_never_for_two_bodies(held: Held) -> None:
    decision = held.decide("council", "icb")
    ask(decision)
    seat, council = held.board.seats["police"], held.board.seats["council"]
    new = replace(post=seat.post, person=Person.objects.get(pk=council.person_id), on=TODAY)
    read = hash_of_decision(decision)
    assert consent(decision=decision, seat=new, read_hash=read, at=NOW).outcome == "provisional", (
        "whoever was there for the council cannot have been there for the police"
    )


def test_somebody_who_is_not_asked_or_read_something_else_is_refused(held: Held) -> None:
    decision = held.decide("council", "icb")
    ask(decision)
    with pytest.raises(Refused, match="No signature is asked"):
        held.consent(decision, "education")
    with pytest.raises(Refused, match="not the content"):
        consent(decision=decision, seat=held.board.seats["police"], read_hash="0" * 64, at=NOW)


def test_taken_again_nobody_is_asked_any_more(held: Held) -> None:
    decision = held.decide("council", "icb")
    ask(decision)
    later = opened(held.board, items=1)
    come(held.board, later, "council", "icb", "police")
    item = AgendaItem.objects.get(meeting=later)
    take_again(decision=decision, item=item, text="x", kind="agree", taken_at=clock(9, 30), seat=None, at=NOW)
    assert Signoff.objects.get().state == "void"
    with pytest.raises(Refused, match="taken again already"):
        ask(decision)
    with pytest.raises(Refused, match="any more"):
        held.consent(decision, "police")


# By themselves


def test_after_closing_they_are_asked_by_themselves_once(held: Held) -> None:
    decision = held.decide("council", "icb")
    held.decide("council", "icb", "police", day=date(2026, 6, 1))
    for _ in range(2):
        follow_up(at=NOW)
    signoff = Signoff.objects.get()
    assert signoff.subject == f"meetings.decision:{decision.pk}"
    assert Mail.objects.count() == 1


def test_what_was_ratified_leaves_the_agenda_it_had_come_back_to(held: Held) -> None:
    decision = held.decide("council", "icb")
    coming = planned(held.board, items=1, day=date(2026, 7, 20))
    follow_up(at=NOW)
    item = AgendaItem.objects.get(returns=decision)
    assert item.meeting_id == coming.pk
    held.consent(decision, "police")
    follow_up(at=NOW)
    item.refresh_from_db()
    assert item.withdrawn_because == "The decision has been ratified meanwhile."


# In the browser


def page(held: Held, who: str, name: str, decision: Decision):
    client = Client()
    client.force_login(held.board.seats[who].user if who in held.board.seats else held.world.user(who))
    return client, reverse(name, args=(held.world.here.slug, decision.pk))


def test_the_whole_way_in_the_browser(begun: Held) -> None:
    with acting(in_space(begun.world.here.pk)):
        decision = begun.decide("council", "icb")
    team, ask_url = page(begun, "team", "decision_ask", decision)
    _, own = page(begun, "team", "decision", decision)
    html = team.get(own).content.decode()
    assert "Ask those who were missing" in html and "ratify it afterwards" in html
    assert "Nobody is asked" not in team.get(ask_url).content.decode()
    html = team.post(ask_url, follow=True).content.decode()
    assert "Those who were missing are asked" in html and "Still to answer: DSP for West Mercia Police" in html

    police, ratify = page(begun, "police", "decision_ratify", decision)
    assert f'href="{ratify}"' in police.get(f"/p/{begun.world.here.slug}/").content.decode()
    html = police.get(ratify).content.decode()
    assert "You answer as DSP for West Mercia Police" in html and "To merge two subgroups." in html
    assert "Tick the box" in police.post(ratify, {"content_hash": "0" * 64}).content.decode()
    assert (
        "read the current draft first" in police.post(ratify, {"content_hash": "0" * 64, "read": "on"}).content.decode()
    )
    hidden = html.split('name="content_hash" value="')[1].split('"')[0]
    html = police.post(ratify, {"content_hash": hidden, "read": "on"}, follow=True).content.decode()
    assert "Ratified afterwards" in html and "Consents given afterwards" in html and "Police Holder" in html
    assert "Not quorate" in html, "the verdict of its moment stands beside the consent"
    assert "any more" in police.get(ratify, follow=True).content.decode()


def test_saying_no_in_the_browser(begun: Held) -> None:
    with acting(in_space(begun.world.here.pk)):
        decision = begun.decide("council", "icb")
        ask(decision)
    police, refuse = page(begun, "police", "decision_ratify_refuse", decision)
    assert "Error:" in police.post(refuse, {"reason": ""}).content.decode()
    html = police.post(refuse, {"reason": "Too early."}, follow=True).content.decode()
    assert "Does not consent" in html and "Too early." in html and "comes onto the next agenda by itself" in html


@pytest.mark.parametrize(
    ("who", "asking", "answering"),
    [("team", 200, 403), ("council", 200, 403), ("icb", 403, 403), ("police", 403, 200), ("scrutineer", 403, 403)],
)
def test_who_may(begun: Held, who: str, asking: int, answering: int) -> None:
    with acting(in_space(begun.world.here.pk)):
        decision = begun.decide("council", "icb")
        ask(decision)
    for name, answer in (
        ("decision_ask", asking),
        ("decision_ratify", answering),
        ("decision_ratify_refuse", answering),
    ):
        client, address = page(begun, who, name, decision)
        assert client.get(address).status_code == answer, name
        if answer == 403:
            assert client.post(address, {"reason": "x"}).status_code == 403


def test_the_page_costs_the_same_for_one_and_for_many_answers(begun: Held) -> None:
    with acting(in_space(begun.world.here.pk)):
        decision = begun.decide("education")
        ask(decision)
    client, address = page(begun, "team", "decision", decision)
    with acting(Context(user_id=None)):
        ContentType.objects.clear_cache()
    costs = []
    for who in ("council", "icb"):
        with acting(in_space(begun.world.here.pk)):
            begun.consent(decision, who)
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        costs.append(len([each for each in seen.captured_queries if not each["sql"].startswith(BESIDES)]))
    assert costs[0] == costs[1] <= 16
