"""Practice reviews in any state, made by walking the real operations."""

from datetime import date, timedelta
from typing import Any

from hscp.spaces.clock import now
from partnership.models import Seat
from reviews.models import (
    AdvanceCopy,
    AgencyRequest,
    DelayTold,
    DraftSection,
    Incident,
    LeadReviewer,
    PracticeDelay,
    PracticeDraft,
    PracticeReview,
    RapidReview,
    ReviewDecision,
    ReviewScope,
)
from reviews.operations.checks import check_practice
from reviews.operations.commission import (
    agree_scope,
    end_reviewer,
    engage_reviewer,
    judge_interest,
    propose_reviewer,
    tell_of_commission,
    write_scope,
)
from reviews.operations.drafts import (
    add_comment,
    add_recommendation,
    answer_comment,
    begin_draft,
    change_recommendation,
    freeze_draft,
    word_section,
)
from reviews.operations.involvement import change_involvement, note_support, offer
from reviews.operations.practice import begin_practice, move_practice, note
from reviews.operations.requests import send_requests
from reviews.operations.signing import put_report
from tests.conftest import NOW, TODAY
from tests.factories.fixtures import World
from tests.reviews.test_deciding import BODIES, Case


class Practice(Case):
    """A case of three partners who have decided for a practice review, which has begun."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.sign(self.put("review"), *BODIES)
        with self.inside():
            self.practice: PracticeReview = begin_practice(incident=self.incident, seat=self.seat, at=NOW)

    def now(self) -> PracticeReview:
        """The practice review as it is by now; to be called inside the case."""
        return PracticeReview.objects.select_related("incident__file").get(pk=self.practice.pk)

    def by(self, days: int = 0) -> dict[str, Any]:
        """Who acts, and when."""
        return {"seat": self.seat, "at": NOW + timedelta(days=days)}


REVIEWER = {
    "name": "Ada Reviewer",
    "organisation": "Independent",
    "suitability": "Twenty years of reviews",
    "why_chosen": "The best of three",
    "contract_from": TODAY,
    "contract_to": None,
    "days": None,
    "fee": None,
}
NO_INTEREST = {"interest": "", "declared_on": TODAY, "judged": "none", "judged_because": ""}
SCOPE = {
    "span_from": date(2025, 1, 1),
    "span_to": None,
    "questions": "How was she heard?",
    "themes": "Neglect",
    "agencies": "School",
    "methodology": "Conversations",
    "because": "",
}
OFFERED = {"offered_on": TODAY, "offered_how": "By letter", "offered_by": "The manager"}
MET = {"decision": None, "on": TODAY, "words": "The group, all three bodies there", "quorate": True}


def make_reviewer(practice: PracticeReview, seat: Seat, **facts: Any) -> LeadReviewer:
    """A lead reviewer who is engaged."""
    row = propose_reviewer(practice=practice, seat=seat, at=now(), **{**REVIEWER, **facts})
    row = judge_interest(reviewer=row, version=1, seat=seat, at=now(), **NO_INTEREST)
    return engage_reviewer(reviewer=row, seat=seat, at=now())


def make_scope(practice: PracticeReview, seat: Seat) -> ReviewScope:
    """Terms of reference that the group agreed."""
    scope = write_scope(practice=practice, after=0, seat=seat, at=now(), **SCOPE)
    agree_scope(scope=scope, seat=seat, at=now(), **MET)
    return scope


def make_under_way(practice: PracticeReview, seat: Seat) -> PracticeReview:
    """The practice review, commissioned."""
    make_reviewer(practice, seat)
    make_scope(practice, seat)
    return move_practice(practice=practice, move="commission", reason="", seat=seat, at=now())


CHECKED: dict[str, Any] = {
    "checked_on": TODAY,
    "time": "at_risk",
    "time_words": "Two weeks behind",
    "quality": "good",
    "quality_words": "Two chapters read",
    "asked": "Another week for the school",
    "mend_by": TODAY,
}


RECOMMENDED = {"text": "Hear every child alone", "addressed_to": "School; Trust", "why": "Nobody did"}


def make_draft(practice: PracticeReview, seat: Seat) -> PracticeDraft:
    """A draft with a section and a recommendation, frozen."""
    draft = begin_draft(practice=practice, because="The first", seat=seat, at=now())
    section = DraftSection.objects.filter(draft=draft).earliest("position")
    word_section(section=section, heading="Why", text="She was not heard.", version=1, seat=seat)
    add_recommendation(draft=draft, **RECOMMENDED, seat=seat)
    return freeze_draft(draft=draft, seat=seat, at=now())


def make_asked(draft: PracticeDraft, seat: Seat, *, contact: Seat) -> AgencyRequest:
    """A request about the facts of a draft, not answered yet, with one comment on it."""
    who = [Seat.objects.select_related("person", "post__organisation", "user").get(pk=contact.pk)]
    rapid = RapidReview.objects.get(incident=draft.practice.incident_id)
    said = {"contacts": who, "questions": "Is it so?", "due_on": TODAY, "last_on": TODAY + timedelta(days=7)}
    (row,) = send_requests(rapid=rapid, purpose="draft", draft=draft, **said, seat=seat, at=now())
    section = DraftSection.objects.filter(draft=draft).earliest("position")
    of: dict[str, Any] = {"draft": draft, "request": row, "section": section}
    add_comment(agency="School", text="She was, in May", **of, seat=contact, at=now())
    return row


def note_delay_row(practice: PracticeReview, seat: Seat) -> PracticeDelay:
    """A delay, whatever the clock of the case says."""
    row = PracticeDelay(practice=practice, file_id=practice.file_id, because="A trial", noted_at=now(), noted_by=seat)
    row.original_on, row.expected_on = TODAY, TODAY + timedelta(days=30)
    row.save()
    return row


def hang_practice_on(incident: Incident, seat: Seat) -> PracticeReview:
    """The practice review of a case whose file is open, under way: one row of each of its tables."""
    decision = ReviewDecision.objects.filter(rapid__incident=incident).earliest("pk")
    made = PracticeReview(incident=incident, file_id=incident.file_id, decision=decision, begun_at=now(), begun_by=seat)
    made.state, made.commissioned_on = "under_way", TODAY
    made.save()
    note(made, "begin", "", seat=seat, at=now())
    of = {"seat": seat, "at": now()}
    told = {"body": "panel", "told_on": TODAY, "how": "By mail"}
    reviewer = make_reviewer(made, seat)
    tell_of_commission(reviewer=reviewer, **told, **of)
    other = propose_reviewer(practice=made, **{**REVIEWER, "name": "Bea Reviewer", "fee": 4000, "days": 12}, **of)
    end_reviewer(reviewer=other, on=TODAY, because="Not chosen", **of)
    make_scope(made, seat)
    write_scope(practice=made, after=1, **{**SCOPE, "questions": "How were they heard?", "because": "A sibling"}, **of)
    offered = offer(practice=made, kind="family", role="mother", **OFFERED, **of)
    words = {"answer": "accepted", "answered_on": TODAY, "contributed": "Her story", "feedback": "She was heard"}
    change_involvement(involvement=offered, version=1, at=now(), **words)
    note_support(practice=made, agency="School", whom="form tutor", what="Supervision", offered_on=TODAY, **of)
    check_practice(practice=made, **CHECKED, **of)
    draft = make_draft(made, seat)
    report = put_report(draft=draft, **of)
    made = move_practice(practice=made, move="take_back", reason="A fact", **of)
    delay = note_delay_row(made, seat)
    of_case = {"practice": made, "file_id": made.file_id, "noted_at": now(), "noted_by": seat}
    DelayTold(delay=delay, body="panel", told_on=TODAY, reference="By mail", **of_case).save()
    AdvanceCopy(report=report, body="panel", to_whom="Its office", sent_on=TODAY, how="By mail", **of_case).save()
    came = {"came_by": "mail", "came_words": "Their nurse, today", "section": None, "text": "It was in June"}
    answered = add_comment(draft=draft, agency="Trust", **came, **of)
    answer_comment(comment=answered, taken="accepted", answer="Changed", version=1, **of)
    make_asked(draft, seat, contact=seat)
    open_draft = begin_draft(practice=made, because="With the facts put right", **of)
    left = add_recommendation(draft=open_draft, **RECOMMENDED, seat=seat)
    change_recommendation(
        recommendation=left, version=1, **RECOMMENDED, left_out_because="Covered by the first", seat=seat
    )
    return made
