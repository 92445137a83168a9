"""The golden thread: a recommendation, the actions it leads to, their progress, the evidence that it helped."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.guard import Fence, Writes
from meetings.enums import ActionState, Answer, CameBy, RecommendationSource
from meetings.models.decisions import Decision
from meetings.models.meeting import AgendaItem
from partnership.models import Post, Restrictable, RestrictableStage, Seat


class Recommendation(Restrictable):
    """What a review, an audit or the scrutineer recommended. Closed by evidence of impact, not by finished tasks.

    One of a case file names in ``followed_as`` the open one by which the partnership follows it once its review is
    published (docs/adr/0034-followed-in-the-open.md); the open one knows nothing of the file.
    ``source_withdrawn_on``: since when the publication that it stands in is withdrawn.
    """

    kept_as = RecordClass.ACTIONS
    reference = models.CharField(max_length=40)
    source = models.CharField(max_length=20, choices=RecommendationSource.choices)
    source_title = models.CharField(max_length=200)
    text = models.TextField()
    made_on = models.DateField()
    response = models.TextField("what the partners decided about it", blank=True)
    impact = models.TextField("evidence of impact", blank=True)
    version = models.PositiveIntegerField("version of the answer", default=1)
    closed_on = models.DateField(null=True, blank=True)
    followed_as = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_from",
        verbose_name="followed as",
    )
    source_withdrawn_on = models.DateField("what it was published in was withdrawn on", null=True, blank=True)
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["-made_on", "reference"]
        indexes = [models.Index(fields=["space", "-made_on"], name="meetings_recommendation_list")]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="meetings_recommendation_reference"),
            models.CheckConstraint(
                condition=Q(source__in=RecommendationSource.values), name="meetings_recommendation_source"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(impact=""), name="meetings_recommendation_impact"
            ),
            models.UniqueConstraint(
                fields=["space", "followed_as"],
                condition=Q(followed_as__isnull=False),
                name="meetings_recommendation_followed_once",
            ),
            models.CheckConstraint(
                condition=Q(followed_as__isnull=True) | Q(file__isnull=False, closed_on__isnull=True),
                name="meetings_recommendation_followed_from_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.text[:80]}"


class RecommendationStage(RestrictableStage):
    """Each move of a recommendation: written down, answered, closed by evidence of impact, opened again."""

    kept_as = RecordClass.ACTIONS
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(RestrictableStage.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "recommendation"], name="meetings_recstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class Action(Restrictable):
    """One action, one object for life. Its owner is a post, so that a successor inherits it.

    One of a case file names in ``followed_as`` the open one by which it goes on; it is withdrawn itself then.
    """

    kept_as = RecordClass.ACTIONS
    reference = models.CharField(max_length=40)
    text = models.TextField()
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="actions")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )
    given_at = models.DateTimeField()
    taken_out = models.BooleanField(
        "recorded as something else", default=False, help_text="It was no action: the minutes leave it out."
    )
    version = models.PositiveIntegerField("version of the wording", default=1)
    done_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField("confirmed by a second person", null=True, blank=True)
    impact_due_on = models.DateField("evidence of impact is looked for from", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    to_look_at = models.TextField(
        "to be looked at, because", blank=True, help_text="Its decision was judged again; empty once looked at."
    )
    followed_as = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followed_from",
        verbose_name="followed as",
    )
    history = History()

    class Meta(Restrictable.Meta):
        ordering = ["due_on", "reference"]
        indexes = [
            models.Index(fields=["space", "state", "due_on"], name="meetings_action_list"),
            models.Index(fields=["space", "owner", "state"], name="meetings_action_owner"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["space", "reference"], name="meetings_action_reference"),
            models.CheckConstraint(condition=Q(state__in=ActionState.values), name="meetings_action_state_known"),
            models.CheckConstraint(
                condition=Q(state="open", done_on__isnull=True, closed_on__isnull=True)
                | Q(state="done", done_on__isnull=False, closed_on__isnull=True)
                | Q(state="confirmed", done_on__isnull=False, confirmed_on__isnull=False, closed_on__isnull=True)
                | Q(state="closed", done_on__isnull=False, closed_on__isnull=False)
                | Q(state="withdrawn", closed_on__isnull=False),
                name="meetings_action_dates_of_state",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, impact_due_on__isnull=True)
                | Q(state__in=["confirmed", "closed"], confirmed_on__isnull=False, impact_due_on__isnull=False),
                name="meetings_action_confirmed_pair",
            ),
            models.CheckConstraint(
                condition=Q(taken_out=False) | Q(state="withdrawn"), name="meetings_action_taken_out_withdrawn"
            ),
            models.UniqueConstraint(
                fields=["space", "followed_as"],
                condition=Q(followed_as__isnull=False),
                name="meetings_action_followed_once",
            ),
            models.CheckConstraint(
                condition=Q(followed_as__isnull=True) | Q(file__isnull=False, state="withdrawn"),
                name="meetings_action_followed_from_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.text[:80]}"


class ActionStage(RestrictableStage):
    """Each move of an action: given, done, confirmed, sent back, closed, reopened, withdrawn."""

    kept_as = RecordClass.ACTIONS
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="stages")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(RestrictableStage.Meta):
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["space", "action"], name="meetings_actionstage_of")]

    def __str__(self) -> str:
        return f"{self.move}: {self.to_state}"


class ActionUpdate(Restrictable):
    """What an owner reported: progress, and what shows it. Added to, never changed.

    ``seat`` is who wrote it down; ``on_behalf_of`` the post whose holder it came from, where that is somebody else.
    """

    kept_as = RecordClass.ACTIONS
    fence = Fence(writes=Writes.INSERT_ONLY)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    evidence = models.TextField("evidence of impact", blank=True)
    answer = models.CharField("how it stands", max_length=10, choices=Answer.choices, blank=True)
    came_by = models.CharField("how the report came", max_length=10, choices=CameBy.choices, blank=True)
    on_behalf_of = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Restrictable.Meta):
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["space", "action", "-at"], name="meetings_actionupdate_of")]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=["", *Answer.values]), name="meetings_update_answer_known"),
            models.CheckConstraint(condition=Q(came_by__in=["", *CameBy.values]), name="meetings_update_came_known"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
