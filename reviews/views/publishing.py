"""The public copy of a case: how it stands, its text, its versions as the public would read them."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.moves import legal_moves
from hscp.record.files.serving import stored_response
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import copy_for, copy_section_for, copy_version_for, incident_for
from reviews.enums import CopyState
from reviews.forms.publishing import CopyWordForm, SectionAddForm, SectionForm
from reviews.forms.rapid import NothingForm
from reviews.models import CopyBuild, CopySection, CopyVersion, PublicCopy
from reviews.operations import publishing as operations
from reviews.operations.copy_document import body_of, briefing_of
from reviews.queries.annexes import annex_number, annexes_in, annexes_of, taken_out_of
from reviews.queries.corrections import corrections_of
from reviews.queries.hour import deputies_of, span_of
from reviews.queries.opening import waiting_to_be_opened
from reviews.queries.publishing import (
    begun_from_earlier,
    build_of,
    closed_since,
    copy_of,
    days_of,
    holidays_about,
    is_changed,
    not_publishing_of,
    ready_of,
    sections_of,
    signed_in,
    story_of_copy,
    versions_of,
    withdrawals_of,
)
from reviews.rules.publishing import BRIEFING, BRIEFING_WORDS, advance_by, may_begin, may_publish, may_word, wants
from reviews.rules.states import COPY, COPY_BY_REASON
from reviews.views.acts import act
from reviews.views.frame import frame

TONES: dict[str, str] = {
    CopyState.WRITING: "active",
    CopyState.SET: "info",
    CopyState.PUBLISHED: "good",
    CopyState.NOT_PUBLISHING: "neutral",
    CopyState.WITHDRAWN: "bad",
}


@require_safe
@fresh_factor
def public_copy(request: Any, pk: int) -> HttpResponse:
    """How the public copy stands, what is wanting before it goes out; before it was begun, how it begins."""
    found = incident_for(request.rights, pk)
    copy = copy_of(found)
    context = frame(request, found, "public_copy", "Publication", copy=copy)
    if copy is None:
        context["refused"] = may_begin(signed=signed_in(found) is not None, begun=False).sentence
        return render(request, "reviews/public_copy.html", context)
    sections, versions, days = sections_of(copy), list(versions_of(copy)), days_of(copy)
    annexes, corrections = annexes_of(copy), corrections_of(copy)
    last, day = (versions[0] if versions else None), (days[-1] if days else None)
    ready, moment, withdrawals = ready_of(found, last), today(), withdrawals_of(copy)
    holidays = holidays_about(min(moment, day.on) if day else moment)
    context |= {
        "copy_tag": (copy.get_state_display(), TONES[copy.state]),
        "sections": sections,
        "briefing": [(BRIEFING_WORDS[name], getattr(copy, name)) for name in BRIEFING],
        "annexes": annexes,
        "taken_out": taken_out_of(copy),
        "warning": begun_from_earlier(copy),
        "versions": versions,
        "last": last,
        "changed": is_changed(copy, last, sections, annexes),
        "may_word": context["writes"] and bool(may_word(copy.state)),
        "wanting": wants(ready),
        "check": ready.check,
        "days": days,
        "day": day,
        "advance_on": ready.advance_on,
        "advance_by": advance_by(day.on, ready.advance_days, holidays) if day and ready.advance_days else None,
        "refused_today": may_publish(
            ready, day.on, today=moment, holidays=holidays, closed_since=closed_since(copy, day)
        ).sentence
        if day
        else "",
        "leads": context["writes"] and leads_publication(request, copy),
        "not_publishing": not_publishing_of(copy),
        "withdrawals": withdrawals,
        "to_open": waiting_to_be_opened(copy),
        "answered": [each for each in withdrawals if each.answered],
        "corrections": corrections,
        "copy_moves": [
            (each.label, here(request, "copy_move", found.pk, each.name))
            for each in legal_moves(COPY, copy.state)
            if each.name in COPY_BY_REASON
        ],
        "entries": story_of_copy(copy),
    }
    return render(request, "reviews/public_copy.html", context)


def leads_publication(request: Any, copy: PublicCopy) -> bool:
    """Whether somebody says when it goes out: as the case's lead, or its deputy today."""
    if request.rights.may(Right.LEAD_FILE, on=copy.incident.file):
        return True
    mine = (each for each in deputies_of(copy.incident) if each.who_id in request.rights.seat_ids)
    return any(span_of(each).holds_on(today()) for each in mine)


@fresh_factor
def copy_begin(request: Any, pk: int) -> HttpResponse:
    """Begin it, from the text that the partners signed."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        found,
        NothingForm(request.POST if request.method == "POST" else None),
        "Begin the public copy",
        lambda data: operations.begin_copy(incident=found, seat=acting_seat(request), at=now()),
        said="The public copy is begun. What is written there changes nothing in the report.",
        back=here(request, "public_copy", pk),
        button="Begin it",
        refused=may_begin(signed=signed_in(found) is not None, begun=copy_of(found) is not None).sentence,
        lead_words="A text of its own, begun from the report that the partners signed. The report stays as it is.",
    )


@fresh_factor
def copy_word(request: Any, pk: int) -> HttpResponse:
    """Word the title and the practice briefing; where somebody else did so since, both are shown."""
    copy = copy_for(request.rights, pk, to=Right.WRITE_FILE)

    def as_it_stands(row: Any) -> dict[str, Any]:
        return {**{name: getattr(row, name) for name in ("title", *BRIEFING)}, "version": row.version}

    return act(
        request,
        copy.incident,
        CopyWordForm(request.POST or None, initial=as_it_stands(copy)),
        "Title and practice briefing",
        lambda data: operations.word_copy(copy=copy, **data),
        said="The words are saved.",
        back=here(request, "public_copy", pk),
        refused=may_word(copy.state).sentence,
        as_it_stands=as_it_stands,
        lead_words="The practice briefing is one page for people at the front line. It is laid out with each version.",
    )


@fresh_factor
def copy_section_add(request: Any, pk: int) -> HttpResponse:
    """Put another section into the public copy."""
    copy = copy_for(request.rights, pk, to=Right.WRITE_FILE)
    last = max((each.position for each in sections_of(copy)), default=0)
    return act(
        request,
        copy.incident,
        SectionAddForm(request.POST or None, initial={"position": last + 1}),
        "Another section",
        lambda data: operations.add_section(copy=copy, **data),
        said="The section is saved.",
        back=here(request, "public_copy", pk),
        refused=may_word(copy.state).sentence,
    )


@fresh_factor
def copy_section(request: Any, incident: int, pk: int) -> HttpResponse:
    """Change a section, or leave it out; where somebody else did so since, both are shown."""
    section = copy_section_for(request.rights, incident, pk, to=Right.WRITE_FILE)

    def as_it_stands(row: CopySection) -> dict[str, Any]:
        words = {name: getattr(row, name) for name in ("position", "heading", "text", "left_out")}
        return {**words, "version": row.version}

    return act(
        request,
        section.copy.incident,
        SectionForm(request.POST or None, initial=as_it_stands(section)),
        "A section of the public copy",
        lambda data: operations.change_section(section=section, **data),
        said="The section is saved.",
        back=here(request, "public_copy", incident),
        refused=may_word(section.copy.state).sentence,
        as_it_stands=as_it_stands,
    )


@fresh_factor
def copy_freeze(request: Any, pk: int) -> HttpResponse:
    """Make a version of the text as it reads now."""
    copy = copy_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        copy.incident,
        NothingForm(request.POST if request.method == "POST" else None),
        "Make a version",
        lambda data: operations.make_version(copy=copy, seat=acting_seat(request), at=now()),
        said="The version is made, and its PDFs are being built. Check it against the identity sheet next.",
        back=here(request, "public_copy", pk),
        button="Make a version",
        refused=may_word(copy.state).sentence,
        lead_words="It is frozen as it reads now. What is checked, laid out and published is a version.",
    )


@require_safe
@fresh_factor
def copy_version(request: Any, incident: int, pk: int) -> HttpResponse:
    """A version as the public would read it, with its PDFs."""
    version = copy_version_for(request.rights, incident, pk)
    context = frame(
        request,
        version.copy.incident,
        "",
        f"Public copy, version {version.number}",
        version=version,
        build=build_of(version),
        body=body_of(version.content, on_paper=False),
        briefing=briefing_of(version.content, on_paper=False),
        annexes=[(annex_number(each), each["title"]) for each in annexes_in(version.content)],
        back=here(request, "public_copy", incident),
    )
    return render(request, "reviews/copy_version.html", context)


@fresh_factor
def copy_build(request: Any, incident: int, pk: int) -> HttpResponse:
    """Ask once more for the PDFs of a version, where they could not be built."""
    version = copy_version_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    refused = "The PDFs of this version are built." if build_of(version) is not None else ""
    return act(
        request,
        version.copy.incident,
        NothingForm(request.POST if request.method == "POST" and not refused else None),
        "Build the PDFs",
        lambda data: operations.ask_build(version, now()),
        said="The PDFs are being built. It takes a minute.",
        back=here(request, "copy_version", incident, pk),
        button="Build them",
        refused=refused,
    )


def _built(version: CopyVersion) -> CopyBuild:
    build = build_of(version)
    if build is None:
        raise Http404("It is not built yet.")
    return build


@require_safe
@fresh_factor
def copy_file(request: Any, incident: int, pk: int) -> HttpResponseBase:
    """The PDF of a version, before it is public."""
    return stored_response(_built(copy_version_for(request.rights, incident, pk)).pdf)


@require_safe
@fresh_factor
def copy_briefing_file(request: Any, incident: int, pk: int) -> HttpResponseBase:
    """The practice briefing of a version as PDF, before it is public."""
    return stored_response(_built(copy_version_for(request.rights, incident, pk)).briefing)
