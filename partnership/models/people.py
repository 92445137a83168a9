"""Bodies, people, and the posts that people sit in for a time."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from hscp.lib.keeping import RecordClass
from hscp.lib.shared_writes import SharedWrites
from hscp.record.history import History
from hscp.record.sharing import SharedManager, keeps_changes
from hscp.spaces.guard import Fence
from hscp.spaces.models import Space, SpaceModel
from partnership.enums import Category, Role, Standing, TeamPart


class FromFile(models.Model):
    """A row that the arrangements' files may write. What the product added by itself, a later file leaves alone."""

    from_file = models.BooleanField("stands in the arrangements' files", default=False, editable=False)

    class Meta:
        abstract = True


@keeps_changes("introduced_by_id")
class Organisation(models.Model):
    """A body, named once for every partnership it belongs to: one ICB serves two counties and is one body in both.

    Only the partnership that introduced it may rename it.
    """

    shared_because: ClassVar[str] = "Names of public bodies; several partnerships share one."
    shared_writes: ClassVar[SharedWrites] = SharedWrites.LOADED

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    category = models.CharField(max_length=30, choices=Category.choices, default=Category.OTHER)
    is_collective = models.BooleanField("stands for many bodies of one kind", default=False)
    introduced_by = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    objects = SharedManager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(category__in=Category.values), name="partnership_organisation_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class Participation(FromFile, SpaceModel):
    """That an organisation takes part in a partnership, and as what (§6.3)."""

    kept_as = RecordClass.STRUCTURE
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    category = models.CharField(max_length=30, choices=Category.choices)
    standing = models.CharField(max_length=20, choices=Standing.choices, default=Standing.RELEVANT)
    section = models.CharField("paragraph", max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-standing", "category", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["space", "organisation"], name="partnership_participation_once"),
            models.CheckConstraint(condition=Q(category__in=Category.values), name="partnership_participation_kind"),
            models.CheckConstraint(
                condition=Q(standing__in=Standing.values), name="partnership_participation_standing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_category_display()})"


class Person(SpaceModel):
    """Somebody as one partnership knows them. A contact needs no account; another partnership writes its own row."""

    kept_as = RecordClass.PEOPLE
    name = models.CharField(max_length=160)
    email = models.EmailField("e-mail address", max_length=254, blank=True)
    phone = models.CharField("telephone number", max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["name"]
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["space", "name"], name="partnership_person_list")]
        constraints = [
            models.UniqueConstraint("space", Lower("email"), condition=~Q(email=""), name="partnership_person_email"),
            models.UniqueConstraint(fields=["space", "user"], name="partnership_person_account"),
        ]

    def __str__(self) -> str:
        return self.name


class Post(FromFile, SpaceModel):
    """What the arrangements name: a post, held by somebody or vacant. `role` says what its holder may do here."""

    kept_as = RecordClass.STRUCTURE
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.MEMBER)
    section = models.CharField("paragraph", max_length=20, blank=True)
    office = models.CharField("office held", max_length=200, blank=True, help_text="What the holder is elsewhere.")
    team_part = models.CharField("part in the team", max_length=10, choices=TeamPart.choices, blank=True)
    many_holders = models.BooleanField("several people may hold it at once", default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["space", "key"], name="partnership_post_key"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="partnership_post_role_known"),
            models.CheckConstraint(
                condition=Q(team_part="") | Q(team_part__in=TeamPart.values, role=Role.TEAM),
                name="partnership_post_team_part",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PostFollow(SpaceModel):
    """In a joint space: whoever holds ``owner_post`` in the partnership ``owner`` holds this post too.

    This and what is noted of joint meetings (``meetings.JointMeeting``, ``OwnedItem``) are the declared ways in which a
    row of one space names something in another. They name it by key or number, and lead nowhere.
    """

    kept_as = RecordClass.STRUCTURE
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="follows")
    owner = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="+")
    owner_post = models.SlugField(max_length=80)
    ends_on = models.DateField(null=True, blank=True, help_text="The first day on which it no longer follows.")
    history = History()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space", "post", "owner", "owner_post"], name="partnership_follow_once"),
        ]

    def __str__(self) -> str:
        return f"{self.post} follows {self.owner_post}"


class Seat(FromFile, SpaceModel):
    """A person in a post, from a day until the day it no longer holds. Every act names the seat it was done from.

    ``user`` is the account that may act from the seat; empty until the person has one.
    """

    kept_as = RecordClass.PEOPLE
    fence = Fence(own="user_id")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The first day on which the seat no longer holds.")
    ended_because = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField("version of its end", default=1)
    role = models.CharField(max_length=20, choices=Role.choices, editable=False, help_text="The role of its post.")
    sole = models.BooleanField(default=True, editable=False, help_text="The post has one holder at a time.")
    followed = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="In a joint space: ids of the account's seats at home. It lets nobody in unless one of them is live.",
    )
    history = History()

    class Meta(SpaceModel.Meta):
        ordering = ["-starts_on"]
        indexes = [
            models.Index(fields=["space", "post", "-starts_on"], name="partnership_seat_post"),
            models.Index(fields=["space", "person"], name="partnership_seat_person"),
            models.Index(fields=["user"], name="partnership_seat_user", condition=Q(user__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="partnership_seat_dates"
            ),
            models.UniqueConstraint(
                fields=["space", "post"], condition=Q(ends_on__isnull=True, sole=True), name="partnership_seat_one_open"
            ),
            models.UniqueConstraint(fields=["space", "post", "person", "starts_on"], name="partnership_seat_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"

    @property
    def address(self) -> str:
        """Where mail to its holder goes: the person's own address, else their account's; empty where there is none."""
        return str(self.person.email or (self.user.email if self.user else ""))
