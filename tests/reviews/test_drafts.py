"""The report's drafts: worded, frozen, compared; agencies comment on the facts by their own door and are answered."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from partnership.models import Seat
from reviews.models import DraftComment, DraftRecommendation, DraftSection, PracticeReview
from reviews.operations.drafts import (
    add_comment,
    add_recommendation,
    add_section,
    answer_comment,
    begin_draft,
    change_comment,
    change_recommendation,
    word_section,
)
from reviews.operations.requests import return_answer
from tests.factories.cases import within
from tests.factories.fixtures import scene
from tests.factories.people import make_post, make_seat, make_user
from tests.factories.practice import RECOMMENDED, Practice, make_asked, make_draft, make_under_way
from tests.factories.reviews import make_incident
from tests.reviews.test_practice import page


@scene
def case(practice: Practice) -> Practice:
    with practice.inside():
        make_under_way(practice.practice, practice.seat)
    return practice


def test_a_frozen_draft_stays_and_the_next_shows_what_changed(case: Practice) -> None:
    with case.inside():
        first = make_draft(case.practice, case.seat)
        section = DraftSection.objects.filter(draft=first).earliest("position")
        with pytest.raises(Refused, match="This draft is frozen"):
            word_section(section=section, heading="Why", text="Another", version=2, seat=case.seat)
        with pytest.raises(Refused, match="This draft is frozen"):
            add_recommendation(draft=first, **RECOMMENDED, seat=case.seat)
        with pytest.raises(Refused, match="Say what the new draft is for"):
            begin_draft(practice=case.practice, because="", **case.by())
        second = begin_draft(practice=case.practice, because="Facts put right", **case.by())
        with pytest.raises(Refused, match="Draft 2 is still being worded"):
            begin_draft(practice=case.practice, because="More", **case.by())
        copied = DraftSection.objects.filter(draft=second).earliest("position")
        word_section(section=copied, heading="Why", text="She was heard once.", version=1, seat=case.seat)
        added = add_section(draft=second, heading="Annex", text="Sources", seat=case.seat)
        assert added.position == 6 and section.text == "She was not heard."
        rec = DraftRecommendation.objects.get(draft=second)
        said = {**RECOMMENDED, "left_out_because": "Covered elsewhere"}
        change_recommendation(recommendation=rec, version=1, seat=case.seat, **said)
        assert case.now().edited_by_id == case.seat.person_id
    body = page(case, "team", "practice_draft", case.incident.pk, second.pk).content.decode()
    assert "What changed since draft 1" in body and "<ins>" in body and "<del>" in body
    assert "Left out: Covered elsewhere" in body
    assert "Freeze the draft" not in page(case, "team", "practice_draft", case.incident.pk, first.pk).content.decode()


def test_a_contact_reads_the_draft_and_own_comments_and_nothing_else(case: Practice) -> None:
    with case.inside():
        draft = make_draft(case.practice, case.seat)
        member, dsp = (Seat.objects.filter(user=case.world.user(role)).earliest("pk") for role in ("member", "dsp"))
        mine, theirs = make_asked(draft, case.seat, contact=member), make_asked(draft, case.seat, contact=dsp)
        other = DraftComment.objects.get(request=theirs)
        other.text = "A secret of another agency"
        other.save(update_fields=["text"])
        own = DraftComment.objects.get(request=mine)
    body = page(case, "member", "my_request", mine.pk).content.decode()
    assert "She was not heard." in body and "She was, in May" in body and "Hear every child alone" in body
    for secret in ("A secret of another agency", "A family of three", "Ada Reviewer", "How was she heard?"):
        assert secret not in body, secret
    assert page(case, "member", "my_comment_change", mine.pk, other.pk).status_code == 404, "another agency's"
    assert page(case, "member", "my_comment_change", theirs.pk, other.pk).status_code == 404
    assert page(case, "member", "practice_draft", case.incident.pk, draft.pk).status_code == 404
    sent = {"section": "", "text": "The review misses April"}
    assert page(case, "member", "my_comment_add", mine.pk, sent=sent).status_code == 302
    change = {"section": "", "text": "She was, in June", "version": "1"}
    assert page(case, "member", "my_comment_change", mine.pk, own.pk, sent=change).status_code == 302
    done = page(case, "member", "my_request", mine.pk, sent={"version": "1", "summary": "Two things", "return": "on"})
    assert done.status_code == 302
    late = page(case, "member", "my_comment_add", mine.pk, sent=sent).content.decode()
    assert "It can be changed once it is sent back with questions" in late
    with case.inside():
        assert DraftComment.objects.filter(request=mine).count() == 2


def test_a_form_goes_back_with_comments_alone_and_not_with_nothing(case: Practice) -> None:
    with case.inside():
        draft = make_draft(case.practice, case.seat)
        member, dsp = (Seat.objects.filter(user=case.world.user(role)).earliest("pk") for role in ("member", "dsp"))
        mine, theirs = make_asked(draft, case.seat, contact=member), make_asked(draft, case.seat, contact=dsp)
        DraftComment.objects.get(request=theirs).delete()
    back = {"version": "1", "summary": "", "return": "on"}
    assert page(case, "member", "my_request", mine.pk, sent=back).status_code == 302
    assert "Its comments say it." in page(case, "member", "my_request", mine.pk).content.decode()
    refused = page(case, "dsp", "my_request", theirs.pk, sent=back).content.decode()
    assert "if only that nothing is wrong" in refused


def test_what_stands_on_a_form_is_the_agencys_own_until_it_is_returned(case: Practice) -> None:
    with case.inside():
        draft = make_draft(case.practice, case.seat)
        member = Seat.objects.filter(user=case.world.user("member")).earliest("pk")
        asked = make_asked(draft, case.seat, contact=member)
        comment = DraftComment.objects.get(request=asked)

    def read() -> list[Any]:
        shown = page(case, "team", "practice_draft", case.incident.pk, draft.pk).content.decode()
        answers = page(case, "team", "draft_comment_answer", case.incident.pk, comment.pk).status_code
        return [
            "in May" in shown,
            answers,
            page(case, "team", "object_history", "draft-comment", comment.pk).status_code,
        ]

    assert "She was, in May" in page(case, "member", "my_request", asked.pk).content.decode()
    assert read() == [False, 404, 404]
    page(case, "member", "my_request", asked.pk, sent={"version": "1", "summary": "One thing", "return": "on"})
    assert read() == [True, 200, 200]


def test_nothing_of_one_practice_review_opens_under_another_case(case: Practice) -> None:
    other = make_incident(case.world.here, case.world.user("team"))
    with case.inside():
        draft = make_draft(case.practice, case.seat)
        section, rec = DraftSection.objects.filter(draft=draft)[0], DraftRecommendation.objects.get(draft=draft)
    files = (case.incident.file_id, other.file_id)
    with within(case.world.here, *files, user=case.world.user("team")):
        of = {"incident": other, "file_id": other.file_id, "decision_id": case.practice.decision_id}
        PracticeReview(begun_at=case.by()["at"], begun_by=case.seat, **of).save()
    names = ("practice_draft", "section_add", "draft_freeze", "draft_ask", "comment_enter", "report_put")
    places = [(name, draft.pk) for name in names]
    for name, pk in (*places, ("section_word", section.pk), ("draft_recommendation", rec.pk)):
        assert page(case, "team", name, case.incident.pk, pk).status_code == 200, name
        assert page(case, "team", name, other.pk, pk).status_code == 404, name


def test_a_form_about_a_draft_brings_nothing_into_the_chronology(case: Practice) -> None:
    with case.inside():
        member = Seat.objects.filter(user=case.world.user("member")).earliest("pk")
        asked = make_asked(make_draft(case.practice, case.seat), case.seat, contact=member)
    for name in ("my_entry_add", "my_entries_import"):
        assert page(case, "member", name, asked.pk).status_code == 404, name
        assert page(case, "member", name, asked.pk, sent={"what": "A thing"}).status_code == 404, name


def test_comments_are_answered_and_nobody_overwrites_them(case: Practice) -> None:
    with case.inside():
        draft = make_draft(case.practice, case.seat)
        member = Seat.objects.filter(user=case.world.user("member")).earliest("pk")
        asked = make_asked(draft, case.seat, contact=member)
        comment = DraftComment.objects.select_related("request", "practice").get()
        said: dict[str, Any] = {"comment": comment, "request": asked, "section": None}
        change_comment(text="In June", version=1, **said)
        with pytest.raises(EditConflict):
            change_comment(text="In July", version=1, **said)
        with pytest.raises(Refused, match="has not returned its form yet"):
            answer_comment(comment=comment, taken="accepted", answer="Changed", version=2, **case.by())
        words = {"summary": "One thing", "practice": "", "learning": ""}
        return_answer(request=asked, version=1, **words, seat=member, at=case.by()["at"])
        comment = DraftComment.objects.select_related("request", "practice").get()
        answer_comment(comment=comment, taken="accepted", answer="Changed to June", version=2, **case.by())
        with pytest.raises(EditConflict):
            answer_comment(comment=comment, taken="not_accepted", answer="It was May", version=2, **case.by())
        with pytest.raises(Refused, match="how it came"):
            add_comment(draft=draft, agency="Trust", section=None, text="x", came_by="here", **case.by())
    assert "Changed to June" in page(case, "member", "my_request", asked.pk).content.decode()


def test_nobody_overwrites_a_draft(case: Practice) -> None:
    with case.inside():
        draft = begin_draft(practice=case.practice, because="", **case.by())
        section = DraftSection.objects.filter(draft=draft).earliest("position")
        word_section(section=section, heading="Why", text="One", version=1, seat=case.seat)
        with pytest.raises(EditConflict):
            word_section(section=section, heading="Why", text="Two", version=1, seat=case.seat)
        row = add_recommendation(draft=draft, **RECOMMENDED, seat=case.seat)
        said = {**RECOMMENDED, "left_out_because": "", "seat": case.seat}
        change_recommendation(recommendation=row, version=1, **{**said, "text": "One"})
        with pytest.raises(EditConflict):
            change_recommendation(recommendation=row, version=1, **{**said, "text": "Two"})


def test_a_draft_costs_the_same_with_one_comment_and_with_three(case: Practice) -> None:
    with case.inside():
        draft = make_draft(case.practice, case.seat)
        came = {"agency": "Trust", "section": None, "text": "x", "came_by": "mail", "came_words": "Ada"}
        add_comment(draft=draft, **came, **case.by())

    def cost() -> int:
        client = Client()
        client.force_login(case.world.user("team"))
        address = reverse("practice_draft", args=(case.world.here.slug, case.incident.pk, draft.pk))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    one = cost()
    with case.inside():
        for _ in range(2):
            add_comment(draft=draft, **came, **case.by())
        make_asked(draft, case.seat, contact=make_seat(make_post("late", "member"), user=make_user("late@example.org")))
    assert cost() == one
