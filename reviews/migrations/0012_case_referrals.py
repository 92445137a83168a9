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
        ("reviews", "0011_same_hour"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="CaseReferral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        ("agency", models.CharField(max_length=200)),
                        ("referred_by", models.CharField(blank=True, max_length=200, verbose_name="who referred it")),
                        ("referred_on", models.DateField()),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("form", "Referral form"),
                                    ("mail", "E-mail"),
                                    ("telephone", "Telephone"),
                                    ("meeting", "At a meeting"),
                                    ("mash", "Through the front door (MASH)"),
                                    ("child_death", "Through the child death review"),
                                    ("other", "Another way"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("asked", models.TextField(verbose_name="what is asked")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "To be considered"),
                                    ("more", "More is asked"),
                                    ("notified", "Notified"),
                                    ("not_notified", "Not notified"),
                                    ("learning", "Not notified, learning otherwise"),
                                ],
                                default="waiting",
                                max_length=15,
                            ),
                        ),
                        ("because", models.TextField(blank=True, verbose_name="why")),
                        ("considered_on", models.DateField(blank=True, null=True)),
                        ("added_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
                            ),
                        ),
                        (
                            "incident",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.incident",
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
                    ],
                    options={
                        "ordering": ["-referred_on", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-referred_on"], name="reviews_casereferral_list")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "reference"), name="reviews_casereferral_reference"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "route__in",
                                        ["form", "mail", "telephone", "meeting", "mash", "child_death", "other"],
                                    )
                                ),
                                name="reviews_casereferral_route",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["waiting", "more", "notified", "not_notified", "learning"])
                                ),
                                name="reviews_casereferral_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("incident__isnull", True), ("file__isnull", False), _connector="OR"
                                ),
                                name="reviews_casereferral_file",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meeting__isnull", True), ("joint_meeting__isnull", True), _connector="OR"
                                ),
                                name="reviews_casereferral_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("considered_on__isnull", True), ("outcome", "waiting")),
                                    models.Q(
                                        models.Q(("outcome", "waiting"), _negated=True),
                                        ("considered_on__isnull", False),
                                        models.Q(("because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_casereferral_considered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCaseReferral",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        ("agency", models.CharField(max_length=200)),
                        ("referred_by", models.CharField(blank=True, max_length=200, verbose_name="who referred it")),
                        ("referred_on", models.DateField()),
                        (
                            "route",
                            models.CharField(
                                choices=[
                                    ("form", "Referral form"),
                                    ("mail", "E-mail"),
                                    ("telephone", "Telephone"),
                                    ("meeting", "At a meeting"),
                                    ("mash", "Through the front door (MASH)"),
                                    ("child_death", "Through the child death review"),
                                    ("other", "Another way"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("asked", models.TextField(verbose_name="what is asked")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("waiting", "To be considered"),
                                    ("more", "More is asked"),
                                    ("notified", "Notified"),
                                    ("not_notified", "Not notified"),
                                    ("learning", "Not notified, learning otherwise"),
                                ],
                                default="waiting",
                                max_length=15,
                            ),
                        ),
                        ("because", models.TextField(blank=True, verbose_name="why")),
                        ("considered_on", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "verbose_name": "historical case referral",
                        "verbose_name_plural": "historical case referrals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_casereferral")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ]
        )
    ]
