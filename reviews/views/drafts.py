"""The report of a practice review: its drafts, what changed in each, and what agencies said of the facts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import (
    draft_comment_for,
    draft_for,
    draft_recommendation_for,
    draft_section_for,
    incident_for,
    practice_for,
    rapid_for,
)
from reviews.enums import PracticeState, RequestPurpose
from reviews.forms.commission import version_or_none
from reviews.forms.drafts import (
    AnswerCommentForm,
    BeginDraftForm,
    EnterCommentForm,
    RecommendationForm,
    SectionForm,
)
from reviews.forms.rapid import NothingForm
from reviews.forms.requests import SendRequestsForm
from reviews.models import PracticeDraft
from reviews.operations import drafts as operations
from reviews.operations.requests import send_requests
from reviews.queries.drafts import changed_of, comments_of, content_of, drafts_of, owed_of
from reviews.queries.practice import practice_of
from reviews.queries.signing import reports
from reviews.rules import drafts as rules
from reviews.views.acts import act
from reviews.views.frame import frame
from reviews.views.signing import TONES as REPORT_TONES

ASKED = """Please read the draft below and say what in it is wrong in fact: about your agency, the children, or
what was done. Name which record says so. Opinions on the findings are not asked for here."""


def _draft_of(request: Any, incident: int, pk: int) -> PracticeDraft:
    return draft_for(request.rights, incident, pk, to=Right.WRITE_FILE)


def _leads(request: Any, row: PracticeDraft) -> bool:
    """Whether whoever looks may put it to the partners now."""
    file = row.practice.incident.file
    under_way = row.practice.state == PracticeState.UNDER_WAY
    return bool(request.rights.may(Right.LEAD_FILE, on=file)) and file.closed_at is None and under_way


@require_safe
@fresh_factor
def practice_drafts(request: Any, pk: int) -> HttpResponse:
    """The drafts of the report, the latest first."""
    found = incident_for(request.rights, pk)
    practice = practice_of(found)
    context = frame(request, found, "practice_drafts", "The report", practice=practice)
    if practice is not None:
        drafts = drafts_of(practice)
        open_draft = next((each.number for each in drafts if each.frozen_at is None), 0)
        begins = rules.may_begin(practice.state, open_draft=open_draft, number=1, because="")
        put: list[Any] = list(reports().filter(practice=practice))
        for each in put:
            each.tag = (each.get_state_display(), REPORT_TONES[each.state])
        context |= {"reports": put, "drafts": drafts, "may_begin": bool(begins), "not_begun": begins.sentence}
    return render(request, "reviews/practice_drafts.html", context)


@fresh_factor
def draft_begin(request: Any, pk: int) -> HttpResponse:
    """Begin the next draft."""
    practice = practice_for(request.rights, pk, to=Right.WRITE_FILE)
    drafts = drafts_of(practice)
    open_draft = next((each.number for each in drafts if each.frozen_at is None), 0)
    return act(
        request,
        practice.incident,
        BeginDraftForm(request.POST if request.method == "POST" else None),
        f"Begin draft {len(drafts) + 1}",
        lambda data: operations.begin_draft(practice=practice, seat=acting_seat(request), at=now(), **data),
        said="The draft has begun. It is worded until it is frozen.",
        back=here(request, "practice_drafts", pk),
        button="Begin it",
        refused=rules.may_begin(practice.state, open_draft=open_draft, number=1, because="").sentence,
    )


@require_safe
@fresh_factor
def practice_draft(request: Any, incident: int, pk: int) -> HttpResponse:
    """One draft: what it says, what changed since the one before, what agencies said of its facts."""
    row = draft_for(request.rights, incident, pk)
    content = content_of(row)
    context = frame(request, row.practice.incident, "", f"Draft {row.number}", draft=row, content=content)
    words = bool(rules.may_word(row.practice.state, frozen=row.frozen_at is not None)) and context["writes"]
    context |= {
        "may_word": words,
        "may_ask": context["writes"] and bool(rules.may_ask(row.practice.state, frozen=row.frozen_at is not None)),
        "leads": _leads(request, row),
        "changed": changed_of(row, content),
        "comments": comments_of(row),
        "owed": owed_of(row),
        "back": here(request, "practice_drafts", incident),
    }
    return render(request, "reviews/practice_draft.html", context)


@fresh_factor
def section_add(request: Any, incident: int, pk: int) -> HttpResponse:
    """Add a section."""
    row = _draft_of(request, incident, pk)
    return act(
        request,
        row.practice.incident,
        SectionForm(request.POST or None),
        "Add a section",
        lambda data: operations.add_section(draft=row, seat=acting_seat(request), **version_or_none(data)),
        said="The section is in the draft.",
        back=here(request, "practice_draft", incident, pk),
        refused=rules.may_word(row.practice.state, frozen=row.frozen_at is not None).sentence,
    )


@fresh_factor
def section_word(request: Any, incident: int, pk: int) -> HttpResponse:
    """Word a section; where somebody else did so since, both are shown."""
    row = draft_section_for(request.rights, incident, pk, to=Right.WRITE_FILE)

    def as_it_stands(each: Any) -> dict[str, Any]:
        return {"heading": each.heading, "text": each.text, "version": each.version}

    return act(
        request,
        row.practice.incident,
        SectionForm(request.POST or None, initial=as_it_stands(row)),
        row.heading,
        lambda data: operations.word_section(section=row, seat=acting_seat(request), **data),
        said="The section is saved.",
        back=here(request, "practice_draft", incident, row.draft_id),
        refused=rules.may_word(row.practice.state, frozen=row.draft.frozen_at is not None).sentence,
        as_it_stands=as_it_stands,
    )


@fresh_factor
def draft_recommendation_add(request: Any, incident: int, pk: int) -> HttpResponse:
    """Add a recommendation, addressed to agencies."""
    row = _draft_of(request, incident, pk)
    return act(
        request,
        row.practice.incident,
        RecommendationForm(request.POST or None, new=True),
        "Add a recommendation",
        lambda data: operations.add_recommendation(draft=row, seat=acting_seat(request), **version_or_none(data)),
        said="The recommendation is in the draft.",
        back=here(request, "practice_draft", incident, pk),
        refused=rules.may_word(row.practice.state, frozen=row.frozen_at is not None).sentence,
    )


@fresh_factor
def draft_recommendation(request: Any, incident: int, pk: int) -> HttpResponse:
    """Word a recommendation, or leave it out with the reason."""
    row = draft_recommendation_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    names = ("text", "addressed_to", "why", "left_out_because", "version")

    def as_it_stands(each: Any) -> dict[str, Any]:
        return {name: getattr(each, name) for name in names}

    return act(
        request,
        row.practice.incident,
        RecommendationForm(request.POST or None, initial=as_it_stands(row)),
        str(row),
        lambda data: operations.change_recommendation(recommendation=row, seat=acting_seat(request), **data),
        said="The recommendation is saved.",
        back=here(request, "practice_draft", incident, row.draft_id),
        refused=rules.may_word(row.practice.state, frozen=row.draft.frozen_at is not None).sentence,
        as_it_stands=as_it_stands,
    )


@fresh_factor
def draft_freeze(request: Any, incident: int, pk: int) -> HttpResponse:
    """Freeze a draft, so that everybody reads the same."""
    row = _draft_of(request, incident, pk)
    texts = [each.text for each in content_of(row).sections]
    return act(
        request,
        row.practice.incident,
        NothingForm(request.POST if request.method == "POST" else None),
        f"Freeze draft {row.number}",
        lambda data: operations.freeze_draft(draft=row, seat=acting_seat(request), at=now()),
        said="The draft is frozen. Agencies may be asked about its facts.",
        back=here(request, "practice_draft", incident, pk),
        button="Freeze it",
        refused=rules.may_freeze(row.practice.state, frozen=row.frozen_at is not None, texts=texts).sentence,
        lead_words="From then on it stays as it is. Changes go into a new draft, which shows what changed.",
    )


@fresh_factor
def draft_ask(request: Any, incident: int, pk: int) -> HttpResponse:
    """Ask agencies' contacts what in the draft is wrong in fact, each on a form of their own."""
    row = _draft_of(request, incident, pk)
    rapid = rapid_for(request.rights, incident, to=Right.WRITE_FILE)
    return act(
        request,
        row.practice.incident,
        SendRequestsForm(request.POST or None, initial={"questions": ASKED}),
        f"Ask agencies about the facts of draft {row.number}",
        lambda data: send_requests(
            rapid=rapid, purpose=RequestPurpose.DRAFT, draft=row, seat=acting_seat(request), at=now(), **data
        ),
        said="They are asked. Each was written a mail that names the reference and the day only.",
        back=here(request, "practice_draft", incident, pk),
        button="Ask them",
        refused=rules.may_ask(row.practice.state, frozen=row.frozen_at is not None).sentence,
        lead_words="Each contact reads the whole draft and their own comments, and nothing else of the case.",
    )


@fresh_factor
def comment_enter(request: Any, incident: int, pk: int) -> HttpResponse:
    """Enter for an agency a comment that came by mail or by telephone."""
    row = _draft_of(request, incident, pk)
    return act(
        request,
        row.practice.incident,
        EnterCommentForm(request.POST or None, sections=content_of(row).sections),
        "Enter a comment for an agency",
        lambda data: operations.add_comment(draft=row, seat=acting_seat(request), at=now(), **version_or_none(data)),
        said="The comment is on record, with how it came.",
        back=here(request, "practice_draft", incident, pk),
        refused="" if row.frozen_at else "A draft is commented on once it is frozen.",
    )


@fresh_factor
def draft_comment_answer(request: Any, incident: int, pk: int) -> HttpResponse:
    """Answer a comment as the author, or for the author."""
    row = draft_comment_for(request.rights, incident, pk, to=Right.WRITE_FILE)

    def as_it_stands(each: Any) -> dict[str, Any]:
        return {"taken": each.taken, "answer": each.answer, "version": each.version}

    return act(
        request,
        row.practice.incident,
        AnswerCommentForm(request.POST or None, initial=as_it_stands(row)),
        f"Answer to {row.agency}",
        lambda data: operations.answer_comment(comment=row, seat=acting_seat(request), at=now(), **data),
        said="The answer is on record. The agency reads it on its form.",
        back=here(request, "practice_draft", incident, row.draft_id),
        as_it_stands=as_it_stands,
        lead_words=row.text,
    )
