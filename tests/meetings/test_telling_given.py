"""Whoever is given an action is told at once: of one in a case file who may open it, by its reference alone."""

from datetime import date
from typing import Any

from hscp.record.models import Mail
from meetings.models import Action
from meetings.operations.actions import Source, change_action, give_action
from meetings.operations.agenda import add_item
from meetings.operations.importing import import_actions
from meetings.operations.recommendations import add_recommendation
from partnership.models import CaseFile, Seat
from partnership.operations.cases import exclude, open_case_file, put_on_list
from partnership.rules.roles import Right
from tests.factories.cases import within
from tests.factories.meetings import clock, opened
from tests.meetings.conftest import Stage

DUE = date(2026, 7, 20)


def seat(stage: Stage, who: str) -> Seat:
    found: Seat = stage.board.seats[who]
    return found


def told(stage: Stage, who: str) -> list[Mail]:
    """What somebody was told of being given something, the first first."""
    person = seat(stage, who)
    to = person.person.email or (person.user.email if person.user else "")
    rows = Mail.objects.filter(to=to, subject__startswith="You are given an action").order_by("pk")
    return stage.inside(lambda: list(rows))


def give(stage: Stage, to: str, source: Source, text: str = "Write to schools") -> Action:
    said: dict[str, Any] = {"owner": seat(stage, to).post, "due_on": DUE, "given_at": clock(9)}
    return give_action(source=source, text=text, **said, seat=seat(stage, "council"), at=clock(9))


def recommended(stage: Stage, file: CaseFile | None = None, reference: str = "R1") -> Source:
    said: dict[str, Any] = {"source": "audit", "source_title": "An audit", "made_on": date(2026, 1, 5), "file": file}
    made = add_recommendation(reference=reference, text="Hear them", **said, seat=seat(stage, "council"), at=clock(8))
    return Source(recommendation=made)


def test_the_holder_is_told_at_once_what_is_to_be_done_and_where(stage: Stage) -> None:
    def act() -> Action:
        meeting = opened(stage.board, items=1, hour=8)
        return give(stage, "police", Source(item=meeting.items.get()))

    made = stage.inside(act)
    (mail,) = told(stage, "police")
    assert mail.subject == f"You are given an action: {made.reference}"
    assert "Write to schools" in mail.text and "due 20 July 2026" in mail.text
    assert stage.address("action", made.pk) in mail.text and seat(stage, "police").post.title in mail.text
    assert told(stage, "icb") == []


def test_nobody_is_told_what_they_gave_themselves(stage: Stage) -> None:
    council = seat(stage, "council")
    with within(stage.world.here, user=council.user):
        give(stage, "council", recommended(stage))
    assert told(stage, "council") == []


def test_whoever_takes_it_over_is_told_and_a_new_wording_alone_tells_nobody(stage: Stage) -> None:
    def act() -> None:
        made = give(stage, "police", recommended(stage))
        said: dict[str, Any] = {"due_on": DUE, "seat": seat(stage, "council"), "at": clock(10)}
        made = change_action(
            action=made, text="Ring schools", owner=made.owner, reason="Clearer", version=made.version, **said
        )
        assert len(Mail.objects.filter(subject__startswith="You are given an action")) == 1
        icb = seat(stage, "icb").post
        change_action(action=made, text=made.text, owner=icb, reason="Theirs", version=made.version, **said)

    stage.inside(act)
    assert len(told(stage, "police")) == 1 and "Ring schools" in told(stage, "icb")[0].text


def in_file(stage: Stage) -> tuple[CaseFile, Action]:
    """An action in a file on whose list police is and the integrated care board is not."""
    council, police = seat(stage, "council"), seat(stage, "police")
    file = stage.inside(lambda: open_case_file(title="A child in Ross", lead=council, seat=council, at=clock(8)))
    with within(stage.world.here, file):
        put_on_list(
            file=file, who=police, level=Right.OPEN_FILE, reason="Reads", ends_at=None, seat=council, at=clock(8)
        )
        item = add_item(meeting=opened(stage.board, items=1, hour=8), title="A child in Ross", file=file)
        made = give(stage, "police", Source(item=item), "Visit the family in Ross")
        give(stage, "icb", Source(item=item), "Visit the family in Ross")
    return file, made


def test_of_one_in_a_case_file_the_mail_names_the_file_and_nothing_else(stage: Stage) -> None:
    file, made = in_file(stage)
    (mail,) = told(stage, "police")
    assert mail.subject == f"You are given an action: {file.reference}"
    assert f"/case-files/{file.pk}/" in mail.text
    for words in ("Ross", "family", "20 July", made.reference, f"/actions/{made.pk}/", "A child"):
        assert words not in mail.text + mail.subject, words


def test_whoever_may_not_open_the_file_is_told_nothing(stage: Stage) -> None:
    file, made = in_file(stage)
    assert told(stage, "icb") == []
    police = seat(stage, "police")
    with within(stage.world.here, file):
        exclude(
            file=file,
            person=police.person,
            organisation=None,
            reason="A relative",
            seat=seat(stage, "council"),
            at=clock(9),
        )
        give(stage, "police", Source(item=made.item), "Ask the school in Ross")
    assert len(told(stage, "police")) == 1, "that of before"


def test_a_spreadsheet_tells_each_holder_once(stage: Stage) -> None:
    police = seat(stage, "police").post.title

    def act() -> None:
        recommended(stage, reference="R7")
        heading = ["Action", "Owner", "Due", "Recommendation", "Given"]
        rows = [heading, *([f"Thing {each}", police, "20/07/2026", "R7", ""] for each in range(7))]
        tried = import_actions(rows=rows, dry_run=True, seat=seat(stage, "council"), at=clock(9))
        assert tried.problems == () and not Mail.objects.filter(subject__startswith="You are given").exists()
        assert len(import_actions(rows=rows, dry_run=False, seat=seat(stage, "council"), at=clock(9)).references) == 7

    stage.inside(act)
    (mail,) = told(stage, "police")
    assert "and 2 more" in mail.subject and "you have been given 7 actions" in mail.text and "Thing 6" in mail.text
