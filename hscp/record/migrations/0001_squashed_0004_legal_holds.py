"""Makes at once what 0001 to 0004 make one after the other, in a database that has none of them."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
import hscp.record.models
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("record", "0001_initial"),
        ("record", "0002_stored_files"),
        ("record", "0003_restore"),
        ("record", "0004_legal_holds"),
    ]

    initial = True

    # Others' tables that refer to accounts come first: after each of their operations Django makes anew every class that
    # is related to an account, which in the end is all of ours.
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
        ("spaces", "0001_initial"),
        ("usersessions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
                                    ("held", "Held after a restore"),
                                    ("dropped", "Not sent"),
                                    ("settled", "Settled"),
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
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                                    _connector="OR",
                                ),
                                name="record_mail_sent_when_sent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "queued",
                                            "sending",
                                            "sent",
                                            "unknown",
                                            "failed",
                                            "held",
                                            "dropped",
                                            "settled",
                                        ],
                                    )
                                ),
                                name="record_mail_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalStoredFile",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "case_file_id",
                            models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="case file"),
                        ),
                        ("name", models.CharField(max_length=150)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pdf", "PDF"),
                                    ("docx", "Word document"),
                                    ("xlsx", "Excel workbook"),
                                    ("pptx", "PowerPoint presentation"),
                                    ("odt", "OpenDocument text"),
                                    ("ods", "OpenDocument spreadsheet"),
                                    ("png", "PNG picture"),
                                    ("jpeg", "JPEG picture"),
                                    ("txt", "plain text"),
                                    ("csv", "CSV table"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("size", models.PositiveBigIntegerField(help_text="In bytes.")),
                        ("sha256", models.CharField(max_length=64)),
                        ("key", models.CharField(editable=False, max_length=64)),
                        (
                            "scan",
                            models.CharField(
                                choices=[("clean", "Clean"), ("infected", "Infected"), ("not scanned", "Not scanned")],
                                max_length=12,
                                verbose_name="virus scan",
                            ),
                        ),
                        (
                            "scan_words",
                            models.CharField(blank=True, max_length=200, verbose_name="what the scanner said"),
                        ),
                        ("scanned_at", models.DateTimeField(blank=True, null=True)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "uploaded_seat",
                            models.BigIntegerField(editable=False, null=True, verbose_name="seat it was uploaded from"),
                        ),
                        ("removed_at", models.DateTimeField(blank=True, null=True)),
                        ("removed_because", models.CharField(blank=True, max_length=300)),
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
                            "uploaded_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical stored file",
                        "verbose_name_plural": "historical stored files",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_reco_storedfile")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case_file_id",
                            models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="case file"),
                        ),
                        ("name", models.CharField(max_length=150)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("pdf", "PDF"),
                                    ("docx", "Word document"),
                                    ("xlsx", "Excel workbook"),
                                    ("pptx", "PowerPoint presentation"),
                                    ("odt", "OpenDocument text"),
                                    ("ods", "OpenDocument spreadsheet"),
                                    ("png", "PNG picture"),
                                    ("jpeg", "JPEG picture"),
                                    ("txt", "plain text"),
                                    ("csv", "CSV table"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("size", models.PositiveBigIntegerField(help_text="In bytes.")),
                        ("sha256", models.CharField(max_length=64)),
                        ("key", models.CharField(editable=False, max_length=64)),
                        (
                            "scan",
                            models.CharField(
                                choices=[("clean", "Clean"), ("infected", "Infected"), ("not scanned", "Not scanned")],
                                max_length=12,
                                verbose_name="virus scan",
                            ),
                        ),
                        (
                            "scan_words",
                            models.CharField(blank=True, max_length=200, verbose_name="what the scanner said"),
                        ),
                        ("scanned_at", models.DateTimeField(blank=True, null=True)),
                        ("uploaded_at", models.DateTimeField()),
                        (
                            "uploaded_seat",
                            models.BigIntegerField(editable=False, null=True, verbose_name="seat it was uploaded from"),
                        ),
                        ("removed_at", models.DateTimeField(blank=True, null=True)),
                        ("removed_because", models.CharField(blank=True, max_length=300)),
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
                            "uploaded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "key"), name="record_storedfile_key"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "jpeg", "txt", "csv"],
                                    )
                                ),
                                name="record_storedfile_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("scan__in", ["clean", "infected", "not scanned"])),
                                name="record_storedfile_scan_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("scan", "not scanned"), ("scanned_at__isnull", False), _connector="OR"
                                ),
                                name="record_storedfile_scanned_at",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("removed_at__isnull", True), ("removed_because", "")),
                                    models.Q(
                                        ("removed_at__isnull", False), models.Q(("removed_because", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="record_storedfile_removed_pair",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MailWord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "word",
                            models.CharField(
                                choices=[
                                    ("send", "Sent again"),
                                    ("drop", "Not sent"),
                                    ("settle", "Settled"),
                                    ("let_go", "Mail let out again"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("mail_key", models.BigIntegerField(blank=True, null=True, verbose_name="mail")),
                        ("reason", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("seat", models.BigIntegerField(null=True, verbose_name="seat it was said from")),
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
                        (
                            "restoration",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="words",
                                to="record.restoration",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-at"], name="record_mailword_list")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("mail_key__isnull", True), ("restoration__isnull", False), ("word", "let_go")
                                    ),
                                    models.Q(
                                        ("mail_key__isnull", False),
                                        ("restoration__isnull", True),
                                        ("word__in", ["send", "drop", "settle"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="record_mailword_of_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("word__in", ["send", "let_go"]),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="record_mailword_reason",
                            ),
                            models.UniqueConstraint(
                                fields=("space", "restoration"), name="record_mailword_let_go_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Restoration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("taken_at", models.DateTimeField(verbose_name="when the backup was made")),
                        ("at", models.DateTimeField(verbose_name="when it was restored")),
                        ("product", models.CharField(max_length=40, verbose_name="version that made the backup")),
                        ("number", models.PositiveBigIntegerField(verbose_name="entries of the chain in the backup")),
                        ("head", models.CharField(blank=True, max_length=64)),
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
                        "indexes": [models.Index(fields=["space", "-at"], name="record_restoration_list")],
                    },
                ),
                migrations.CreateModel(
                    name="LegalHold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "covers",
                            models.CharField(
                                choices=[
                                    ("file", "A case file"),
                                    ("meeting", "A meeting"),
                                    ("person", "One person’s data"),
                                    ("class", "A class of records"),
                                    ("space", "Everything here"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "record_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("case_files", "Case files and what hangs on them"),
                                    ("minutes", "Minutes and decisions of groups"),
                                    ("attendance", "Attendance and apologies"),
                                    ("actions", "Actions and recommendations"),
                                    ("voice", "Feedback of children and families"),
                                    ("money", "Contributions and budget"),
                                    ("reports", "Yearly reports, sign-offs and published arrangements"),
                                    ("structure", "Groups, posts and terms of reference"),
                                    ("people", "People, their seats and rights"),
                                    ("invitations", "Invitations and resets of a second step"),
                                    ("looks", "Looks into case files"),
                                    ("files", "Stored files"),
                                    ("mail", "Mail sent"),
                                    ("machinery", "Keys of sent forms, jobs and sessions"),
                                    ("seal", "The seal: chain, erasures, legal holds, nightly checks"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("of_key", models.BigIntegerField(null=True)),
                        ("of_words", models.CharField(max_length=200, verbose_name="what is held")),
                        ("starts_on", models.DateField()),
                        ("at", models.DateTimeField()),
                        ("seat", models.BigIntegerField(null=True, verbose_name="seat it was set from")),
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
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "covers", "of_key"], name="record_hold_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("covers__in", ["file", "meeting", "person"]),
                                        ("of_key__isnull", False),
                                        ("record_class", ""),
                                    ),
                                    models.Q(
                                        ("covers", "class"),
                                        ("of_key__isnull", True),
                                        models.Q(("record_class", ""), _negated=True),
                                    ),
                                    models.Q(("covers", "space"), ("of_key__isnull", True), ("record_class", "")),
                                    _connector="OR",
                                ),
                                name="record_hold_covers_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HoldWords",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("of_file", models.BigIntegerField(null=True)),
                        ("name", models.CharField(max_length=120)),
                        ("reason", models.TextField()),
                        (
                            "asked_by",
                            models.CharField(max_length=200, verbose_name="organisation or inquiry that asked"),
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
                            "hold",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="said", to="record.legalhold"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", ""), _negated=True), models.Q(("name", ""), _negated=True)
                                ),
                                name="record_holdwords_said",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HoldLifted",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("seat", models.BigIntegerField(null=True, verbose_name="seat it was lifted from")),
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
                        (
                            "hold",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lifted",
                                to="record.legalhold",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="record_holdlifted_reason"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
