"""What a decision is worth: quoracy of its moment, reserved matters (domain §9, cases 1 and 5), later consent."""

from dataclasses import replace

import pytest

from meetings.rules import (
    DecisionFacts,
    DecisionKind,
    Item,
    Outcome,
    level_of,
    may_decide_by_circulation,
    may_ratify,
    may_take_again,
    outcome_of,
    quoracy,
    ratified_outcome,
    rejudge,
    with_consents,
)
from partnership.enums import GroupKind
from partnership.rules.terms import Level, ReservedMatter
from tests.rules.rooms import PARTNERS, at, group, seat, times

TERMS = group(PARTNERS)
THREE = (seat("council"), seat("icb"), seat("police"))
QUORATE = quoracy(TERMS, THREE, at(10))
INQUORATE = quoracy(TERMS, THREE[:2], at(10))
RATIFY = ReservedMatter("arrangements", "Ratify the arrangements", "§26")
OVERSEE = ReservedMatter("plan", "Oversee the business plan", "§21", Level.DELEGATED)
AGREE, REFUSE, NOTE, DEFER = DecisionKind.AGREE, DecisionKind.REFUSE, DecisionKind.NOTE, DecisionKind.DEFER


@pytest.mark.parametrize(
    ("kind", "verdict", "reserved", "level", "expected"),
    [
        (AGREE, QUORATE, None, Level.DELEGATED, Outcome.AGREED),
        (AGREE, QUORATE, None, Level.SUBGROUP, Outcome.AGREED),
        (AGREE, QUORATE, None, Level.LEAD, Outcome.AGREED),
        (AGREE, QUORATE, RATIFY, Level.LEAD, Outcome.AGREED),
        (AGREE, QUORATE, RATIFY, Level.DELEGATED, Outcome.ENDORSED),
        (AGREE, QUORATE, RATIFY, Level.SUBGROUP, Outcome.RECOMMENDED),
        (AGREE, QUORATE, OVERSEE, Level.DELEGATED, Outcome.AGREED),
        (AGREE, QUORATE, OVERSEE, Level.SUBGROUP, Outcome.RECOMMENDED),
        (REFUSE, QUORATE, RATIFY, Level.SUBGROUP, Outcome.NOT_RECOMMENDED),
        (AGREE, INQUORATE, RATIFY, Level.SUBGROUP, Outcome.PROVISIONAL),
        (REFUSE, INQUORATE, RATIFY, Level.SUBGROUP, Outcome.PROVISIONAL),
        (NOTE, QUORATE, RATIFY, Level.SUBGROUP, Outcome.NOTED),
        (AGREE, INQUORATE, None, Level.DELEGATED, Outcome.PROVISIONAL),
        (AGREE, INQUORATE, RATIFY, Level.DELEGATED, Outcome.PROVISIONAL),
        (AGREE, INQUORATE, RATIFY, Level.LEAD, Outcome.PROVISIONAL),
        (REFUSE, QUORATE, None, Level.DELEGATED, Outcome.REFUSED),
        (REFUSE, QUORATE, RATIFY, Level.DELEGATED, Outcome.NOT_ENDORSED),
        (REFUSE, QUORATE, RATIFY, Level.LEAD, Outcome.REFUSED),
        (REFUSE, INQUORATE, None, Level.DELEGATED, Outcome.PROVISIONAL),
        (NOTE, QUORATE, RATIFY, Level.DELEGATED, Outcome.NOTED),
        (NOTE, INQUORATE, None, Level.DELEGATED, Outcome.NOTED),
        (DEFER, INQUORATE, RATIFY, Level.DELEGATED, Outcome.DEFERRED),
    ],
)
def test_outcomes(kind, verdict, reserved, level, expected: Outcome) -> None:
    assert outcome_of(kind, verdict, reserved, level).outcome is expected


@pytest.mark.parametrize("kind", DecisionKind)
@pytest.mark.parametrize("reserved", [None, RATIFY])
@pytest.mark.parametrize("level", Level)
def test_never_agreed_while_inquorate(kind, reserved, level) -> None:
    found = outcome_of(kind, INQUORATE, reserved, level).outcome
    assert found not in (Outcome.AGREED, Outcome.ENDORSED, Outcome.RECOMMENDED)


@pytest.mark.parametrize("kind", DecisionKind)
@pytest.mark.parametrize("verdict", [QUORATE, INQUORATE])
@pytest.mark.parametrize("reserved", [None, RATIFY, OVERSEE])
def test_only_the_board_endorses(kind, verdict, reserved) -> None:
    for level in (Level.SUBGROUP, Level.LEAD):
        assert outcome_of(kind, verdict, reserved, level).outcome not in (Outcome.ENDORSED, Outcome.NOT_ENDORSED)


def test_case_1_items_after_the_police_left_are_provisional_and_item_9_is_agreed() -> None:
    room = (*THREE[:2], seat("police", times((at(10), at(10, 40)), (at(11, 42), None))))
    found = {
        number: outcome_of(AGREE, quoracy(TERMS, room, moment), None, Level.DELEGATED).outcome
        for number, moment in {5: at(10, 39), 6: at(10, 40), 7: at(11), 8: at(11, 41), 9: at(11, 42)}.items()
    }
    assert found == {
        5: Outcome.AGREED, 6: Outcome.PROVISIONAL, 7: Outcome.PROVISIONAL, 8: Outcome.PROVISIONAL, 9: Outcome.AGREED,
    }  # fmt: skip


def test_case_5_an_amended_masa_is_endorsed_and_awaits_the_lead_partners() -> None:
    assert outcome_of(AGREE, QUORATE, RATIFY, Level.DELEGATED).sentence == (
        "Endorsed, awaiting the lead safeguarding partners. "
        "“Ratify the arrangements” is reserved to the lead safeguarding partners (§26)."
    )


def test_a_subgroup_recommends_to_the_board_and_the_sentence_names_the_paragraph() -> None:
    assert outcome_of(AGREE, QUORATE, RATIFY, Level.SUBGROUP).sentence == (
        "Recommended to the board, neither agreed nor endorsed. "
        "“Ratify the arrangements” is reserved to the lead safeguarding partners (§26)."
    )
    assert outcome_of(REFUSE, QUORATE, OVERSEE, Level.SUBGROUP).sentence == (
        "Not recommended to the board. "
        "“Oversee the business plan” is reserved to the delegated safeguarding partners (§21)."
    )


def test_a_provisional_decision_says_why() -> None:
    assert outcome_of(AGREE, INQUORATE, None, Level.DELEGATED).sentence == (
        "Provisional: the meeting was not quorate when this was decided. West Mercia Police is not represented."
    )


def test_where_the_chair_decides_what_proceeds_the_decision_stays_provisional() -> None:
    terms = group({**PARTNERS, "otherwise_chair_decides": True})
    verdict = quoracy(terms, (seat("council", is_chair=True),), at(10))
    found = outcome_of(AGREE, verdict, None, Level.DELEGATED)
    assert found.outcome is Outcome.PROVISIONAL
    assert found.sentence.endswith("The chair may let the item proceed; what is decided stays provisional.")


# What may be done with a provisional decision


def test_it_is_taken_again_when_quorate() -> None:
    assert may_take_again(Outcome.PROVISIONAL, QUORATE)
    assert may_take_again(Outcome.PROVISIONAL, INQUORATE).sentence == "West Mercia Police is not represented."
    assert may_take_again(Outcome.AGREED, QUORATE).codes == ("not_provisional",)


def test_it_is_ratified_afterwards_only_where_the_terms_allow_it() -> None:
    allowing = group(PARTNERS, ratify_afterwards=True).terms
    assert may_ratify(allowing, Outcome.PROVISIONAL)
    assert may_ratify(allowing, Outcome.ENDORSED).codes == ("not_provisional",)
    assert may_ratify(TERMS.terms, Outcome.PROVISIONAL).sentence == (
        "The terms of this group do not allow ratifying afterwards: the decision returns to the next quorate meeting."
    )


def test_decisions_between_meetings_only_where_the_terms_allow_them() -> None:
    assert may_decide_by_circulation(group(PARTNERS, by_circulation=True).terms)
    assert may_decide_by_circulation(TERMS.terms).codes == ("terms_do_not_allow",)


ALONE = (seat("council"),)


def test_consents_count_as_if_their_givers_had_been_there() -> None:
    police = seat("police", times((at(15), at(16))))
    assert with_consents(TERMS, ALONE, at(10), [police]).missing == ("icb",)
    assert with_consents(TERMS, ALONE, at(10), [police, seat("icb", ())]).quorate


def test_a_consent_of_somebody_recused_or_without_a_seat_does_not_count() -> None:
    consents = [seat("police"), seat("icb")]
    recused = Item(frozenset({"holder-police"}))
    assert not with_consents(TERMS, ALONE, at(10), consents, recused)
    assert not with_consents(TERMS, ALONE, at(10), [consents[1], replace(consents[0], is_member=False)])


def test_one_person_cannot_consent_for_two_bodies() -> None:
    assert not with_consents(TERMS, ALONE, at(10), [seat("police", person="both"), seat("icb", person="both")])


@pytest.mark.parametrize(
    ("kind", "verdict", "reserved", "expected"),
    [
        (AGREE, QUORATE, None, Outcome.RATIFIED),
        (AGREE, INQUORATE, None, Outcome.PROVISIONAL),
        (AGREE, QUORATE, RATIFY, Outcome.ENDORSED),
        (REFUSE, QUORATE, None, Outcome.REFUSED),
    ],
)
def test_what_consents_make_of_a_decision(kind, verdict, reserved, expected: Outcome) -> None:
    assert ratified_outcome(kind, verdict, reserved, Level.DELEGATED).outcome is expected


def test_consents_make_a_recommendation_of_what_a_subgroup_decided() -> None:
    assert ratified_outcome(AGREE, QUORATE, RATIFY, Level.SUBGROUP).outcome is Outcome.RECOMMENDED


# A correction of presence


EARLY, LATE = DecisionFacts("early", AGREE, at(10, 10)), DecisionFacts("late", AGREE, at(10, 50))
NOTED = DecisionFacts("noted", NOTE, at(10, 50))


def test_a_correction_touches_the_decisions_after_it_and_no_others() -> None:
    corrected = (*THREE[:2], seat("police", times((at(9), at(10, 40)))))
    found = rejudge(TERMS, (EARLY, LATE, NOTED), THREE, corrected, Level.DELEGATED)
    assert [(each.key, each.outcome_before, each.outcome_after) for each in found] == [
        ("late", Outcome.AGREED, Outcome.PROVISIONAL), ("noted", Outcome.NOTED, Outcome.NOTED),
    ]  # fmt: skip
    assert found[0].changes_outcome
    assert found[0].sentence == "With the corrected attendance this decision is provisional, not agreed."
    assert found[0].before.quorate
    assert not found[0].after.quorate
    assert not found[1].changes_outcome
    assert found[1].sentence == "The corrected attendance changes who was there, not the outcome."


def test_a_correction_that_changes_nothing_touches_nothing() -> None:
    same = (*THREE[:2], seat("police", times((at(9), at(10, 40)), (at(10, 40), None))))
    assert rejudge(TERMS, (EARLY, LATE), THREE, same, Level.DELEGATED) == ()


def test_a_correction_looks_at_recusals_and_reserved_matters() -> None:
    item = Item(frozenset({"holder-police"}))
    decision = DecisionFacts("masa", AGREE, at(10), item, RATIFY)
    second = (*THREE, seat("police", person="second"))
    (found,) = rejudge(TERMS, [decision], THREE, second, Level.DELEGATED)
    assert (found.outcome_before, found.outcome_after) == (Outcome.PROVISIONAL, Outcome.ENDORSED)


def test_each_kind_of_group_decides_at_its_level() -> None:
    found = {kind: level_of(kind) for kind in GroupKind.values}
    assert found.pop("lsp_forum") is Level.LEAD
    assert found.pop("board") is Level.DELEGATED
    assert set(found.values()) == {Level.SUBGROUP}
