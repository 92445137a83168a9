"""New terms of a group on a page: read back, proposed by the team, agreed by those who may, in force from their day."""

from datetime import date
from typing import Any

import pytest

from hscp.lib.verdicts import Refused
from meetings.rules import quoracy
from partnership.models import Group, Post, ReservedMatter, Seat, Signoff, Terms, TermsProposal
from partnership.operations.terms_proposals import agree_terms, propose_terms, send_terms_back, withdraw_terms
from partnership.queries.terms import terms_on
from partnership.queries.terms_proposals import hash_of_proposal, who_agrees
from tests.conftest import NOW, TODAY
from tests.factories.meetings import STATUTORY, planned
from tests.factories.people import make_post, make_seat
from tests.meetings.conftest import Stage
from tests.ui.page import page, text

pytestmark = pytest.mark.django_db
FIRST = date(2026, 7, 1)
RULE = {"quoracy": {"at_least": 2, "of": "members", "otherwise_chair_decides": True}, "deputies": "allowed"}
PARTNERS = ("council", "icb", "police")


class Read:
    """A page as it is read: its words, its controls."""

    def __init__(self, html: str) -> None:
        self.html, self.document = html, page(html)
        self.text = text(self.document)

    def all(self, name: str) -> list[str]:
        """The values of the controls of that name; of a list, of what is chosen."""
        found = self.document.xpath("//input[@name=$n]/@value | //select[@name=$n]/option[@selected]/@value", n=name)
        return [str(value) for value in found]

    def one(self, name: str) -> str:
        """The one such value."""
        (found,) = self.all(name)
        return found


def proposed(stage: Stage, *, first: date = FIRST, rule: dict[str, Any] = RULE) -> TermsProposal:
    team = Seat.objects.get(post__key="team-post")
    return propose_terms(
        group=stage.board.group, terms=rule, starts_on=first, reason="They deputise", seat=team, at=NOW
    )


def agreed(stage: Stage, proposal: TermsProposal, *who: str) -> TermsProposal:
    for name in who:
        read = hash_of_proposal(proposal)
        proposal = agree_terms(proposal=proposal, seat=stage.board.seats[name], read_hash=read, at=NOW)
    return proposal


def test_all_who_are_asked_agree_and_the_terms_hold_from_their_day(stage: Stage) -> None:
    def act() -> None:
        proposal = agreed(stage, proposed(stage), "council", "icb")
        assert proposal.state == "proposed"
        assert Terms.objects.count() == 1, "two of three change nothing"
        proposal = agreed(stage, proposal, "police")
        assert proposal.state == "agreed"
        old, new = Terms.objects.order_by("starts_on")
        assert (old.ends_on, new.starts_on, new.ends_on, new.from_file) == (FIRST, FIRST, None, False)
        before, after = terms_on(stage.board.group, date(2026, 6, 30)), terms_on(stage.board.group, FIRST)
        assert before and not before.terms.otherwise_chair_decides, "a past day keeps its terms"
        assert after and after.terms.otherwise_chair_decides
        assert not quoracy(after, (), NOW)

    stage.inside(act)


def test_nobody_agrees_what_they_proposed_or_twice_or_unasked_or_too_late(stage: Stage) -> None:
    def act() -> None:
        group, council = stage.board.group, stage.board.seats["council"]
        own = propose_terms(group=group, terms=RULE, starts_on=FIRST, reason="Mine", seat=council, at=NOW)
        with pytest.raises(Refused, match="made the last change"):
            agreed(stage, own, "council")
        with pytest.raises(Refused, match="signature"):
            agreed(stage, own, "education")
        agreed(stage, own, "icb")
        with pytest.raises(Refused):
            agreed(stage, own, "icb")
        with pytest.raises(Refused, match="is past"):
            late = NOW.replace(month=7, day=1)
            agree_terms(proposal=own, seat=stage.board.seats["police"], read_hash=hash_of_proposal(own), at=late)
        with pytest.raises(Refused, match="wait to be agreed"):
            proposed(stage, first=date(2026, 8, 1))

    stage.inside(act)


def test_what_was_sent_back_or_withdrawn_never_holds(stage: Stage) -> None:
    def act() -> None:
        seat = stage.board.seats["icb"]
        back = send_terms_back(proposal=proposed(stage), seat=seat, reason="No deputies", at=NOW)
        assert (back.state, back.answer) == ("sent_back", "No deputies")
        with pytest.raises(Refused, match="do not wait any more"):
            agreed(stage, back, "council")
        gone = withdraw_terms(proposal=proposed(stage), seat=seat, reason="Not yet", at=NOW)
        assert gone.state == "withdrawn"
        assert list(Signoff.objects.order_by("pk").values_list("state", flat=True)) == ["rejected", "void"]
        assert Terms.objects.count() == 1

    stage.inside(act)


def test_published_terms_are_agreed_by_whom_the_arrangements_reserve_their_changes_to(stage: Stage) -> None:
    def act() -> None:
        group = Group.objects.get(pk=stage.board.group.pk)
        assert [post.key for post in who_agrees(group, TODAY).posts] == [f"board-{name}" for name in PARTNERS]
        ReservedMatter(key="r", title="Ratify changes", section="§26", meaning="changes_of_arrangements").save()
        assert len(who_agrees(group, TODAY).posts) == 3, "a group that was formed here is not in the arrangements"
        group.from_file = True
        group.save()
        found = who_agrees(group, TODAY)
        assert {post.role for post in found.posts} == {"lsp"} and found.section == "§26"
        lead = make_post("lsp-more", "lsp")
        make_seat(lead)
        proposal = proposed(stage)
        assert proposal.agreed_under == "§26"
        with pytest.raises(Refused):
            agreed(stage, proposal, "council")
        assert set(Post.objects.filter(signoff_requests__isnull=False)) == set(who_agrees(group, TODAY).posts)

    stage.inside(act)


FORM: dict[str, Any] = {
    "starts_on": "2026-07-01",
    "reason": "They deputise",
    "joined": "each_set",
    "deputies": "with_delegation",
    "otherwise_chair_decides": "on",
    "c1-measure": "at_least",
    "c1-counted": "members",
    "c1-number": "2",
    "c1-place": "1",
    "c2-measure": "chair_or_vice_chair",
    "c2-place": "2",
    "c3-measure": "more_than",
    "c3-counted": "bodies",
    "c3-share": "1/2",
    "c3-bodies": ["council", "icb"],
    "c3-place": "2",
}


def test_terms_propose_reads_back_before_it_proposes(stage: Stage) -> None:
    team = stage.client("team")
    meeting = stage.inside(lambda: planned(stage.board, day=date(2026, 7, 6)))
    address = stage.address("terms_propose", stage.board.group.pk)
    first = Read(team.get(address).content.decode())
    assert "every statutory safeguarding partner is represented" in first.text
    assert "DSP for West Mercia Police" in first.text, "who agrees them is said beforehand"
    blind = team.post(address, FORM | {"send": "1"})
    assert blind.status_code == 200 and not stage.inside(TermsProposal.objects.exists), "nothing is proposed unread"
    read = Read(blind.content.decode())
    assert "at least two members are present" in read.text
    assert "Nobody comes for West Mercia Police" in read.text
    assert stage.address("meeting", meeting.pk) in blind.content.decode()
    shown = read.one("shown")
    changed = team.post(address, FORM | {"c1-number": "3", "shown": shown, "send": "1"})
    assert changed.status_code == 200 and not stage.inside(TermsProposal.objects.exists), "what was read is proposed"
    sent = team.post(address, FORM | {"shown": shown, "send": "1"})
    made = stage.inside(TermsProposal.objects.get)
    assert sent["Location"] == stage.address("terms_proposal", made.pk)
    assert made.data["quoracy"] == {
        "all": [
            {"at_least": 2, "of": "members"},
            {
                "any": [
                    {"present": "chair_or_vice_chair"},
                    {"fraction": "1/2", "of": ["council", "icb"], "more_than": True},
                ]
            },
        ],
        "otherwise_chair_decides": True,
    }
    assert made.data["deputies"] == "with_delegation"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": "2026-06-01"}, "Choose a day that is still to come"),
        ({"c1-number": ""}, "Condition 1: enter how many must be there"),
        ({"c3-share": "3/2"}, "Condition 3: enter a share above 0 and up to 1"),
        ({"c3-bodies": []}, "Condition 3: tick the bodies"),
        ({"c1-measure": "", "c2-measure": "", "c3-measure": ""}, "Choose at least one condition"),
        ({"how_often": "every"}, "Enter how often it meets"),
        ({"papers_citation": "§9"}, "Enter the days that the paragraph on papers names"),
    ],
)
def test_terms_propose_says_what_is_missing(stage: Stage, changed: dict[str, Any], words: str) -> None:
    address = stage.address("terms_propose", stage.board.group.pk)
    client = stage.client("team")
    found = Read(client.post(address, FORM | changed).content.decode())
    shown = found.all("shown")
    if shown:  # it reads well, and is refused as it is proposed
        found = Read(client.post(address, FORM | changed | {"shown": shown[0], "send": "1"}).content.decode())
    assert words in found.text
    assert not stage.inside(TermsProposal.objects.exists)


def test_terms_agree_is_for_those_who_are_asked(stage: Stage) -> None:
    proposal = stage.inside(lambda: proposed(stage))
    address = stage.address("terms_agree", proposal.pk)
    assert stage.client("education").get(address).status_code == 403
    assert stage.client("team").get(address).status_code == 403
    assert stage.client("member").get(stage.address("terms_withdraw", proposal.pk)).status_code == 403
    for name in PARTNERS:
        client = stage.client(name)
        assert f"New terms of {stage.board.group.called}" in stage.page(name, "space_home")
        read = Read(client.get(address).content.decode()).one("content_hash")
        assert client.post(address, {"content_hash": read}).status_code == 302
    assert stage.inside(lambda: TermsProposal.objects.get().state) == "agreed"
    assert "Agreed" in stage.page("member", "group", stage.board.group.pk)
    assert "signed on" in stage.page("member", "terms_proposal", proposal.pk)
    assert stage.client("council").get(address).status_code == 302, "what is over is not asked again"


def test_the_form_begins_with_the_terms_in_force(stage: Stage) -> None:
    client, address = stage.client("team"), stage.address("terms_propose", stage.board.group.pk)
    begun = Read(client.get(address).content.decode())
    chosen = begun.one("c1-measure")
    assert (chosen, begun.one("citation")) == ("every", STATUTORY["citation"])
    more = Read(client.post(address, FORM | {"more": "1"}).content.decode())
    assert "Condition 4" in more.text, "one condition more, nothing lost"
    assert more.one("c1-number") == "2"
