"""Makes at once what 0001 to 0051 make one after the other, in a database that has none of them."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("reviews", "0001_initial"),
        ("reviews", "0010_identity_sheets"),
        ("reviews", "0011_same_hour"),
        ("reviews", "0012_case_referrals"),
        ("reviews", "0013_outside"),
        ("reviews", "0020_rapid_reviews"),
        ("reviews", "0021_agency_requests"),
        ("reviews", "0022_decisions"),
        ("reviews", "0023_chronology_and_scrutiny"),
        ("reviews", "0030_practice_reviews"),
        ("reviews", "0031_commissioning_and_involvement"),
        ("reviews", "0032_checks_and_requests"),
        ("reviews", "0033_drafts"),
        ("reviews", "0034_reports_and_dates"),
        ("reviews", "0035_publication"),
        ("reviews", "0040_learning_options"),
        ("reviews", "0041_learning_shared"),
        ("reviews", "0042_findings"),
        ("reviews", "0043_other_reviews"),
        ("reviews", "0044_child_deaths"),
        ("reviews", "0045_national_reviews"),
        ("reviews", "0050_case_themes"),
        ("reviews", "0051_review_years"),
    ]

    initial = True

    dependencies = [
        ("meetings", "0032_mail_of_letters"),
        ("partnership", "0012_themes"),
        ("record", "0007_mail_that_comes_back"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="Incident",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("considering", "Being considered"),
                                    ("notified", "Notified"),
                                    ("not_notified", "Not notified"),
                                    ("not_required", "No rapid review required"),
                                    ("contributing", "Led by another area"),
                                    ("merged", "Merged with another"),
                                ],
                                default="considering",
                                max_length=20,
                            ),
                        ),
                        ("state_because", models.TextField(blank=True, verbose_name="why it stands so")),
                        ("happened_on", models.DateField(blank=True, null=True)),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("here", "In this authority’s area"),
                                    ("england", "In another area of England"),
                                    ("outside", "Outside England"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "other_area",
                            models.CharField(blank=True, max_length=120, verbose_name="which area, or country"),
                        ),
                        (
                            "setting",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("home", "The child’s home"),
                                    ("other_home", "Another family’s home"),
                                    ("placement", "A placement: foster home, children’s home, supported accommodation"),
                                    ("school", "A school, college or nursery"),
                                    ("hospital", "A hospital or another health setting"),
                                    ("custody", "Custody or a secure setting"),
                                    ("public", "A public place"),
                                    ("online", "Online"),
                                    ("unknown", "Not known yet"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("summary", models.TextField(blank=True)),
                        ("agencies", models.TextField(blank=True, verbose_name="agencies that knew the children")),
                        ("made_safe", models.TextField(blank=True, verbose_name="what was done to keep children safe")),
                        ("reference", models.CharField(blank=True, max_length=60, verbose_name="national reference")),
                        (
                            "publishes_on",
                            models.DateField(blank=True, null=True, verbose_name="planned day of publication"),
                        ),
                        ("opened_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.guidanceedition",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="reviews.incident",
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
                        "ordering": ["-opened_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "state", "-opened_at"], name="reviews_incident_list")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "file"), name="reviews_incident_file"),
                            models.UniqueConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                fields=("space", "reference"),
                                name="reviews_incident_reference",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "considering",
                                            "notified",
                                            "not_notified",
                                            "not_required",
                                            "contributing",
                                            "merged",
                                        ],
                                    )
                                ),
                                name="reviews_incident_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__in", ["here", "england", "outside"])),
                                name="reviews_incident_place_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "setting__in",
                                        [
                                            "",
                                            "home",
                                            "other_home",
                                            "placement",
                                            "school",
                                            "hospital",
                                            "custody",
                                            "public",
                                            "online",
                                            "unknown",
                                        ],
                                    )
                                ),
                                name="reviews_incident_setting_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("place", "here"), models.Q(("other_area", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_incident_area_said",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["notified", "not_required"]), _negated=True),
                                    models.Q(("reference", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reviews_incident_notified",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                                    models.Q(
                                        models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_incident_merged",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalIncident",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("considering", "Being considered"),
                                    ("notified", "Notified"),
                                    ("not_notified", "Not notified"),
                                    ("not_required", "No rapid review required"),
                                    ("contributing", "Led by another area"),
                                    ("merged", "Merged with another"),
                                ],
                                default="considering",
                                max_length=20,
                            ),
                        ),
                        ("state_because", models.TextField(blank=True, verbose_name="why it stands so")),
                        ("happened_on", models.DateField(blank=True, null=True)),
                        (
                            "place",
                            models.CharField(
                                choices=[
                                    ("here", "In this authority’s area"),
                                    ("england", "In another area of England"),
                                    ("outside", "Outside England"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "other_area",
                            models.CharField(blank=True, max_length=120, verbose_name="which area, or country"),
                        ),
                        (
                            "setting",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("home", "The child’s home"),
                                    ("other_home", "Another family’s home"),
                                    ("placement", "A placement: foster home, children’s home, supported accommodation"),
                                    ("school", "A school, college or nursery"),
                                    ("hospital", "A hospital or another health setting"),
                                    ("custody", "Custody or a secure setting"),
                                    ("public", "A public place"),
                                    ("online", "Online"),
                                    ("unknown", "Not known yet"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("summary", models.TextField(blank=True)),
                        ("agencies", models.TextField(blank=True, verbose_name="agencies that knew the children")),
                        ("made_safe", models.TextField(blank=True, verbose_name="what was done to keep children safe")),
                        ("reference", models.CharField(blank=True, max_length=60, verbose_name="national reference")),
                        (
                            "publishes_on",
                            models.DateField(blank=True, null=True, verbose_name="planned day of publication"),
                        ),
                        ("opened_at", models.DateTimeField()),
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
                            "edition",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.guidanceedition",
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
                            "opened_by",
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
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical incident",
                        "verbose_name_plural": "historical incidents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_incident")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalChild",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "age",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="age in whole years at the time"
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("female", "Female"),
                                    ("male", "Male"),
                                    ("other", "Indeterminate"),
                                    ("unknown", "Not known yet"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("ethnicity", models.CharField(blank=True, max_length=80)),
                        (
                            "disabled",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known yet")],
                                max_length=10,
                            ),
                        ),
                        (
                            "plan",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("looked_after", "Looked after"),
                                    ("care_leaver", "Care leaver"),
                                    ("protection", "Child protection plan"),
                                    ("in_need", "Child in need plan"),
                                    ("early_help", "Early help"),
                                    ("assessment", "Being assessed"),
                                    ("closed", "Known before, closed"),
                                    ("none", "Not known to children’s services"),
                                    ("unknown", "Not known yet"),
                                ],
                                max_length=20,
                                verbose_name="known to children’s services as",
                            ),
                        ),
                        (
                            "harm",
                            models.CharField(choices=[("death", "Death"), ("serious", "Serious harm")], max_length=10),
                        ),
                        (
                            "abuse",
                            models.CharField(
                                choices=[
                                    ("known", "Known"),
                                    ("suspected", "Suspected"),
                                    ("no", "Neither known nor suspected"),
                                    ("unclear", "Not clear yet"),
                                ],
                                max_length=10,
                                verbose_name="abuse or neglect",
                            ),
                        ),
                        ("lives_here", models.BooleanField(default=True, verbose_name="normally lives in this area")),
                        ("home_area", models.CharField(blank=True, max_length=120, verbose_name="where else")),
                        ("joined_at", models.DateTimeField(verbose_name="put on record")),
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
                    ],
                    options={
                        "verbose_name": "historical child",
                        "verbose_name_plural": "historical childs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_child")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DueMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("clock", models.CharField(max_length=60)),
                        ("due_on", models.DateField()),
                        ("before", models.DateField(blank=True, null=True)),
                        ("because", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="due_moves",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident", "clock"], name="reviews_duemove_of")],
                    },
                ),
                migrations.CreateModel(
                    name="ClockReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("clock", models.CharField(max_length=60)),
                        ("due_on", models.DateField()),
                        ("step", models.CharField(max_length=5)),
                        ("at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "incident", "clock", "due_on", "step"),
                                name="reviews_clockreminder_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClockNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("clock", models.CharField(max_length=60)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ended", "It no longer runs"),
                                    ("runs_on", "It runs after all"),
                                    ("breach", "Why its day was missed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("because", models.TextField()),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="clock_notes",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["noted_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident", "clock"], name="reviews_clocknote_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["ended", "runs_on", "breach"])),
                                name="reviews_clocknote_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), _negated=True), name="reviews_clocknote_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Child",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "age",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="age in whole years at the time"
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("female", "Female"),
                                    ("male", "Male"),
                                    ("other", "Indeterminate"),
                                    ("unknown", "Not known yet"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("ethnicity", models.CharField(blank=True, max_length=80)),
                        (
                            "disabled",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known yet")],
                                max_length=10,
                            ),
                        ),
                        (
                            "plan",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("looked_after", "Looked after"),
                                    ("care_leaver", "Care leaver"),
                                    ("protection", "Child protection plan"),
                                    ("in_need", "Child in need plan"),
                                    ("early_help", "Early help"),
                                    ("assessment", "Being assessed"),
                                    ("closed", "Known before, closed"),
                                    ("none", "Not known to children’s services"),
                                    ("unknown", "Not known yet"),
                                ],
                                max_length=20,
                                verbose_name="known to children’s services as",
                            ),
                        ),
                        (
                            "harm",
                            models.CharField(choices=[("death", "Death"), ("serious", "Serious harm")], max_length=10),
                        ),
                        (
                            "abuse",
                            models.CharField(
                                choices=[
                                    ("known", "Known"),
                                    ("suspected", "Suspected"),
                                    ("no", "Neither known nor suspected"),
                                    ("unclear", "Not clear yet"),
                                ],
                                max_length=10,
                                verbose_name="abuse or neglect",
                            ),
                        ),
                        ("lives_here", models.BooleanField(default=True, verbose_name="normally lives in this area")),
                        ("home_area", models.CharField(blank=True, max_length=120, verbose_name="where else")),
                        ("joined_at", models.DateTimeField(verbose_name="put on record")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "incident", "position"), name="reviews_child_letter"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("harm__in", ["death", "serious"])), name="reviews_child_harm_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("abuse__in", ["known", "suspected", "no", "unclear"])),
                                name="reviews_child_abuse_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("age__isnull", True), ("age__lte", 25), _connector="OR"),
                                name="reviews_child_age",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lives_here", True), models.Q(("home_area", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_child_home_said",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("event", models.CharField(max_length=60)),
                        ("on", models.DateField(blank=True, null=True)),
                        ("because", models.TextField(blank=True)),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["noted_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident", "event"], name="reviews_caseevent_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("on__isnull", False), models.Q(("because", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_caseevent_taken_back",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "event__in",
                                        [
                                            "becoming-aware",
                                            "notification-sent",
                                            "secretary-of-state-and-ofsted-told",
                                            "letters-sent",
                                            "summaries-in",
                                            "panel-held",
                                            "partners-signed",
                                            "rapid-review-sent",
                                            "review-decided",
                                            "advance-copies-sent",
                                            "review-published",
                                            "review-withdrawn",
                                        ],
                                    ),
                                    ("event__startswith", "step-"),
                                    _connector="OR",
                                ),
                                name="reviews_caseevent_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IncidentStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("move", models.CharField(max_length=40)),
                        ("from_state", models.CharField(blank=True, max_length=30)),
                        ("to_state", models.CharField(max_length=30)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="reviews.incident",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_incidentstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewTerms",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="in force from")),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("notification-sent", "The day the notification was sent"),
                                    ("becoming-aware", "The day the authority became aware"),
                                ],
                                max_length=30,
                                verbose_name="rapid review counted from",
                            ),
                        ),
                        (
                            "decided_by",
                            models.CharField(
                                choices=[
                                    ("all", "All of the statutory safeguarding partners"),
                                    ("majority", "More than half of the statutory safeguarding partners"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("steps", models.JSONField(default=list)),
                        ("because", models.TextField(verbose_name="why")),
                        ("set_at", models.DateTimeField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                            "check_weeks",
                            models.PositiveSmallIntegerField(
                                default=4, verbose_name="weeks between checks of a practice review"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-starts_on"], name="reviews_reviewterms_list")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("trigger__in", ["notification-sent", "becoming-aware"])),
                                name="reviews_reviewterms_trigger_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decided_by__in", ["all", "majority"])),
                                name="reviews_reviewterms_decided_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReviewTerms",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("starts_on", models.DateField(verbose_name="in force from")),
                        (
                            "trigger",
                            models.CharField(
                                choices=[
                                    ("notification-sent", "The day the notification was sent"),
                                    ("becoming-aware", "The day the authority became aware"),
                                ],
                                max_length=30,
                                verbose_name="rapid review counted from",
                            ),
                        ),
                        (
                            "decided_by",
                            models.CharField(
                                choices=[
                                    ("all", "All of the statutory safeguarding partners"),
                                    ("majority", "More than half of the statutory safeguarding partners"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("steps", models.JSONField(default=list)),
                        ("because", models.TextField(verbose_name="why")),
                        ("set_at", models.DateTimeField()),
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
                            "set_by",
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
                            "check_weeks",
                            models.PositiveSmallIntegerField(
                                default=4, verbose_name="weeks between checks of a practice review"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical review terms",
                        "verbose_name_plural": "historical review termss",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_reviewterms")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
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
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "file"), name="reviews_identitysheet_file"),
                            models.UniqueConstraint(fields=("space", "case"), name="reviews_identitysheet_case"),
                        ],
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
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_sheetperson")
                        ],
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
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "incident"), name="reviews_sheetlink_once")
                        ],
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "sheet", "called"), name="reviews_sheetperson_called"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["child", "parent", "sibling", "suspect", "other"])),
                                name="reviews_sheetperson_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("given", ""), _negated=True),
                                    models.Q(("family", ""), _negated=True),
                                    models.Q(("known_as", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reviews_sheetperson_named",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediaLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("text", models.TextField()),
                        ("spoken_by", models.CharField(blank=True, max_length=200, verbose_name="who speaks")),
                        ("written_at", models.DateTimeField()),
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
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "incident", "number"), name="reviews_medialine_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MediaAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("who", models.CharField(max_length=200)),
                        ("agency", models.CharField(max_length=200)),
                        ("agreed_on", models.DateField()),
                        ("at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
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
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreements",
                                to="reviews.medialine",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["agreed_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "line", "who"), name="reviews_mediaagreement_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParallelProcess",
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
                                    ("criminal", "Criminal investigation or proceedings"),
                                    ("coroner", "Coroner, inquest"),
                                    ("child_death", "Child death review"),
                                    ("care", "Care or family proceedings"),
                                    ("employment", "Employment or professional conduct"),
                                    ("ofsted", "Ofsted"),
                                    ("iopc", "Independent Office for Police Conduct"),
                                    ("other", "Another"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="which")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "Expected"),
                                    ("running", "Running"),
                                    ("concluded", "Concluded"),
                                    ("none", "Asked: there is none"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="who answers for it")),
                        ("reach", models.CharField(blank=True, max_length=200, verbose_name="how they are reached")),
                        (
                            "disclosure",
                            models.BooleanField(default=False, verbose_name="restricts disclosing material"),
                        ),
                        ("interviews", models.BooleanField(default=False, verbose_name="restricts speaking to people")),
                        ("publication", models.BooleanField(default=False, verbose_name="restricts publishing")),
                        ("restriction", models.TextField(blank=True, verbose_name="what exactly, and who lifts it")),
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
                        "ordering": ["id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_parallelprocess_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "criminal",
                                            "coroner",
                                            "child_death",
                                            "care",
                                            "employment",
                                            "ofsted",
                                            "iopc",
                                            "other",
                                        ],
                                    )
                                ),
                                name="reviews_parallelprocess_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["expected", "running", "concluded", "none"])),
                                name="reviews_parallelprocess_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "none"), _negated=True),
                                    models.Q(("disclosure", False), ("interviews", False), ("publication", False)),
                                    _connector="OR",
                                ),
                                name="reviews_parallelprocess_none",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SecureAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("contact", models.CharField(max_length=200, verbose_name="whom")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("text", models.TextField()),
                        ("sent_at", models.DateTimeField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("confirmed_from", models.CharField(blank=True, max_length=200, verbose_name="confirmed by")),
                        ("confirmed_words", models.TextField(blank=True, verbose_name="what was said")),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                            "sent_by",
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
                        "ordering": ["sent_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_secureask_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("confirmed_by__isnull", True),
                                        ("confirmed_from", ""),
                                        ("confirmed_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("confirmed_by__isnull", False),
                                        ("confirmed_on__isnull", False),
                                        models.Q(("confirmed_from", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_secureask_confirmed",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SecureReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(verbose_name="what was said, and how")),
                        ("at", models.DateTimeField()),
                        (
                            "ask",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="reviews.secureask",
                            ),
                        ),
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="CaseDeputy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("because", models.CharField(max_length=300, verbose_name="why")),
                        ("named_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "named_by",
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
                            "who",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_on", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_casedeputy_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="reviews_casedeputy_days",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCaseDeputy",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("starts_on", models.DateField()),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("because", models.CharField(max_length=300, verbose_name="why")),
                        ("named_at", models.DateTimeField()),
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
                            "named_by",
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
                            "who",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical case deputy",
                        "verbose_name_plural": "historical case deputys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_casedeputy")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalParallelProcess",
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
                                    ("criminal", "Criminal investigation or proceedings"),
                                    ("coroner", "Coroner, inquest"),
                                    ("child_death", "Child death review"),
                                    ("care", "Care or family proceedings"),
                                    ("employment", "Employment or professional conduct"),
                                    ("ofsted", "Ofsted"),
                                    ("iopc", "Independent Office for Police Conduct"),
                                    ("other", "Another"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200, verbose_name="which")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "Expected"),
                                    ("running", "Running"),
                                    ("concluded", "Concluded"),
                                    ("none", "Asked: there is none"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="who answers for it")),
                        ("reach", models.CharField(blank=True, max_length=200, verbose_name="how they are reached")),
                        (
                            "disclosure",
                            models.BooleanField(default=False, verbose_name="restricts disclosing material"),
                        ),
                        ("interviews", models.BooleanField(default=False, verbose_name="restricts speaking to people")),
                        ("publication", models.BooleanField(default=False, verbose_name="restricts publishing")),
                        ("restriction", models.TextField(blank=True, verbose_name="what exactly, and who lifts it")),
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
                        "verbose_name": "historical parallel process",
                        "verbose_name_plural": "historical parallel processs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_parallelprocess")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSecureAsk",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("contact", models.CharField(max_length=200, verbose_name="whom")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("text", models.TextField()),
                        ("sent_at", models.DateTimeField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("confirmed_from", models.CharField(blank=True, max_length=200, verbose_name="confirmed by")),
                        ("confirmed_words", models.TextField(blank=True, verbose_name="what was said")),
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
                            "confirmed_by",
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
                            "sent_by",
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
                        "verbose_name": "historical secure ask",
                        "verbose_name_plural": "historical secure asks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_secureask")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="InstructionText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField()),
                        ("because", models.TextField(verbose_name="why")),
                        ("set_at", models.DateTimeField()),
                        (
                            "set_by",
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
                        "ordering": ["-set_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-set_at"], name="reviews_instructiontext_list")],
                    },
                ),
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
                migrations.CreateModel(
                    name="AreaRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("area", models.CharField(max_length=120, verbose_name="which area")),
                        ("asked_by", models.CharField(blank=True, max_length=200, verbose_name="who asked")),
                        ("asked", models.TextField(verbose_name="what is asked")),
                        ("asked_on", models.DateField()),
                        ("wanted_by", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("sent", models.TextField(blank=True, verbose_name="what was sent")),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "noted_by",
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
                        "ordering": ["asked_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_arearequest_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("document__isnull", True), ("sent", ""), ("sent_on__isnull", True)),
                                    models.Q(
                                        ("sent_on__isnull", False),
                                        models.Q(
                                            models.Q(("sent", ""), _negated=True),
                                            ("document__isnull", False),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_arearequest_sent",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeathTold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("secretary", "The Secretary of State"),
                                    ("ofsted", "Ofsted"),
                                    ("both", "Both, in one notification"),
                                ],
                                max_length=10,
                                verbose_name="who was told",
                            ),
                        ),
                        ("told_on", models.DateField()),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="whom there, and how")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=80, verbose_name="reference that came back"),
                        ),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.child",
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
                            "noted_by",
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
                        "ordering": ["told_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_deathtold_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("body__in", ["secretary", "ofsted", "both"])),
                                name="reviews_deathtold_body",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAreaRequest",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("area", models.CharField(max_length=120, verbose_name="which area")),
                        ("asked_by", models.CharField(blank=True, max_length=200, verbose_name="who asked")),
                        ("asked", models.TextField(verbose_name="what is asked")),
                        ("asked_on", models.DateField()),
                        ("wanted_by", models.DateField(blank=True, null=True, verbose_name="wanted by")),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("sent", models.TextField(blank=True, verbose_name="what was sent")),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
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
                        "verbose_name": "historical area request",
                        "verbose_name_plural": "historical area requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_arearequest")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDeathTold",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("secretary", "The Secretary of State"),
                                    ("ofsted", "Ofsted"),
                                    ("both", "Both, in one notification"),
                                ],
                                max_length=10,
                                verbose_name="who was told",
                            ),
                        ),
                        ("told_on", models.DateField()),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="whom there, and how")),
                        (
                            "reference",
                            models.CharField(blank=True, max_length=80, verbose_name="reference that came back"),
                        ),
                        ("noted_at", models.DateTimeField()),
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
                            "child",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.child",
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
                            "noted_by",
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
                        "verbose_name": "historical death told",
                        "verbose_name_plural": "historical death tolds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_deathtold")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RapidReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("gathering", "Gathering information"),
                                    ("drafted", "Drafted"),
                                    ("recommended", "Awaiting the partners"),
                                    ("decided", "Decided"),
                                    ("sent", "Sent to the Panel"),
                                    ("answered", "Answered by the Panel"),
                                    ("closed", "Closed"),
                                ],
                                default="gathering",
                                max_length=15,
                            ),
                        ),
                        ("panel_on", models.DateField(blank=True, null=True, verbose_name="day of the panel")),
                        ("family", models.TextField(blank=True, verbose_name="the family’s context")),
                        ("racism", models.TextField(blank=True, verbose_name="race and racism")),
                        ("disability", models.TextField(blank=True, verbose_name="disability")),
                        ("inequalities", models.TextField(blank=True, verbose_name="other inequalities")),
                        (
                            "nothing_at_once",
                            models.TextField(blank=True, verbose_name="why nothing had to be done at once"),
                        ),
                        (
                            "recommendation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("review", "A local child safeguarding practice review"),
                                    ("no_review", "No review"),
                                    ("other", "No review, but other learning"),
                                ],
                                max_length=10,
                                verbose_name="what is recommended",
                            ),
                        ),
                        (
                            "recommendation_because",
                            models.TextField(blank=True, verbose_name="why that is recommended"),
                        ),
                        ("finalised_on", models.DateField(blank=True, null=True)),
                        ("finalised_words", models.TextField(blank=True, verbose_name="which meeting finalised it")),
                        ("begun_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "begun_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "edited_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.person",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "finalised_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "incident",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rapid_reviews",
                                to="reviews.incident",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "incident"), name="reviews_rapid_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "gathering",
                                            "drafted",
                                            "recommended",
                                            "decided",
                                            "sent",
                                            "answered",
                                            "closed",
                                        ],
                                    )
                                ),
                                name="reviews_rapid_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("recommendation__in", ["", "review", "no_review", "other"])),
                                name="reviews_rapid_recommended_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["gathering", "drafted"]),
                                    models.Q(
                                        ("finalised_on__isnull", False), models.Q(("recommendation", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_rapid_finalised",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRecusal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("interest", models.TextField(verbose_name="what the interest is")),
                        ("steps_aside", models.BooleanField(default=True)),
                        ("declared_at", models.DateTimeField()),
                        ("ended_because", models.TextField(blank=True)),
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
                            "declared_by",
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.person",
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
                            "rapid",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.rapidreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical recusal",
                        "verbose_name_plural": "historical recusals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_recusal")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCriterionJudged",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("criterion", models.CharField(max_length=40)),
                        (
                            "met",
                            models.CharField(
                                choices=[("met", "Met"), ("not_met", "Not met"), ("unclear", "Not clear")],
                                max_length=10,
                                verbose_name="how it is judged",
                            ),
                        ),
                        ("because", models.TextField(verbose_name="why")),
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
                            "rapid",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.rapidreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical criterion judged",
                        "verbose_name_plural": "historical criterion judgeds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_criterionjudged")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CriterionJudged",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("criterion", models.CharField(max_length=40)),
                        (
                            "met",
                            models.CharField(
                                choices=[("met", "Met"), ("not_met", "Not met"), ("unclear", "Not clear")],
                                max_length=10,
                                verbose_name="how it is judged",
                            ),
                        ),
                        ("because", models.TextField(verbose_name="why")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criteria",
                                to="reviews.rapidreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "rapid", "criterion"), name="reviews_criterion_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("met__in", ["met", "not_met", "unclear"])),
                                name="reviews_criterion_met_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), _negated=True), name="reviews_criterion_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AtOnce",
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
                                    ("action", "Safeguarding action taken at once"),
                                    ("learning", "Learning shared at once"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("what", models.TextField()),
                        ("to_whom", models.CharField(max_length=300, verbose_name="by or to whom")),
                        ("on", models.DateField()),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="at_once",
                                to="reviews.rapidreview",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "rapid"], name="reviews_atonce_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["action", "learning"])),
                                name="reviews_atonce_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RapidStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("move", models.CharField(max_length=40)),
                        ("from_state", models.CharField(blank=True, max_length=30)),
                        ("to_state", models.CharField(max_length=30)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="reviews.rapidreview",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "rapid"], name="reviews_rapidstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="Recusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("interest", models.TextField(verbose_name="what the interest is")),
                        ("steps_aside", models.BooleanField(default=True)),
                        ("declared_at", models.DateTimeField()),
                        ("ended_because", models.TextField(blank=True)),
                        (
                            "declared_by",
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.organisation",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.person",
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="reviews.rapidreview",
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
                        "ordering": ["declared_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("organisation__isnull", True), ("person__isnull", False)),
                                    models.Q(("organisation__isnull", False), ("person__isnull", True)),
                                    _connector="OR",
                                ),
                                name="reviews_recusal_one",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRapidReview",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("gathering", "Gathering information"),
                                    ("drafted", "Drafted"),
                                    ("recommended", "Awaiting the partners"),
                                    ("decided", "Decided"),
                                    ("sent", "Sent to the Panel"),
                                    ("answered", "Answered by the Panel"),
                                    ("closed", "Closed"),
                                ],
                                default="gathering",
                                max_length=15,
                            ),
                        ),
                        ("panel_on", models.DateField(blank=True, null=True, verbose_name="day of the panel")),
                        ("family", models.TextField(blank=True, verbose_name="the family’s context")),
                        ("racism", models.TextField(blank=True, verbose_name="race and racism")),
                        ("disability", models.TextField(blank=True, verbose_name="disability")),
                        ("inequalities", models.TextField(blank=True, verbose_name="other inequalities")),
                        (
                            "nothing_at_once",
                            models.TextField(blank=True, verbose_name="why nothing had to be done at once"),
                        ),
                        (
                            "recommendation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("review", "A local child safeguarding practice review"),
                                    ("no_review", "No review"),
                                    ("other", "No review, but other learning"),
                                ],
                                max_length=10,
                                verbose_name="what is recommended",
                            ),
                        ),
                        (
                            "recommendation_because",
                            models.TextField(blank=True, verbose_name="why that is recommended"),
                        ),
                        ("finalised_on", models.DateField(blank=True, null=True)),
                        ("finalised_words", models.TextField(blank=True, verbose_name="which meeting finalised it")),
                        ("begun_at", models.DateTimeField()),
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
                            "begun_by",
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
                            "edited_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.person",
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
                            "finalised_as",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.decision",
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
                        "verbose_name": "historical rapid review",
                        "verbose_name_plural": "historical rapid reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_rapidreview")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AgencyRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("returned", "Returned"),
                                    ("queried", "Sent back with questions"),
                                    ("accepted", "Accepted"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("questions", models.TextField()),
                        ("due_on", models.DateField()),
                        ("last_on", models.DateField(verbose_name="last day on which the form opens")),
                        ("summary", models.TextField(blank=True, verbose_name="what is known")),
                        ("practice", models.TextField(blank=True, verbose_name="how practice was")),
                        ("learning", models.TextField(blank=True, verbose_name="what was learned and done")),
                        ("drafted_at", models.DateTimeField(null=True)),
                        ("asked_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "asked_by",
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
                            "organisation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.organisation",
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="reviews.rapidreview",
                            ),
                        ),
                        (
                            "seat",
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("rapid", "The rapid review"),
                                    ("practice", "The practice review"),
                                    ("draft", "Factual accuracy of a draft"),
                                ],
                                default="rapid",
                                max_length=10,
                                verbose_name="what it is for",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["asked", "returned", "queried", "accepted", "withdrawn"])
                                ),
                                name="reviews_request_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gte", models.F("due_on"))), name="reviews_request_last"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("purpose", "rapid")),
                                fields=("space", "rapid", "seat"),
                                name="reviews_request_once_for_rapid",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose__in", ["rapid", "practice", "draft"])),
                                name="reviews_request_purpose_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("draft__isnull", False)),
                                fields=("space", "draft", "seat"),
                                name="reviews_request_once_for_draft",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("draft__isnull", False), ("purpose", "draft")),
                                    models.Q(models.Q(("purpose", "draft"), _negated=True), ("draft__isnull", True)),
                                    _connector="OR",
                                ),
                                name="reviews_request_of_draft",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyRequestStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("move", models.CharField(max_length=40)),
                        ("from_state", models.CharField(blank=True, max_length=30)),
                        ("to_state", models.CharField(max_length=30)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="reviews.agencyrequest",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "request"], name="reviews_requeststage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyReturn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("summary", models.TextField()),
                        ("practice", models.TextField(blank=True)),
                        ("learning", models.TextField(blank=True)),
                        (
                            "came_by",
                            models.CharField(
                                choices=[
                                    ("here", "On its own form"),
                                    ("mail", "By mail, entered for it"),
                                    ("telephone", "By telephone, entered for it"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "came_words",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="from whom, when and how it came"
                            ),
                        ),
                        ("returned_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="returns",
                                to="reviews.agencyrequest",
                            ),
                        ),
                        (
                            "returned_by",
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
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "request", "number"), name="reviews_return_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("came_by__in", ["here", "mail", "telephone"])),
                                name="reviews_return_way_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("came_by", "here"), models.Q(("came_words", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_return_said_how",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgencyRequest",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("returned", "Returned"),
                                    ("queried", "Sent back with questions"),
                                    ("accepted", "Accepted"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("questions", models.TextField()),
                        ("due_on", models.DateField()),
                        ("last_on", models.DateField(verbose_name="last day on which the form opens")),
                        ("summary", models.TextField(blank=True, verbose_name="what is known")),
                        ("practice", models.TextField(blank=True, verbose_name="how practice was")),
                        ("learning", models.TextField(blank=True, verbose_name="what was learned and done")),
                        ("drafted_at", models.DateTimeField(null=True)),
                        ("asked_at", models.DateTimeField()),
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
                            "asked_by",
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.organisation",
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.rapidreview",
                            ),
                        ),
                        (
                            "seat",
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
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("rapid", "The rapid review"),
                                    ("practice", "The practice review"),
                                    ("draft", "Factual accuracy of a draft"),
                                ],
                                default="rapid",
                                max_length=10,
                                verbose_name="what it is for",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agency request",
                        "verbose_name_plural": "historical agency requests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_agencyrequest")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRequestTicket",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("due_on", models.DateField()),
                        ("waits", models.BooleanField(default=True)),
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
                            "reference",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.filereference",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.agencyrequest",
                            ),
                        ),
                        (
                            "seat",
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
                        "verbose_name": "historical request ticket",
                        "verbose_name_plural": "historical request tickets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_requestticket")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RequestTicket",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("waits", models.BooleanField(default=True)),
                        (
                            "reference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.filereference",
                            ),
                        ),
                        (
                            "request",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ticket",
                                to="reviews.agencyrequest",
                            ),
                        ),
                        (
                            "seat",
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
                        "indexes": [models.Index(fields=["space", "seat"], name="reviews_ticket_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalReviewDecision",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("review", "A local child safeguarding practice review"),
                                    ("no_review", "No review"),
                                    ("other", "No review, but other learning"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("because", models.TextField()),
                        ("content", models.JSONField()),
                        ("content_hash", models.CharField(max_length=64)),
                        (
                            "decided_by",
                            models.CharField(
                                choices=[
                                    ("all", "All of the statutory safeguarding partners"),
                                    ("majority", "More than half of the statutory safeguarding partners"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("partners", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Before the partners"),
                                    ("decided", "Decided"),
                                    ("not_agreed", "The partners do not agree"),
                                    ("overtaken", "Overtaken"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("put_at", models.DateTimeField()),
                        ("decided_on", models.DateField(blank=True, null=True)),
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
                            "pdf",
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
                            "put_by",
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
                            "rapid",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.rapidreview",
                            ),
                        ),
                        (
                            "signoff",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.signoff",
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
                            "word",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical review decision",
                        "verbose_name_plural": "historical review decisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_reviewdecision")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PanelLetter",
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
                                    ("sent", "The rapid review, sent to the Panel"),
                                    ("agrees", "The Panel agrees"),
                                    ("challenges", "The Panel challenges the decision"),
                                    ("from_panel", "Another letter from the Panel"),
                                    ("to_panel", "Another letter to the Panel"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("words", models.TextField(blank=True)),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="reviews.rapidreview",
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
                        "ordering": ["on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "rapid"], name="reviews_panelletter_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["sent", "agrees", "challenges", "from_panel", "to_panel"])
                                ),
                                name="reviews_panelletter_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "challenges"), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reviews_panelletter_reasons",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("review", "A local child safeguarding practice review"),
                                    ("no_review", "No review"),
                                    ("other", "No review, but other learning"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("because", models.TextField()),
                        ("content", models.JSONField()),
                        ("content_hash", models.CharField(max_length=64)),
                        (
                            "decided_by",
                            models.CharField(
                                choices=[
                                    ("all", "All of the statutory safeguarding partners"),
                                    ("majority", "More than half of the statutory safeguarding partners"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("partners", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Before the partners"),
                                    ("decided", "Decided"),
                                    ("not_agreed", "The partners do not agree"),
                                    ("overtaken", "Overtaken"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("put_at", models.DateTimeField()),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "pdf",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                        (
                            "put_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="reviews.rapidreview",
                            ),
                        ),
                        (
                            "signoff",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.signoff",
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
                            "word",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "rapid", "number"), name="reviews_decision_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "open")),
                                fields=("space", "rapid"),
                                name="reviews_decision_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["review", "no_review", "other"])),
                                name="reviews_decision_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decided_by__in", ["all", "majority"])),
                                name="reviews_decision_by_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "decided", "not_agreed", "overtaken"])),
                                name="reviews_decision_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_on__isnull", False), ("state", "decided")),
                                    models.Q(
                                        models.Q(("state", "decided"), _negated=True), ("decided_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_decision_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChronologyEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("at", models.TimeField(blank=True, null=True, verbose_name="time")),
                        ("agency", models.CharField(max_length=120)),
                        ("what", models.TextField(verbose_name="what happened")),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("significance", models.TextField(blank=True)),
                        ("because", models.CharField(blank=True, max_length=300, verbose_name="why it is corrected")),
                        ("entered_at", models.DateTimeField()),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.child",
                            ),
                        ),
                        (
                            "entered_by",
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
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chronology",
                                to="reviews.rapidreview",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="reviews.chronologyentry",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="reviews.agencyrequest",
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
                        "ordering": ["on", "at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "rapid", "on"], name="reviews_entry_list")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("because", ""), ("replaces__isnull", True)),
                                    models.Q(("replaces__isnull", False), models.Q(("because", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="reviews_entry_corrected",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChronologyResolved",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("entries", models.JSONField()),
                        ("because", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "child",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.child",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "rapid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolved",
                                to="reviews.rapidreview",
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
                            "stands",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.chronologyentry",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "rapid"], name="reviews_resolved_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), _negated=True), name="reviews_resolved_reason"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScrutinyComment",
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
                                    ("comment", "A comment"),
                                    ("recommendation", "A recommendation to the delegated partners"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="reviews.reviewdecision",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "seat",
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "decision"], name="reviews_scrutiny_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["comment", "recommendation"])),
                                name="reviews_scrutiny_kind_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScrutinyAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "taken",
                            models.CharField(
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("partly", "Accepted in part"),
                                    ("not_accepted", "Not accepted"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("for_partners", models.BooleanField(default=False)),
                        ("answered_at", models.DateTimeField()),
                        (
                            "answered_by",
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
                            "comment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="reviews.scrutinycomment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["answered_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "comment"], name="reviews_scrutinyanswer_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("taken__in", ["accepted", "partly", "not_accepted"])),
                                name="reviews_scrutinyanswer_taken",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticeReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("commissioning", "Being commissioned"),
                                    ("under_way", "Under way"),
                                    ("before_partners", "Before the partners"),
                                    ("signed", "Signed off"),
                                    ("stopped", "Stopped"),
                                ],
                                default="commissioning",
                                max_length=20,
                            ),
                        ),
                        ("commissioned_on", models.DateField(blank=True, null=True, verbose_name="under way since")),
                        ("begun_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "begun_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.reviewdecision",
                            ),
                        ),
                        (
                            "edited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.person",
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
                                related_name="practice_reviews",
                                to="reviews.incident",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "incident"), name="reviews_practice_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["commissioning", "under_way", "before_partners", "signed", "stopped"],
                                    )
                                ),
                                name="reviews_practice_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["commissioning", "stopped"]),
                                    ("commissioned_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="reviews_practice_commissioned",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticeStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("move", models.CharField(max_length=40)),
                        ("from_state", models.CharField(blank=True, max_length=30)),
                        ("to_state", models.CharField(max_length=30)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "practice"], name="reviews_practicestage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPracticeReview",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("commissioning", "Being commissioned"),
                                    ("under_way", "Under way"),
                                    ("before_partners", "Before the partners"),
                                    ("signed", "Signed off"),
                                    ("stopped", "Stopped"),
                                ],
                                default="commissioning",
                                max_length=20,
                            ),
                        ),
                        ("commissioned_on", models.DateField(blank=True, null=True, verbose_name="under way since")),
                        ("begun_at", models.DateTimeField()),
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
                            "begun_by",
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
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.reviewdecision",
                            ),
                        ),
                        (
                            "edited_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.person",
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
                        "verbose_name": "historical practice review",
                        "verbose_name_plural": "historical practice reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_practicereview")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LeadReviewer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("organisation", models.CharField(blank=True, max_length=200, verbose_name="where they work")),
                        ("suitability", models.TextField(blank=True, verbose_name="what makes them suitable")),
                        ("why_chosen", models.TextField(blank=True, verbose_name="why they were chosen")),
                        ("interest", models.TextField(blank=True, verbose_name="what they declared")),
                        ("declared_on", models.DateField(blank=True, null=True)),
                        (
                            "judged",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "They declared none, and none is known"),
                                    ("managed", "Declared, and managed"),
                                    ("bars", "Declared: it bars them from leading this review"),
                                ],
                                max_length=10,
                                verbose_name="what was made of it",
                            ),
                        ),
                        ("judged_because", models.TextField(blank=True, verbose_name="why, and how it is managed")),
                        ("contract_from", models.DateField(blank=True, null=True)),
                        ("contract_to", models.DateField(blank=True, null=True)),
                        (
                            "days",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="days agreed"
                            ),
                        ),
                        ("fee", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("engaged_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.TextField(blank=True)),
                        ("proposed_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "engaged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "judged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "proposed_by",
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
                        "ordering": ["proposed_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "practice"], name="reviews_reviewer_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("judged__in", ["", "none", "managed", "bars"])),
                                name="reviews_reviewer_judged_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("judged", ""), ("judged_by__isnull", True)),
                                    models.Q(models.Q(("judged", ""), _negated=True), ("judged_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviews_reviewer_judged_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("engaged_by__isnull", True), ("engaged_on__isnull", True)),
                                    models.Q(
                                        ("engaged_by__isnull", False),
                                        ("engaged_on__isnull", False),
                                        ("judged__in", ["none", "managed"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_reviewer_engaged",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_because", ""), ("ended_on__isnull", True)),
                                    models.Q(
                                        ("ended_on__isnull", False), models.Q(("ended_because", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_reviewer_ended",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contract_to__isnull", True),
                                    ("contract_to__gte", models.F("contract_from")),
                                    _connector="OR",
                                ),
                                name="reviews_reviewer_contract",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewerTold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("panel", "The Child Safeguarding Practice Review Panel"),
                                    ("dfe", "The Department for Education"),
                                    ("ofsted", "Ofsted"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("told_on", models.DateField()),
                        ("how", models.CharField(blank=True, max_length=300, verbose_name="how, and which reference")),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "reviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tellings",
                                to="reviews.leadreviewer",
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
                        "ordering": ["told_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "reviewer"], name="reviews_reviewertold_of")],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewScope",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("span_from", models.DateField(verbose_name="looks at the time from")),
                        ("span_to", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("questions", models.TextField(verbose_name="what the review is to answer")),
                        ("themes", models.TextField(blank=True)),
                        ("agencies", models.TextField(blank=True, verbose_name="agencies concerned")),
                        ("methodology", models.TextField()),
                        ("because", models.TextField(blank=True, verbose_name="why it changes")),
                        ("written_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "practice", "number"), name="reviews_scope_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("number", 1), models.Q(("because", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_scope_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScopeAgreed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("words", models.TextField(blank=True, verbose_name="which meeting it was, and who was there")),
                        ("noted_at", models.DateTimeField()),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "scope",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agreed",
                                to="reviews.reviewscope",
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_scopeagreed_where",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffSupport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("whom", models.CharField(max_length=200, verbose_name="whom, by their role")),
                        ("what", models.TextField(verbose_name="what was offered")),
                        ("offered_on", models.DateField()),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "ordering": ["offered_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "practice"], name="reviews_staffsupport_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalInvolvement",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("family", "Of the family"), ("practitioner", "Worked with the family")],
                                max_length=15,
                            ),
                        ),
                        ("role", models.CharField(max_length=120, verbose_name="who, by their role")),
                        ("offered_on", models.DateField()),
                        ("offered_how", models.CharField(max_length=300, verbose_name="how it was offered")),
                        ("offered_by", models.CharField(max_length=200, verbose_name="who offered it")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("waiting", "Not answered yet"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("no_answer", "No answer came"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("contributed", models.TextField(blank=True, verbose_name="what they contributed")),
                        ("feedback", models.TextField(blank=True, verbose_name="what they said of the process")),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "verbose_name": "historical involvement",
                        "verbose_name_plural": "historical involvements",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_involvement")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLeadReviewer",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("name", models.CharField(max_length=200)),
                        ("organisation", models.CharField(blank=True, max_length=200, verbose_name="where they work")),
                        ("suitability", models.TextField(blank=True, verbose_name="what makes them suitable")),
                        ("why_chosen", models.TextField(blank=True, verbose_name="why they were chosen")),
                        ("interest", models.TextField(blank=True, verbose_name="what they declared")),
                        ("declared_on", models.DateField(blank=True, null=True)),
                        (
                            "judged",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("none", "They declared none, and none is known"),
                                    ("managed", "Declared, and managed"),
                                    ("bars", "Declared: it bars them from leading this review"),
                                ],
                                max_length=10,
                                verbose_name="what was made of it",
                            ),
                        ),
                        ("judged_because", models.TextField(blank=True, verbose_name="why, and how it is managed")),
                        ("contract_from", models.DateField(blank=True, null=True)),
                        ("contract_to", models.DateField(blank=True, null=True)),
                        (
                            "days",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=6, null=True, verbose_name="days agreed"
                            ),
                        ),
                        ("fee", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("engaged_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.TextField(blank=True)),
                        ("proposed_at", models.DateTimeField()),
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
                            "engaged_by",
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
                            "judged_by",
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "proposed_by",
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
                        "verbose_name": "historical lead reviewer",
                        "verbose_name_plural": "historical lead reviewers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_leadreviewer")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Involvement",
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
                                choices=[("family", "Of the family"), ("practitioner", "Worked with the family")],
                                max_length=15,
                            ),
                        ),
                        ("role", models.CharField(max_length=120, verbose_name="who, by their role")),
                        ("offered_on", models.DateField()),
                        ("offered_how", models.CharField(max_length=300, verbose_name="how it was offered")),
                        ("offered_by", models.CharField(max_length=200, verbose_name="who offered it")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("waiting", "Not answered yet"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("no_answer", "No answer came"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("contributed", models.TextField(blank=True, verbose_name="what they contributed")),
                        ("feedback", models.TextField(blank=True, verbose_name="what they said of the process")),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "ordering": ["offered_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "practice"], name="reviews_involvement_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["family", "practitioner"])),
                                name="reviews_involvement_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["waiting", "accepted", "declined", "no_answer"])),
                                name="reviews_involvement_answer_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer__in", ["accepted", "declined"]), ("answered_on__isnull", False)),
                                    models.Q(("answer__in", ["waiting", "no_answer"]), ("answered_on__isnull", True)),
                                    _connector="OR",
                                ),
                                name="reviews_involvement_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalProgressCheck",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("checked_on", models.DateField()),
                        (
                            "time",
                            models.CharField(
                                choices=[("in_time", "In time"), ("at_risk", "At risk"), ("late", "Late")],
                                max_length=10,
                            ),
                        ),
                        ("time_words", models.TextField(verbose_name="how it stands in time")),
                        (
                            "quality",
                            models.CharField(
                                choices=[("good", "As it should be"), ("wanting", "Wanting")], max_length=10
                            ),
                        ),
                        ("quality_words", models.TextField(verbose_name="what was looked at, and what was found")),
                        ("asked", models.TextField(blank=True, verbose_name="what is asked to be mended")),
                        ("mend_by", models.DateField(blank=True, null=True)),
                        (
                            "mended",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Mended"), ("partly", "Mended in part"), ("no", "Not mended")],
                                max_length=10,
                                verbose_name="whether it was mended",
                            ),
                        ),
                        ("mended_on", models.DateField(blank=True, null=True)),
                        (
                            "mended_words",
                            models.TextField(blank=True, verbose_name="what was mended, and what is left"),
                        ),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "verbose_name": "historical progress check",
                        "verbose_name_plural": "historical progress checks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_progresscheck")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ProgressCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("checked_on", models.DateField()),
                        (
                            "time",
                            models.CharField(
                                choices=[("in_time", "In time"), ("at_risk", "At risk"), ("late", "Late")],
                                max_length=10,
                            ),
                        ),
                        ("time_words", models.TextField(verbose_name="how it stands in time")),
                        (
                            "quality",
                            models.CharField(
                                choices=[("good", "As it should be"), ("wanting", "Wanting")], max_length=10
                            ),
                        ),
                        ("quality_words", models.TextField(verbose_name="what was looked at, and what was found")),
                        ("asked", models.TextField(blank=True, verbose_name="what is asked to be mended")),
                        ("mend_by", models.DateField(blank=True, null=True)),
                        (
                            "mended",
                            models.CharField(
                                blank=True,
                                choices=[("yes", "Mended"), ("partly", "Mended in part"), ("no", "Not mended")],
                                max_length=10,
                                verbose_name="whether it was mended",
                            ),
                        ),
                        ("mended_on", models.DateField(blank=True, null=True)),
                        (
                            "mended_words",
                            models.TextField(blank=True, verbose_name="what was mended, and what is left"),
                        ),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="reviews.practicereview",
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
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "practice", "number"), name="reviews_check_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("time__in", ["in_time", "at_risk", "late"])),
                                name="reviews_check_time_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quality__in", ["good", "wanting"])),
                                name="reviews_check_quality_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mended", ""), ("mended_on__isnull", True)),
                                    models.Q(
                                        ("mended__in", ["yes", "partly", "no"]),
                                        ("mended_on__isnull", False),
                                        models.Q(("asked", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_check_mended",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("heading", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sections",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "draft", "position"), name="reviews_draftsection_position"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPracticeDraft",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("because", models.TextField(blank=True, verbose_name="what the draft is for")),
                        ("begun_at", models.DateTimeField()),
                        ("frozen_at", models.DateTimeField(blank=True, null=True)),
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
                            "begun_by",
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
                            "frozen_by",
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "verbose_name": "historical practice draft",
                        "verbose_name_plural": "historical practice drafts",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_practicedraft")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PracticeDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("because", models.TextField(blank=True, verbose_name="what the draft is for")),
                        ("begun_at", models.DateTimeField()),
                        ("frozen_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "begun_by",
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
                            "frozen_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "practice", "number"), name="reviews_draft_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("frozen_at__isnull", True)),
                                fields=("space", "practice"),
                                name="reviews_draft_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("frozen_at__isnull", True), ("frozen_by__isnull", True)),
                                    models.Q(("frozen_at__isnull", False), ("frozen_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviews_draft_frozen",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDraftSection",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("heading", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
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
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical draft section",
                        "verbose_name_plural": "historical draft sections",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_draftsection")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDraftRecommendation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("text", models.TextField(verbose_name="what is recommended")),
                        ("addressed_to", models.CharField(max_length=300, verbose_name="to which agencies")),
                        ("why", models.TextField(blank=True, verbose_name="what it follows from")),
                        ("left_out_because", models.TextField(blank=True, verbose_name="why it is left out")),
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
                            "became",
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
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
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical draft recommendation",
                        "verbose_name_plural": "historical draft recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_draftrecommendation")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDraftComment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("text", models.TextField(verbose_name="what is wrong, and what is right")),
                        (
                            "came_by",
                            models.CharField(
                                choices=[
                                    ("here", "On its own form"),
                                    ("mail", "By mail, entered for it"),
                                    ("telephone", "By telephone, entered for it"),
                                ],
                                default="here",
                                max_length=10,
                            ),
                        ),
                        (
                            "came_words",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="from whom, when and how it came"
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                        (
                            "taken",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("partly", "Accepted in part"),
                                    ("not_accepted", "Not accepted"),
                                ],
                                max_length=15,
                                verbose_name="whether it is taken up",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="what follows, or why nothing does")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.agencyrequest",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.draftsection",
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
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical draft comment",
                        "verbose_name_plural": "historical draft comments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_draftcomment")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="DraftRecommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("text", models.TextField(verbose_name="what is recommended")),
                        ("addressed_to", models.CharField(max_length=300, verbose_name="to which agencies")),
                        ("why", models.TextField(blank=True, verbose_name="what it follows from")),
                        ("left_out_because", models.TextField(blank=True, verbose_name="why it is left out")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "became",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.recommendation",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recommendations",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "draft", "position"), name="reviews_draftrecommendation_position"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("text", models.TextField(verbose_name="what is wrong, and what is right")),
                        (
                            "came_by",
                            models.CharField(
                                choices=[
                                    ("here", "On its own form"),
                                    ("mail", "By mail, entered for it"),
                                    ("telephone", "By telephone, entered for it"),
                                ],
                                default="here",
                                max_length=10,
                            ),
                        ),
                        (
                            "came_words",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="from whom, when and how it came"
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                        (
                            "taken",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("accepted", "Accepted"),
                                    ("partly", "Accepted in part"),
                                    ("not_accepted", "Not accepted"),
                                ],
                                max_length=15,
                                verbose_name="whether it is taken up",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="what follows, or why nothing does")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "added_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="reviews.agencyrequest",
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
                            "section",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.draftsection",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="reviews.practicedraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["added_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "draft"], name="reviews_draftcomment_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", True), ("answered_by__isnull", True), ("taken", "")
                                    ),
                                    models.Q(
                                        models.Q(("taken", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_draftcomment_answered",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("came_by", "here"), models.Q(("came_words", ""), _negated=True), _connector="OR"
                                ),
                                name="reviews_draftcomment_how",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticeDelay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("original_on", models.DateField(verbose_name="was due")),
                        ("expected_on", models.DateField(verbose_name="now expected")),
                        ("because", models.TextField()),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                        "ordering": ["noted_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "practice"], name="reviews_delay_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expected_on__gt", models.F("original_on"))),
                                name="reviews_delay_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("because", ""), _negated=True), name="reviews_delay_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DelayTold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[("panel", "The Panel"), ("secretary", "The Secretary of State")],
                                max_length=10,
                                verbose_name="who was told",
                            ),
                        ),
                        ("told_on", models.DateField()),
                        ("reference", models.CharField(blank=True, max_length=200)),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                            "delay",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tellings",
                                to="reviews.practicedelay",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["told_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "delay"], name="reviews_delaytold_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("body__in", ["panel", "secretary"])), name="reviews_delaytold_body"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reference", ""), _negated=True),
                                    ("document__isnull", False),
                                    _connector="OR",
                                ),
                                name="reviews_delaytold_shown",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticeReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("content", models.JSONField()),
                        ("content_hash", models.CharField(max_length=64)),
                        ("partners", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Before the partners"),
                                    ("signed", "Signed off"),
                                    ("not_agreed", "The partners do not agree"),
                                    ("overtaken", "Overtaken"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("put_at", models.DateTimeField()),
                        ("signed_on", models.DateField(blank=True, null=True)),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="reviews.practicedraft",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "pdf",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "put_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "signoff",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.signoff",
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
                            "word",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "practice", "number"), name="reviews_report_number"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["open", "signed"])),
                                fields=("space", "practice"),
                                name="reviews_report_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "signed", "not_agreed", "overtaken"])),
                                name="reviews_report_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "signed"), _negated=True),
                                    ("signed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="reviews_report_signed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdvanceCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[
                                    ("panel", "The Panel"),
                                    ("secretary", "The Secretary of State"),
                                    ("other", "Somebody else"),
                                ],
                                max_length=10,
                                verbose_name="who has it",
                            ),
                        ),
                        ("to_whom", models.CharField(max_length=200, verbose_name="to whom there")),
                        ("sent_on", models.DateField()),
                        (
                            "how",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="how, and which reference came back"
                            ),
                        ),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "practice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.practicereview",
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
                                related_name="copies",
                                to="reviews.practicereport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["sent_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "report"], name="reviews_advancecopy_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("body__in", ["panel", "secretary", "other"])),
                                name="reviews_advancecopy_body",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPracticeReport",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("content", models.JSONField()),
                        ("content_hash", models.CharField(max_length=64)),
                        ("partners", models.PositiveSmallIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Before the partners"),
                                    ("signed", "Signed off"),
                                    ("not_agreed", "The partners do not agree"),
                                    ("overtaken", "Overtaken"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("put_at", models.DateTimeField()),
                        ("signed_on", models.DateField(blank=True, null=True)),
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
                            "draft",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicedraft",
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
                            "pdf",
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
                            "practice",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.practicereview",
                            ),
                        ),
                        (
                            "put_by",
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
                            "signoff",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.signoff",
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
                            "word",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.casedocument",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical practice report",
                        "verbose_name_plural": "historical practice reports",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_practicereport")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PublicCopy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("writing", "Being written"),
                                    ("set", "To be published on its day"),
                                    ("published", "Published"),
                                    ("not_publishing", "Not to be published"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="writing",
                                max_length=15,
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("happened", models.TextField(blank=True, verbose_name="what happened")),
                        ("learned", models.TextField(blank=True, verbose_name="what we learned")),
                        ("differently", models.TextField(blank=True, verbose_name="what to do differently")),
                        ("questions", models.TextField(blank=True, verbose_name="questions for your team")),
                        (
                            "begun_hash",
                            models.CharField(blank=True, max_length=64, verbose_name="signed text it was begun from"),
                        ),
                        ("begun_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "begun_by",
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
                                related_name="public_copies",
                                to="reviews.incident",
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
                            "published",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.publishedreview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "incident"), name="reviews_publiccopy_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["writing", "set", "published", "not_publishing", "withdrawn"])
                                ),
                                name="reviews_publiccopy_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["published", "withdrawn"]), _negated=True),
                                    ("published__isnull", False),
                                    _connector="OR",
                                ),
                                name="reviews_publiccopy_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CopyVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("content", models.JSONField()),
                        ("content_hash", models.CharField(max_length=64)),
                        ("made_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "made_by",
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
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.publiccopy"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "copy", "number"), name="reviews_copyversion_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CopySection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place in the order")),
                        ("heading", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("left_out", models.BooleanField(default=False, verbose_name="not in the public copy")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.publiccopy"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "copy", "position"], name="reviews_copysection_of")],
                    },
                ),
                migrations.CreateModel(
                    name="PublicCopyStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("move", models.CharField(max_length=40)),
                        ("from_state", models.CharField(blank=True, max_length=30)),
                        ("to_state", models.CharField(max_length=30)),
                        ("at", models.DateTimeField()),
                        ("reason", models.TextField(blank=True)),
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
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="reviews.publiccopy",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "copy"], name="reviews_publiccopystage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=20)),
                        ("title", models.CharField(max_length=200)),
                        ("partnership_name", models.CharField(max_length=200)),
                        ("html", models.TextField(blank=True)),
                        ("briefing_html", models.TextField(blank=True)),
                        ("file_name", models.CharField(blank=True, max_length=200)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("pages", models.PositiveSmallIntegerField(default=0)),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="bytes")),
                        ("briefing_file_name", models.CharField(blank=True, max_length=200)),
                        ("briefing_sha256", models.CharField(blank=True, max_length=64)),
                        ("briefing_size", models.PositiveIntegerField(default=0, verbose_name="bytes of the briefing")),
                        ("content_hash", models.CharField(max_length=64)),
                        ("published_on", models.DateField()),
                        ("notes", models.JSONField(default=list)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_note", models.TextField(blank=True)),
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
                        "ordering": ["-published_on", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "key"), name="reviews_publishedreview_key"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("withdrawn_note", ""),
                                        ("withdrawn_on__isnull", True),
                                        models.Q(("html", ""), _negated=True),
                                        models.Q(("file_name", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("briefing_file_name", ""),
                                        ("briefing_html", ""),
                                        ("file_name", ""),
                                        ("html", ""),
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawn_note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_publishedreview_withdrawn",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPublicCopy",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("writing", "Being written"),
                                    ("set", "To be published on its day"),
                                    ("published", "Published"),
                                    ("not_publishing", "Not to be published"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="writing",
                                max_length=15,
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("happened", models.TextField(blank=True, verbose_name="what happened")),
                        ("learned", models.TextField(blank=True, verbose_name="what we learned")),
                        ("differently", models.TextField(blank=True, verbose_name="what to do differently")),
                        ("questions", models.TextField(blank=True, verbose_name="questions for your team")),
                        (
                            "begun_hash",
                            models.CharField(blank=True, max_length=64, verbose_name="signed text it was begun from"),
                        ),
                        ("begun_at", models.DateTimeField()),
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
                            "begun_by",
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
                            "published",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.publishedreview",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical public copy",
                        "verbose_name_plural": "historical public copys",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_publiccopy")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="RedactionCheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.PositiveIntegerField(verbose_name="protected words it was checked against")),
                        ("protected", models.PositiveIntegerField(verbose_name="of which stood in it")),
                        ("others", models.PositiveIntegerField(verbose_name="other hits")),
                        ("checked_at", models.DateTimeField()),
                        (
                            "checked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="reviews.copyversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-checked_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "version"], name="reviews_redactioncheck_of")],
                    },
                ),
                migrations.CreateModel(
                    name="RedactionHit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("nhs", "An NHS number"),
                                    ("reference", "A reference of the case"),
                                    ("date", "A date"),
                                    ("age", "An age"),
                                    ("postcode", "A postcode"),
                                    ("number", "A number by which somebody or a record could be found"),
                                    ("address", "An e-mail address"),
                                    ("operation", "The name of a police operation"),
                                    ("particulars", "What a file says of itself"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("place", models.CharField(max_length=40)),
                        ("place_words", models.CharField(max_length=250, verbose_name="where")),
                        ("before", models.TextField(blank=True)),
                        ("written", models.TextField()),
                        ("after", models.TextField(blank=True)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("kept", "It stays"), ("changed", "The text was changed")],
                                max_length=10,
                            ),
                        ),
                        ("because", models.TextField(blank=True, verbose_name="why it can stay")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hits",
                                to="reviews.copyversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["position", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "version", "fingerprint"), name="reviews_redactionhit_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "nhs",
                                            "reference",
                                            "date",
                                            "age",
                                            "postcode",
                                            "number",
                                            "address",
                                            "operation",
                                            "particulars",
                                        ],
                                    )
                                ),
                                name="reviews_redactionhit_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""),
                                        ("answered_at__isnull", True),
                                        ("answered_by__isnull", True),
                                        ("because", ""),
                                    ),
                                    models.Q(
                                        ("answer", "kept"),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        models.Q(("because", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("answer", "changed"),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_redactionhit_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WithdrawalAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("public_title", models.CharField(max_length=200)),
                        ("public_words", models.TextField(verbose_name="what the public reads")),
                        ("asked_at", models.DateTimeField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.publiccopy"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                        "ordering": ["-asked_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reason", ""), _negated=True),
                                    models.Q(("public_words", ""), _negated=True),
                                ),
                                name="reviews_withdrawalask_said",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WithdrawalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("confirmed", models.BooleanField()),
                        ("words", models.TextField(blank=True, verbose_name="what they said")),
                        ("answered_at", models.DateTimeField()),
                        (
                            "answered_by",
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
                            "ask",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer",
                                to="reviews.withdrawalask",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["answered_at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="CopyBuild",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("pages", models.PositiveSmallIntegerField()),
                        ("briefing_pages", models.PositiveSmallIntegerField()),
                        ("built_at", models.DateTimeField()),
                        (
                            "briefing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.storedfile"
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "pdf",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.storedfile"
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="builds",
                                to="reviews.copyversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "version"), name="reviews_copybuild_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPublishedReview",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("key", models.SlugField(max_length=20)),
                        ("title", models.CharField(max_length=200)),
                        ("partnership_name", models.CharField(max_length=200)),
                        ("html", models.TextField(blank=True)),
                        ("briefing_html", models.TextField(blank=True)),
                        ("file_name", models.CharField(blank=True, max_length=200)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("pages", models.PositiveSmallIntegerField(default=0)),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="bytes")),
                        ("briefing_file_name", models.CharField(blank=True, max_length=200)),
                        ("briefing_sha256", models.CharField(blank=True, max_length=64)),
                        ("briefing_size", models.PositiveIntegerField(default=0, verbose_name="bytes of the briefing")),
                        ("content_hash", models.CharField(max_length=64)),
                        ("published_on", models.DateField()),
                        ("notes", models.JSONField(default=list)),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_note", models.TextField(blank=True)),
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
                    ],
                    options={
                        "verbose_name": "historical published review",
                        "verbose_name_plural": "historical published reviews",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_publishedreview")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRedactionHit",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("nhs", "An NHS number"),
                                    ("reference", "A reference of the case"),
                                    ("date", "A date"),
                                    ("age", "An age"),
                                    ("postcode", "A postcode"),
                                    ("number", "A number by which somebody or a record could be found"),
                                    ("address", "An e-mail address"),
                                    ("operation", "The name of a police operation"),
                                    ("particulars", "What a file says of itself"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("place", models.CharField(max_length=40)),
                        ("place_words", models.CharField(max_length=250, verbose_name="where")),
                        ("before", models.TextField(blank=True)),
                        ("written", models.TextField()),
                        ("after", models.TextField(blank=True)),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("kept", "It stays"), ("changed", "The text was changed")],
                                max_length=10,
                            ),
                        ),
                        ("because", models.TextField(blank=True, verbose_name="why it can stay")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                            "version",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.copyversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical redaction hit",
                        "verbose_name_plural": "historical redaction hits",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_redactionhit")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PublicationDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("because", models.TextField(blank=True, verbose_name="why another")),
                        ("set_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "set_by",
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.copyversion"
                            ),
                        ),
                        (
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.publiccopy"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["set_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "copy"], name="reviews_publicationday_of")],
                    },
                ),
                migrations.CreateModel(
                    name="NotPublishing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("because", models.TextField(verbose_name="the justification")),
                        ("decided_by", models.CharField(max_length=300, verbose_name="who decided")),
                        ("decided_on", models.DateField()),
                        ("told", models.TextField(verbose_name="whom that was told")),
                        ("noted_at", models.DateTimeField()),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
                            ),
                        ),
                        (
                            "noted_by",
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
                            "copy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.publiccopy"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["noted_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("because", ""), _negated=True),
                                    models.Q(("decided_by", ""), _negated=True),
                                    models.Q(("told", ""), _negated=True),
                                ),
                                name="reviews_notpublishing_said",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCopySection",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("position", models.PositiveSmallIntegerField(verbose_name="place in the order")),
                        ("heading", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("left_out", models.BooleanField(default=False, verbose_name="not in the public copy")),
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
                            "copy",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.publiccopy",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical copy section",
                        "verbose_name_plural": "historical copy sections",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_copysection")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
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
                migrations.CreateModel(
                    name="Learning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        (
                            "of",
                            models.CharField(
                                choices=[
                                    ("review", "A published review"),
                                    ("rapid", "A rapid review"),
                                    ("option", "Learning where no review followed"),
                                    ("briefing", "A practice briefing"),
                                    ("national", "A national review"),
                                    ("other", "Something else"),
                                ],
                                max_length=10,
                                verbose_name="what it comes from",
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("words", models.TextField(verbose_name="what was learned")),
                        ("where", models.URLField(blank=True, max_length=300, verbose_name="where more is published")),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                        ("written_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-written_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-written_at"], name="reviews_learning_list")],
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "reference"), name="reviews_learning_reference"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("of__in", ["review", "rapid", "option", "briefing", "national", "other"])
                                ),
                                name="reviews_learning_of_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLearningSent",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("contact", models.CharField(max_length=200, verbose_name="whom there")),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("due_on", models.DateField(verbose_name="to be confirmed by")),
                        ("sent_at", models.DateTimeField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("confirmed_from", models.CharField(blank=True, max_length=200, verbose_name="who confirmed")),
                        ("how", models.TextField(blank=True, verbose_name="how it reached staff")),
                        (
                            "reached",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="how many it reached"),
                        ),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "By the link in its mail"),
                                    ("mail", "By mail, entered for it"),
                                    ("telephone", "By telephone, entered for it"),
                                    ("meeting", "At a meeting, entered for it"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
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
                            "confirmed_by",
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
                            "seat",
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
                            "sent_by",
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
                            "learning",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.learning",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical learning sent",
                        "verbose_name_plural": "historical learning sents",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_learningsent")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalCaseLearning",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "learned_from",
                            models.CharField(
                                choices=[
                                    ("rapid", "The rapid review"),
                                    ("option", "A learning option"),
                                    ("review", "The practice review"),
                                    ("other", "Something else in the case"),
                                ],
                                max_length=10,
                                verbose_name="what it comes from",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what was learned")),
                        ("shared_because", models.TextField(blank=True, verbose_name="why it may be shared")),
                        (
                            "checked",
                            models.BooleanField(
                                default=False, verbose_name="looked through for the words on the identity sheet"
                            ),
                        ),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
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
                            "option",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.learningoption",
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
                            "learning",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.learning",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical case learning",
                        "verbose_name_plural": "historical case learnings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_caselearning")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="CaseLearning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "learned_from",
                            models.CharField(
                                choices=[
                                    ("rapid", "The rapid review"),
                                    ("option", "A learning option"),
                                    ("review", "The practice review"),
                                    ("other", "Something else in the case"),
                                ],
                                max_length=10,
                                verbose_name="what it comes from",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="what was learned")),
                        ("shared_because", models.TextField(blank=True, verbose_name="why it may be shared")),
                        (
                            "checked",
                            models.BooleanField(
                                default=False, verbose_name="looked through for the words on the identity sheet"
                            ),
                        ),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.learningoption",
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
                            "learning",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="reviews.learning",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["noted_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_caselearning_case")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("learning__isnull", False)),
                                fields=("space", "learning"),
                                name="reviews_caselearning_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("learned_from__in", ["rapid", "option", "review", "other"])),
                                name="reviews_caselearning_from_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("learned_from", "option"), ("option__isnull", True), _connector="OR"
                                ),
                                name="reviews_caselearning_option",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("learning__isnull", True), ("shared_because", "")),
                                    models.Q(
                                        ("learning__isnull", False), models.Q(("shared_because", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_caselearning_shared",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LearningSent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("agency", models.CharField(max_length=200)),
                        ("contact", models.CharField(max_length=200, verbose_name="whom there")),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("due_on", models.DateField(verbose_name="to be confirmed by")),
                        ("sent_at", models.DateTimeField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("confirmed_from", models.CharField(blank=True, max_length=200, verbose_name="who confirmed")),
                        ("how", models.TextField(blank=True, verbose_name="how it reached staff")),
                        (
                            "reached",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="how many it reached"),
                        ),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "By the link in its mail"),
                                    ("mail", "By mail, entered for it"),
                                    ("telephone", "By telephone, entered for it"),
                                    ("meeting", "At a meeting, entered for it"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "learning",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sent", to="reviews.learning"
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "sent_by",
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
                        "ordering": ["agency", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "learning"], name="reviews_learningsent_of")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_because", "")),
                                fields=("space", "learning", "agency"),
                                name="reviews_learningsent_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("came_by__in", ["", "link", "mail", "telephone", "meeting"])),
                                name="reviews_learningsent_way_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("came_by", ""),
                                        ("confirmed_by__isnull", True),
                                        ("confirmed_from", ""),
                                        ("confirmed_on__isnull", True),
                                        ("how", ""),
                                        ("reached__isnull", True),
                                    ),
                                    models.Q(
                                        ("confirmed_on__isnull", False),
                                        ("reached__isnull", False),
                                        models.Q(("confirmed_from", ""), _negated=True),
                                        models.Q(("how", ""), _negated=True),
                                        models.Q(("came_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_learningsent_confirmed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LearningChase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField()),
                        ("at", models.DateTimeField()),
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
                            "sent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chases",
                                to="reviews.learningsent",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "sent", "on"), name="reviews_learningchase_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLearning",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        (
                            "of",
                            models.CharField(
                                choices=[
                                    ("review", "A published review"),
                                    ("rapid", "A rapid review"),
                                    ("option", "Learning where no review followed"),
                                    ("briefing", "A practice briefing"),
                                    ("national", "A national review"),
                                    ("other", "Something else"),
                                ],
                                max_length=10,
                                verbose_name="what it comes from",
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("words", models.TextField(verbose_name="what was learned")),
                        ("where", models.URLField(blank=True, max_length=300, verbose_name="where more is published")),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                        ("written_at", models.DateTimeField()),
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
                            "written_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical learning",
                        "verbose_name_plural": "historical learnings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_revi_learning")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FindingsMeeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=200, verbose_name="which meeting")),
                        ("heard", models.TextField(blank=True, verbose_name="what was heard and said")),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "noted_by",
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
                        "ordering": ["held_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_findings_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meeting__isnull", True), ("joint_meeting__isnull", True), _connector="OR"
                                ),
                                name="reviews_findings_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meeting__isnull", False),
                                    ("joint_meeting__isnull", False),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reviews_findings_named",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FindingsGuest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="who")),
                        ("capacity", models.CharField(max_length=200, verbose_name="agency and post")),
                        ("invited_on", models.DateField()),
                        (
                            "came",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited, not said yet"),
                                    ("came", "Came"),
                                    ("sent", "Sent somebody"),
                                    ("away", "Did not come"),
                                ],
                                default="invited",
                                max_length=10,
                            ),
                        ),
                        ("views", models.TextField(blank=True, verbose_name="final views")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.casefile"
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
                            "findings",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guests",
                                to="reviews.findingsmeeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "findings"], name="reviews_findingsguest_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("came__in", ["invited", "came", "sent", "away"])),
                                name="reviews_findingsguest_came",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFindingsGuest",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="who")),
                        ("capacity", models.CharField(max_length=200, verbose_name="agency and post")),
                        ("invited_on", models.DateField()),
                        (
                            "came",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited, not said yet"),
                                    ("came", "Came"),
                                    ("sent", "Sent somebody"),
                                    ("away", "Did not come"),
                                ],
                                default="invited",
                                max_length=10,
                            ),
                        ),
                        ("views", models.TextField(blank=True, verbose_name="final views")),
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
                            "findings",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="reviews.findingsmeeting",
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
                        "verbose_name": "historical findings guest",
                        "verbose_name_plural": "historical findings guests",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_findingsguest")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalFindingsMeeting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("held_on", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=200, verbose_name="which meeting")),
                        ("heard", models.TextField(blank=True, verbose_name="what was heard and said")),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
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
                        "verbose_name": "historical findings meeting",
                        "verbose_name_plural": "historical findings meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_findingsmeeting")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalLeadersReflection",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("led_by", models.CharField(blank=True, max_length=200, verbose_name="who led it")),
                        ("took_part", models.TextField(verbose_name="who took part, by post")),
                        ("takeaways", models.TextField(verbose_name="what they take away")),
                        ("noted_at", models.DateTimeField()),
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
                            "noted_by",
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
                        "verbose_name": "historical leaders reflection",
                        "verbose_name_plural": "historical leaders reflections",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_leadersreflection")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LeadersReflection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="day")),
                        ("led_by", models.CharField(blank=True, max_length=200, verbose_name="who led it")),
                        ("took_part", models.TextField(verbose_name="who took part, by post")),
                        ("takeaways", models.TextField(verbose_name="what they take away")),
                        ("noted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "noted_by",
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
                        "ordering": ["on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "incident"], name="reviews_reflection_of")],
                    },
                ),
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
                        "indexes": [models.Index(fields=["space", "-added_at"], name="reviews_otherreview_list")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "reference"), name="reviews_otherreview_reference"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["dhr", "sar", "other"])),
                                name="reviews_otherreview_kind",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["considered", "commissioned", "under_way", "agreed", "published", "not_held"],
                                    )
                                ),
                                name="reviews_otherreview_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("published_on__isnull", False), ("state", "published")),
                                    models.Q(
                                        models.Q(("state", "published"), _negated=True), ("published_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reviews_otherreview_published",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "not_held"), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reviews_otherreview_not_held",
                            ),
                        ],
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
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "item"), name="reviews_otherreviewitem_once")
                        ],
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "panel", "starts_on"), name="reviews_childdeath_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="reviews_childdeath_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meeting__isnull", True), ("joint_meeting__isnull", True), _connector="OR"
                                ),
                                name="reviews_childdeath_one",
                            ),
                        ],
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "report", "action"), name="reviews_childdeathanswer_action"
                            ),
                            models.UniqueConstraint(
                                fields=("space", "report", "recommendation"),
                                name="reviews_childdeathanswer_recommendation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("action__isnull", False), ("recommendation__isnull", True)),
                                    models.Q(("action__isnull", True), ("recommendation__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviews_childdeathanswer_one",
                            ),
                        ],
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
                        "indexes": [models.Index(fields=["space", "report"], name="reviews_childdeaththeme_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("considered_for__in", ["workforce", "learning", "policy", "services"])
                                ),
                                name="reviews_childdeaththeme_for",
                            )
                        ],
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
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_childdeathreport")
                        ],
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
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_childdeaththeme")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
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
                        "constraints": [
                            models.UniqueConstraint(fields=("review", "number"), name="reviews_national_number")
                        ],
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
                migrations.CreateModel(
                    name="HistoricalIncidentTheme",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("tagged_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.theme",
                            ),
                        ),
                        (
                            "tagged_by",
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
                            "ended_by",
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
                        "verbose_name": "historical incident theme",
                        "verbose_name_plural": "historical incident themes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_revi_incidenttheme")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="IncidentTheme",
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
                        (
                            "theme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.theme"
                            ),
                        ),
                        ("tagged_at", models.DateTimeField()),
                        (
                            "tagged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
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
                                related_name="theme_tags",
                                to="reviews.incident",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["tagged_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "theme"], name="reviews_incidenttheme_theme")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("space", "incident", "theme"),
                                name="reviews_incidenttheme_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                                    models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reviews_incidenttheme_ended",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewYear",
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
                        ("starts_on", models.DateField()),
                        ("figures", models.JSONField()),
                        ("counted_at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ["-starts_on"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "starts_on"), name="reviews_year_once")
                        ],
                    },
                ),
            ],
        ),
    ]
