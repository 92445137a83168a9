"""What went to bodies outside in one case. Constant queries."""

from partnership.models import CaseDocument, CaseFile
from partnership.queries.cases import documents_of
from reviews.models import AreaRequest, Child, DeathTold, Incident
from reviews.rules.outside import Telling

OF_CARE = ("looked_after", "care_leaver")


def children_to_tell_of(incident: Incident) -> list[Child]:
    """The children of whose death the Secretary of State and Ofsted are told. One query."""
    return list(Child.objects.filter(incident=incident, harm="death", plan__in=OF_CARE).order_by("position"))


def told_of(incident: Incident) -> list[DeathTold]:
    """Who was told of which death, the first first. One query."""
    rows = DeathTold.objects.filter(incident=incident).select_related("child", "document", "noted_by__person")
    return list(rows.order_by("told_on", "pk"))


def tellings(rows: list[DeathTold]) -> list[Telling]:
    """The same as the rules see it."""
    return [Telling(row.child_id, row.body, row.told_on) for row in rows]


def requests_of(incident: Incident) -> list[AreaRequest]:
    """What another area asked in a case, the first first. One query."""
    rows = AreaRequest.objects.filter(incident=incident).select_related("document", "noted_by__person")
    return list(rows.order_by("asked_on", "pk"))


def documents_to_name(file: CaseFile) -> list[CaseDocument]:
    """The documents of a case file that stand. One query."""
    return list(documents_of(file).filter(withdrawn_because=""))
