"""What somebody may not see moves nothing that they do see: no list, no count, no number on a page, no order."""

import pytest

from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem
from meetings.operations.actions import Source, give_action
from meetings.operations.decisions import record_decision
from meetings.operations.recommendations import add_recommendation
from partnership.models import CaseFile, Post, Seat
from partnership.operations.cases import open_case_file
from partnership.operations.people import add_person
from tests.conftest import ON_POSTGRES
from tests.days import NOW, TODAY
from tests.factories.cases import within
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.verdicts import expected
from tests.sweeps.walk import bare, body_of, read_pdf, url_of
from tests.sweeps.world import Swept

WHO = ("member", "scrutineer", "team") if ON_POSTGRES else ("member",)
LAID_OUT = ("pack_file", "pack_guest_file")  # anew for each reader: the same words, never the same bytes
# Pages that tell, on purpose, of rows that one may not see.
TELLING = {
    "record": "the chain of the whole space, which only who checks the record may see: how long it is, and its seal",
    "case_file_reads": "its lead is shown each look, and so this one",
}


def pages(swept: Swept, who: str) -> dict[str, bytes]:
    """Every page that answers, as it stands."""
    client, found = swept.client(who), {}
    for row in ROWS:
        if row.who == SPACE and expected(row, "get", who) == 200:
            response = client.get(url_of(row, swept.here.slug, swept.own))
            body = body_of(response)
            found[row.name] = read_pdf(body) if row.name in LAID_OUT else bare(body)
    found["home"] = bare(body_of(client.get("/")))
    return found


def add_foreign(swept: Swept) -> None:
    """One more of what lists and figures count, in the other partnership and in the joint group."""
    for space in (swept.world.there, swept.world.joint):
        with acting(in_space(space.pk)):
            _add(AgendaItem.objects.filter(withdrawn_because="").earliest("pk"), None, Seat.objects.earliest("pk"))
            add_person(name="Aaron Newcomer", email="aaron@example.org")


def add_restricted(swept: Swept) -> None:
    """The same in a case file that is closed to everybody who looks, and another file beside it."""
    file = swept.files[swept.here.slug].other
    with within(swept.here, file):
        keeper = Seat.objects.get(user=swept.world.user("keeper"))
        _add(AgendaItem.objects.get(file=file), CaseFile.objects.get(pk=file), keeper)
        open_case_file(title="A third matter", lead=keeper, seat=keeper, at=NOW)


def _add(item: AgendaItem, file: CaseFile | None, seat: Seat) -> None:
    began = item.meeting.opened_at
    assert began is not None
    record_decision(item=item, text="Decided too", kind="agree", taken_at=began, seat=seat, at=NOW)
    give_action(
        source=Source(item=item),
        text="To be done too",
        owner=Post.objects.get(role="member", title__contains="Member post"),
        due_on=TODAY,
        given_at=NOW,
        seat=seat,
        at=NOW,
    )
    add_recommendation(
        reference="A1",
        source="audit",
        source_title="An audit",
        text="Recommended too",
        made_on=TODAY,
        file=file,
        seat=seat,
        at=NOW,
    )


@pytest.fixture(scope="module")
def stood() -> dict[str, dict[str, bytes]]:
    """How every page stands; each test leaves here how it stands after."""
    return {}


@pytest.mark.parametrize("add", [add_foreign, add_restricted])
def test_what_is_closed_moves_nothing(swept: Swept, stood: dict[str, dict[str, bytes]], add: object) -> None:
    before = dict(stood) or {who: pages(swept, who) for who in WHO}
    assert all(len(found) > 30 for found in before.values())
    add(swept)  # type: ignore[operator]
    stood |= {who: pages(swept, who) for who in WHO}
    moved = [
        f"{name} as {who}"
        for who in WHO
        for name, body in stood[who].items()
        if body != before[who][name] and name not in TELLING
    ]
    assert moved == []
