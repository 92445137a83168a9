import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
import hscp.spaces.together


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("partnership", "0011_team_parts"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        hscp.spaces.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="UsualTheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        ("meaning", models.TextField()),
                        ("citation", models.CharField(max_length=300)),
                        (
                            "trust",
                            models.CharField(
                                choices=[
                                    ("law", "Read in legislation or on the national Panel's site"),
                                    ("local", "Read on a partnership's page that quotes the guidance"),
                                    ("check", "To be checked: commonly stated, not verified"),
                                ],
                                default="check",
                                max_length=10,
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ["position"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalTheme",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("meaning", models.TextField(verbose_name="what it means")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="where it comes from")),
                        ("starts_on", models.DateField(verbose_name="in use from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="no longer in use from")),
                        ("ended_because", models.TextField(blank=True, verbose_name="why it ended")),
                        ("added_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "history_user",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical theme",
                        "verbose_name_plural": "historical themes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_part_theme")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Theme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        ("name", models.CharField(max_length=120)),
                        ("meaning", models.TextField(verbose_name="what it means")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="where it comes from")),
                        ("starts_on", models.DateField(verbose_name="in use from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="no longer in use from")),
                        ("ended_because", models.TextField(blank=True, verbose_name="why it ended")),
                        ("added_at", models.DateTimeField()),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "name"), name="partnership_theme_name"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_because", ""), ("ends_on__isnull", True)),
                                    models.Q(
                                        ("ends_on__gte", models.F("starts_on")),
                                        models.Q(("ended_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partnership_theme_ended",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
