"""The one mechanism for approving together, through its operations and the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space, loading
from partnership.enums import SignoffState
from partnership.models import Organisation, Person, Post, Seat, Signature, Signoff, SignoffStage
from partnership.operations.people import add_person, end_seat, replace
from partnership.operations.signoff import close_signoff, reject, send_for_signoff, sign, void_if_edited
from partnership.queries.signoffs import signoff_facts, waiting_for_seats
from partnership.rules.signoff import SignoffState as Judged
from partnership.rules.signoff import judge, may_sign
from tests.factories.people import make_post, make_seat, make_space

DRAFT, EDITED = "a" * 64, "b" * 64


@dataclass
class Partners:
    posts: list[Post]
    seats: list[Seat]
    manager: Seat


@pytest.fixture
def partners(db: None) -> Iterator[Partners]:
    space = make_space("herefordshire")
    with acting(in_space(space.pk)):
        posts = [make_post(f"lsp-{body}", "lsp", title=f"LSP for the {body}") for body in ("council", "icb", "police")]
        yield Partners(posts, [make_seat(post) for post in posts], make_seat(make_post("manager", "team")))


def send(
    partners: Partners,
    now: datetime,
    content_hash: str = DRAFT,
    last_editor: Person | None = None,
    needs_all: bool = True,
) -> Signoff:
    return send_for_signoff(
        subject="report:1",
        title="Yearly report 2025-26",
        content_hash=content_hash,
        posts=partners.posts,
        last_editor=last_editor or partners.manager.person,
        seat=partners.manager,
        at=now,
        by_id=None,
        needs_all=needs_all,
    )


def give(signoff: Signoff, seat: Seat, now: datetime, current_hash: str = DRAFT) -> Judged:
    return sign(signoff=signoff, seat=seat, read_hash=DRAFT, current_hash=current_hash, at=now, by_id=None).state


def test_two_of_three_is_not_approved_and_the_third_completes_it(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now)
    assert give(signoff, partners.seats[0], now) is Judged.OPEN
    assert give(signoff, partners.seats[1], now) is Judged.OPEN
    signoff.refresh_from_db()
    assert signoff.state == SignoffState.OPEN
    assert give(signoff, partners.seats[2], now) is Judged.APPROVED
    signoff.refresh_from_db()
    assert (signoff.state, signoff.closed_at) == (SignoffState.APPROVED, now)
    assert [stage.to_state for stage in SignoffStage.objects.all()] == ["open", "approved"]


def test_each_signature_states_its_capacity(partners: Partners, now: datetime) -> None:
    give(send(partners, now), partners.seats[2], now)
    signature = Signature.objects.get()
    assert signature.capacity == "LSP for the police"
    assert signature.content_hash == DRAFT


def test_an_edit_voids_every_signature_and_three_fresh_ones_are_needed(partners: Partners, now: datetime) -> None:
    first = send(partners, now)
    give(first, partners.seats[0], now)
    give(first, partners.seats[1], now)
    assert void_if_edited(subject="report:1", current_hash=EDITED, at=now, by_id=None) == first
    with pytest.raises(Refused, match="changed"):
        give(first, partners.seats[2], now, current_hash=EDITED)
    second = send(partners, now, content_hash=EDITED)
    for seat in partners.seats[:2]:
        sign(signoff=second, seat=seat, read_hash=EDITED, current_hash=EDITED, at=now, by_id=None)
    second.refresh_from_db()
    assert second.state == SignoffState.OPEN


def test_an_edit_that_nobody_told_us_of_is_found_at_the_signature(partners: Partners, now: datetime) -> None:
    with pytest.raises(Refused, match="changed"):
        give(send(partners, now), partners.seats[0], now, current_hash=EDITED)
    assert not Signature.objects.exists()


def test_saving_the_same_content_voids_nothing(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now)
    assert void_if_edited(subject="report:1", current_hash=DRAFT, at=now, by_id=None) is None
    signoff.refresh_from_db()
    assert signoff.state == SignoffState.OPEN


def test_sending_a_new_draft_closes_the_one_before(partners: Partners, now: datetime) -> None:
    first = send(partners, now)
    send(partners, now, content_hash=EDITED)
    first.refresh_from_db()
    assert first.state == SignoffState.VOID


def test_the_last_editor_may_not_sign(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now, last_editor=partners.seats[0].person)
    with pytest.raises(Refused, match="last change"):
        give(signoff, partners.seats[0], now)


def test_one_person_in_two_posts_signs_once(partners: Partners, now: datetime, today: date) -> None:
    twice = replace(post=partners.posts[1], person=partners.seats[0].person, on=today)
    signoff = send(partners, now)
    give(signoff, partners.seats[0], now)
    with pytest.raises(Refused, match="own person"):
        give(signoff, twice, now)


def test_a_seat_that_ended_passes_the_request_to_its_successor(partners: Partners, now: datetime, today: date) -> None:
    signoff = send(partners, now)
    successor = replace(post=partners.posts[0], person=add_person(name="The next chief executive"), on=today)
    with pytest.raises(Refused, match="ended"):
        give(signoff, partners.seats[0], now)
    assert [request.signoff for request in waiting_for_seats([successor], today)] == [signoff]
    assert give(signoff, successor, now) is Judged.OPEN


def test_a_signature_given_while_the_seat_was_live_stands_after_it_ends(
    partners: Partners, now: datetime, today: date
) -> None:
    signoff = send(partners, now)
    give(signoff, partners.seats[0], now)
    end_seat(seat=partners.seats[0], ends_on=today + timedelta(days=1))
    later = now + timedelta(days=2)
    give(signoff, partners.seats[1], later)
    assert give(signoff, partners.seats[2], later) is Judged.APPROVED


def test_a_seat_ended_from_before_its_signature_leaves_it_to_nobody_else(partners: Partners, now: datetime) -> None:
    """Ann signs on the 10th; on the 12th the team replaces her from the 8th. Every place says that the post signed."""
    post, ann = partners.posts[0], partners.seats[0]
    signed_at, told_at = now, now + timedelta(days=2)
    signoff = send(partners, signed_at)
    give(signoff, ann, signed_at)
    bob = replace(post=post, person=add_person(name="Bob"), on=signed_at.date() - timedelta(days=2))
    facts = signoff_facts(signoff, current_hash=DRAFT)
    assert [each.post.name for each in judge(facts, told_at.date()).signed] == [post.title]
    assert may_sign(facts, str(bob.pk), told_at.date()).codes == ("already_signed",)
    assert not waiting_for_seats([bob], told_at.date()).exists()
    with pytest.raises(Refused, match="has already signed"):
        give(signoff, bob, told_at)
    give(signoff, partners.seats[1], told_at)
    assert give(signoff, partners.seats[2], told_at) is Judged.APPROVED


def test_a_vacancy_is_not_a_signature(partners: Partners, now: datetime, today: date) -> None:
    signoff = send(partners, now)
    end_seat(seat=partners.seats[2], ends_on=today)
    give(signoff, partners.seats[0], now)
    assert give(signoff, partners.seats[1], now) is Judged.OPEN


def test_sending_back_needs_a_reason_and_ends_it(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now)
    give(signoff, partners.seats[0], now)
    with pytest.raises(Refused, match="why"):
        reject(signoff=signoff, seat=partners.seats[1], reason=" ", current_hash=DRAFT, at=now, by_id=None)
    reject(signoff=signoff, seat=partners.seats[1], reason="Impact is missing.", current_hash=DRAFT, at=now, by_id=None)
    signoff.refresh_from_db()
    assert signoff.state == SignoffState.REJECTED
    with pytest.raises(Refused, match="rejected"):
        give(signoff, partners.seats[2], now)


def test_a_seat_that_was_not_asked_cannot_sign(partners: Partners, now: datetime) -> None:
    with pytest.raises(Refused, match="No signature is asked"):
        give(send(partners, now), partners.manager, now)


def test_a_signer_who_read_another_draft_is_refused(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now)
    with pytest.raises(Refused, match="not the content"):
        sign(signoff=signoff, seat=partners.seats[0], read_hash=EDITED, current_hash=DRAFT, at=now, by_id=None)


def test_the_database_itself_refuses_a_second_signature_of_one_person(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now)
    give(signoff, partners.seats[0], now)
    given = Signature.objects.get()
    given.pk, given._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        given.save()


def test_a_capacity_names_its_body_once(partners: Partners, now: datetime) -> None:
    with loading():
        council = Organisation.objects.create(
            key="council", name="Herefordshire Council", introduced_by_id=partners.posts[0].space_id
        )
    for post, title in zip(partners.posts, ("Chief executive", "LSP, Herefordshire Council"), strict=False):
        post.organisation, post.title = council, title
        post.save()
    signoff = send(partners, now)
    for seat in partners.seats[:2]:
        give(signoff, Seat.objects.select_related("post__organisation", "person").get(pk=seat.pk), now)
    assert [each.capacity for each in Signature.objects.order_by("pk")] == [
        "Chief executive, Herefordshire Council",
        "LSP, Herefordshire Council",
    ]


def test_where_answers_are_collected_a_refusal_ends_nothing_and_the_owner_closes_it(
    partners: Partners, now: datetime, today: date
) -> None:
    signoff = send(partners, now, needs_all=False)
    how = {"signoff": signoff, "current_hash": DRAFT, "at": now, "by_id": None}
    reject(seat=partners.seats[0], reason="Not yet.", **how)
    assert give(signoff, partners.seats[1], now) is Judged.OPEN
    with pytest.raises(Refused, match="already answered"):
        give(signoff, partners.seats[0], now)
    with pytest.raises(Refused, match="already answered"):
        reject(seat=partners.seats[1], reason="On second thoughts.", **how)
    assert [each.post for each in waiting_for_seats(partners.seats, today)] == [partners.posts[2]]
    close_signoff(signoff=signoff, state=SignoffState.APPROVED, reason="Enough.", at=now, by_id=None)
    with pytest.raises(Refused, match="enough have answered"):
        give(signoff, partners.seats[2], now)
    with pytest.raises(Refused, match="closed"):
        close_signoff(signoff=signoff, state=SignoffState.REJECTED, reason="", at=now, by_id=None)
    assert SignoffStage.objects.latest("pk").reason == "Enough."


def test_what_all_must_sign_is_not_closed_by_its_owner(partners: Partners, now: datetime) -> None:
    signoff = send(partners, now)
    with pytest.raises(Refused, match="must sign"):
        close_signoff(signoff=signoff, state=SignoffState.APPROVED, reason="", at=now, by_id=None)
