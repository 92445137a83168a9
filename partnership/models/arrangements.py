"""The published arrangements as data: what they are, what they promise, what they reserve, what they leave open."""

from django.db import models
from django.db.models import Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import SpaceModel
from partnership.enums import Meaning, PartnershipKind, Precision, ReportOrder, ReservedTo, Role
from partnership.models.groups import Group
from partnership.models.people import Organisation
from partnership.models.statute import GuidanceEdition
from partnership.rules.roles import PARTNERSHIP_RIGHTS, RIGHT_WORDS, SIGNING_RIGHTS


class Partnership(SpaceModel):
    """What a space is: one row in each. Rights in the whole partnership are granted on it."""

    kept_as = RecordClass.STRUCTURE
    kind = models.CharField(max_length=20, choices=PartnershipKind.choices)
    area = models.CharField(max_length=120, blank=True)
    website = models.URLField(blank=True)
    host = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Hosts the team."
    )
    vision = models.TextField(blank=True)
    vision_section = models.CharField("paragraph of the vision", max_length=20, blank=True)
    values = models.JSONField(default=list, blank=True)
    principles = models.JSONField(default=list, blank=True)
    pledge = models.JSONField(default=list, blank=True)
    report_section = models.CharField("paragraph on the yearly report", max_length=20, blank=True)
    report_approved_by = models.CharField(
        "role whose every holder signs the yearly report", max_length=20, choices=Role.choices, default=Role.LSP
    )
    report_presented = models.CharField(
        "presented before or after it is approved", max_length=10, choices=ReportOrder.choices, default=ReportOrder.ANY
    )
    report_published_by = models.JSONField("keys of the organisations that publish it", default=list, blank=True)
    impact_after_days = models.PositiveSmallIntegerField(
        "days from confirming an action of a review or audit until evidence of its impact is looked for", default=90
    )
    dispute_route = models.TextField("route where partners do not agree", blank=True)
    dispute_section = models.CharField("paragraph of that route", max_length=20, blank=True)
    dispute_website = models.URLField("where that route is published", blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(dispute_route="", dispute_section="", dispute_website="")
                | (~Q(dispute_route="") & ~Q(dispute_section="")),
                name="partnership_partnership_disputes",
            ),
            models.UniqueConstraint(fields=["space"], name="partnership_partnership_one"),
            models.CheckConstraint(condition=Q(kind__in=PartnershipKind.values), name="partnership_partnership_kind"),
            models.CheckConstraint(
                condition=Q(report_approved_by__in=sorted(SIGNING_RIGHTS)), name="partnership_partnership_approved_by"
            ),
        ]
        permissions = [(right.value, RIGHT_WORDS[right].capitalize()[:255]) for right in PARTNERSHIP_RIGHTS]

    def __str__(self) -> str:
        return self.get_kind_display()


class Arrangements(SpaceModel):
    """One edition of the published document (§26). Editions follow each other; none is overwritten."""

    kept_as = RecordClass.REPORTS
    title = models.CharField(max_length=200)
    published_on = models.DateField("published")
    published_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    updated_on = models.DateField("updated", null=True, blank=True)
    updated_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    review_on = models.DateField("to be reviewed", null=True, blank=True)
    review_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    edition = models.ForeignKey(GuidanceEdition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    website = models.URLField(blank=True)
    loaded_from = models.CharField("source file", max_length=200, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        verbose_name_plural = "arrangements"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "title", "published_on", "updated_on"], name="partnership_arrangements_once"
            ),
            models.UniqueConstraint(
                fields=["space", "title", "published_on"],
                condition=Q(updated_on__isnull=True),
                name="partnership_arrangements_first",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReservedMatter(SpaceModel):
    """A matter that the arrangements reserve. Decisions choose from this list; it is never guessed from their words."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    section = models.CharField("paragraph", max_length=20)
    reserved_to = models.CharField(max_length=10, choices=ReservedTo.choices, default=ReservedTo.LSP)
    meaning = models.CharField("what it is about", max_length=30, choices=Meaning.choices, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["section", "title"]
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="partnership_reserved_key"),
            models.CheckConstraint(condition=Q(reserved_to__in=ReservedTo.values), name="partnership_reserved_to"),
            models.CheckConstraint(
                condition=Q(meaning__in=["", *Meaning.values]), name="partnership_reserved_meaning_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.section})"


class Promise(SpaceModel):
    """A paragraph of the arrangements as a rule to check the record against (`partnership.rules.promises`)."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    section = models.CharField("paragraph", max_length=20)
    text = models.TextField()
    by = models.CharField("who promises it", max_length=200, blank=True)
    agenda_group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.PROTECT, related_name="promises")
    note = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    cadence = models.JSONField(default=dict, blank=True)
    evidence = models.JSONField(default=dict, blank=True)
    not_checkable = models.TextField("why it cannot be checked", blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True, help_text="The first day on which it was no longer promised.")
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["space", "key"], name="partnership_promise_key")]

    def __str__(self) -> str:
        return f"{self.section}: {self.text}"


class StrategicLink(SpaceModel):
    """Another partnership or panel that this one works with (§6.4 to §6.13)."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    section = models.CharField("paragraph", max_length=20, blank=True)
    purpose = models.TextField(blank=True)
    website = models.URLField(blank=True)
    partner = models.SlugField("address of its space here", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["space", "key"], name="partnership_link_key")]

    def __str__(self) -> str:
        return self.name


class ReportContent(SpaceModel):
    """What the arrangements say the yearly report contains (§19.1), beside what the guidance's edition asks."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    title = models.TextField()
    section = models.CharField("paragraph", max_length=20, blank=True)
    heading = models.SlugField("national heading it answers", max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["space", "key"], name="partnership_content_key")]

    def __str__(self) -> str:
        return self.title


class Recipient(SpaceModel):
    """To whom the yearly report is presented (§19.2)."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    section = models.CharField("paragraph", max_length=20, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["space", "key"], name="partnership_recipient_key")]

    def __str__(self) -> str:
        return self.name


class LearningWay(SpaceModel):
    """A way of learning that the arrangements name for cases in which no review follows; ``source`` where that is no
    paragraph."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    what = models.TextField("what it is")
    section = models.CharField("paragraph", max_length=20, blank=True)
    source = models.CharField("where it comes from", max_length=300, blank=True)
    of_agency = models.BooleanField("one agency’s own", default=False)
    counts = models.BooleanField("who came is counted", default=True)
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "key"]
        constraints = [models.UniqueConstraint(fields=["space", "key"], name="partnership_learning_key")]

    def __str__(self) -> str:
        return self.name


class Ambiguity(SpaceModel):
    """Where the published text is unclear or contradicts itself: shown, with how the product behaves, not settled."""

    kept_as = RecordClass.REPORTS
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=200, blank=True)
    sections = models.CharField("paragraphs", max_length=200)
    text = models.TextField()
    behaviour = models.TextField("what this product does meanwhile", blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "key"]
        verbose_name_plural = "ambiguities"
        constraints = [models.UniqueConstraint(fields=["space", "key"], name="partnership_ambiguity_key")]

    def __str__(self) -> str:
        return self.title or self.sections


class Feedback(SpaceModel):
    """The voice log (§9): what children and families said, how it was heard, where it went, what changed."""

    kept_as = RecordClass.VOICE
    heard_on = models.DateField()
    from_whom = models.CharField(max_length=200, help_text="A group, never a name.")
    how = models.CharField("how it was heard", max_length=200)
    heard = models.TextField("what was heard")
    went_to = models.CharField("where it went", max_length=200, blank=True)
    changed = models.TextField("what changed", blank=True)
    version = models.PositiveIntegerField(default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-heard_on", "-id"]
        verbose_name_plural = "feedback"
        indexes = [models.Index(fields=["space", "-heard_on"], name="partnership_feedback_list")]

    def __str__(self) -> str:
        return f"{self.from_whom}, {self.heard_on}"
