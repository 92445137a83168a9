"""Who owes the paper of an item, told beside the items."""

from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from meetings.models import PaperOwed
from meetings.queries.told import Together


def owed_told() -> Together:
    """For a query of agenda items: what was said of the paper that each wants. It costs no query of its own."""
    rows = PaperOwed.objects.filter(item=OuterRef("pk")).order_by()
    told = JSONObject(expected=F("expected"), owner=F("owner"), title=F("owner__title"), version=F("version"))
    return Together(rows.annotate(told=told).values("told"))
