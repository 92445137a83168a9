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
        ("record", "0007_mail_that_comes_back"),
        ("reviews", "0043_other_reviews"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="ChildDeathReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("panel", models.CharField(max_length=200, verbose_name="which panel")),
                        ("starts_on", models.DateField(verbose_name="year from")),
                        ("ends_on", models.DateField(verbose_name="year to")),
                        ("received_on", models.DateField()),
                        ("received_from", models.CharField(blank=True, max_length=200, verbose_name="from whom")),
                        ("summary", models.TextField(blank=True, verbose_name="what it says")),
                        ("considered_on", models.DateField(blank=True, null=True)),
                        ("words", models.CharField(blank=True, max_length=200, verbose_name="which meeting")),
                        ("considered", models.TextField(blank=True, verbose_name="what was decided")),
                        ("added_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "joint_meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.jointmeeting",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.meeting",
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
                            "stored",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="record.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "panel"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="ChildDeathAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("linked_at", models.DateTimeField()),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.action",
                            ),
                        ),
                        (
                            "linked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.recommendation",
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="reviews.childdeathreport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["linked_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="ChildDeathTheme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("theme", models.CharField(max_length=120)),
                        ("words", models.TextField(verbose_name="what was found")),
                        (
                            "considered_for",
                            models.CharField(
                                choices=[
                                    ("workforce", "Workforce development"),
                                    ("learning", "Learning"),
                                    ("policy", "Policy and procedures"),
                                    ("services", "Services"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="themes",
                                to="reviews.childdeathreport",
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
                        "ordering": ["id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalChildDeathReport",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("panel", models.CharField(max_length=200, verbose_name="which panel")),
                        ("starts_on", models.DateField(verbose_name="year from")),
                        ("ends_on", models.DateField(verbose_name="year to")),
                        ("received_on", models.DateField()),
                        ("received_from", models.CharField(blank=True, max_length=200, verbose_name="from whom")),
                        ("summary", models.TextField(blank=True, verbose_name="what it says")),
                        ("considered_on", models.DateField(blank=True, null=True)),
                        ("words", models.CharField(blank=True, max_length=200, verbose_name="which meeting")),
                        ("considered", models.TextField(blank=True, verbose_name="what was decided")),
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
                            "joint_meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.jointmeeting",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meeting",
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
                            "stored",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="record.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical child death report",
                        "verbose_name_plural": "historical child death reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalChildDeathTheme",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("theme", models.CharField(max_length=120)),
                        ("words", models.TextField(verbose_name="what was found")),
                        (
                            "considered_for",
                            models.CharField(
                                choices=[
                                    ("workforce", "Workforce development"),
                                    ("learning", "Learning"),
                                    ("policy", "Policy and procedures"),
                                    ("services", "Services"),
                                ],
                                max_length=10,
                            ),
                        ),
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
                            "report",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.childdeathreport",
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
                        "verbose_name": "historical child death theme",
                        "verbose_name_plural": "historical child death themes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddConstraint(
                    model_name="childdeathreport",
                    constraint=models.UniqueConstraint(
                        fields=("space", "panel", "starts_on"), name="reviews_childdeath_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="childdeathreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="reviews_childdeath_year"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="childdeathreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("meeting__isnull", True), ("joint_meeting__isnull", True), _connector="OR"),
                        name="reviews_childdeath_one",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="childdeathanswer",
                    constraint=models.UniqueConstraint(
                        fields=("space", "report", "action"), name="reviews_childdeathanswer_action"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="childdeathanswer",
                    constraint=models.UniqueConstraint(
                        fields=("space", "report", "recommendation"), name="reviews_childdeathanswer_recommendation"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="childdeathanswer",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("action__isnull", False), ("recommendation__isnull", True)),
                            models.Q(("action__isnull", True), ("recommendation__isnull", False)),
                            _connector="OR",
                        ),
                        name="reviews_childdeathanswer_one",
                    ),
                ),
                migrations.AddIndex(
                    model_name="childdeaththeme",
                    index=models.Index(fields=["space", "report"], name="reviews_childdeaththeme_of"),
                ),
                migrations.AddConstraint(
                    model_name="childdeaththeme",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("considered_for__in", ["workforce", "learning", "policy", "services"])),
                        name="reviews_childdeaththeme_for",
                    ),
                ),
                migrations.AddIndex(
                    model_name="historicalchilddeathreport",
                    index=models.Index(fields=["space", "id", "-history_date"], name="hist_revi_childdeathreport"),
                ),
                migrations.AddIndex(
                    model_name="historicalchilddeaththeme",
                    index=models.Index(fields=["space", "id", "-history_date"], name="hist_revi_childdeaththeme"),
                ),
            ]
        ),
    ]
