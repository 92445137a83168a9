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
        ("reviews", "0044_child_deaths"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="NationalReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=60, unique=True)),
                        ("title", models.CharField(max_length=200)),
                        ("published_on", models.DateField()),
                        ("citation", models.CharField(max_length=300)),
                        ("source", models.URLField(max_length=300)),
                        (
                            "is_verified",
                            models.BooleanField(default=False, verbose_name="its words were read in the report"),
                        ),
                    ],
                    options={
                        "ordering": ["-published_on", "key"],
                    },
                ),
                migrations.CreateModel(
                    name="NationalRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("for_partners", models.BooleanField(default=True)),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="reviews.nationalreview",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["review", "number"],
                    },
                ),
                migrations.CreateModel(
                    name="NationalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("done", "Already done"),
                                    ("not_applicable", "Not applicable"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("because", models.TextField(verbose_name="why")),
                        ("led_by", models.CharField(blank=True, max_length=200, verbose_name="who leads")),
                        ("reviewed_on", models.DateField(verbose_name="last looked at")),
                        ("answered_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "answered_by",
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
                        (
                            "thread",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.recommendation",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.nationalrecommendation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "recommendation"), name="reviews_nationalanswer_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["accepted", "done", "not_applicable"])),
                                name="reviews_nationalanswer_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalNationalAnswer",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("done", "Already done"),
                                    ("not_applicable", "Not applicable"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("because", models.TextField(verbose_name="why")),
                        ("led_by", models.CharField(blank=True, max_length=200, verbose_name="who leads")),
                        ("reviewed_on", models.DateField(verbose_name="last looked at")),
                        ("answered_at", models.DateTimeField()),
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
                            "answered_by",
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
                        (
                            "thread",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.recommendation",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.nationalrecommendation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical national answer",
                        "verbose_name_plural": "historical national answers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_nationalanswer")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddConstraint(
                    model_name="nationalrecommendation",
                    constraint=models.UniqueConstraint(fields=("review", "number"), name="reviews_national_number"),
                ),
            ]
        ),
    ]
