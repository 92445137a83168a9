import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0011_team_parts"),
        ("reviews", "0001_initial"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="IdentitySheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("opened_at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.filereference",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "opened_by",
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
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSheetPerson",
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
                                    ("child", "A child concerned"),
                                    ("parent", "A parent or carer"),
                                    ("sibling", "A brother, sister or other child of the household"),
                                    ("suspect", "Somebody suspected"),
                                    ("other", "Somebody else who matters"),
                                ],
                                max_length=10,
                                verbose_name="who it is",
                            ),
                        ),
                        ("called", models.CharField(max_length=40, verbose_name="called in the case")),
                        (
                            "relation",
                            models.CharField(blank=True, max_length=200, verbose_name="relation to the children"),
                        ),
                        ("given", models.CharField(blank=True, max_length=200, verbose_name="given names")),
                        ("family", models.CharField(blank=True, max_length=200, verbose_name="family name")),
                        ("former", models.TextField(blank=True, verbose_name="former names")),
                        ("known_as", models.TextField(blank=True, verbose_name="also known as")),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                        ("nhs_number", models.CharField(blank=True, max_length=10, verbose_name="NHS number")),
                        ("address", models.TextField(blank=True, verbose_name="addresses")),
                        (
                            "left_out_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why not part of it"),
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
                            "sheet",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.identitysheet",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical sheet person",
                        "verbose_name_plural": "historical sheet persons",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="SheetLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheet_links",
                                to="reviews.incident",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.filereference",
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
                    },
                ),
                migrations.CreateModel(
                    name="SheetPerson",
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
                                    ("child", "A child concerned"),
                                    ("parent", "A parent or carer"),
                                    ("sibling", "A brother, sister or other child of the household"),
                                    ("suspect", "Somebody suspected"),
                                    ("other", "Somebody else who matters"),
                                ],
                                max_length=10,
                                verbose_name="who it is",
                            ),
                        ),
                        ("called", models.CharField(max_length=40, verbose_name="called in the case")),
                        (
                            "relation",
                            models.CharField(blank=True, max_length=200, verbose_name="relation to the children"),
                        ),
                        ("given", models.CharField(blank=True, max_length=200, verbose_name="given names")),
                        ("family", models.CharField(blank=True, max_length=200, verbose_name="family name")),
                        ("former", models.TextField(blank=True, verbose_name="former names")),
                        ("known_as", models.TextField(blank=True, verbose_name="also known as")),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                        ("nhs_number", models.CharField(blank=True, max_length=10, verbose_name="NHS number")),
                        ("address", models.TextField(blank=True, verbose_name="addresses")),
                        (
                            "left_out_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why not part of it"),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="reviews.identitysheet",
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
                migrations.AddConstraint(
                    model_name="identitysheet",
                    constraint=models.UniqueConstraint(fields=("space", "file"), name="reviews_identitysheet_file"),
                ),
                migrations.AddConstraint(
                    model_name="identitysheet",
                    constraint=models.UniqueConstraint(fields=("space", "case"), name="reviews_identitysheet_case"),
                ),
                migrations.AddIndex(
                    model_name="historicalsheetperson",
                    index=models.Index(fields=["space", "id", "-history_date"], name="hist_revi_sheetperson"),
                ),
                migrations.AddConstraint(
                    model_name="sheetlink",
                    constraint=models.UniqueConstraint(fields=("space", "incident"), name="reviews_sheetlink_once"),
                ),
                migrations.AddConstraint(
                    model_name="sheetperson",
                    constraint=models.UniqueConstraint(
                        fields=("space", "sheet", "called"), name="reviews_sheetperson_called"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sheetperson",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["child", "parent", "sibling", "suspect", "other"])),
                        name="reviews_sheetperson_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="sheetperson",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given", ""), _negated=True),
                            models.Q(("family", ""), _negated=True),
                            models.Q(("known_as", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reviews_sheetperson_named",
                    ),
                ),
            ]
        )
    ]
