"""The board, its subgroups and the forums: who sits in them, who chairs them, on what terms they meet."""

from django.db import models
from django.db.models import F, Q

from hscp.lib.keeping import RecordClass
from hscp.record.history import History
from hscp.spaces.models import Space, SpaceModel
from partnership.enums import ChairKind, GroupKind, Role
from partnership.models.people import FromFile, Organisation, Post

_DATES_IN_ORDER = Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on"))


class Group(FromFile, SpaceModel):
    """A body that meets (§5, §7).

    Of a shared group ``shared_space`` and ``shared_group`` are the keys of the joint space and of the group there;
    ``located_in`` is that space once it is here, and the group's terms, members and record are in it.
    """

    kept_as = RecordClass.STRUCTURE
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=GroupKind.choices)
    purpose = models.TextField(blank=True)
    chair_note = models.CharField("how the chair is chosen", max_length=300, blank=True)
    section = models.CharField("paragraph", max_length=20, blank=True)
    as_needed = models.BooleanField("a kind of group, formed when wanted", default=False)
    located_in = models.ForeignKey(Space, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    shared_space = models.SlugField("joint space", max_length=60, blank=True)
    shared_group = models.SlugField("its group in the joint space", max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="partnership_group_key"),
            models.CheckConstraint(condition=Q(kind__in=GroupKind.values), name="partnership_group_kind_known"),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="partnership_group_dates"),
        ]
        permissions = [
            ("manage_meetings", "Schedule this group's meetings and write their agendas"),
            ("record_minutes", "Record presence, minutes, decisions and actions in this group"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class ReportingLine(FromFile, SpaceModel):
    """To whom a group reports, as the arrangements publish it: a group, a role, or a body outside."""

    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="reporting_lines")
    to_group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="reporting_groups"
    )
    to_role = models.CharField(max_length=20, blank=True, choices=Role.choices)
    to_outside = models.CharField(max_length=200, blank=True)
    section = models.CharField("paragraph", max_length=20, blank=True)
    as_published = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_group__isnull=False, to_role="", to_outside="")
                | (Q(to_group__isnull=True, to_outside="") & ~Q(to_role=""))
                | (Q(to_group__isnull=True, to_role="") & ~Q(to_outside="")),
                name="partnership_reporting_one",
            ),
            models.CheckConstraint(condition=~Q(group=F("to_group")), name="partnership_reporting_not_self"),
        ]

    def __str__(self) -> str:
        return f"{self.group} reports to {self.to_group or self.get_to_role_display() or self.to_outside}"


class Membership(FromFile, SpaceModel):
    """That a post sits in a group, and which body it represents there. One person counts for one body (§8)."""

    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="memberships")
    represents = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_member = models.BooleanField("member", default=True, help_text="Not a member: attends, without counting.")
    section = models.CharField("paragraph", max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["group", "post__title"]
        constraints = [
            models.UniqueConstraint(
                fields=["space", "group", "post"], condition=Q(ends_on__isnull=True), name="partnership_membership_once"
            ),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="partnership_membership_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.post} in {self.group}"


class Chairing(FromFile, SpaceModel):
    """That a post chairs, or vice-chairs, a group for a time. A year's chair that has ended is a vacancy."""

    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="chairings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="chairings")
    kind = models.CharField(max_length=12, choices=ChairKind.choices, default=ChairKind.CHAIR)
    section = models.CharField("paragraph", max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField("version of its end", default=1)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["kind", "-starts_on"]
        indexes = [models.Index(fields=["space", "group", "kind"], name="partnership_chairing_group")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChairKind.values), name="partnership_chairing_kind"),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="partnership_chairing_dates"),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.get_kind_display()} of {self.group}"


class Terms(FromFile, SpaceModel):
    """A group's terms of reference for a time, as data (`partnership.rules.terms`). A meeting keeps its day's."""

    kept_as = RecordClass.STRUCTURE
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="terms")
    data = models.JSONField(
        help_text="Frequency, chair, deputies and quoracy rule, as the arrangements' file writes them."
    )
    section = models.CharField("paragraph", max_length=20, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_on"]
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(fields=["space", "group", "starts_on"], name="partnership_terms_once"),
            models.CheckConstraint(condition=_DATES_IN_ORDER, name="partnership_terms_dates"),
        ]

    def __str__(self) -> str:
        return f"Terms of {self.group} from {self.starts_on}"
