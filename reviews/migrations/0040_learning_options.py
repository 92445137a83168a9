import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0011_team_parts"),
        ("reviews", "0035_publication"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="HistoricalLearningKind",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="what it is called")),
                        ("what", models.TextField(verbose_name="what it is")),
                        ("source", models.CharField(max_length=300, verbose_name="where it comes from")),
                        ("of_agency", models.BooleanField(default=False, verbose_name="one agency’s own")),
                        ("counts", models.BooleanField(default=True, verbose_name="who came is counted")),
                        (
                            "ended_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it is offered no more"),
                        ),
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
                        "verbose_name": "historical learning kind",
                        "verbose_name_plural": "historical learning kinds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_learningkind")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLearningOption",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=120)),
                        ("of_agency", models.BooleanField(default=False)),
                        ("counts", models.BooleanField(default=True)),
                        ("agency", models.CharField(blank=True, max_length=200, verbose_name="whose it is")),
                        ("because", models.TextField(verbose_name="why this is chosen")),
                        ("led_by", models.CharField(max_length=200, verbose_name="who leads")),
                        ("for_whom", models.CharField(max_length=300, verbose_name="for whom")),
                        ("planned_on", models.DateField(verbose_name="planned for")),
                        ("delivered_on", models.DateField(blank=True, null=True)),
                        ("how", models.TextField(blank=True, verbose_name="what was done")),
                        ("attendance", models.JSONField(blank=True, default=list, verbose_name="who came")),
                        ("evaluated_on", models.DateField(blank=True, null=True)),
                        ("changed", models.TextField(blank=True, verbose_name="what changed")),
                        ("evidence", models.TextField(blank=True)),
                        ("known_by", models.TextField(blank=True, verbose_name="how it is known")),
                        ("dropped_because", models.TextField(blank=True, verbose_name="why it was dropped")),
                        ("chosen_at", models.DateTimeField()),
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
                            "chosen_by",
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
                            "document",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.casefile",
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
                            "incident",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.incident",
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
                        "verbose_name": "historical learning option",
                        "verbose_name_plural": "historical learning options",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_learningoption")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LearningKind",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="what it is called")),
                        ("what", models.TextField(verbose_name="what it is")),
                        ("source", models.CharField(max_length=300, verbose_name="where it comes from")),
                        ("of_agency", models.BooleanField(default=False, verbose_name="one agency’s own")),
                        ("counts", models.BooleanField(default=True, verbose_name="who came is counted")),
                        (
                            "ended_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it is offered no more"),
                        ),
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
                        "ordering": ["name"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "name"), name="reviews_learningkind_name")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LearningOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=120)),
                        ("of_agency", models.BooleanField(default=False)),
                        ("counts", models.BooleanField(default=True)),
                        ("agency", models.CharField(blank=True, max_length=200, verbose_name="whose it is")),
                        ("because", models.TextField(verbose_name="why this is chosen")),
                        ("led_by", models.CharField(max_length=200, verbose_name="who leads")),
                        ("for_whom", models.CharField(max_length=300, verbose_name="for whom")),
                        ("planned_on", models.DateField(verbose_name="planned for")),
                        ("delivered_on", models.DateField(blank=True, null=True)),
                        ("how", models.TextField(blank=True, verbose_name="what was done")),
                        ("attendance", models.JSONField(blank=True, default=list, verbose_name="who came")),
                        ("evaluated_on", models.DateField(blank=True, null=True)),
                        ("changed", models.TextField(blank=True, verbose_name="what changed")),
                        ("evidence", models.TextField(blank=True)),
                        ("known_by", models.TextField(blank=True, verbose_name="how it is known")),
                        ("dropped_because", models.TextField(blank=True, verbose_name="why it was dropped")),
                        ("chosen_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "chosen_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.incident"
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
                        "ordering": ["planned_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_learningoption_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("delivered_on__isnull", True), ("how", "")),
                                    models.Q(("delivered_on__isnull", False), models.Q(("how", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="reviews_learningoption_delivered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("changed", ""),
                                        ("evaluated_on__isnull", True),
                                        ("evidence", ""),
                                        ("known_by", ""),
                                    ),
                                    models.Q(
                                        ("delivered_on__isnull", False),
                                        ("evaluated_on__isnull", False),
                                        models.Q(("changed", ""), _negated=True),
                                        models.Q(("evidence", ""), _negated=True),
                                        models.Q(("known_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_learningoption_evaluated",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("of_agency", False), models.Q(("agency", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_learningoption_agency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dropped_because", ""), ("evaluated_on__isnull", True), _connector="OR"
                                ),
                                name="reviews_learningoption_dropped",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
