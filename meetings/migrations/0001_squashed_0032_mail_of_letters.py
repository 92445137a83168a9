"""Makes at once what 0001 to 0032 make one after the other, in a database that has none of them."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_stored_files"),
        ("meetings", "0003_versions"),
        ("meetings", "0004_confirmed"),
        ("meetings", "0005_asking"),
        ("meetings", "0006_sighting"),
        ("meetings", "0007_minutes_drafts"),
        ("meetings", "0008_conduct"),
        ("meetings", "0009_options_and_what_to_look_at"),
        ("meetings", "0010_items_that_return"),
        ("meetings", "0011_circulation"),
        ("meetings", "0012_minutes_life"),
        ("meetings", "0013_recommended"),
        ("meetings", "0014_seal_of_minutes"),
        ("meetings", "0015_joint_meetings"),
        ("meetings", "0016_not_after_all"),
        ("meetings", "0017_forward_plan"),
        ("meetings", "0018_inviting"),
        ("meetings", "0019_packs"),
        ("meetings", "0020_front_sheets"),
        ("meetings", "0021_paper_deadlines"),
        ("meetings", "0022_item_depth"),
        ("meetings", "0023_proposed_items"),
        ("meetings", "0024_assurance_and_referrals"),
        ("meetings", "0025_owned_items"),
        ("meetings", "0026_postponed_joint_items"),
        ("meetings", "0027_items_that_proceed"),
        ("meetings", "0030_deputies_of_answers"),
        ("meetings", "0031_date_polls"),
        ("meetings", "0032_mail_of_letters"),
    ]

    initial = True

    dependencies = [
        ("partnership", "0010_terms_proposals"),
        ("record", "0007_mail_that_comes_back"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                                default="discuss",
                                max_length=10,
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes planned"),
                        ),
                        ("introduced_by", models.CharField(blank=True, max_length=200)),
                        ("worded", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        ("minutes", models.TextField(blank=True, help_text="What was said, in Markdown.")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("minutes_at", models.DateTimeField(blank=True, null=True, verbose_name="minutes last saved")),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
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
                            "minutes_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="partnership.promise",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="meetings.meeting"
                            ),
                        ),
                        (
                            "returns",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="returned_as",
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "template_key",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="line of the template"
                            ),
                        ),
                        ("confidential", models.BooleanField(default=False, verbose_name="not for guests")),
                        (
                            "late_because",
                            models.CharField(blank=True, max_length=300, verbose_name="late, the chair’s reason"),
                        ),
                        (
                            "late_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "late_came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how the chair’s reason came that was entered for them",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="partnership.post",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("purpose__in", ["decide", "discuss", "note"])),
                                name="meetings_item_purpose_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("minutes_at__isnull", True), ("minutes_by__isnull", True)),
                                    models.Q(("minutes_at__isnull", False), ("minutes_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meetings_item_minutes_pair",
                            ),
                            models.UniqueConstraint(fields=("space", "meeting", "number"), name="meetings_item_number"),
                            models.UniqueConstraint(
                                fields=("space", "meeting", "returns"), name="meetings_item_returns_once"
                            ),
                            models.UniqueConstraint(
                                fields=("space", "meeting", "template_key"), name="meetings_item_filled_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("late_because", ""), _negated=True),
                                    models.Q(("late_by__isnull", True), ("late_came_by", "")),
                                    _connector="OR",
                                ),
                                name="meetings_item_late",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("reasons", models.TextField(blank=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agree", "Agree"),
                                    ("refuse", "Refuse"),
                                    ("note", "Note"),
                                    ("defer", "Defer"),
                                ],
                                default="agree",
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="taken at")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("agreed", "Agreed"),
                                    ("ratified", "Agreed, ratified afterwards"),
                                    ("refused", "Refused"),
                                    ("provisional", "Provisional"),
                                    ("endorsed", "Endorsed, awaiting the lead safeguarding partners"),
                                    ("not_endorsed", "Not endorsed"),
                                    ("recommended", "Recommended to the board"),
                                    ("not_recommended", "Not recommended to the board"),
                                    ("noted", "Noted"),
                                    ("deferred", "Deferred"),
                                    ("taken_out", "Taken out: recorded as something else"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("outcome_sentence", models.TextField()),
                        (
                            "quoracy",
                            models.JSONField(help_text="The verdict at its moment (`meetings.rules.verdict_data`)."),
                        ),
                        (
                            "room",
                            models.JSONField(
                                help_text="Who was present at its moment: capacity, body, name, remotely or not."
                            ),
                        ),
                        ("terms", models.JSONField(help_text="The terms in force on the day.")),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "reserved_matter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="partnership.reservedmatter",
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
                            "taken_again_as",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="taken_before_as",
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="meetings.meeting",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        ("options", models.TextField(blank=True, verbose_name="options considered")),
                    ],
                    options={
                        "ordering": ["-at", "-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "-at"], name="meetings_decision_list"),
                            models.Index(fields=["space", "outcome", "-at"], name="meetings_decision_outcome"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["agree", "refuse", "note", "defer"])),
                                name="meetings_decision_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("taken_again_as", models.F("id")), _negated=True),
                                name="meetings_decision_again",
                            ),
                            models.UniqueConstraint(
                                fields=("space", "meeting", "number"), name="meetings_decision_number"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        [
                                            "agreed",
                                            "ratified",
                                            "refused",
                                            "provisional",
                                            "endorsed",
                                            "not_endorsed",
                                            "recommended",
                                            "not_recommended",
                                            "noted",
                                            "deferred",
                                            "taken_out",
                                        ],
                                    )
                                ),
                                name="meetings_decision_outcome_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="planned start")),
                        ("ends_at", models.DateTimeField(verbose_name="planned end")),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "joining_link",
                            models.URLField(blank=True, max_length=500, verbose_name="link for joining by video"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("postponed", "Postponed"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="began")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        ("cancelled_because", models.CharField(blank=True, max_length=300)),
                        (
                            "last_number",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, help_text="The last item number given; none is given twice."
                            ),
                        ),
                        (
                            "file_ids",
                            models.JSONField(
                                default=list,
                                editable=False,
                                help_text="Bare ids of the case files that items belong to, so that a meeting is judged as a whole.",
                            ),
                        ),
                        (
                            "quoracy",
                            models.JSONField(
                                blank=True,
                                help_text="The timeline of verdicts, frozen when the meeting closed.",
                                null=True,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="partnership.group",
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
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the plan")),
                        (
                            "called_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was called"),
                        ),
                        ("called_by", models.CharField(blank=True, max_length=200, verbose_name="who asked for it")),
                        ("extraordinary", models.BooleanField(default=False, verbose_name="called beside the plan")),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.meetingseries",
                            ),
                        ),
                        ("items_until", models.DateField(blank=True, null=True, verbose_name="last day for items")),
                    ],
                    options={
                        "ordering": ["-starts_at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "-starts_at"], name="meetings_meeting_list"),
                            models.Index(fields=["space", "group", "-starts_at"], name="meetings_meeting_group"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="meetings_meeting_times",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "cancelled"), ("cancelled_because", ""), _connector="OR"),
                                name="meetings_meeting_cancelled_because",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["planned", "postponed", "open", "closed", "cancelled"])
                                ),
                                name="meetings_meeting_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", True),
                                        ("opened_at__isnull", True),
                                        ("state__in", ["planned", "postponed", "cancelled"]),
                                    ),
                                    models.Q(
                                        ("closed_at__isnull", True), ("opened_at__isnull", False), ("state", "open")
                                    ),
                                    models.Q(
                                        ("closed_at__gt", models.F("opened_at")),
                                        ("opened_at__isnull", False),
                                        ("state", "closed"),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_meeting_times_of_state",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["cancelled", "postponed"]), _negated=True),
                                fields=("space", "group", "starts_at"),
                                name="meetings_meeting_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecision",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("reasons", models.TextField(blank=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agree", "Agree"),
                                    ("refuse", "Refuse"),
                                    ("note", "Note"),
                                    ("defer", "Defer"),
                                ],
                                default="agree",
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="taken at")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("agreed", "Agreed"),
                                    ("ratified", "Agreed, ratified afterwards"),
                                    ("refused", "Refused"),
                                    ("provisional", "Provisional"),
                                    ("endorsed", "Endorsed, awaiting the lead safeguarding partners"),
                                    ("not_endorsed", "Not endorsed"),
                                    ("recommended", "Recommended to the board"),
                                    ("not_recommended", "Not recommended to the board"),
                                    ("noted", "Noted"),
                                    ("deferred", "Deferred"),
                                    ("taken_out", "Taken out: recorded as something else"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("outcome_sentence", models.TextField()),
                        (
                            "quoracy",
                            models.JSONField(help_text="The verdict at its moment (`meetings.rules.verdict_data`)."),
                        ),
                        (
                            "room",
                            models.JSONField(
                                help_text="Who was present at its moment: capacity, body, name, remotely or not."
                            ),
                        ),
                        ("terms", models.JSONField(help_text="The terms in force on the day.")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "reserved_matter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.reservedmatter",
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
                            "taken_again_as",
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
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        ("options", models.TextField(blank=True, verbose_name="options considered")),
                    ],
                    options={
                        "verbose_name": "historical decision",
                        "verbose_name_plural": "historical decisions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_decision")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAttendee",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("guest_name", models.CharField(blank=True, max_length=160)),
                        ("capacity", models.CharField(max_length=300)),
                        (
                            "counts_as",
                            models.CharField(
                                blank=True, help_text="What its body counts as under the terms.", max_length=30
                            ),
                        ),
                        ("is_member", models.BooleanField(default=False)),
                        ("is_chair", models.BooleanField(default=False)),
                        ("is_vice_chair", models.BooleanField(default=False)),
                        (
                            "mode",
                            models.CharField(
                                choices=[("in_person", "In person"), ("remote", "Remotely")],
                                default="in_person",
                                max_length=10,
                            ),
                        ),
                        (
                            "attendance",
                            models.CharField(
                                choices=[
                                    ("expected", "Expected"),
                                    ("attended", "Attended"),
                                    ("apologies", "Sent apologies"),
                                    ("absent", "Absent without apologies"),
                                ],
                                default="expected",
                                max_length=10,
                            ),
                        ),
                        ("absence_reason", models.CharField(blank=True, max_length=300)),
                        ("delegated_from", models.DateField(blank=True, null=True)),
                        ("delegated_to", models.DateField(blank=True, null=True)),
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
                            "deputising_for",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.post",
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
                            "post",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.post",
                            ),
                        ),
                        (
                            "represents",
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
                            "apologies_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how apologies came that were entered for their sender",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical attendee",
                        "verbose_name_plural": "historical attendees",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_attendee")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaItem",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                                default="discuss",
                                max_length=10,
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes planned"),
                        ),
                        ("introduced_by", models.CharField(blank=True, max_length=200)),
                        ("worded", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        ("minutes", models.TextField(blank=True, help_text="What was said, in Markdown.")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("minutes_at", models.DateTimeField(blank=True, null=True, verbose_name="minutes last saved")),
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
                            "minutes_by",
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
                            "promise",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.promise",
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
                            "returns",
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
                            "template_key",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="line of the template"
                            ),
                        ),
                        ("confidential", models.BooleanField(default=False, verbose_name="not for guests")),
                        (
                            "late_because",
                            models.CharField(blank=True, max_length=300, verbose_name="late, the chair’s reason"),
                        ),
                        (
                            "late_by",
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
                            "late_came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how the chair’s reason came that was entered for them",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.post",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical agenda item",
                        "verbose_name_plural": "historical agenda items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_agendaitem")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Attendee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("guest_name", models.CharField(blank=True, max_length=160)),
                        ("capacity", models.CharField(max_length=300)),
                        (
                            "counts_as",
                            models.CharField(
                                blank=True, help_text="What its body counts as under the terms.", max_length=30
                            ),
                        ),
                        ("is_member", models.BooleanField(default=False)),
                        ("is_chair", models.BooleanField(default=False)),
                        ("is_vice_chair", models.BooleanField(default=False)),
                        (
                            "mode",
                            models.CharField(
                                choices=[("in_person", "In person"), ("remote", "Remotely")],
                                default="in_person",
                                max_length=10,
                            ),
                        ),
                        (
                            "attendance",
                            models.CharField(
                                choices=[
                                    ("expected", "Expected"),
                                    ("attended", "Attended"),
                                    ("apologies", "Sent apologies"),
                                    ("absent", "Absent without apologies"),
                                ],
                                default="expected",
                                max_length=10,
                            ),
                        ),
                        ("absence_reason", models.CharField(blank=True, max_length=300)),
                        ("delegated_from", models.DateField(blank=True, null=True)),
                        ("delegated_to", models.DateField(blank=True, null=True)),
                        (
                            "deputising_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.post",
                            ),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.post",
                            ),
                        ),
                        (
                            "represents",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.organisation",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendees",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "apologies_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how apologies came that were entered for their sender",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-is_chair", "-is_member", "capacity", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("deputising_for__isnull", True), ("seat__isnull", False)),
                                fields=("space", "meeting", "seat"),
                                name="meetings_attendee_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("deputising_for__isnull", False), ("seat__isnull", False)),
                                fields=("space", "meeting", "seat", "deputising_for"),
                                name="meetings_deputy_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("post__isnull", False), ("seat__isnull", True)),
                                fields=("space", "meeting", "post"),
                                name="meetings_vacancy_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("guest_name", ""), ("post__isnull", False)),
                                    models.Q(
                                        ("post__isnull", True),
                                        ("seat__isnull", True),
                                        models.Q(("guest_name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_attendee_post_or_guest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_member", False),
                                    models.Q(("deputising_for__isnull", True), ("post__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meetings_member_has_post",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mode__in", ["in_person", "remote"])),
                                name="meetings_attendee_mode_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("attendance__in", ["expected", "attended", "apologies", "absent"])),
                                name="meetings_attendance_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("deputising_for__isnull", False),
                                    models.Q(("delegated_from__isnull", True), ("delegated_to__isnull", True)),
                                    _connector="OR",
                                ),
                                name="meetings_attendee_delegation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("apologies_by__in", ["", "telephone", "mail", "meeting"])),
                                name="meetings_attendee_apologies_by",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingStage",
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.meeting",
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
                        "indexes": [models.Index(fields=["space", "meeting"], name="meetings_meetingstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="Numbering",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("series", models.CharField(max_length=60)),
                        ("last", models.PositiveIntegerField(default=0)),
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
                            models.UniqueConstraint(fields=("space", "series"), name="meetings_numbering_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Presence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("arrived_at", models.DateTimeField()),
                        ("left_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "attendee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="presences",
                                to="meetings.attendee",
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
                        "ordering": ["arrived_at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_at__isnull", True), ("left_at__gt", models.F("arrived_at")), _connector="OR"
                                ),
                                name="meetings_presence_times",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("left_at__isnull", True)),
                                fields=("space", "attendee"),
                                name="meetings_presence_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recommendation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("local_review", "Local child safeguarding practice review"),
                                    ("national_review", "National child safeguarding practice review"),
                                    ("rapid_review", "Rapid review"),
                                    ("audit", "Audit"),
                                    ("scrutiny", "Independent scrutiny"),
                                    ("inspection", "Inspection"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("source_title", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("made_on", models.DateField()),
                        ("response", models.TextField(blank=True, verbose_name="what the partners decided about it")),
                        ("impact", models.TextField(blank=True, verbose_name="evidence of impact")),
                        ("closed_on", models.DateField(blank=True, null=True)),
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
                            "space",
                            models.ForeignKey(
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="spaces.space",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the answer")),
                    ],
                    options={
                        "ordering": ["-made_on", "reference"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-made_on"], name="meetings_recommendation_list")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "reference"), name="meetings_recommendation_reference"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "source__in",
                                        [
                                            "local_review",
                                            "national_review",
                                            "rapid_review",
                                            "audit",
                                            "scrutiny",
                                            "inspection",
                                        ],
                                    )
                                ),
                                name="meetings_recommendation_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on__isnull", True),
                                    models.Q(("impact", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="meetings_recommendation_impact",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAction",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        ("text", models.TextField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("done", "Done"),
                                    ("confirmed", "Confirmed, impact to be shown"),
                                    ("closed", "Closed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
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
                            "decision",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.post",
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
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.recommendation",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="confirmed by a second person"),
                        ),
                        (
                            "impact_due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="evidence of impact is looked for from"
                            ),
                        ),
                        (
                            "to_look_at",
                            models.TextField(
                                blank=True,
                                help_text="Its decision was judged again; empty once looked at.",
                                verbose_name="to be looked at, because",
                            ),
                        ),
                        (
                            "taken_out",
                            models.BooleanField(
                                default=False,
                                help_text="It was no action: the minutes leave it out.",
                                verbose_name="recorded as something else",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical action",
                        "verbose_name_plural": "historical actions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_action")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Action",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        ("text", models.TextField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("done", "Done"),
                                    ("confirmed", "Confirmed, impact to be shown"),
                                    ("closed", "Closed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("given_at", models.DateTimeField()),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
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
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="partnership.post",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.recommendation",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        (
                            "confirmed_on",
                            models.DateField(blank=True, null=True, verbose_name="confirmed by a second person"),
                        ),
                        (
                            "impact_due_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="evidence of impact is looked for from"
                            ),
                        ),
                        (
                            "to_look_at",
                            models.TextField(
                                blank=True,
                                help_text="Its decision was judged again; empty once looked at.",
                                verbose_name="to be looked at, because",
                            ),
                        ),
                        (
                            "taken_out",
                            models.BooleanField(
                                default=False,
                                help_text="It was no action: the minutes leave it out.",
                                verbose_name="recorded as something else",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "reference"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "state", "due_on"], name="meetings_action_list"),
                            models.Index(fields=["space", "owner", "state"], name="meetings_action_owner"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "reference"), name="meetings_action_reference"),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "done", "confirmed", "closed", "withdrawn"])),
                                name="meetings_action_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on__isnull", True), ("done_on__isnull", True), ("state", "open")),
                                    models.Q(
                                        ("closed_on__isnull", True), ("done_on__isnull", False), ("state", "done")
                                    ),
                                    models.Q(
                                        ("closed_on__isnull", True),
                                        ("confirmed_on__isnull", False),
                                        ("done_on__isnull", False),
                                        ("state", "confirmed"),
                                    ),
                                    models.Q(
                                        ("closed_on__isnull", False), ("done_on__isnull", False), ("state", "closed")
                                    ),
                                    models.Q(("closed_on__isnull", False), ("state", "withdrawn")),
                                    _connector="OR",
                                ),
                                name="meetings_action_dates_of_state",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("confirmed_on__isnull", True), ("impact_due_on__isnull", True)),
                                    models.Q(
                                        ("confirmed_on__isnull", False),
                                        ("impact_due_on__isnull", False),
                                        ("state__in", ["confirmed", "closed"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_action_confirmed_pair",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("taken_out", False), ("state", "withdrawn"), _connector="OR"),
                                name="meetings_action_taken_out_withdrawn",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecommendationStage",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
                            ),
                        ),
                        (
                            "recommendation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.recommendation",
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
                        "indexes": [models.Index(fields=["space", "recommendation"], name="meetings_recstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="ActionStage",
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
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="meetings.action"
                            ),
                        ),
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
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
                        "indexes": [models.Index(fields=["space", "action"], name="meetings_actionstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="ActionUpdate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("text", models.TextField()),
                        ("evidence", models.TextField(blank=True, verbose_name="evidence of impact")),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="meetings.action",
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
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("done", "Done"), ("on_track", "On track"), ("blocked", "Blocked")],
                                max_length=10,
                                verbose_name="how it stands",
                            ),
                        ),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "from the link in their mail"),
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how the report came",
                            ),
                        ),
                        (
                            "on_behalf_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.post",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "action", "-at"], name="meetings_actionupdate_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["", "done", "on_track", "blocked"])),
                                name="meetings_update_answer_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("came_by__in", ["", "link", "telephone", "mail", "meeting"])),
                                name="meetings_update_came_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DecisionStage",
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
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.decision",
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
                        "indexes": [models.Index(fields=["space", "decision"], name="meetings_decisionstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMeeting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("starts_at", models.DateTimeField(verbose_name="planned start")),
                        ("ends_at", models.DateTimeField(verbose_name="planned end")),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "joining_link",
                            models.URLField(blank=True, max_length=500, verbose_name="link for joining by video"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("postponed", "Postponed"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="began")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        ("cancelled_because", models.CharField(blank=True, max_length=300)),
                        (
                            "last_number",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, help_text="The last item number given; none is given twice."
                            ),
                        ),
                        (
                            "file_ids",
                            models.JSONField(
                                default=list,
                                editable=False,
                                help_text="Bare ids of the case files that items belong to, so that a meeting is judged as a whole.",
                            ),
                        ),
                        (
                            "quoracy",
                            models.JSONField(
                                blank=True,
                                help_text="The timeline of verdicts, frozen when the meeting closed.",
                                null=True,
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.group",
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
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the plan")),
                        (
                            "called_because",
                            models.CharField(blank=True, max_length=300, verbose_name="why it was called"),
                        ),
                        ("called_by", models.CharField(blank=True, max_length=200, verbose_name="who asked for it")),
                        ("extraordinary", models.BooleanField(default=False, verbose_name="called beside the plan")),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.meetingseries",
                            ),
                        ),
                        ("items_until", models.DateField(blank=True, null=True, verbose_name="last day for items")),
                    ],
                    options={
                        "verbose_name": "historical meeting",
                        "verbose_name_plural": "historical meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_meeting")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPresence",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("arrived_at", models.DateTimeField()),
                        ("left_at", models.DateTimeField(blank=True, null=True)),
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
                            "attendee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.attendee",
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
                        "verbose_name": "historical presence",
                        "verbose_name_plural": "historical presences",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_presence")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalRecommendation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("reference", models.CharField(max_length=40)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("local_review", "Local child safeguarding practice review"),
                                    ("national_review", "National child safeguarding practice review"),
                                    ("rapid_review", "Rapid review"),
                                    ("audit", "Audit"),
                                    ("scrutiny", "Independent scrutiny"),
                                    ("inspection", "Inspection"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("source_title", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("made_on", models.DateField()),
                        ("response", models.TextField(blank=True, verbose_name="what the partners decided about it")),
                        ("impact", models.TextField(blank=True, verbose_name="evidence of impact")),
                        ("closed_on", models.DateField(blank=True, null=True)),
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
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the answer")),
                    ],
                    options={
                        "verbose_name": "historical recommendation",
                        "verbose_name_plural": "historical recommendations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_recommendation")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Paper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("author", models.CharField(blank=True, max_length=200)),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="meetings.agendaitem",
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
                            models.UniqueConstraint(fields=("space", "item", "number"), name="meetings_paper_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("added_at", models.DateTimeField()),
                        (
                            "added_by",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="meetings.paper",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.storedfile"
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
                                fields=("space", "paper", "number"), name="meetings_paperversion_number"
                            ),
                            models.UniqueConstraint(fields=("space", "stored"), name="meetings_paperversion_file"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPaper",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("author", models.CharField(blank=True, max_length=200)),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                        "verbose_name": "historical paper",
                        "verbose_name_plural": "historical papers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_paper")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ActionAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered from the link"),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="meetings.action"
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
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="meetings.meeting"
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
                        "ordering": ["asked_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "meeting", "action", "seat"), name="meetings_ask_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActionAsk",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("asked_at", models.DateTimeField()),
                        (
                            "answered_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="answered from the link"),
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
                            "action",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.action",
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
                        "verbose_name": "historical action ask",
                        "verbose_name_plural": "historical action asks",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_actionask")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSighting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "asked_because",
                            models.CharField(blank=True, max_length=300, verbose_name="asked for, because"),
                        ),
                        ("left_out_because", models.CharField(blank=True, max_length=300)),
                        ("sighted_at", models.DateTimeField(blank=True, null=True)),
                        ("words", models.TextField(blank=True, verbose_name="what was said")),
                        (
                            "overdue",
                            models.BooleanField(default=False, verbose_name="overdue on the day of the meeting"),
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
                            "action",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.action",
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
                            "left_out_by",
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
                            "sighted_by",
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
                        "verbose_name": "historical sighting",
                        "verbose_name_plural": "historical sightings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_sighting")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Sighting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "asked_because",
                            models.CharField(blank=True, max_length=300, verbose_name="asked for, because"),
                        ),
                        ("left_out_because", models.CharField(blank=True, max_length=300)),
                        ("sighted_at", models.DateTimeField(blank=True, null=True)),
                        ("words", models.TextField(blank=True, verbose_name="what was said")),
                        (
                            "overdue",
                            models.BooleanField(default=False, verbose_name="overdue on the day of the meeting"),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sightings",
                                to="meetings.action",
                            ),
                        ),
                        (
                            "asked_by",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
                            ),
                        ),
                        (
                            "left_out_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sightings",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "sighted_by",
                            models.ForeignKey(
                                blank=True,
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
                        "ordering": ["id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "meeting", "action"), name="meetings_sighting_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("overdue", False), ("sighted_at__isnull", True)),
                                    models.Q(("left_out_because", ""), ("sighted_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meetings_sighting_sighted",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesDraft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=32)),
                        ("count", models.PositiveIntegerField()),
                        (
                            "version",
                            models.PositiveIntegerField(verbose_name="version of the minutes it was written on"),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("saved_at", models.DateTimeField()),
                        (
                            "put_away_at",
                            models.DateTimeField(
                                blank=True,
                                null=True,
                                verbose_name="thrown away, or replaced by what was brought together",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="drafts",
                                to="meetings.agendaitem",
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
                        "ordering": ["-saved_at", "-pk"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "item", "by", "key"), name="meetings_draft_window")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Adjournment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("adjourned_at", models.DateTimeField()),
                        ("resumed_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adjournments",
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
                        "ordering": ["adjourned_at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("resumed_at__isnull", True),
                                    ("resumed_at__gt", models.F("adjourned_at")),
                                    _connector="OR",
                                ),
                                name="meetings_adjournment_times",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("resumed_at__isnull", True)),
                                fields=("space", "meeting"),
                                name="meetings_adjournment_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Declaration",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("interest", models.TextField(blank=True)),
                        ("recused", models.BooleanField(default=True)),
                        ("declared_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                        (
                            "attendee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="meetings.attendee",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="declarations",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "ordering": ["declared_at", "pk"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_because", "")),
                                fields=("space", "item", "attendee"),
                                name="meetings_declaration_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAdjournment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("adjourned_at", models.DateTimeField()),
                        ("resumed_at", models.DateTimeField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=300)),
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
                        "verbose_name": "historical adjournment",
                        "verbose_name_plural": "historical adjournments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_adjournment")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalDeclaration",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("interest", models.TextField(blank=True)),
                        ("recused", models.BooleanField(default=True)),
                        ("declared_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
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
                            "attendee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.attendee",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "verbose_name": "historical declaration",
                        "verbose_name_plural": "historical declarations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_declaration")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalItemTime",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("began_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                        "verbose_name": "historical item time",
                        "verbose_name_plural": "historical item times",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_itemtime")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPresidingChoice",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("chosen_at", models.DateTimeField()),
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
                            "attendee",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.attendee",
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
                            "recorded_by",
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
                        "verbose_name": "historical presiding choice",
                        "verbose_name_plural": "historical presiding choices",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_presidingchoice")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ItemTime",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("began_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="times",
                                to="meetings.agendaitem",
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
                        "ordering": ["began_at"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at__isnull", True), ("ended_at__gt", models.F("began_at")), _connector="OR"
                                ),
                                name="meetings_itemtime_times",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=("space", "item"),
                                name="meetings_itemtime_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PresidingChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chosen_at", models.DateTimeField()),
                        (
                            "attendee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chosen",
                                to="meetings.attendee",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "ordering": ["chosen_at", "pk"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "attendee", "chosen_at"), name="meetings_presiding_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Circulation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=150)),
                        ("text", models.TextField(verbose_name="proposal")),
                        ("options", models.TextField(blank=True, verbose_name="options considered")),
                        ("reasons", models.TextField(blank=True)),
                        ("closes_on", models.DateField(verbose_name="last day for answers")),
                        (
                            "terms",
                            models.JSONField(
                                help_text="The terms in force on the day it was sent, with the names they use."
                            ),
                        ),
                        ("sent_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("agreed", "Agreed"),
                                    ("not_agreed", "Not agreed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("sentence", models.TextField(blank=True, verbose_name="how it stands")),
                        (
                            "decision",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circulation",
                                to="meetings.decision",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circulations",
                                to="partnership.group",
                            ),
                        ),
                        (
                            "reserved_matter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circulations",
                                to="partnership.reservedmatter",
                            ),
                        ),
                        (
                            "sent_by",
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
                        "ordering": ["-sent_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "-sent_at"], name="meetings_circulation_list")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "agreed", "not_agreed", "withdrawn"])),
                                name="meetings_circulation_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decision__isnull", False), ("state", "agreed")),
                                    models.Q(models.Q(("state", "agreed"), _negated=True), ("decision__isnull", True)),
                                    _connector="OR",
                                ),
                                name="meetings_circulation_decision_when_agreed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CirculationStage",
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
                            "circulation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.circulation",
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
                        "indexes": [models.Index(fields=["space", "circulation"], name="meetings_circulation_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalCirculation",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("title", models.CharField(max_length=150)),
                        ("text", models.TextField(verbose_name="proposal")),
                        ("options", models.TextField(blank=True, verbose_name="options considered")),
                        ("reasons", models.TextField(blank=True)),
                        ("closes_on", models.DateField(verbose_name="last day for answers")),
                        (
                            "terms",
                            models.JSONField(
                                help_text="The terms in force on the day it was sent, with the names they use."
                            ),
                        ),
                        ("sent_at", models.DateTimeField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("agreed", "Agreed"),
                                    ("not_agreed", "Not agreed"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("sentence", models.TextField(blank=True, verbose_name="how it stands")),
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
                            "decision",
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.group",
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
                            "reserved_matter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.reservedmatter",
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
                        "verbose_name": "historical circulation",
                        "verbose_name_plural": "historical circulations",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_circulation")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AbsenceLetter",
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
                                choices=[("held", "Held"), ("sent", "Sent"), ("set_aside", "Set aside")],
                                default="held",
                                max_length=10,
                            ),
                        ),
                        ("to_name", models.CharField(blank=True, max_length=160, verbose_name="line manager")),
                        ("to_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("subject", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("drafted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
                        (
                            "line",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letter",
                                to="meetings.attendee",
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.organisation",
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
                            "mail",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="record.mail",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-drafted_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "state", "-drafted_at"], name="meetings_letter_list")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["held", "sent", "set_aside"])),
                                name="meetings_letter_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AbsenceLetterStage",
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
                            "letter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.absenceletter",
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
                        "indexes": [models.Index(fields=["space", "letter"], name="meetings_letterstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAbsenceLetter",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("held", "Held"), ("sent", "Sent"), ("set_aside", "Set aside")],
                                default="held",
                                max_length=10,
                            ),
                        ),
                        ("to_name", models.CharField(blank=True, max_length=160, verbose_name="line manager")),
                        ("to_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                        ("subject", models.CharField(max_length=200)),
                        ("text", models.TextField()),
                        ("drafted_at", models.DateTimeField()),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the wording")),
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
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.attendee",
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
                            "mail",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="record.mail",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical absence letter",
                        "verbose_name_plural": "historical absence letters",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_absenceletter")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMinutes",
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
                                    ("draft", "Draft"),
                                    ("circulated", "Circulated for comments"),
                                    ("issued", "Issued"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "comments_until",
                            models.DateField(blank=True, null=True, verbose_name="comments until the end of"),
                        ),
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
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
                            "approval_item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                        "verbose_name": "historical minutes",
                        "verbose_name_plural": "historical minutes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_minutes")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalMinutesComment",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how it came",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("text", models.TextField()),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("taken_up", "Taken up"), ("not_taken_up", "Not taken up")],
                                max_length=15,
                            ),
                        ),
                        ("answer_because", models.TextField(blank=True, verbose_name="why")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the answer")),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.attendee",
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
                        "verbose_name": "historical minutes comment",
                        "verbose_name_plural": "historical minutes comments",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_minutescomment")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Minutes",
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
                                    ("draft", "Draft"),
                                    ("circulated", "Circulated for comments"),
                                    ("issued", "Issued"),
                                    ("approved", "Approved"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        (
                            "comments_until",
                            models.DateField(blank=True, null=True, verbose_name="comments until the end of"),
                        ),
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approval_item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="approves",
                                to="meetings.agendaitem",
                            ),
                        ),
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
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="life", to="meetings.meeting"
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
                        "verbose_name_plural": "minutes",
                        "ordering": ["meeting"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "circulated", "issued", "approved"])),
                                name="meetings_minutes_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("approved_at__isnull", True),
                                        ("comments_until__isnull", True),
                                        ("issued_at__isnull", True),
                                        ("state", "draft"),
                                    ),
                                    models.Q(
                                        ("approved_at__isnull", True),
                                        ("comments_until__isnull", False),
                                        ("issued_at__isnull", True),
                                        ("state", "circulated"),
                                    ),
                                    models.Q(
                                        ("approved_at__isnull", True), ("issued_at__isnull", False), ("state", "issued")
                                    ),
                                    models.Q(
                                        ("approved_at__isnull", False),
                                        ("decision__isnull", False),
                                        ("issued_at__isnull", False),
                                        ("state", "approved"),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_minutes_times_of_state",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                                verbose_name="how it came",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("text", models.TextField()),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[("taken_up", "Taken up"), ("not_taken_up", "Not taken up")],
                                max_length=15,
                            ),
                        ),
                        ("answer_because", models.TextField(blank=True, verbose_name="why")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1, verbose_name="version of the answer")),
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="meetings.attendee",
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
                        "indexes": [models.Index(fields=["space", "item"], name="meetings_minutescomment_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("came_by__in", ["", "telephone", "mail", "meeting"])),
                                name="meetings_comment_came_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)
                                    ),
                                    models.Q(
                                        ("answer__in", ["taken_up", "not_taken_up"]),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_comment_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("before", models.TextField(blank=True)),
                        ("after", models.TextField(blank=True)),
                        ("reason", models.CharField(max_length=300)),
                        ("at", models.DateTimeField()),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="meetings.agendaitem",
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
                        "indexes": [models.Index(fields=["space", "item"], name="meetings_minutescorrection_of")],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesStage",
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
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.minutes",
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
                        ("seal", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "minutes"], name="meetings_minutesstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="JointMeeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("group", models.SlugField(max_length=80, verbose_name="key of the group in the joint space")),
                        ("number", models.BigIntegerField(verbose_name="number of the meeting in the joint space")),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("held_on", models.DateField()),
                        (
                            "quorate",
                            models.CharField(
                                choices=[
                                    ("throughout", "Quorate throughout"),
                                    ("part", "Quorate in part"),
                                    ("never", "Never quorate"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("posts", models.JSONField(default=list, verbose_name="who came for this partnership")),
                        ("noted_at", models.DateTimeField()),
                        (
                            "joint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
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
                        "ordering": ["-held_on", "-edition", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "joint", "number", "edition"), name="meetings_joint_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quorate__in", ["throughout", "part", "never"])),
                                name="meetings_joint_quorate_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("edition__gte", 1)), name="meetings_joint_edition"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("saved_at", models.DateTimeField()),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_templates",
                                to="partnership.group",
                            ),
                        ),
                        (
                            "saved_by",
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
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "group", "number"), name="meetings_template_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaTemplateItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.PositiveSmallIntegerField()),
                        ("position", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                                default="discuss",
                                max_length=10,
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes planned"),
                        ),
                        (
                            "post",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.post",
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
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="meetings.agendatemplate",
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
                                fields=("space", "template", "key"), name="meetings_templateitem_key"
                            ),
                            models.UniqueConstraint(
                                fields=("space", "template", "position"), name="meetings_templateitem_position"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose__in", ["decide", "discuss", "note"])),
                                name="meetings_templateitem_purpose_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMeetingSeries",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("every", models.PositiveSmallIntegerField()),
                        (
                            "unit",
                            models.CharField(
                                choices=[("weeks", "weeks"), ("months", "months")], default="weeks", max_length=6
                            ),
                        ),
                        (
                            "shift",
                            models.CharField(
                                choices=[
                                    ("later", "To the next working day"),
                                    ("earlier", "To the working day before"),
                                    ("week", "To the same weekday a week later"),
                                ],
                                default="later",
                                max_length=7,
                                verbose_name="where a date goes that is no working day",
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="first day")),
                        ("runs_to", models.DateField(verbose_name="dates were proposed up to")),
                        ("starts_at", models.TimeField(verbose_name="start time")),
                        ("ends_at", models.TimeField(verbose_name="end time")),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "joining_link",
                            models.URLField(blank=True, max_length=500, verbose_name="link for joining by video"),
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.group",
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
                        "verbose_name": "historical series of meetings",
                        "verbose_name_plural": "historical series of meetings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_meetingseries")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="MeetingSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("every", models.PositiveSmallIntegerField()),
                        (
                            "unit",
                            models.CharField(
                                choices=[("weeks", "weeks"), ("months", "months")], default="weeks", max_length=6
                            ),
                        ),
                        (
                            "shift",
                            models.CharField(
                                choices=[
                                    ("later", "To the next working day"),
                                    ("earlier", "To the working day before"),
                                    ("week", "To the same weekday a week later"),
                                ],
                                default="later",
                                max_length=7,
                                verbose_name="where a date goes that is no working day",
                            ),
                        ),
                        ("first_on", models.DateField(verbose_name="first day")),
                        ("runs_to", models.DateField(verbose_name="dates were proposed up to")),
                        ("starts_at", models.TimeField(verbose_name="start time")),
                        ("ends_at", models.TimeField(verbose_name="end time")),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "joining_link",
                            models.URLField(blank=True, max_length=500, verbose_name="link for joining by video"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series",
                                to="partnership.group",
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
                        "verbose_name": "series of meetings",
                        "verbose_name_plural": "series of meetings",
                        "ordering": ["group__position", "first_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "group"], name="meetings_series_group")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("unit__in", ["weeks", "months"])), name="meetings_series_unit_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("shift__in", ["later", "earlier", "week"])),
                                name="meetings_series_shift_known",
                            ),
                            models.CheckConstraint(condition=models.Q(("every__gte", 1)), name="meetings_series_every"),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="meetings_series_times"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("runs_to__gte", models.F("first_on"))), name="meetings_series_days"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarFeed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the key, hexadecimal"),
                        ),
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
                        "indexes": [
                            models.Index(fields=["space", "by", "-at"], name="meetings_feed_of"),
                            models.Index(fields=["space", "digest"], name="meetings_feed_key"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationSent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.BigIntegerField(verbose_name="key of the line on the meeting's list")),
                        ("name", models.CharField(max_length=160)),
                        ("capacity", models.CharField(max_length=300)),
                        ("email", models.EmailField(max_length=254)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("changed", "Told of a change"),
                                    ("cancelled", "Told not to come"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(verbose_name="version of the meeting's plan")),
                        ("sequence", models.PositiveIntegerField(verbose_name="number of the calendar entry")),
                        ("asked_from", models.DateTimeField(null=True)),
                        ("asked_to", models.DateTimeField(null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "mail",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.mail"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="meetings.meeting",
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
                            "sent_by",
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
                        "indexes": [models.Index(fields=["space", "meeting"], name="meetings_invitation_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["invited", "changed", "cancelled"])),
                                name="meetings_invitation_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.BigIntegerField(verbose_name="key of the line on the meeting's list")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("attending", "Attending"),
                                    ("apologies", "Apologies"),
                                    ("deputy", "Sends a deputy"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("comes_at", models.DateTimeField(null=True)),
                        ("leaves_at", models.DateTimeField(null=True)),
                        ("deputy_name", models.CharField(blank=True, max_length=160)),
                        ("deputy_line", models.BigIntegerField(null=True, verbose_name="key of the deputy's line")),
                        ("suits", models.JSONField(default=list, verbose_name="days that would suit instead")),
                        ("remarks", models.CharField(blank=True, max_length=1000)),
                        ("for_start", models.DateTimeField()),
                        ("for_end", models.DateTimeField()),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "from the link in their mail"),
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "replier",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                                verbose_name="whose seat the answer is for",
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
                        (
                            "deputy_added",
                            models.BooleanField(default=False, verbose_name="this answer put the deputy on the list"),
                        ),
                    ],
                    options={
                        "ordering": ["at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "meeting"], name="meetings_reply_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["attending", "apologies", "deputy"])),
                                name="meetings_reply_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("came_by__in", ["", "link", "telephone", "mail", "meeting"])),
                                name="meetings_reply_came_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seat__isnull", False), ("came_by", "link"), _connector="OR"),
                                name="meetings_reply_seat_or_link",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("comes_at__isnull", True),
                                    ("leaves_at__isnull", True),
                                    ("leaves_at__gt", models.F("comes_at")),
                                    _connector="OR",
                                ),
                                name="meetings_reply_times",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("supplement", models.PositiveSmallIntegerField(default=0)),
                        ("brings", models.CharField(blank=True, max_length=300, verbose_name="what it brings")),
                        ("asked_at", models.DateTimeField()),
                        ("built_at", models.DateTimeField(blank=True, null=True)),
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="record.job",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="packs", to="meetings.meeting"
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
                        "ordering": ["-number", "-supplement"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "meeting", "number", "supplement"), name="meetings_pack_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("issued_at__isnull", True), ("issued_by__isnull", True)),
                                    models.Q(
                                        ("built_at__isnull", False),
                                        ("issued_at__isnull", False),
                                        ("issued_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_pack_issued_when_built",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PackPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("plan", models.JSONField()),
                        ("pages", models.PositiveIntegerField()),
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
                            "item",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "pack",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="meetings.pack"
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.storedfile"
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
                                condition=models.Q(("item__isnull", True)),
                                fields=("space", "pack"),
                                name="meetings_packpart_open_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("item__isnull", False)),
                                fields=("space", "pack", "item"),
                                name="meetings_packpart_item_once",
                            ),
                            models.UniqueConstraint(fields=("space", "stored"), name="meetings_packpart_file"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("file__isnull", True), ("item__isnull", True)),
                                    models.Q(("file__isnull", False), ("item__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meetings_packpart_of_file_has_item",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GuestItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "guest",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invited_to",
                                to="meetings.attendee",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="guests",
                                to="meetings.agendaitem",
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
                            models.UniqueConstraint(fields=("space", "item", "guest"), name="meetings_guestitem_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGuestItem",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
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
                            "guest",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.attendee",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                        "verbose_name": "historical guest item",
                        "verbose_name_plural": "historical guest items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_guestitem")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPack",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("supplement", models.PositiveSmallIntegerField(default=0)),
                        ("brings", models.CharField(blank=True, max_length=300, verbose_name="what it brings")),
                        ("asked_at", models.DateTimeField()),
                        ("built_at", models.DateTimeField(blank=True, null=True)),
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
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
                            "issued_by",
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
                            "job",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="record.job",
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
                        "verbose_name": "historical pack",
                        "verbose_name_plural": "historical packs",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_pack")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="FrontSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="why this comes to the meeting")),
                        ("ask", models.TextField(blank=True, verbose_name="what the meeting is asked to do")),
                        ("author", models.CharField(blank=True, max_length=200, verbose_name="written by")),
                        (
                            "consultation",
                            models.TextField(blank=True, verbose_name="who was consulted, and what they said"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField(verbose_name="last saved")),
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
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="front_sheets",
                                to="meetings.paper",
                            ),
                        ),
                        (
                            "saved_by",
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
                        "ordering": ["paper"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "paper"), name="meetings_frontsheet_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalFrontSheet",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="why this comes to the meeting")),
                        ("ask", models.TextField(blank=True, verbose_name="what the meeting is asked to do")),
                        ("author", models.CharField(blank=True, max_length=200, verbose_name="written by")),
                        (
                            "consultation",
                            models.TextField(blank=True, verbose_name="who was consulted, and what they said"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField(verbose_name="last saved")),
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
                            "paper",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.paper",
                            ),
                        ),
                        (
                            "saved_by",
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
                        "verbose_name": "historical front sheet",
                        "verbose_name_plural": "historical front sheets",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_frontsheet")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalPaperOwed",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("expected", models.BooleanField(default=True)),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.post",
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
                        "verbose_name": "historical paper owed",
                        "verbose_name_plural": "historical paper oweds",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_paperowed")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="PaperNudge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("ahead", "Five working days before the deadline"),
                                    ("eve", "The working day before the deadline"),
                                    ("late", "The deadline has passed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="deadline that was named")),
                        ("sent_at", models.DateTimeField()),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper_nudges",
                                to="meetings.agendaitem",
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
                        "ordering": ["sent_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "item", "seat", "step", "due_on"), name="meetings_papernudge_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("step__in", ["ahead", "eve", "late"])),
                                name="meetings_papernudge_step_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperOwed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("expected", models.BooleanField(default=True)),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owed",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.post",
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
                        "ordering": ["item"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "item"), name="meetings_paperowed_once"),
                            models.CheckConstraint(
                                condition=models.Q(("expected", True), ("owner__isnull", True), _connector="OR"),
                                name="meetings_paperowed_owner_if_expected",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaApproval",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("content", models.JSONField(default=list)),
                        ("content_hash", models.CharField(max_length=64)),
                        ("approved_at", models.DateTimeField()),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned to draft")),
                        ("returned_because", models.CharField(blank=True, max_length=300)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_approvals",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                blank=True,
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
                        "ordering": ["-number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "meeting", "number"), name="meetings_agenda_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("returned_at__isnull", True),
                                        ("returned_because", ""),
                                        ("returned_by__isnull", True),
                                    ),
                                    models.Q(
                                        ("returned_at__isnull", False),
                                        models.Q(("returned_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_agenda_returned",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("came_by", ""), _negated=True),
                                    ("entered_by__isnull", True),
                                    _connector="OR",
                                ),
                                name="meetings_agenda_entered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAgendaApproval",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("content", models.JSONField(default=list)),
                        ("content_hash", models.CharField(max_length=64)),
                        ("approved_at", models.DateTimeField()),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned to draft")),
                        ("returned_because", models.CharField(blank=True, max_length=300)),
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
                            "approved_by",
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
                            "entered_by",
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
                            "returned_by",
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
                        "verbose_name": "historical agenda approval",
                        "verbose_name_plural": "historical agenda approvals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_agendaapproval")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ItemProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("after", models.DateTimeField(blank=True, null=True, verbose_name="put off by a meeting of")),
                        ("title", models.CharField(max_length=200)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                                default="discuss",
                                max_length=10,
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes asked for"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="why it should be heard")),
                        ("proposed_at", models.DateTimeField()),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for an answer"),
                                    ("accepted", "On an agenda"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=300, verbose_name="what was answered")),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_proposals",
                                to="partnership.group",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposal",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="item_proposals",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnership.seat"
                            ),
                        ),
                        (
                            "raised_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="raised_as",
                                to="meetings.agendaitem",
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
                        "ordering": ["-proposed_at", "-id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "group", "state"], name="meetings_proposal_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["waiting", "accepted", "declined", "withdrawn"])),
                                name="meetings_proposal_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("purpose__in", ["decide", "discuss", "note"])),
                                name="meetings_proposal_purpose_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("item__isnull", False), ("state", "accepted")),
                                    models.Q(models.Q(("state", "accepted"), _negated=True), ("item__isnull", True)),
                                    _connector="OR",
                                ),
                                name="meetings_proposal_item_when_accepted",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("came_by", ""), _negated=True),
                                    ("entered_by__isnull", True),
                                    _connector="OR",
                                ),
                                name="meetings_proposal_entered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemProposalStage",
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
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.itemproposal",
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
                        "indexes": [models.Index(fields=["space", "proposal"], name="meetings_proposalstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalItemProposal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("after", models.DateTimeField(blank=True, null=True, verbose_name="put off by a meeting of")),
                        ("title", models.CharField(max_length=200)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[("decide", "To decide"), ("discuss", "To discuss"), ("note", "To note")],
                                default="discuss",
                                max_length=10,
                            ),
                        ),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes asked for"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="why it should be heard")),
                        ("proposed_at", models.DateTimeField()),
                        ("capacity", models.CharField(max_length=200)),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting for an answer"),
                                    ("accepted", "On an agenda"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=300, verbose_name="what was answered")),
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
                            "entered_by",
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.group",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                            "raised_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                        "verbose_name": "historical item proposal",
                        "verbose_name_plural": "historical item proposals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_itemproposal")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="AssuranceSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("asked", models.TextField(verbose_name="what assurance is asked for")),
                        ("evidence", models.TextField(blank=True, verbose_name="what evidence was given")),
                        ("challenge", models.TextField(blank=True, verbose_name="how it was challenged")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("assured", "Assured"), ("partly", "Partly assured"), ("not", "Not assured")],
                                max_length=10,
                            ),
                        ),
                        ("follows", models.TextField(blank=True, verbose_name="what follows")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("made_at", models.DateTimeField()),
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
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assurance",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
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
                        "ordering": ["-item__meeting__starts_at", "item__number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["", "assured", "partly", "not"])),
                                name="meetings_assurance_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAssuranceSession",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("asked", models.TextField(verbose_name="what assurance is asked for")),
                        ("evidence", models.TextField(blank=True, verbose_name="what evidence was given")),
                        ("challenge", models.TextField(blank=True, verbose_name="how it was challenged")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("assured", "Assured"), ("partly", "Partly assured"), ("not", "Not assured")],
                                max_length=10,
                            ),
                        ),
                        ("follows", models.TextField(blank=True, verbose_name="what follows")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("made_at", models.DateTimeField()),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "made_by",
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
                        "verbose_name": "historical assurance session",
                        "verbose_name_plural": "historical assurance sessions",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_assurancesession")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalInvitee",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("name", models.CharField(max_length=160)),
                        ("capacity", models.CharField(max_length=200, verbose_name="as whom")),
                        ("invited_on", models.DateField(verbose_name="invited on")),
                        (
                            "came",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Came"),
                                    ("sent", "Sent somebody in their place"),
                                    ("no", "Did not come"),
                                ],
                                max_length=5,
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="who came in their place, or why not"
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
                                verbose_name="agency",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.assurancesession",
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
                        "verbose_name": "historical invitee",
                        "verbose_name_plural": "historical invitees",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_invitee")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalReferral",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("to", models.CharField(max_length=200, verbose_name="board")),
                        ("section", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="to whom there")),
                        ("asked", models.TextField(verbose_name="what is asked")),
                        ("sent_on", models.DateField()),
                        (
                            "sent_how",
                            models.CharField(
                                choices=[
                                    ("mail", "By mail"),
                                    ("letter", "By letter"),
                                    ("meeting", "In a meeting"),
                                    ("telephone", "By telephone"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="answer due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "Awaiting an answer"),
                                    ("answered", "Answered"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="sent",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer_from",
                            models.CharField(blank=True, max_length=200, verbose_name="who answered there"),
                        ),
                        (
                            "answer_how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mail", "By mail"),
                                    ("letter", "By letter"),
                                    ("meeting", "In a meeting"),
                                    ("telephone", "By telephone"),
                                ],
                                max_length=10,
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
                            "answer_by",
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
                            "board",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="partnership.strategiclink",
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
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
                        "verbose_name": "historical referral",
                        "verbose_name_plural": "historical referrals",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_referral")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Invitee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=160)),
                        ("capacity", models.CharField(max_length=200, verbose_name="as whom")),
                        ("invited_on", models.DateField(verbose_name="invited on")),
                        (
                            "came",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("yes", "Came"),
                                    ("sent", "Sent somebody in their place"),
                                    ("no", "Did not come"),
                                ],
                                max_length=5,
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="who came in their place, or why not"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "organisation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.organisation",
                                verbose_name="agency",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitees",
                                to="meetings.assurancesession",
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
                            models.CheckConstraint(
                                condition=models.Q(("came__in", ["", "yes", "sent", "no"])),
                                name="meetings_invitee_came_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("to", models.CharField(max_length=200, verbose_name="board")),
                        ("section", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                        ("contact", models.CharField(blank=True, max_length=200, verbose_name="to whom there")),
                        ("asked", models.TextField(verbose_name="what is asked")),
                        ("sent_on", models.DateField()),
                        (
                            "sent_how",
                            models.CharField(
                                choices=[
                                    ("mail", "By mail"),
                                    ("letter", "By letter"),
                                    ("meeting", "In a meeting"),
                                    ("telephone", "By telephone"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="answer due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sent", "Awaiting an answer"),
                                    ("answered", "Answered"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="sent",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answer_from",
                            models.CharField(blank=True, max_length=200, verbose_name="who answered there"),
                        ),
                        (
                            "answer_how",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mail", "By mail"),
                                    ("letter", "By letter"),
                                    ("meeting", "In a meeting"),
                                    ("telephone", "By telephone"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "answer_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "board",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="partnership.strategiclink",
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
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
                        "ordering": ["due_on", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "state", "due_on"], name="meetings_referral_list")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["sent", "answered", "withdrawn"])),
                                name="meetings_referral_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sent_how__in", ["mail", "letter", "meeting", "telephone"])),
                                name="meetings_referral_sent_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("sent_on"))), name="meetings_referral_dates"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_on__isnull", False),
                                        ("state", "answered"),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "answered"), _negated=True), ("answered_on__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="meetings_referral_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReferralStage",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.casefile",
                            ),
                        ),
                        (
                            "referral",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="meetings.referral",
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
                        "indexes": [models.Index(fields=["space", "referral"], name="meetings_referralstage_of")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOwnedItem",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("group", models.SlugField(max_length=80, verbose_name="key of the group in the joint space")),
                        ("slot", models.BigIntegerField(verbose_name="number of the place in the joint space")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="item number")),
                        ("held_on", models.DateField(verbose_name="day of the meeting")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("postponed", "Postponed"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=10,
                                verbose_name="state of the meeting",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="taken off the joint agenda")),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("about", models.TextField(blank=True, verbose_name="what it is about")),
                        ("said", models.TextField(blank=True, verbose_name="minutes")),
                        ("decided", models.TextField(blank=True, verbose_name="what was decided")),
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
                            "joint",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="spaces.space",
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
                        "verbose_name": "historical owned item",
                        "verbose_name_plural": "historical owned items",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_owneditem")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalOwnedSlot",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes planned"),
                        ),
                        ("added_at", models.DateTimeField()),
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
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="spaces.space",
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
                        "verbose_name": "historical owned slot",
                        "verbose_name_plural": "historical owned slots",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "id", "-history_date"], name="hist_meet_ownedslot")],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OwnedItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("group", models.SlugField(max_length=80, verbose_name="key of the group in the joint space")),
                        ("slot", models.BigIntegerField(verbose_name="number of the place in the joint space")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="item number")),
                        ("held_on", models.DateField(verbose_name="day of the meeting")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("postponed", "Postponed"),
                                    ("open", "Open"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                max_length=10,
                                verbose_name="state of the meeting",
                            ),
                        ),
                        ("withdrawn", models.BooleanField(default=False, verbose_name="taken off the joint agenda")),
                        ("title", models.CharField(blank=True, max_length=200)),
                        ("about", models.TextField(blank=True, verbose_name="what it is about")),
                        ("said", models.TextField(blank=True, verbose_name="minutes")),
                        ("decided", models.TextField(blank=True, verbose_name="what was decided")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "joint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
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
                        "ordering": ["-held_on", "number", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("space", "joint", "slot"), name="meetings_owned_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["planned", "postponed", "open", "closed", "cancelled"])
                                ),
                                name="meetings_owned_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwnedSlot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "minutes_planned",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes planned"),
                        ),
                        ("added_at", models.DateTimeField()),
                        ("withdrawn_because", models.CharField(blank=True, max_length=300)),
                        (
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owned_slots",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
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
                            models.UniqueConstraint(fields=("space", "meeting", "number"), name="meetings_slot_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalItemProceeding",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "acted_seat_id",
                            models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                        ),
                        ("proceeds", models.BooleanField()),
                        ("reason", models.CharField(max_length=300)),
                        ("said_at", models.DateTimeField()),
                        ("capacity", models.CharField(max_length=300)),
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
                            "item",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "verbose_name": "historical item proceeding",
                        "verbose_name_plural": "historical item proceedings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["space", "id", "-history_date"], name="hist_meet_itemproceeding")
                        ],
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="ItemProceeding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("proceeds", models.BooleanField()),
                        ("reason", models.CharField(max_length=300)),
                        ("said_at", models.DateTimeField()),
                        ("capacity", models.CharField(max_length=300)),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proceedings",
                                to="meetings.agendaitem",
                            ),
                        ),
                        (
                            "recorded_by",
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
                        "ordering": ["said_at", "pk"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("space", "item", "said_at"), name="meetings_proceeding_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DatePoll",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="said in the mail")),
                        ("for_start", models.DateTimeField()),
                        ("for_end", models.DateTimeField()),
                        ("at", models.DateTimeField()),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="date_polls",
                                to="meetings.meeting",
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
                        "indexes": [models.Index(fields=["space", "meeting"], name="meetings_datepoll_of")],
                    },
                ),
                migrations.CreateModel(
                    name="DatePollAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.BigIntegerField(verbose_name="key of the line on the meeting's list")),
                        ("said", models.JSONField(verbose_name="what was said of each date, by its key")),
                        ("remarks", models.CharField(blank=True, max_length=300)),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("link", "from the link in their mail"),
                                    ("telephone", "by telephone"),
                                    ("mail", "by mail"),
                                    ("meeting", "in a meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="meetings.datepoll",
                            ),
                        ),
                        (
                            "replier",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnership.seat",
                                verbose_name="whose seat the answer is for",
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
                        "indexes": [models.Index(fields=["space", "poll"], name="meetings_datepoll_answer_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("came_by__in", ["", "link", "telephone", "mail", "meeting"])),
                                name="meetings_datepoll_answer_came_by",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seat__isnull", False), ("came_by", "link"), _connector="OR"),
                                name="meetings_datepoll_answer_seat_or_link",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DatePollDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dates",
                                to="meetings.datepoll",
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
                        "ordering": ["starts_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("poll", "starts_at", "ends_at"), name="meetings_datepoll_date_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                                name="meetings_datepoll_date_times",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DatePollEnd",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=1000)),
                        ("at", models.DateTimeField()),
                        (
                            "date",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.datepolldate",
                            ),
                        ),
                        (
                            "poll",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="end", to="meetings.datepoll"
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
                    },
                ),
                migrations.CreateModel(
                    name="DatePollMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.BigIntegerField(verbose_name="key of the line on the meeting's list")),
                        ("name", models.CharField(max_length=160)),
                        ("capacity", models.CharField(max_length=300)),
                        ("email", models.EmailField(max_length=254)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked"),
                                    ("again", "Asked again"),
                                    ("taken", "Told of the date"),
                                    ("withdrawn", "Told that it is withdrawn"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "mail",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.mail"
                            ),
                        ),
                        (
                            "poll",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mails",
                                to="meetings.datepoll",
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
                        "indexes": [models.Index(fields=["space", "poll"], name="meetings_datepoll_mail_of")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["asked", "again", "taken", "withdrawn"])),
                                name="meetings_datepoll_mail_known",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
