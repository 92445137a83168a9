"""Who gets what of a pack: each reads what they may now; guests get what they are invited to."""

from io import BytesIO
from urllib.parse import quote

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hscp.lib.verdicts import Refused
from hscp.record.models import Job
from hscp.record.runner import drain
from hscp.record.stored import StoredFile
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, GuestItem, Meeting, Pack, PackPart, Paper
from meetings.operations.agenda import withdraw_item
from meetings.operations.packs import invite_guest
from meetings.operations.papers import add_paper, withdraw_paper
from meetings.operations.presence import add_guest
from partnership.models import FileRead, Person
from partnership.operations.cases import end_place
from tests.conftest import NOW
from tests.factories.cases import put_on, within
from tests.factories.uploads import office, upload
from tests.meetings.conftest import Stage
from tests.meetings.packing import (
    CHILD,
    SECRET,
    built,
    file_of,
    issued,
    item_of,
    labels,
    meeting,
    put,
    restricted,
    said,
    words,
)
from tests.meetings.test_papers import content_of

__all__ = ["meeting"]


def test_what_belongs_to_a_case_file_is_for_its_list_with_their_name(stage: Stage, meeting: Meeting) -> None:
    """The team, which is not on the list, builds all of it, and reads its number alone."""
    put(stage, meeting, 1, "Thresholds")
    file, item, _ = restricted(stage, meeting)
    put(stage, meeting, 2, "Budget")
    page = stage.page("team", "pack_build", meeting.pk)
    assert file.reference in page and "its names are not shown to you" in page
    assert CHILD not in page and "Chronology" not in page
    pack = issued(stage, meeting)
    with acting(in_space(stage.world.here.pk)):
        assert PackPart.objects.count() == 1 and StoredFile.objects.filter(name__startswith="Pack").count() == 1
        assert CHILD not in str(list(Job.objects.values_list("step", "arguments")))
    with within(stage.world.here, file):
        part = PackPart.objects.get(file=file)
        assert (part.item_id, part.stored.case_file_id) == (item.pk, file.pk)
        assert part.stored.path.startswith(f"{stage.world.here.pk}/files/{file.pk}/")
    for who in ("team", "member", "lsp", "scrutineer"):
        data = file_of(stage, who, pack)
        assert labels(data) == ["i", "1", "2"]
        text, page = words(data), stage.page(who, "pack", meeting.pk, pack.pk)
        for place in (text, page):
            assert SECRET not in place and "Chronology" not in place and CHILD not in place
            assert f"Item 3, case file {file.reference}" in place
        assert "Copy of" not in text
    put_on(file, stage.world.user("member"))
    data = file_of(stage, "member", pack)
    assert labels(data) == ["i", "1", "2", "3-1", "3-2"]
    text = words(data)
    name = stage.inside(lambda: Person.objects.get(user=stage.world.user("member")).name)
    assert text.count(f"Copy of {name}") == 5 and SECRET in text and "OFFICIAL-SENSITIVE – Pack 1" in text
    assert "Page 3-2" in text and f"3. {CHILD} (case file)" in text and "do not pass it on" in text
    page = stage.page("member", "pack", meeting.pk, pack.pk)
    assert "Chronology" in page and "OFFICIAL-SENSITIVE" in page and "pages 3-1 to 3-2" in page
    with within(stage.world.here, file):
        looks = FileRead.objects.filter(page="pack_file").values_list("kind", "by_id")
        assert list(looks) == [("export", stage.world.user("member").pk)]
    stale = Client()
    stale.force_login(stage.world.user("member"), factor=False)
    session = stale.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 1.0, "type": "totp"}]
    session.save()
    answer = stale.get(stage.address("pack_file", meeting.pk, pack.pk))
    assert answer.status_code == 302 and answer.headers["Location"].endswith(quote(reverse("carry_on"), safe=""))


def test_who_leaves_the_list_loses_that_part_at_once(stage: Stage, meeting: Meeting) -> None:
    file, _, _ = restricted(stage, meeting)
    grant = put_on(file, stage.world.user("member"))
    pack = issued(stage, meeting)
    assert SECRET in words(file_of(stage, "member", pack))
    with within(stage.world.here, file):
        end_place(grant=grant, because="Left the panel", at=NOW)
    assert SECRET not in words(file_of(stage, "member", pack))


def test_the_preflight_names_who_opens_a_case_file_to_whoever_is_on_its_list(stage: Stage, meeting: Meeting) -> None:
    seat = stage.board.seats["council"]
    file, _, _ = restricted(stage, meeting)
    put_on(file, seat.user, seat=seat)
    page = stage.page("council", "pack_build", meeting.pk)
    row = page.split(f"list of {file.reference}")[1].split("</tr>")[0]
    assert "Item 3" in row and "Council Holder" in row and "Police Holder" not in row


def test_a_withdrawn_item_of_a_case_file_is_not_said_to_be_in_a_pack(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds")
    file, item, _ = restricted(stage, meeting)
    assert file.reference in stage.page("team", "pack_build", meeting.pk)
    with within(stage.world.here, file):
        withdraw_item(item=AgendaItem.objects.select_related("meeting").get(pk=item.pk), reason="Not yet")
    assert file.reference not in stage.page("team", "pack_build", meeting.pk)
    pack = issued(stage, meeting)
    assert file.reference not in stage.page("member", "pack", meeting.pk, pack.pk)


def test_the_preflight_tells_two_guests_of_one_name_apart(stage: Stage, meeting: Meeting) -> None:
    for number, capacity in ((1, "Auditor"), (2, "Researcher")):
        guest = stage.inside(lambda capacity=capacity: add_guest(meeting=meeting, name="Ann Guest", capacity=capacity))
        item = item_of(stage, meeting, number)
        stage.inside(lambda guest=guest, item=item: invite_guest(guest=guest, items=[item], seen=[]))
    page = stage.page("team", "pack_build", meeting.pk)
    for called, items in (("Ann Guest (Auditor)", "Item 1"), ("Ann Guest (Researcher)", "Item 2")):
        assert items in page.split(f"{called}, as a guest")[1].split("</tr>")[0]


def test_a_supplement_counts_on_in_case_files_closed_to_its_builder(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds")
    file, item, _ = restricted(stage, meeting)
    issued(stage, meeting)
    with within(stage.world.here, file):
        late = upload("Late.pdf", said("Later words"))
        item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
        add_paper(item=item, title="Update", upload=late, seat=None, at=NOW)
    more = issued(stage, meeting, address="pack_supplement")
    assert "Later words" not in words(file_of(stage, "team", more))
    assert labels(file_of(stage, "dsp", more)) == ["i", "3-3"]


def test_a_paper_withdrawn_since_is_in_no_copy_any_more(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds")
    gone = put(stage, meeting, 2, "Mistaken")
    pack = issued(stage, meeting)
    assert "Page 2" in words(file_of(stage, "member", pack))
    gone = stage.inside(lambda: Paper.objects.select_related("item__meeting").get(pk=gone.pk))
    stage.inside(lambda: withdraw_paper(paper=gone, reason="It named a child"))
    data = file_of(stage, "member", pack)
    assert labels(data) == ["i", "1"] and "Mistaken" not in words(data)
    assert "This paper was withdrawn: It named a child" in words(data)
    assert "It named a child" in stage.page("member", "pack", meeting.pk, pack.pk)


def test_an_item_withdrawn_since_is_in_no_copy_any_more_and_the_others_keep_their_pages(
    stage: Stage, meeting: Meeting
) -> None:
    put(stage, meeting, 1, "Mistaken", upload("Paper.pdf", said("Words of a mistake", 2)))
    put(stage, meeting, 2, "Thresholds")
    pack = issued(stage, meeting)
    assert "Words of a mistake" in words(file_of(stage, "member", pack))
    stage.inside(lambda: withdraw_item(item=item_of(stage, meeting, 1), reason="For another meeting"))
    data = file_of(stage, "member", pack)
    assert labels(data) == ["i", "3"], "the page of the other keeps its number"
    assert "Words of a mistake" not in words(data) and "Mistaken" not in words(data)
    assert "This item was withdrawn: For another meeting" in words(data)
    page = stage.page("member", "pack", meeting.pk, pack.pk)
    assert "This item was withdrawn: For another meeting" in page and "keep their page numbers" in page


def test_a_pack_of_too_many_pages_is_not_built_and_says_what_to_do(
    stage: Stage, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(stage, meeting, 1, "Short")
    put(stage, meeting, 2, "Budget", upload("Paper.pdf", said("Figures", 3)))
    monkeypatch.setattr("meetings.rules.packs.MOST_PAGES", 3)
    assert stage.client("team").post(stage.address("pack_build", meeting.pk)).status_code == 302
    drain(timezone.now())
    pack = stage.inside(lambda: Pack.objects.select_related("job").latest("pk"))
    assert pack.built_at is None and "with “Budget” it would have 4" in pack.job.problem
    html = stage.page("team", "pack", meeting.pk, pack.pk)
    assert "A pack takes 3 pages at the most" in html and "Try again" in html


def test_guests_get_their_items_and_only_these(stage: Stage, meeting: Meeting) -> None:
    put(stage, meeting, 1, "Thresholds", upload("Paper.pdf", said("Not for guests", 2)))
    put(stage, meeting, 2, "Budget", upload("Budget.xlsx", office("xlsx")))
    put(stage, meeting, 1, "Cells", upload("Cells.xlsx", office("xlsx")))
    file, item, _ = restricted(stage, meeting, lead="team")
    guest = stage.inside(lambda: add_guest(meeting=meeting, name="Łucja Guest", capacity="Auditor"))
    client, second = stage.client("team"), item_of(stage, meeting, 2)
    assert "Łucja Guest" in stage.page("team", "pack_guests", meeting.pk)
    page = stage.page("team", "pack_guest", meeting.pk, guest.pk)
    assert "Topic 1" in page and CHILD not in page, "what belongs to a case file cannot be chosen"
    address = stage.address("pack_guest", meeting.pk, guest.pk)
    assert client.post(address, {"items": [str(item.pk)], "seen": ""}).status_code == 200, "and not by hand either"
    assert client.post(address, {"items": [str(second.pk)], "seen": ""}).status_code == 302
    assert "meanwhile. Look again." in client.post(address, {"items": [], "seen": ""}).content.decode()
    pack = built(stage, meeting)
    copy = stage.address("pack_guest_file", meeting.pk, pack.pk, guest.pk)
    data = content_of(client.get(copy))
    text = words(data)
    assert labels(data) == ["i", "4"], "the page is the same as everybody's"
    assert "Copy of Łucja Guest, guest" in text and "Budget" in text
    for hidden in ("Not for guests", "Thresholds", SECRET, CHILD, file.reference, "Topic 1"):
        assert hidden not in text
    with pikepdf.open(BytesIO(data)) as made:
        assert list(made.attachments) == ["Item 2 paper 1 Budget.xlsx"]
    assert stage.client("member").get(copy).status_code in (403, 404)
    line = stage.inside(lambda: stage.board.line(meeting, "police"))
    assert client.get(stage.address("pack_guest_file", meeting.pk, pack.pk, line.pk)).status_code == 404
    assert client.get(stage.address("pack_guest", meeting.pk, line.pk)).status_code == 404
    with within(stage.world.here, file), pytest.raises(Refused, match="belongs to a case file"):
        invite_guest(guest=guest, items=[second, AgendaItem.objects.get(pk=item.pk)], seen=[second.pk])
    with acting(in_space(stage.world.here.pk)):
        second.confidential = True
        second.save(update_fields=["confidential"])
    assert client.get(copy).status_code == 404, "confidential by now: not for guests any more"
    assert "Topic 2" not in stage.page("team", "pack_guest", meeting.pk, guest.pk)
    with acting(in_space(stage.world.here.pk)), pytest.raises(Refused, match="not for guests"):
        invite_guest(guest=guest, items=[second], seen=[second.pk])
    first = item_of(stage, meeting, 1)
    shown = {"items": [str(first.pk)], "seen": ""}  # as the page is now: it shows no item as chosen
    assert client.post(address, shown).status_code == 302
    assert stage.inside(lambda: list(GuestItem.objects.values_list("item", flat=True))) == [first.pk]
