"""Terms that other boards publish, written as data, and the rooms that they decide.

Each entry says where the words were read (public pages, as stored in late 2026) and puts them in our own. They differ
in what they count, and that is the point: not one line of the rule knows any of them.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest

from meetings.rules import quoracy
from partnership.rules.terms import Body, parse_terms, rule_words, to_data
from tests.rules.rooms import at, deputy, group, seat

GLOUCESTERSHIRE = "https://www.gloucestershire.gov.uk/gscp/about-us/"
SUBGROUPS = f"{GLOUCESTERSHIRE}gscp-subgroups-structure-and-terms-of-reference/"

COUNCIL = Body("council", "County Council", "statutory_partner")
ICB = Body("icb", "Integrated Care Board", "statutory_partner")
POLICE = Body("police", "Constabulary", "statutory_partner")
TRUST = Body("trust", "Hospitals Trust", "health")
CARE_TRUST = Body("care-trust", "Health and Care Trust", "health")
SCHOOLS = Body("schools", "Schools", "education")
YOUTH = Body("youth", "Youth Support", "other")
VOLUNTARY = Body("voluntary", "Voluntary Sector", "other")
EVERYBODY = (COUNCIL, ICB, POLICE, TRUST, CARE_TRUST, SCHOOLS, YOUTH, VOLUNTARY)
DISTRICTS = tuple(
    Body(key, key.title(), "district_council")
    for key in ("stroud", "tewkesbury", "dean", "cheltenham", "cotswold", "gloucester")
)
TWO_COUNCILS = (
    Body("blaby", "Blaby District Council", "district_council"),
    Body("bosworth", "Hinckley and Bosworth Borough Council", "district_council"),
)
PARTNERS = {"all_of_category": "statutory_partner"}


def of(*keys: str) -> tuple:
    """One member for each of these bodies."""
    return tuple(seat(key) for key in keys)


def lay(n: int, **more: Any) -> tuple:
    """So many members who represent no body."""
    return tuple(seat(None, person=f"member-{index}", **more) for index in range(n))


def from_body(key: str, n: int) -> tuple:
    """So many members who sit for one body."""
    return tuple(seat(key, person=f"{key}-{index}") for index in range(n))


CHAIR = seat(None, person="chair", is_chair=True)
VICE = seat(None, person="vice", is_vice_chair=True)
COUNCILLOR = seat(None, person="councillor", post="councillor-b")
INDEPENDENT = seat(None, person="independent", is_chair=True, is_member=False)


@dataclass(frozen=True)
class Published:
    """Terms as a board publishes them: where, its words in ours, the data, and rooms with the answer."""

    name: str
    source: str
    says: str
    quoracy: dict[str, Any]
    rooms: tuple[tuple[tuple, bool], ...]
    bodies: tuple[Body, ...] = EVERYBODY
    seats: int = 0
    more: dict[str, Any] = field(default_factory=dict)


TABLE = (
    Published(
        "Gloucestershire executive",
        f"{GLOUCESTERSHIRE}executive-terms-of-reference",
        "the ICB, the county council and the constabulary",
        PARTNERS,
        ((of("council", "icb", "police"), True), (of("council", "icb", "schools", "trust", "youth"), False)),
    ),
    Published(
        "Gloucestershire management group",
        f"{SUBGROUPS}management-terms-of-reference",
        "the three partners; otherwise the chair says which items may proceed, or cancels",
        {**PARTNERS, "otherwise_chair_decides": True},
        ((of("council", "icb", "police"), True), ((CHAIR, *of("council", "icb")), False)),
    ),
    Published(
        "Gloucestershire missing and exploitation",
        f"{SUBGROUPS}child-missing-and-exploitation-terms-of-reference",
        "the council, the constabulary, and the ICB or another health trust in its place; the chair has discretion",
        {
            "all": [{"all_of": ["council", "police"]}, {"at_least": 1, "of": ["icb", "trust", "care-trust"]}],
            "otherwise_chair_decides": True,
        },
        (
            (of("council", "police", "icb"), True),
            (of("council", "police", "care-trust"), True),
            (of("council", "police", "schools"), False),
            (of("council", "icb", "trust"), False),
        ),
    ),
    Published(
        "Gloucestershire districts",
        f"{SUBGROUPS}districts-terms-of-reference",
        "four of the six districts; the chair has discretion",
        {"at_least": 4, "of_category": "district_council", "otherwise_chair_decides": True},
        (
            (of("stroud", "dean", "cotswold", "gloucester"), True),
            (of("stroud", "dean", "cotswold"), False),
            ((*of("stroud", "dean", "cotswold"), seat("stroud", person="second")), False),
        ),
        DISTRICTS,
    ),
    Published(
        "West Sussex engagement group",
        "https://docsbay.net/west-sussex-safeguarding-adults-board-engagement-sub-group",
        "four members, two of them independent (carer, lay person, service user) and one of the voluntary sector",
        {
            "all": [
                {"at_least": 4, "of": "members"},
                {"at_least": 2, "of": {"posts": ["carer", "lay-member", "service-user"]}},
                {"at_least": 1, "of": ["voluntary"]},
            ]
        },
        (
            ((*lay(1, post="carer"), seat(None, person="l", post="lay-member"), *of("voluntary", "council")), True),
            ((*lay(1, post="carer"), *of("voluntary", "council", "icb")), False),
            ((*lay(1, post="carer"), seat(None, person="l", post="lay-member"), *of("council", "icb")), False),
            ((*lay(1, post="carer"), seat(None, person="l", post="lay-member"), *of("voluntary")), False),
        ),
    ),
    Published(
        "Blaby with Hinckley and Bosworth",
        "https://docslib.org/doc/9510544/",
        "eight members, at least three from each council",
        {
            "all": [
                {"at_least": 8, "of": "members"},
                {"at_least": 3, "of": {"members_of": ["blaby"]}},
                {"at_least": 3, "of": {"members_of": ["bosworth"]}},
            ]
        },
        (
            ((*from_body("blaby", 5), *from_body("bosworth", 3)), True),
            ((*from_body("blaby", 6), *from_body("bosworth", 2)), False),
            ((*from_body("blaby", 4), *from_body("bosworth", 3)), False),
        ),
        TWO_COUNCILS,
    ),
    Published(
        "Bournemouth, Christchurch and Poole",
        "https://democracy.bcpcouncil.gov.uk/ieIssueDetails.aspx?IId=12855&Opt=3",
        "seven members, among them a councillor, somebody of the NHS and the Director of Public Health; substitutes",
        {
            "all": [
                {"at_least": 7, "of": "members"},
                {"at_least": 1, "of": {"posts": ["councillor-a", "councillor-b"]}},
                {"at_least": 1, "of": ["icb", "trust"]},
                {"present": {"post": "public-health"}},
            ]
        },
        (
            ((*of("trust"), *lay(4), COUNCILLOR, deputy("x", post="public-health")), True),
            ((*of("trust"), *lay(5), COUNCILLOR), False),
            ((*of("trust"), *lay(4), deputy("x", post="public-health"), *of("youth")), False),
        ),
        more={"deputies": "allowed"},
    ),
    Published(
        "Gloucestershire Constabulary ethics committee",
        "https://www.gloucestershire.police.uk/police-forces/gloucestershire-constabulary/areas/gloucestershire/"
        "about-us/about-us/ethics-committee/",
        "five members, the chair among them",
        {"all": [{"at_least": 5, "of": "members"}, {"present": "chair"}]},
        (((CHAIR, *lay(4)), True), (lay(5), False), ((CHAIR, *lay(3)), False), ((VICE, *lay(5)), False)),
    ),
    Published(
        "City of London health and wellbeing board",
        "http://democracy.cityoflondon.gov.uk/mgAi.aspx?ID=145944",
        "three members",
        {"at_least": 3, "of": "members"},
        ((lay(3), True), (lay(2), False)),
    ),
    Published(
        "Durham police and crime panel",
        "https://democracy.durham.gov.uk/mgAi.aspx?ID=8111",
        "a quarter of the membership",
        {"fraction": "1/4", "of": "members", "counting_vacancies": True},
        ((lay(4), True), (lay(3), False)),
        seats=14,
    ),
    Published(
        "Victoria, youth mental health board",
        "http://classic.austlii.edu.au/au/legis/vic/consol_act/mhawa2022224/s689.html",
        "half of those appointed and one more",
        {"fraction": "50%", "of": "members", "plus": 1},
        ((lay(5), True), (lay(4), False)),
        seats=8,
    ),
    Published(
        "South Australia, board of seven or more",
        "http://liiofindia.org:443/au/legis/sa/num_act/adsa20055o2005284/s19.html",
        "six members; between meetings a majority of the members in writing",
        {"at_least": 6, "of": "members"},
        ((lay(6), True), (lay(5), False)),
        more={"by_circulation": True, "circulation_needs": "majority"},
    ),
    Published(
        "A partner each and two agencies",
        "said of several partnerships; no page of one was found in the store",
        "one of each statutory partner and two relevant agencies",
        {"all": [PARTNERS, {"at_least": 2, "of": "bodies", "other_than": "statutory_partner"}]},
        (
            (of("council", "icb", "police", "schools", "trust"), True),
            (of("council", "icb", "police", "schools"), False),
            ((*of("council", "icb", "police", "trust"), seat("trust", person="second")), False),
            (of("council", "icb", "schools", "trust", "youth"), False),
        ),
    ),
    Published(
        "Chair or vice-chair and four agencies",
        "said of several boards; no page of one was found in the store",
        "the chair or the vice-chair and four agencies; the independent chair is no agency and no member",
        {"all": [{"present": "chair_or_vice_chair"}, {"at_least": 4, "of": "bodies"}]},
        (
            ((INDEPENDENT, *of("council", "icb", "schools", "trust")), True),
            ((INDEPENDENT, *of("council", "icb", "schools")), False),
            ((VICE, *of("council", "icb", "schools", "trust")), True),
            (of("council", "icb", "police", "schools", "trust"), False),
        ),
    ),
    Published(
        "Two thirds, the independent chair not counted",
        "said of several boards; no page of one was found in the store",
        "two thirds of the members, where the independent chair presides and is none of them",
        {"fraction": "2/3", "of": "members"},
        ((lay(5), True), ((INDEPENDENT, *lay(4)), False), ((INDEPENDENT, *lay(5)), True)),
        seats=7,
    ),
)  # fmt: skip

ROOMS = [
    pytest.param(entry, room, expected, id=f"{entry.name} {index}")
    for entry in TABLE
    for index, (room, expected) in enumerate(entry.rooms, start=1)
]


@pytest.mark.parametrize(("entry", "room", "expected"), ROOMS)
def test_what_others_publish_decides_rooms(entry: Published, room: tuple, expected: bool) -> None:
    terms = group(entry.quoracy, entry.bodies, seats_held=entry.seats, **entry.more)
    verdict = quoracy(terms, room, at(10))
    assert verdict.quorate is expected, (entry.says, verdict.sentence)
    assert all(reason.sentence[0].isupper() and reason.sentence.endswith(".") for reason in verdict.reasons)


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_each_has_a_room_on_either_side_is_kept_as_data_and_read_out(entry: Published) -> None:
    assert {expected for _, expected in entry.rooms} == {True, False}
    terms = parse_terms({"quoracy": entry.quoracy, **entry.more})
    assert parse_terms(to_data(terms)) == terms
    words = rule_words(terms.quoracy)
    assert "_" not in words and "  " not in words and words.count("(") == words.count(")")


def test_the_new_ways_to_count_in_words() -> None:
    known = {"icb": "the ICB", "lay": "lay member", "health": "health provider"}
    for data, words in (
        (
            {"at_least": 2, "of": {"posts": ["carer", "lay"]}},
            "at least two of the carer and the lay member are present",
        ),
        ({"fraction": 1, "of": {"posts": ["carer", "lay"]}}, "all of the carer and the lay member are present"),
        ({"at_least": 3, "of": {"members_of": ["icb"]}}, "at least three members for the ICB are present"),
        (
            {"at_least": 1, "of": {"members_of_category": "health"}},
            "at least one member for a health provider is present",
        ),
        (
            {"at_least": 2, "of": "bodies", "other_than": "statutory_partner"},
            "at least two bodies other than the statutory partners are represented",
        ),
    ):
        assert rule_words(parse_terms({"quoracy": data}).quoracy, known) == words


def test_what_is_missing_of_the_new_ways_is_said() -> None:
    posts = group({"at_least": 2, "of": {"posts": ["carer", "lay-member"]}})
    assert quoracy(posts, lay(1, post="carer"), at(10)).sentence == (
        "Not quorate. One of two named posts is present; at least two must be (not present: the lay member)."
    )
    seated = group({"at_least": 3, "of": {"members_of": ["blaby"]}}, TWO_COUNCILS)
    found = quoracy(seated, from_body("blaby", 1), at(10))
    assert found.sentence == "Not quorate. One member is present for Blaby District Council; at least three must be."
    assert found.missing == ()
    assert quoracy(seated, (), at(10)).missing == ("blaby",)
    others = group({"at_least": 2, "of": "bodies", "other_than": "statutory_partner"})
    assert "bodies other than the statutory partners" in quoracy(others, (), at(10)).sentence


def test_a_deputy_fills_a_named_post_and_a_member_of_a_body_once() -> None:
    posts = group({"at_least": 1, "of": {"posts": ["lead"]}}, deputies="allowed")
    assert quoracy(posts, [deputy("council", post="lead")], at(10))
    seated = group({"at_least": 2, "of": {"members_of": ["council"]}}, deputies="allowed")
    assert not quoracy(seated, [seat("council"), deputy("council")], at(10))
