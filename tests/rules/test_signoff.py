"""Sign-off by the three lead partners (domain §9, case 11): who may sign, what voids, what passes to a successor."""

from dataclasses import replace
from datetime import date

import pytest

from partnership.rules.signoff import (
    Rejection,
    RequiredPost,
    Seat,
    Signature,
    SignoffFacts,
    SignoffState,
    judge,
    may_reject,
    may_send,
    may_sign,
)

DAY = date(2026, 6, 15)
POSTS = tuple(RequiredPost(f"lsp-{body}", f"LSP for the {body}") for body in ("council", "ICB", "police"))
COUNCIL, ICB, POLICE = (
    Seat(f"seat-{post.key}", post.key, f"head-{post.key}", date(2025, 4, 1)) for post in POSTS
)  # fmt: skip
OPEN = SignoffFacts("hash-3", "hash-3", POSTS, (COUNCIL, ICB, POLICE), last_editor="manager")


def signed(*seats: Seat, on: date = DAY, content: str = "hash-3") -> tuple[Signature, ...]:
    return tuple(Signature(seat.key, on, content) for seat in seats)


def test_nobody_has_signed() -> None:
    verdict = judge(OPEN, DAY)
    assert verdict.state is SignoffState.OPEN
    assert not verdict
    assert [each.post.key for each in verdict.awaited] == [post.key for post in POSTS]
    assert verdict.sentence == (
        "None of three signatures given; still to sign: LSP for the council, LSP for the ICB and LSP for the police."
    )


def test_two_of_three_is_not_approved() -> None:
    verdict = judge(replace(OPEN, signatures=signed(COUNCIL, POLICE)), DAY)
    assert verdict.state is SignoffState.OPEN
    assert [each.seat.key for each in verdict.signed] == ["seat-lsp-council", "seat-lsp-police"]
    assert verdict.sentence == "Two of three signatures given; still to sign: LSP for the ICB."


def test_three_of_three_is_approved() -> None:
    verdict = judge(replace(OPEN, signatures=signed(POLICE, COUNCIL, ICB)), DAY)
    assert verdict
    assert verdict.state is SignoffState.APPROVED
    assert verdict.awaited == ()
    assert [each.post.key for each in verdict.signed] == [post.key for post in POSTS]
    assert verdict.sentence == "Approved: all who are required have signed."


def test_case_11_an_edit_voids_every_signature() -> None:
    for signatures in (signed(COUNCIL), signed(COUNCIL, ICB, POLICE)):
        edited = replace(OPEN, signatures=signatures, current_hash="hash-4")
        verdict = judge(edited, DAY)
        assert verdict.state is SignoffState.VOID
        assert verdict.signed == ()
        assert len(verdict.awaited) == 3
        assert may_sign(edited, POLICE.key, DAY).codes[0] == "void"


def test_case_11_signatures_on_another_draft_do_not_count_for_this_one() -> None:
    signatures = (*signed(COUNCIL, ICB, content="hash-2"), *signed(POLICE))
    verdict = judge(replace(OPEN, signatures=signatures), DAY)
    assert [each.seat for each in verdict.signed] == [POLICE]
    assert judge(replace(OPEN, signatures=(*signatures, *signed(COUNCIL, ICB))), DAY)


def test_whoever_is_required_may_sign() -> None:
    for seat in (COUNCIL, ICB, POLICE):
        assert may_sign(OPEN, seat.key, DAY, "hash-3")


@pytest.mark.parametrize(
    ("facts", "seat", "day", "content", "codes"),
    [
        (OPEN, "seat-of-nobody", DAY, "hash-3", ("not_required",)),
        (OPEN, COUNCIL.key, DAY, "hash-2", ("other_content",)),
        (OPEN, COUNCIL.key, date(2025, 3, 31), "hash-3", ("seat_not_begun",)),
        (replace(OPEN, last_editor=COUNCIL.person), COUNCIL.key, DAY, "hash-3", ("last_editor",)),
        (replace(OPEN, signatures=signed(COUNCIL)), COUNCIL.key, DAY, "hash-3", ("already_signed",)),
        (replace(OPEN, signatures=signed(COUNCIL, ICB, POLICE)), ICB.key, DAY, None, ("approved", "already_signed")),
        (
            replace(OPEN, last_editor=COUNCIL.person, current_hash="hash-4"),
            COUNCIL.key, date(2025, 3, 31), "hash-2",
            ("void", "seat_not_begun", "last_editor", "other_content"),
        ),
    ],
)  # fmt: skip
def test_who_may_not_sign_hears_every_reason(facts, seat: str, day: date, content, codes: tuple[str, ...]) -> None:
    assert may_sign(facts, seat, day, content).codes == codes


def test_a_seat_of_a_post_that_is_not_required_may_not_sign() -> None:
    scrutineer = Seat("scrutineer", "scrutineer", "x", date(2025, 4, 1))
    facts = replace(OPEN, seats=(*OPEN.seats, scrutineer))
    assert may_sign(facts, "scrutineer", DAY).codes == ("not_required",)
    assert judge(replace(facts, signatures=signed(scrutineer)), DAY).signed == ()


# One person in two posts


BOTH = replace(OPEN, seats=(COUNCIL, ICB, replace(POLICE, person=ICB.person)))


def test_a_person_in_two_posts_signs_once() -> None:
    facts = replace(BOTH, signatures=signed(ICB))
    verdict = may_sign(facts, POLICE.key, DAY)
    assert verdict.sentence == "You have signed from another seat: each signature needs its own person."
    assert may_sign(BOTH, POLICE.key, DAY)


def test_three_signatures_of_two_persons_are_not_approval() -> None:
    verdict = judge(replace(BOTH, signatures=signed(ICB, POLICE, COUNCIL)), DAY)
    assert verdict.state is SignoffState.OPEN
    assert [each.post.key for each in verdict.signed] == ["lsp-council", "lsp-ICB"]
    assert verdict.reasons[-1].sentence == (
        "LSP for the police is held by a person who has signed for another post: somebody else must sign."
    )


# Seats that end, posts that are vacant


ENDED = replace(POLICE, ends_on=date(2026, 6, 10))
SUCCESSOR = Seat("seat-next", POLICE.post, "next-head", date(2026, 6, 10))
PASSED_ON = replace(OPEN, seats=(COUNCIL, ICB, ENDED, SUCCESSOR))


def test_a_seat_that_ended_before_signing_passes_the_request_to_its_successor() -> None:
    assert may_sign(PASSED_ON, ENDED.key, date(2026, 6, 9))
    assert may_sign(PASSED_ON, ENDED.key, date(2026, 6, 10)).sentence == (
        "Your time as LSP for the police has ended: the request has passed to your successor."
    )
    assert may_sign(PASSED_ON, SUCCESSOR.key, date(2026, 6, 9)).codes == ("seat_not_begun",)
    assert may_sign(PASSED_ON, SUCCESSOR.key, date(2026, 6, 10))
    assert judge(PASSED_ON, date(2026, 6, 9)).awaited[2].seats == (ENDED,)
    assert judge(PASSED_ON, date(2026, 6, 10)).awaited[2].seats == (SUCCESSOR,)


def test_a_signature_stands_when_its_seat_ends_afterwards() -> None:
    facts = replace(PASSED_ON, signatures=(*signed(ENDED, on=date(2026, 6, 9)), *signed(COUNCIL, ICB)))
    assert judge(facts, DAY)
    assert may_sign(replace(facts, signatures=facts.signatures[:1]), SUCCESSOR.key, DAY).codes == ("already_signed",)


def test_an_end_that_is_put_before_a_signature_afterwards_leaves_it_standing() -> None:
    ended = replace(ENDED, ends_on=date(2026, 6, 8))
    facts = replace(PASSED_ON, seats=(COUNCIL, ICB, ended, SUCCESSOR), signatures=signed(ended, on=date(2026, 6, 9)))
    assert [each.seat for each in judge(facts, DAY).signed] == [ended]
    assert [each.post.key for each in judge(facts, DAY).awaited] == ["lsp-council", "lsp-ICB"]
    assert may_sign(facts, SUCCESSOR.key, DAY).codes == ("already_signed",)
    sent_back = replace(facts, rejections=(Rejection(ended.key, date(2026, 6, 9), "hash-3", "Thin."),))
    assert judge(sent_back, DAY).state is SignoffState.REJECTED


def test_a_vacant_post_keeps_the_request_open() -> None:
    facts = replace(OPEN, seats=(COUNCIL, ICB, ENDED), signatures=signed(COUNCIL, ICB))
    verdict = judge(facts, DAY)
    assert verdict.state is SignoffState.OPEN
    assert verdict.awaited[0].seats == ()
    assert verdict.sentence.endswith("LSP for the police is vacant: the request waits for a new post-holder.")


def test_a_post_held_by_the_last_editor_waits_for_somebody_else() -> None:
    facts = replace(OPEN, last_editor=ICB.person, signatures=signed(COUNCIL, ICB, POLICE))
    verdict = judge(facts, DAY)
    assert verdict.state is SignoffState.OPEN
    assert verdict.reasons[-1].sentence == "LSP for the ICB is held by the last editor, who may not sign."


# Rejection


def test_a_rejection_ends_the_request_and_carries_its_reason() -> None:
    rejection = Rejection(ICB.key, DAY, "hash-3", " The figures of §20 are missing. ")
    facts = replace(OPEN, signatures=signed(COUNCIL, POLICE), rejections=(rejection,))
    verdict = judge(facts, DAY)
    assert verdict.state is SignoffState.REJECTED
    assert verdict.sentence == "Rejected: The figures of §20 are missing."
    assert may_sign(facts, ICB.key, DAY).codes == ("rejected",)
    assert may_reject(facts, POLICE.key, DAY, "Me too.").codes == ("rejected",)


@pytest.mark.parametrize(
    "rejection",
    [
        Rejection(ICB.key, DAY, "hash-2", "An earlier draft."),
        Rejection("seat-of-nobody", DAY, "hash-3", "Not asked."),
    ],
)
def test_a_rejection_of_something_else_or_by_somebody_else_does_not_count(rejection: Rejection) -> None:
    assert judge(replace(OPEN, rejections=(rejection,)), DAY).state is SignoffState.OPEN


@pytest.mark.parametrize(
    ("facts", "seat", "reason", "codes"),
    [
        (OPEN, ICB.key, "Wrong.", ()),
        (replace(OPEN, signatures=signed(ICB)), ICB.key, "I found a mistake.", ()),
        (replace(OPEN, last_editor=ICB.person), ICB.key, "My own slip.", ()),
        (OPEN, ICB.key, "  ", ("no_reason",)),
        (OPEN, "seat-of-nobody", "Wrong.", ("not_required",)),
        (PASSED_ON, ENDED.key, "", ("seat_ended", "no_reason")),
        (replace(OPEN, signatures=signed(COUNCIL, ICB, POLICE)), ICB.key, "Too late.", ("approved",)),
    ],
)
def test_who_may_reject(facts: SignoffFacts, seat: str, reason: str, codes: tuple[str, ...]) -> None:
    assert may_reject(facts, seat, DAY, reason).codes == codes


def test_nobody_required_is_never_approved() -> None:
    empty = SignoffFacts("h", "h", (), ())
    assert judge(empty, DAY).state is SignoffState.OPEN
    assert judge(empty, DAY).sentence == "Nobody is named who has to sign."
    assert may_send(()).codes == ("nobody_required",)
    assert may_send((POSTS[0], POSTS[0])).codes == ("named_twice",)
    assert may_send(POSTS)


def test_collected_answers_are_never_enough_by_themselves() -> None:
    collecting = replace(OPEN, needs_all=False)
    refused = (Rejection(ICB.key, DAY, "hash-3", "No."),)
    for facts in (collecting, replace(collecting, signatures=signed(COUNCIL, POLICE), rejections=refused)):
        assert judge(facts, DAY).state is SignoffState.OPEN
    facts = replace(collecting, signatures=signed(COUNCIL), rejections=refused)
    assert judge(facts, DAY).sentence == "Still to answer: LSP for the police."
    assert may_sign(facts, ICB.key, DAY).codes == ("already_answered",)
    assert may_reject(facts, COUNCIL.key, DAY, "No.").codes == ("already_answered",)
    assert may_sign(facts, POLICE.key, DAY)
    closed = replace(facts, closed_as=SignoffState.APPROVED)
    assert judge(closed, DAY)
    assert may_sign(closed, POLICE.key, DAY).codes == ("approved",)
    assert judge(replace(closed, current_hash="hash-4"), DAY).state is SignoffState.VOID
