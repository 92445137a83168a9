"""What was learned beside reviews: one row of each table, by the real operations wherever the sweeps' case allows."""

from datetime import date
from typing import Any

from hscp.spaces.clock import now, today
from meetings.models import OwnedItem, Recommendation
from partnership.models import LearningWay, Seat
from reviews.models import (
    CaseLearning,
    ChildDeathReport,
    FindingsGuest,
    Incident,
    Learning,
    LearningChase,
    LearningKind,
    LearningOption,
    LearningSent,
    NationalAnswer,
    NationalRecommendation,
    OtherReview,
    OtherReviewItem,
)
from reviews.operations.child_deaths import add_theme, link_answer, receive_report
from reviews.operations.dissemination import (
    confirm_learning,
    note_learning,
    send_learning,
    share_learning,
    write_learning,
)
from reviews.operations.findings import add_findings, add_guest, add_reflection
from reviews.operations.learning import add_kind, choose_option, deliver_option, evaluate_option
from reviews.operations.national import answer_national, load_reviews
from reviews.operations.register import register_review
from reviews.rules.national import read_reviews
from tests.factories.uploads import upload

CHOSEN = {"kind": "reflective-session", "because": "To look at it together", "led_by": "The named nurse"}
CHOSEN |= {"for_whom": "Health visitors"}
OWN = {"name": "Learning circle", "what": "Once a month, one case", "source": "The board, May 2026"}


def make_kind(seat: Seat, **facts: Any) -> LearningKind:
    """An option of the partnership's own on its list."""
    return add_kind(seat=seat, at=now(), **{**OWN, "of_agency": False, "counts": True, **facts})


def make_option(incident: Incident, seat: Seat, **facts: Any) -> LearningOption:
    """A learning option chosen for a case in which no review follows."""
    return choose_option(incident=incident, seat=seat, at=now(), **{"planned_on": today(), **CHOSEN, **facts})


def make_evaluated(option: LearningOption) -> LearningOption:
    """The same, delivered and evaluated today."""
    done = {"delivered_on": today(), "how": "Two hours", "attendance": "Police, 2\nSchool, 3", "at": now()}
    option = deliver_option(option=option, **done, version=option.version)
    said = {"changed": "Bruises are shown", "evidence": "Ten records", "known_by": "An audit in May"}
    return evaluate_option(option=option, evaluated_on=today(), **said, version=option.version, at=now())


def hang_learning_on(incident: Incident, seat: Seat) -> None:
    """One row of each table, in a case file that is open: as if no review followed there."""
    if not LearningKind.objects.exists():
        make_kind(seat)
        LearningKind(
            name="Old", what="-", source="-", ended_because="Nobody came", added_at=now(), added_by=seat
        ).save()
    option = LearningOption(
        incident=incident,
        file_id=incident.file_id,
        name="Single-agency review",
        agency="A trust",
        of_agency=True,
        planned_on=today(),
        chosen_at=now(),
        chosen_by=seat,
        **{**CHOSEN, "kind": "single-agency-review"},
    )
    option.save()
    make_evaluated(option)
    hang_findings_on(incident, seat)
    make_noted(incident, seat)
    make_shared(make_noted(incident, seat, learned_from="option", option=option), seat)
    hang_lists(seat)
    if not LearningWay.objects.exists():  # what is chosen above is still offered
        more = {"what": "Looked at together", "section": "§15"}
        LearningWay(key="reflective-session", name="Reflective session", **more).save()
        more |= {"of_agency": True, "counts": False}  # type: ignore[dict-item]
        LearningWay(key="single-agency-review", name="Single-agency review", position=1, **more).save()
    more = {
        "led_by": "-",
        "for_whom": "-",
        "because": "-",
        "chosen_at": now(),
        "chosen_by": seat,
        "planned_on": today(),
    }
    gone = LearningOption(incident=incident, file_id=incident.file_id, kind="case-audit", name="Audit", **more)
    gone.dropped_because = "Overtaken"
    gone.save()
    LearningOption(incident=incident, file_id=incident.file_id, kind="briefing", name="Bulletin", **more).save()
    if not LearningSent.objects.exists():
        row = make_sent(make_learning(seat), seat, others=f"{SCHOOL}\nA trust, Its nurse, nurse@example.org")[1]
        LearningChase(sent=row, on=today(), at=now()).save()
        old = make_learning(seat, title="Old")
        (mistaken,) = make_sent(old, seat)
        mistaken.withdrawn_because = old.withdrawn_because = "Mistaken"
        mistaken.save()
        old.save()
        said = {"confirmed_from": "Its nurse", "how": "In supervision", "reached": 12, "came_by": "telephone"}
        confirm_learning(row=row, confirmed_on=today(), **said, seat=seat, at=now())


WORDED = {"title": "Bruises on babies", "words": "Who does not move does not bruise: ask, show, write down."}
SCHOOL = "Bishop’s School, Its head, head@example.org"


def make_noted(incident: Incident, seat: Seat, **facts: Any) -> CaseLearning:
    """What was learned in a case."""
    said = {"learned_from": "rapid", "text": "Nobody asked about the bruise"}
    return note_learning(incident=incident, seat=seat, at=now(), **{**said, **facts})


def make_shared(noted: CaseLearning, seat: Seat, **facts: Any) -> Learning:
    """The same, shared outside the case file in words of its own."""
    said = {**WORDED, "because": "The group agreed", "version": noted.version, **facts}
    found = share_learning(noted=noted, seat=seat, at=now(), **said)
    assert found.learning is not None
    return found.learning


def make_learning(seat: Seat, **facts: Any) -> Learning:
    """Learning that comes from no case file."""
    said = {"of": "briefing", "where": "https://example.org/briefing", **WORDED}
    return write_learning(seat=seat, at=now(), **{**said, **facts})


def make_sent(learning: Learning, seat: Seat, *, others: str = SCHOOL, **facts: Any) -> list[LearningSent]:
    """The same, sent to a school whose head holds no seat."""
    said: dict[str, Any] = {"contacts": [], "due_on": today(), **facts}
    return send_learning(learning=learning, others=others, seat=seat, at=now(), **said)


HEARD = {"words": "The health and wellbeing board", "heard": "Three findings", "meeting": None}


def hang_findings_on(incident: Incident, seat: Seat) -> FindingsGuest:
    """A meeting that heard the findings, with somebody who was invited; leaders' reflection."""
    row = add_findings(incident=incident, seat=seat, at=now(), **{**HEARD, "held_on": today()})
    told = {"led_by": "The author", "took_part": "Chief nurse\nHead of safeguarding", "takeaways": "To ask sooner"}
    add_reflection(incident=incident, on=today(), seat=seat, at=now(), **told)
    invited = {"name": "A leader", "capacity": "A trust, chief executive", "invited_on": today()}
    return add_guest(findings=row, at=now(), came="came", views="They agree", **invited)


REGISTERED = {"kind": "dhr", "title": "A death in 2025", "owner_board": "Community Safety Partnership"}
REGISTERED |= {"state": "considered", "because": "", "where": "", "for_children": "Two children saw it"}
NO_DAYS = dict.fromkeys(("commissioned_on", "due_on", "published_on"))


def make_other_review(seat: Seat, **facts: Any) -> OtherReview:
    """A domestic homicide review on the register."""
    return register_review(seat=seat, at=now(), **{"reference": "DHR 1", **REGISTERED, **NO_DAYS, **facts})


def hang_lists(seat: Seat) -> None:
    """One row of each list that stands beside cases, once in a space."""
    if not OtherReview.objects.exists():
        gone = {"state": "not_held", "because": "It did not meet the criteria", "where": "https://example.org/dhr"}
        review = make_other_review(seat, **gone)
        if (item := OwnedItem.objects.order_by("pk").first()) is not None:
            OtherReviewItem(review=review, item=item, put_at=now(), put_by=seat).save()
    if not ChildDeathReport.objects.exists():
        report = make_child_death(seat, upload=upload("Report.pdf"))
        add_theme(report=report, **THEME)
        recommended = Recommendation.objects.filter(file__isnull=True, closed_on__isnull=True).order_by("pk").first()
        if recommended is not None:
            link_answer(report=report, answer=recommended, seat=seat, at=now())

    if not NationalAnswer.objects.exists():
        make_national()
        first = NationalRecommendation.objects.select_related("review").earliest("pk")
        make_answer(first, seat, follow=True)


THEME = {"theme": "Safe sleeping", "words": "Six of ten", "considered_for": "learning"}
RECEIVED: dict[str, Any] = {"panel": "Child Death Overview Panel", "received_from": "Its manager", "summary": "Ten"}
RECEIVED |= {"starts_on": date(2024, 4, 1), "ends_on": date(2025, 3, 31), "considered": "", "meeting": None}


def make_child_death(seat: Seat, **facts: Any) -> ChildDeathReport:
    """An annual report on child deaths that came today and waits for the board."""
    said = {"received_on": today(), "considered_on": today(), "words": "The board", **RECEIVED, **facts}
    return receive_report(seat=seat, at=now(), **said)


NATIONAL = """national_reviews:
  - {key: harm-2025, title: A national review, published: 2025-03-01, citation: The Panel, trust: check,
     source: "https://example.org/national",
     recommendations: [{number: 1, to: partners, text: Ask}, {number: 2, to: partners, text: Tell},
                       {number: 3, to: partners, text: Look}, {number: 4, to: government, text: Pay}]}
"""
ANSWERED = {"answer": "accepted", "because": "It concerns us", "led_by": "Development and practice", "follow": False}


def make_national() -> None:
    """A national review with four recommendations, one of them asked of others; for every partnership."""
    reviews, problems = read_reviews("national.yaml", NATIONAL)
    assert problems == ()
    load_reviews(reviews=reviews)


def make_answer(recommendation: NationalRecommendation, seat: Seat, **facts: Any) -> NationalAnswer:
    """What the partnership answers to one of them, for the first time."""
    said = {"reviewed_on": today(), "version": 0, **ANSWERED, **facts}
    return answer_national(recommendation=recommendation, seat=seat, at=now(), **said)
