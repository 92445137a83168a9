"""Requests for agencies' information: the request and its answer lie in the case file, the ticket outside it.

A ticket names the case's reference, a seat and a day, and nothing else: it is what lets one contact open one form
(docs/adr/0024). Whoever may read the space may know of a reference; who was asked is shown to nobody else.
"""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.record.models import StageRecord
from hscp.spaces.guard import Fence, Writes
from hscp.spaces.models import SpaceModel
from partnership.models import CaseFile, FileReference, Organisation, Seat
from reviews.enums import CameBy, RequestPurpose, RequestState
from reviews.models.drafts import PracticeDraft
from reviews.models.rapid import RapidReview


class AgencyRequest(SpaceModel):
    """What one contact of an agency is asked, and what they have written so far.

    ``summary``, ``practice`` and ``learning`` are the contact's draft until it is returned; each return is kept
    (`AgencyReturn`). ``version`` counts the draft's saves. For the practice review (``purpose``) they are asked by the
    same door: it hangs on the rapid review of the case, which every practice review comes from.
    """

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    rapid = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="requests")
    purpose = models.CharField(
        "what it is for", max_length=10, choices=RequestPurpose.choices, default=RequestPurpose.RAPID
    )
    draft = models.ForeignKey(PracticeDraft, null=True, blank=True, on_delete=models.PROTECT, related_name="requests")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.ASKED)
    questions = models.TextField()
    due_on = models.DateField()
    last_on = models.DateField("last day on which the form opens")
    summary = models.TextField("what is known", blank=True)
    practice = models.TextField("how practice was", blank=True)
    learning = models.TextField("what was learned and done", blank=True)
    drafted_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "rapid", "seat"], condition=Q(purpose="rapid"), name="reviews_request_once_for_rapid"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=RequestPurpose.values), name="reviews_request_purpose_known"
            ),
            models.UniqueConstraint(
                fields=["space", "draft", "seat"],
                condition=Q(draft__isnull=False),
                name="reviews_request_once_for_draft",
            ),
            models.CheckConstraint(
                condition=Q(purpose="draft", draft__isnull=False) | (~Q(purpose="draft") & Q(draft__isnull=True)),
                name="reviews_request_of_draft",
            ),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="reviews_request_state_known"),
            models.CheckConstraint(condition=Q(last_on__gte=F("due_on")), name="reviews_request_last"),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}"


class AgencyRequestStage(StageRecord):
    """Each move of a request: asked, returned, sent back with questions, accepted; and each reminder."""

    kept_as = RecordClass.CASE_FILES
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(StageRecord.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "request"], name="reviews_requeststage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class AgencyReturn(SpaceModel):
    """What an agency returned, as it was: a later return stands beside it. ``entered_by`` typed it for the agency."""

    kept_as = RecordClass.CASE_FILES
    fence = Fence(writes=Writes.INSERT_ONLY)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(AgencyRequest, on_delete=models.PROTECT, related_name="returns")
    number = models.PositiveSmallIntegerField()
    summary = models.TextField()
    practice = models.TextField(blank=True)
    learning = models.TextField(blank=True)
    came_by = models.CharField(max_length=10, choices=CameBy.choices)
    came_words = models.CharField("from whom, when and how it came", max_length=300, blank=True)
    returned_at = models.DateTimeField()
    returned_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    class Meta(SpaceModel.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["space", "request", "number"], name="reviews_return_number"),
            models.CheckConstraint(condition=Q(came_by__in=CameBy.values), name="reviews_return_way_known"),
            models.CheckConstraint(condition=Q(came_by="here") | ~Q(came_words=""), name="reviews_return_said_how"),
        ]

    def __str__(self) -> str:
        return f"Return {self.number}"


class RequestTicket(SpaceModel):
    """That the holder of a seat was asked something in a case: its reference, the day, and whether they still owe it.

    It is read outside the file, so it holds nothing that a mail about it would not.
    """

    kept_as = RecordClass.CASE_FILES
    request = models.OneToOneField(AgencyRequest, on_delete=models.PROTECT, related_name="ticket")
    reference = models.ForeignKey(FileReference, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    waits = models.BooleanField(default=True)
    history = History()

    class Meta(SpaceModel.Meta):
        indexes = [models.Index(fields=["space", "seat"], name="reviews_ticket_of")]

    def __str__(self) -> str:
        return f"{self.reference}: {self.due_on}"
