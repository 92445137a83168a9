"""What may be done under agenda items and with their papers, as links: written once, filled in for each."""

from functools import partial
from typing import Any

from django.utils.safestring import SafeString

from hscp.ui.stencil import Stencil
from meetings.views.addresses import ManyAddresses

OF_ITEM = (
    "minutes_edit",
    "decision_record",
    "action_give",
    "declaration_add",
    "paper_add",
    "paper_owed",
    "agenda_item_edit",
    "agenda_item_withdraw",
)


class ActsOfItems:
    """The links under each item of one meeting, for whoever looks at it: their ``switches`` are the page's."""

    def __init__(self, request: Any, meeting_id: int, switches: dict[str, Any]) -> None:
        self._addresses = {name: ManyAddresses(request, name, meeting_id) for name in OF_ITEM}
        self._switches = {
            "records": switches["records"] and switches["open"],
            "may_agenda": switches["may_agenda"],
            "planned": switches["planned"],
        }
        self._stencils: dict[bool, Stencil] = {}

    def of(self, item: Any) -> SafeString:
        """The links under an item; empty where there is nothing to be done."""
        if not (self._switches["records"] or self._switches["may_agenda"]):
            return SafeString("")
        has_minutes = bool(item.minutes)
        if has_minutes not in self._stencils:
            self._stencils[has_minutes] = Stencil(
                "meetings/components/acts_of_item.html", 2, partial(self._context, has_minutes)
            )
        return self._stencils[has_minutes].filled(item.pk, item.number)

    def _context(self, has_minutes: bool, pk: int, number: int) -> dict[str, Any]:
        addresses = {name: address.of(pk) for name, address in self._addresses.items()}
        return {**addresses, **self._switches, "number": str(number), "has_minutes": has_minutes}


class ActsOfPapers:
    """The links with each paper of the items of one meeting."""

    def __init__(self, request: Any, meeting_id: int, *, may_agenda: bool) -> None:
        self._addresses = ManyAddresses(request, "paper_add", meeting_id)
        self._may_agenda = may_agenda
        self._stencils: dict[bool, Stencil] = {}

    def papers_url(self, item_id: int) -> str:
        """Where the papers of an item are: their addresses begin with it."""
        return self._addresses.of(item_id).removesuffix("add/")

    def lay_on(self, item: Any) -> None:
        """Put on an item where its papers are (``papers_url``), and on each what may be done with it (``acts``)."""
        item.papers_url = self.papers_url(item.pk)
        may_change = self._may_agenda and item.may_write
        for each in item.listed_papers:
            each.acts = self._stencil(may_change).filled(item.pk, item.number, each.paper.pk, each.paper.number)

    def _stencil(self, may_change: bool) -> Stencil:
        if may_change not in self._stencils:
            self._stencils[may_change] = Stencil(
                "meetings/components/acts_of_paper.html", 4, partial(self._context, may_change)
            )
        return self._stencils[may_change]

    def _context(self, may_change: bool, item_id: int, item_number: int, pk: int, number: int) -> dict[str, Any]:
        return {
            "papers_url": self.papers_url(item_id),
            "item": str(item_number),
            "pk": str(pk),
            "number": str(number),
            "may_change": may_change,
        }
