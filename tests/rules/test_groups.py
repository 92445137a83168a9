"""Which groups may be formed and ended: tables of cases."""

from dataclasses import replace
from datetime import date

import pytest

from partnership.rules.groups import MemberFacts, may_end_group, may_form
from partnership.rules.terms import parse_terms

BODIES = {"council": "The council", "icb": "The ICB"}
LEADS = tuple(MemberFacts(f"lsp-{body}", f"LSP for {name}", "lsp", body) for body, name in BODIES.items())
DELEGATE = MemberFacts("dsp-icb", "DSP for the ICB", "dsp", "icb")
ALL = {"all_of_category": "statutory_partner"}


@pytest.mark.parametrize(
    ("lead", "members", "attending", "chair", "quoracy", "codes"),
    [
        (True, LEADS, (), "", ALL, ()),
        (True, LEADS, ("dsp-icb",), "lsp-icb", ALL, ()),
        (False, (DELEGATE,), (), "dsp-icb", {"at_least": 1, "of": "members"}, ()),
        (True, (), (), "", ALL, ("nobody",)),
        (True, (LEADS[0], DELEGATE), (), "", ALL, ("not-lead",)),
        (True, LEADS, (), "", {"fraction": "1/2", "of": "members"}, ("lead-quoracy",)),
        (True, LEADS[:1], (), "", ALL, ("absent",)),
        (False, (DELEGATE,), (), "", ALL, ("absent",)),
        (False, (replace(LEADS[0], body=""), DELEGATE), (), "", ALL, ("absent",)),
        (False, LEADS, (), "", {"at_least": 3, "of": "members"}, ("too-many",)),
        (False, LEADS, ("lsp-icb",), "", ALL, ("twice",)),
        (False, LEADS, (), "dsp-icb", ALL, ("chair",)),
        (True, (DELEGATE,), ("dsp-icb",), "x", {"at_least": 2, "of": "members"},
         ("twice", "chair", "not-lead", "lead-quoracy", "too-many")),
    ],
)  # fmt: skip
def test_who_may_form_what(
    lead: bool, members: tuple[MemberFacts, ...], attending: tuple[str, ...], chair: str, quoracy: dict, codes: tuple
) -> None:
    terms = parse_terms({"quoracy": quoracy})
    verdict = may_form(
        decides_as_lead=lead,
        is_formed_by_a_group=False,
        reports_to_a_group=False,
        members=members,
        attending=attending,
        chair=chair,
        terms=terms,
        statutory=BODIES,
    )
    assert verdict.codes == codes
    assert bool(verdict) is (codes == ())


@pytest.mark.parametrize(("formed", "reports"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_group_that_another_forms_reports_to_it(formed: bool, reports: bool) -> None:
    verdict = may_form(
        decides_as_lead=False,
        is_formed_by_a_group=formed,
        reports_to_a_group=reports,
        members=LEADS,
        attending=(),
        chair="",
        terms=parse_terms({"quoracy": ALL}),
        statutory=BODIES,
    )
    assert verdict.codes == (("reports-to",) if formed and not reports else ())


@pytest.mark.parametrize(
    ("published", "ends_on", "on", "codes"),
    [
        (False, None, date(2026, 6, 15), ()),
        (False, None, date(2026, 6, 1), ()),
        (False, None, date(2026, 5, 31), ("dates",)),
        (False, date(2026, 6, 10), date(2026, 6, 15), ("ended",)),
        (True, None, date(2026, 6, 15), ("published",)),
    ],
)
def test_when_a_group_may_end(published: bool, ends_on: date | None, on: date, codes: tuple) -> None:
    begun = date(2026, 6, 1)
    verdict = may_end_group(called="It", in_arrangements=published, starts_on=begun, ends_on=ends_on, on=on)
    assert verdict.codes == codes
