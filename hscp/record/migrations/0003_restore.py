import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0002_stored_files"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
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
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
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
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
            ]
        ),
        migrations.RemoveConstraint(
            model_name="mail",
            name="record_mail_state_known",
        ),
        migrations.AlterField(
            model_name="mail",
            name="state",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["queued", "sending", "sent", "unknown", "failed", "held", "dropped", "settled"])
                ),
                name="record_mail_state_known",
            ),
        ),
        migrations.AddField(
            model_name="mailword",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="mailword",
            name="space",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="spaces.space",
            ),
        ),
        migrations.AddField(
            model_name="restoration",
            name="space",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="spaces.space",
            ),
        ),
        migrations.AddField(
            model_name="mailword",
            name="restoration",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="words",
                to="record.restoration",
            ),
        ),
        migrations.AddIndex(
            model_name="restoration",
            index=models.Index(fields=["space", "-at"], name="record_restoration_list"),
        ),
        migrations.AddIndex(
            model_name="mailword",
            index=models.Index(fields=["space", "-at"], name="record_mailword_list"),
        ),
        migrations.AddConstraint(
            model_name="mailword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mail_key__isnull", True), ("restoration__isnull", False), ("word", "let_go")),
                    models.Q(
                        ("mail_key__isnull", False),
                        ("restoration__isnull", True),
                        ("word__in", ["send", "drop", "settle"]),
                    ),
                    _connector="OR",
                ),
                name="record_mailword_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("word__in", ["send", "let_go"]), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="record_mailword_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="mailword",
            constraint=models.UniqueConstraint(fields=("space", "restoration"), name="record_mailword_let_go_once"),
        ),
    ]
