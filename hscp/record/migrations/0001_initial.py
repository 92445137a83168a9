import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import hscp.record.models
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("identity", "__first__"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="ChainShape",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("of_table", models.CharField(max_length=80)),
                        (
                            "columns",
                            models.TextField(help_text="In the order of the alphabet, with commas between them."),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("of_table", "columns"), name="record_chainshape_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecordCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("compared", models.PositiveIntegerField(verbose_name="objects compared with their history")),
                        ("differing", models.PositiveIntegerField(verbose_name="objects that differ from it")),
                        ("entries", models.PositiveBigIntegerField(verbose_name="entries of the chain")),
                        ("head", models.CharField(blank=True, max_length=64)),
                        ("fault", models.TextField(blank=True, verbose_name="what is wrong with the chain")),
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
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-at"], name="record_check_list")],
                    },
                ),
                migrations.CreateModel(
                    name="Difference",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("model", models.CharField(help_text="As app.Model.", max_length=80)),
                        ("row_key", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("changed", "It is not as its history last says"),
                                    ("unrecorded", "It is there without any history"),
                                    ("vanished", "It is gone, and its history does not say so"),
                                    ("returned", "It is there, although its history says that it was deleted"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "fields",
                            models.TextField(
                                blank=True, help_text="Names of the fields that differ, with commas between them."
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
                            "check_made",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="differences",
                                to="record.recordcheck",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["model", "row_key"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "check_made", "model", "row_key"), name="record_difference_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["changed", "unrecorded", "vanished", "returned"])),
                                name="record_difference_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SentForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("sent_at", models.DateTimeField()),
                        ("led_to", models.CharField(blank=True, max_length=2000)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["sent_at"], name="record_sentform_old")],
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "by", "digest"), name="record_sentform_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tick",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("task", models.CharField(max_length=80)),
                        ("slot", models.DateTimeField()),
                        ("taken_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("task", "slot"), name="record_tick_once")],
                    },
                ),
                migrations.CreateModel(
                    name="ChainEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveBigIntegerField()),
                        ("of_table", models.CharField(max_length=80)),
                        ("row_key", models.BigIntegerField()),
                        ("shape", models.PositiveIntegerField()),
                        (
                            "salt",
                            models.CharField(
                                blank=True, help_text="Empty once the row has been erased.", max_length=32
                            ),
                        ),
                        ("digest", models.CharField(max_length=64)),
                        ("head", models.CharField(max_length=64)),
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
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "number"), name="record_chainentry_number"),
                            models.UniqueConstraint(
                                fields=("space", "of_table", "row_key"), name="record_chainentry_row"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Erasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("of_table", models.CharField(max_length=80)),
                        ("row_key", models.BigIntegerField()),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("seat", models.BigIntegerField(null=True, verbose_name="seat it was done from")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "ordering": ["-at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "of_table", "row_key"), name="record_erasure_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="record_erasure_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("task", models.CharField(max_length=80)),
                        ("key", models.CharField(max_length=200)),
                        ("arguments", models.JSONField(default=dict)),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting"),
                                    ("running", "In progress"),
                                    ("done", "Done"),
                                    ("failed", "Failed"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("not_before", models.DateTimeField(default=django.utils.timezone.now)),
                        ("lease_until", models.DateTimeField(null=True)),
                        ("fence_token", models.PositiveIntegerField(default=0)),
                        ("steps_done", models.PositiveIntegerField(default=0)),
                        ("steps_total", models.PositiveIntegerField(default=0)),
                        ("step", models.CharField(blank=True, max_length=200)),
                        ("problem", models.TextField(blank=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["queued", "running"])),
                                fields=["not_before"],
                                name="record_job_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "key"), name="record_job_once"),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["queued", "running", "done", "failed"])),
                                name="record_job_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("steps_done__lte", models.F("steps_total"))),
                                name="record_job_steps",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", False), ("state__in", ["done", "failed"])),
                                    models.Q(("ended_at__isnull", True), ("state__in", ["queued", "running"])),
                                    _connector="OR",
                                ),
                                name="record_job_ended_when_over",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("to", models.EmailField(max_length=254)),
                        ("subject", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        (
                            "message_id",
                            models.CharField(
                                default=hscp.record.models._message_id, editable=False, max_length=200, unique=True
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting"),
                                    ("sending", "Being handed over"),
                                    ("sent", "Handed over"),
                                    ("unknown", "Outcome unknown"),
                                    ("failed", "Failed"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("problem", models.TextField(blank=True)),
                        ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("sent_at", models.DateTimeField(null=True)),
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
                        "ordering": ["-written_at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-written_at"], name="record_mail_list")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["queued", "sending", "sent", "unknown", "failed"])),
                                name="record_mail_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="record_mail_sent_when_sent",
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
