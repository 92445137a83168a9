"""Documents of a case file: put in, withdrawn with a reason."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.record.files import keep
from hscp.record.versions import held
from partnership.models import CaseDocument, CaseFile, Seat
from partnership.operations.cases.places import held as held_file
from partnership.operations.cases.places import state_of
from partnership.rules import cases as rules


@transaction.atomic
def add_document(*, file: CaseFile, title: str, upload: Any, seat: Seat, at: datetime) -> CaseDocument:
    """Put a document into a case file.

    Raises ``Refused`` where that is closed, and for a file that is not taken (`hscp.record.files.keep`).
    """
    rules.may_put_into(state=state_of(file)).require()
    stored = keep(upload=upload, case_file_id=file.pk, at=at)
    rules.may_put_into(state=state_of(held_file(file))).require()  # it may have been closed while the scanner looked
    document = CaseDocument(file=file, title=title.strip(), stored=stored, added_at=at, added_by=seat)
    document.save()
    return document


@transaction.atomic
def withdraw_document(*, document: CaseDocument, reason: str) -> CaseDocument:
    """Take a document out of use, with the reason. It is named in the file still; nobody can download it any more."""
    found: CaseDocument = held(document)
    if found.withdrawn_because:
        no("withdrawn", f"This document was withdrawn: {found.withdrawn_because}").require()
    if not reason.strip():
        no("reason", "Say why the document is withdrawn.").require()
    found.withdrawn_because = reason.strip()
    found.save(update_fields=["withdrawn_because"])
    return found
