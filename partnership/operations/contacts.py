"""Contacts of organisations: the line manager to whom an absence is reported (§8)."""

from django.db import transaction

from hscp.lib.verdicts import no
from hscp.record.versions import EditConflict, save_upon
from partnership.models import LineManager, Organisation


@transaction.atomic
def save_line_manager(
    *, organisation: Organisation, name: str, title: str = "", email: str = "", phone: str = "", version: int
) -> LineManager:
    """Write down who is line manager of those whom an organisation sends, seen in ``version`` (0: nobody yet).

    Raises ``EditConflict`` when somebody else did since, ``Refused`` without a name.
    """
    if not name.strip():
        no("name", "Enter the line manager’s name.").require()
    row: LineManager | None = (
        LineManager.objects.select_for_update(of=("self",)).filter(organisation=organisation).first()
    )
    said = {"name": name.strip(), "title": title.strip(), "email": email.strip(), "phone": phone.strip()}
    if row is None:
        if version:
            raise EditConflict(None)
        row = LineManager(organisation=organisation, **said)
        row.save()
        return row
    found: LineManager = save_upon(row, version, **said)
    return found
