"""New editions of a group's terms of reference, proposed on a page and agreed by those who may."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from partnership.enums import TermsProposalState
from partnership.models.groups import Group, Terms
from partnership.models.people import Seat


class TermsProposal(SpaceModel):
    """Terms that are to hold in ``group`` from ``starts_on``, as data (`partnership.rules.terms`).

    They are agreed by a sign-off, which keeps who answered when; ``agreed_under`` is the paragraph that says who is
    asked. Once agreed they are ``terms``. A group has one proposal at a time that waits.
    """

    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="terms_proposals")
    data = models.JSONField(help_text="As the arrangements' files write terms.")
    starts_on = models.DateField("first day")
    reason = models.TextField("why they change")
    agreed_under = models.CharField("paragraph", max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=TermsProposalState.choices, default=TermsProposalState.PROPOSED)
    answer = models.TextField("why they were sent back or withdrawn", blank=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    terms = models.OneToOneField(Terms, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-proposed_at", "-id"]
        indexes = [models.Index(fields=["space", "group", "state"], name="partnership_termsproposal_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=TermsProposalState.values), name="partnership_termsproposal_state"
            ),
            models.CheckConstraint(
                condition=Q(state="agreed", terms__isnull=False) | (~Q(state="agreed") & Q(terms__isnull=True)),
                name="partnership_termsproposal_terms",
            ),
            models.UniqueConstraint(
                fields=["space", "group"], condition=Q(state="proposed"), name="partnership_termsproposal_one"
            ),
        ]

    def __str__(self) -> str:
        return f"Proposed terms of {self.group} from {self.starts_on}"

    @property
    def subject(self) -> str:
        """What its sign-off is about."""
        return f"partnership.termsproposal:{self.pk}"
