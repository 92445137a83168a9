"""The board of one invented Monday, for tables of cases: bodies, terms, people, times."""

from datetime import UTC, date, datetime

from hscp.lib.intervals import Interval
from meetings.rules import Deputising, Presence
from partnership.rules.terms import Body, GroupTerms, parse_terms

COUNCIL = Body("council", "Herefordshire Council", "statutory_partner")
ICB = Body("icb", "Herefordshire and Worcestershire ICB", "statutory_partner")
POLICE = Body("police", "West Mercia Police", "statutory_partner")
EDUCATION = Body("education", "Education", "education")
PUBLIC_HEALTH = Body("public-health", "Public Health", "relevant_agency")
TRUST = Body("wye-valley", "Wye Valley NHS Trust", "relevant_agency")
BOARD = (COUNCIL, ICB, POLICE, EDUCATION, PUBLIC_HEALTH, TRUST)
DISTRICTS = tuple(Body(f"district-{n}", f"District {n}", "district") for n in range(1, 7))

PARTNERS = {"all_of_category": "statutory_partner"}
CHAIRED_HALF = {"all": [{"fraction": "1/2", "of": "members"}, {"present": "chair_or_vice_chair"}]}


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 6, 15, hour, minute, second, tzinfo=UTC)


def times(*pairs: tuple[datetime, datetime | None]) -> tuple[Interval[datetime], ...]:
    return tuple(Interval(start, end) for start, end in pairs)


ALL_DAY = times((at(9), None))


def group(quoracy: dict, bodies=BOARD, seats_held: int = 0, seats_vacant: int = 0, **terms) -> GroupTerms:
    return parse_terms({"quoracy": quoracy, **terms}).with_bodies(
        bodies, seats_held=seats_held, seats_vacant=seats_vacant
    )


def seat(body: str | None, intervals=ALL_DAY, person: str | None = None, **more) -> Presence:
    more = {"capacity": f"DSP for {body}", "is_member": True} | more
    return Presence(person or f"holder-{body}", intervals, body, **more)


def deputy(body: str, valid_from: date | None = None, valid_to: date | None = None, **more) -> Presence:
    deputising = Deputising(f"DSP for {body}", f"holder-{body}", valid_from, valid_to)
    return Presence(f"deputy-{body}", ALL_DAY, body, "Deputy", deputising=deputising, **more)
