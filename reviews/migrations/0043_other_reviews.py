import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0032_mail_of_letters"),
        ("partnership", "0011_team_parts"),
        ("reviews", "0042_findings"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="OtherReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dhr", "Domestic homicide review"),
                                    ("sar", "Safeguarding adults review"),
                                    ("other", "Another review"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what it is called")),
                        ("owner_board", models.CharField(max_length=200, verbose_name="board that owns it")),
                        ("reference", models.CharField(max_length=60)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("considered", "Being considered"),
                                    ("commissioned", "Commissioned"),
                                    ("under_way", "Under way"),
                                    ("agreed", "Agreed, not published"),
                                    ("published", "Published"),
                                    ("not_held", "Not held"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("because", models.TextField(blank=True, verbose_name="why it is not held")),
                        ("commissioned_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("published_on", models.DateField(blank=True, null=True)),
                        ("where", models.URLField(blank=True, max_length=300, verbose_name="where it is published")),
                        ("for_children", models.TextField(blank=True, verbose_name="what it means for children")),
                        ("added_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "space",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="spaces.space",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-added_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="OtherReviewItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("put_at", models.DateTimeField()),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.owneditem"
                            ),
                        ),
                        (
                            "put_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="reviews.otherreview",
                            ),
                        ),
                        (
                            "space",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="spaces.space",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["put_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOtherReview",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("dhr", "Domestic homicide review"),
                                    ("sar", "Safeguarding adults review"),
                                    ("other", "Another review"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="what it is called")),
                        ("owner_board", models.CharField(max_length=200, verbose_name="board that owns it")),
                        ("reference", models.CharField(max_length=60)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("considered", "Being considered"),
                                    ("commissioned", "Commissioned"),
                                    ("under_way", "Under way"),
                                    ("agreed", "Agreed, not published"),
                                    ("published", "Published"),
                                    ("not_held", "Not held"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("because", models.TextField(blank=True, verbose_name="why it is not held")),
                        ("commissioned_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("published_on", models.DateField(blank=True, null=True)),
                        ("where", models.URLField(blank=True, max_length=300, verbose_name="where it is published")),
                        ("for_children", models.TextField(blank=True, verbose_name="what it means for children")),
                        ("added_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "space",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="spaces.space",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical other review",
                        "verbose_name_plural": "historical other reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_otherreview")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddIndex(
                    model_name="otherreview",
                    index=models.Index(fields=["space", "-added_at"], name="reviews_otherreview_list"),
                ),
                migrations.AddConstraint(
                    model_name="otherreview",
                    constraint=models.UniqueConstraint(
                        fields=("space", "reference"), name="reviews_otherreview_reference"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="otherreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["dhr", "sar", "other"])), name="reviews_otherreview_kind"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="otherreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["considered", "commissioned", "under_way", "agreed", "published", "not_held"],
                            )
                        ),
                        name="reviews_otherreview_state",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="otherreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_on__isnull", False), ("state", "published")),
                            models.Q(models.Q(("state", "published"), _negated=True), ("published_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="reviews_otherreview_published",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="otherreview",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_held"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reviews_otherreview_not_held",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="otherreviewitem",
                    constraint=models.UniqueConstraint(fields=("space", "item"), name="reviews_otherreviewitem_once"),
                ),
            ]
        ),
    ]
