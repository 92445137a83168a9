"""Documents of a case file: putting one in, withdrawing it, taking it away. Each is a look at the file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.files import stored_response
from hscp.spaces.clock import now
from partnership.access import acting_seat, document_for, file_for
from partnership.forms.documents import CaseDocumentForm, WithdrawDocumentForm
from partnership.operations.cases import add_document, withdraw_document
from partnership.operations.cases.places import state_of
from partnership.rules.cases import may_put_into
from partnership.rules.roles import Right
from partnership.views.cases import frame
from partnership.views.people import here


@fresh_factor
def case_document_add(request: Any, pk: int) -> HttpResponse:
    """Put a document into a file."""
    file = file_for(request.rights, pk, to=Right.WRITE_FILE)
    refused = may_put_into(state=state_of(file)).sentence
    form = CaseDocumentForm() if refused else CaseDocumentForm(request.POST or None, request.FILES or None)
    back = here(request, "case_file", file.pk)
    if request.method == "POST" and form.is_valid():
        try:
            add_document(file=file, **form.cleaned_data, seat=acting_seat(request), at=now())
        except Refused as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, f"The document is in case file {file.reference}.")
            return redirect(back)
    context = {
        **frame(request, file, "case_document_add", "Add a document"),
        "form": form,
        "back": back,
        "refused": refused,
    }
    return render(request, "partnership/case_document_add.html", context)


@fresh_factor
def case_document_withdraw(request: Any, pk: int, document: int) -> HttpResponse:
    """Take a document out of use, with the reason."""
    found = document_for(request.rights, pk, document, to=Right.WRITE_FILE)
    form = WithdrawDocumentForm(request.POST or None)
    back = here(request, "case_file", pk)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_document(document=found, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The document is withdrawn.")
            return redirect(back)
    context = frame(
        request,
        found.file,
        "case_document_withdraw",
        "Withdraw this document?",
        document=found,
        form=form,
        consequence="The document is still named in the file, with the reason. Nobody can download it any more.",
        confirm="Withdraw the document",
        cancel_url=back,
        refused=f"This document was withdrawn: {found.withdrawn_because}" if found.withdrawn_because else "",
    )
    return render(request, "partnership/case_document_withdraw.html", context)


@require_safe
@fresh_factor(when=lambda request: True)
def case_document(request: Any, pk: int, document: int) -> HttpResponseBase:
    """The document itself."""
    found = document_for(request.rights, pk, document)
    if found.withdrawn_because:
        raise Http404("It was withdrawn.")
    try:
        return stored_response(found.stored)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(here(request, "case_file", pk))
