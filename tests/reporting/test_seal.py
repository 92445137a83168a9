"""The head of the record's chain on the signed report, page and paper alike; and none on a draft."""

from django.db import connection

from hscp.record.chain import Head, head_of, verify
from hscp.record.reconcile import compare
from reporting.operations.builds import body_of
from reporting.queries.paper import paper_of
from tests.conftest import ON_POSTGRES, TODAY
from tests.factories.reports import Year


def printed(year: Year) -> list[str]:
    paper = paper_of(year.now(), TODAY)
    return [" ".join(body_of(paper, on_paper=on_paper).split()) for on_paper in (False, True)]


def test_a_signed_report_carries_the_head_and_a_draft_does_not(sent: Year) -> None:
    assert not any("Seal of the record" in body for body in printed(sent))
    sent.sign()
    if ON_POSTGRES:
        connection.check_constraints()
    head = head_of(sent.report.space_id)
    assert head is not None
    for body in printed(sent):
        assert f'<span class="hscp-hash">{head.value}</span>' in body
        assert str(head) not in body  # its number would tell the public how much is recorded
    number, value = str(head).split(":")
    assert verify(sent.report.space_id, [Head(int(number), value)]).fault is None
    assert verify(sent.report.space_id, [Head(int(number), value[::-1])]).fault is not None


def test_the_record_of_a_year_agrees_with_its_history_and_its_chain_holds(sent: Year) -> None:
    """Everything that the operations did: nothing was written without its row, in no model."""
    sent.sign()
    if ON_POSTGRES:
        connection.check_constraints()
    proof = verify(sent.report.space_id)
    assert proof.fault is None
    assert proof.entries > 200
    comparison = compare(sent.report.space_id)
    assert comparison.found == ()
    assert comparison.compared > 100
