"""Whether an item wants a paper and who owes it, told beside the items."""

from typing import Any

from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from meetings.enums import ItemPurpose
from meetings.models import PaperOwed
from meetings.queries.told import Together
from meetings.rules.paper_deadlines import is_expected


def owed_told() -> Together:
    """For a query of agenda items: what was said of the paper that each wants. It costs no query of its own."""
    rows = PaperOwed.objects.filter(item=OuterRef("pk")).order_by()
    told = JSONObject(expected=F("expected"), owner=F("owner"), title=F("owner__title"), version=F("version"))
    return Together(rows.annotate(told=told).values("told"))


def wants_paper(item: Any) -> bool:
    """Whether an item that brought ``told_owed`` wants a paper. It costs no query."""
    said = bool(item.told_owed[0]["expected"]) if item.told_owed else None
    return is_expected(said, decides=item.purpose == ItemPurpose.DECIDE)
