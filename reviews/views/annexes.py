"""Annexes of a public copy: attached, looked at, named anew, taken out; each as its file would be published."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.record.files.serving import stored_response
from hscp.spaces.clock import now
from hscp.ui.addresses import here
from hscp.ui.reading import Sort
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import annex_for, copy_for
from reviews.forms.annexes import AnnexChangeForm, AnnexForm, AnnexLookedForm, AnnexOutForm
from reviews.models import CopyAnnex
from reviews.operations import annexes as operations
from reviews.queries.annexes import annexes_of
from reviews.rules.annexes import may_declare
from reviews.rules.publishing import may_word
from reviews.views.acts import act
from reviews.views.frame import frame

OUT = "This annex was taken out."


@fresh_factor
def copy_annex_add(request: Any, pk: int) -> HttpResponse:
    """Attach a file to the public copy."""
    copy = copy_for(request.rights, pk, to=Right.WRITE_FILE)
    last = max((each.position for each in annexes_of(copy)), default=0)
    return act(
        request,
        copy.incident,
        AnnexForm(request.POST or None, request.FILES or None, initial={"position": last + 1}),
        "Attach an annex",
        lambda data: operations.attach(copy=copy, seat=acting_seat(request), at=now(), **data),
        said="The annex is attached. Make a version of the public copy, and check that.",
        back=here(request, "public_copy", pk),
        button="Attach it",
        refused=may_word(copy.state).sentence,
        takes_files=True,
        lead_words="It is published with the review. Its text, and what it says of itself, go through the same check.",
    )


@require_safe
@fresh_factor
def copy_annex(request: Any, incident: int, pk: int) -> HttpResponse:
    """An annex: what was read in it, what was taken off it, what nobody can read as text."""
    annex = annex_for(request.rights, incident, pk)
    read = annex.read
    context = frame(
        request,
        annex.copy.incident,
        "",
        annex.title,
        annex=annex,
        read=read,
        texts=[(each["where"], each["text"]) for each in read.parts if each["sort"] == Sort.TEXT],
        said=[(each["where"], each["text"]) for each in read.parts if each["sort"] != Sort.TEXT],
        back=here(request, "public_copy", incident),
    )
    context["may_word"] = context["writes"] and annex.out_at is None and bool(may_word(annex.copy.state))
    return render(request, "reviews/copy_annex.html", context)


@require_safe
@fresh_factor
def copy_annex_file(request: Any, incident: int, pk: int) -> HttpResponseBase:
    """The file of an annex as it would be published, for whoever may open the case file."""
    annex = annex_for(request.rights, incident, pk)
    if annex.out_at is not None:
        raise Http404(OUT)
    annex.stored.may_leave.require()
    return stored_response(annex.published_as)


@fresh_factor
def copy_annex_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Another title or place; where somebody else changed it since, both are shown."""
    annex = annex_for(request.rights, incident, pk, to=Right.WRITE_FILE)

    def as_it_stands(row: CopyAnnex) -> dict[str, Any]:
        return {"title": row.title, "position": row.position, "version": row.version}

    return act(
        request,
        annex.copy.incident,
        AnnexChangeForm(request.POST or None, initial=as_it_stands(annex)),
        "Title and place of an annex",
        lambda data: operations.change_annex(annex=annex, at=now(), **data),
        said="The annex is saved. Make a version of the public copy, and check that.",
        back=here(request, "copy_annex", incident, pk),
        refused=OUT if annex.out_at is not None else may_word(annex.copy.state).sentence,
        as_it_stands=as_it_stands,
    )


@fresh_factor
def copy_annex_out(request: Any, incident: int, pk: int) -> HttpResponse:
    """Take an annex out again."""
    annex = annex_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return act(
        request,
        annex.copy.incident,
        AnnexOutForm(request.POST or None),
        "Take the annex out",
        lambda data: operations.take_out(annex=annex, seat=acting_seat(request), at=now(), **data),
        said="The annex is taken out. Make a version of the public copy, and check that.",
        back=here(request, "public_copy", incident),
        button="Take it out",
        refused=OUT if annex.out_at is not None else may_word(annex.copy.state).sentence,
        lead_words=f"“{annex.title}” stays on record, and in what is public already until that is corrected.",
    )


@fresh_factor
def copy_annex_looked(request: Any, incident: int, pk: int) -> HttpResponse:
    """Say that one looked at every page of an annex that cannot be read as text."""
    annex = annex_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    verdict = may_declare(
        is_out=annex.out_at is not None,
        unread=annex.read.unread,
        looked=annex.looked_at is not None,
        declared=True,
    )
    return act(
        request,
        annex.copy.incident,
        AnnexLookedForm(request.POST if request.method == "POST" else None),
        "Every page looked at",
        lambda data: operations.declare_looked(annex=annex, seat=acting_seat(request), at=now(), **data),
        said="That is on record, with your name.",
        back=here(request, "copy_annex", incident, pk),
        button="Put it on record",
        refused=verdict.sentence,
        template="reviews/copy_annex_looked.html",
        annex=annex,
    )
