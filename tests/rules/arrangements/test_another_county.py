"""Any other county's file works just as well: an invented one, unlike Herefordshire wherever it can be."""

from datetime import date
from pathlib import Path

from partnership.rules.arrangements import Known, KnownOrganisation, read
from partnership.rules.promises import Each, Outcome, Period, TimesAYear, verdict
from partnership.rules.terms import AtLeast, Bodies, Deputies, Every, Office, Present

FOLDER = Path(__file__).parent / "northmarch"
FILES = [(file.name, file.read_text()) for file in sorted(FOLDER.glob("*.yaml"))]
DISTRICTS = ["ashdale", "brookham", "coldwell", "downley", "elmstead", "fairford"]


def test_an_invented_county() -> None:
    reading = read(FILES)
    assert [str(problem) for problem in reading.problems] == []
    assert reading.notices == ()
    (county,) = reading.documents
    assert [m.organisation for m in county.memberships if m.counts_as == "statutory_partner"] == [
        "northmarch-county",
        "east-icb",
        "west-icb",
        "northmarch-police",
    ]
    assert {m.counts_as for m in county.memberships if m.organisation in DISTRICTS} == {"district_council"}
    old, new = county.groups[0].terms
    assert old.terms.quoracy == AtLeast(4, Bodies(category="district_council"))
    assert (old.ends_on, new.starts_on) == (date(2025, 4, 1), date(2025, 4, 1))
    assert isinstance(new.terms.quoracy, Every)
    assert new.terms.quoracy.rules[0] == AtLeast(4, Bodies(tuple(DISTRICTS)))
    assert new.terms.quoracy.rules[2] == Present(Office.CHAIR_OR_VICE_CHAIR)
    assert new.terms.deputies is Deputies.WITH_DELEGATION
    scrutineer = next(post for post in county.posts if post.key == "scrutineer")
    assert [holder.ends_on for holder in scrutineer.holders] == [date(2025, 1, 1), None]
    assert county.publication is not None
    assert str(county.publication.published) == "9 December 2024"
    assert str(county.publication.review) == "2026"


def test_its_promises_change_the_verdict_and_no_code_does() -> None:
    (county,) = read(FILES).documents
    quarterly, plan = county.promises
    assert (quarterly.cadence, plan.cadence) == (Each("quarter"), TimesAYear(2, "academic"))
    met = [date(2025, 4, 30), date(2025, 7, 30), date(2025, 10, 30), date(2026, 1, 30)]
    year = Period(date(2025, 4, 1), date(2026, 4, 1))
    assert verdict(quarterly, met, date(2026, 6, 1), year).outcome is Outcome.KEPT
    assert "(p. 12)" in verdict(quarterly, met, date(2026, 6, 1), year).sentence


def test_the_order_of_files_does_not_matter() -> None:
    assert read(FILES).documents == read(FILES[::-1]).documents


def test_one_file_may_hold_it_all() -> None:
    whole = "space: northmarch\n" + "".join(text.split("space: northmarch\n")[1] for _, text in FILES)
    assert read([("county.yaml", whole)]).documents == read(FILES).documents


def test_its_neighbour_uses_what_the_database_knows() -> None:
    neighbour = """\
space: southmarch
partnership: {name: Southmarch, short_name: SSCP, kind: children}
organisations:
  - {key: southmarch-council, name: Southmarch Council, category: local_authority, standing: statutory_partner}
uses:
  - {organisation: northmarch-police, standing: statutory_partner}
posts:
  - {key: dsp-police, title: DSP Police, role: dsp, organisation: northmarch-police}
"""
    alone = read([("s.yaml", neighbour)])
    assert [problem.line for problem in alone.problems] == [6]
    assert "No arrangements introduce the organisation “northmarch-police”." in alone.problems[0].message
    known = Known(organisations={"northmarch-police": KnownOrganisation("northmarch", "police", "Northmarch Police")})
    (document,) = read([("s.yaml", neighbour)], known).documents
    used = next(m for m in document.memberships if m.organisation == "northmarch-police")
    assert (used.category, used.declared_here) == ("police", False)
    assert read([*FILES, ("s.yaml", neighbour)]).problems == ()


def test_only_the_space_that_introduced_an_organisation_may_name_it() -> None:
    known = Known(organisations={"northmarch-police": KnownOrganisation("elsewhere", "police", "Police")})
    (problem,) = read(FILES, known).problems
    assert (problem.file, problem.line, problem.column) == ("county.yaml", 31, 10)
    assert "introduced by “elsewhere”" in problem.message
    again = Known(organisations={"northmarch-police": KnownOrganisation("northmarch", "police", "Police")})
    assert read(FILES, again).problems == ()
