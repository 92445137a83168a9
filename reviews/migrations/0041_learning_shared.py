import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history
from hscp.spaces.together import CreateTogether


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0011_team_parts"),
        ("reviews", "0040_learning_options"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTogether(
            [
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
                migrations.AddIndex(
                    model_name="learning",
                    index=models.Index(fields=["space", "-written_at"], name="reviews_learning_list"),
                ),
                migrations.AddConstraint(
                    model_name="learning",
                    constraint=models.UniqueConstraint(
                        fields=("space", "reference"), name="reviews_learning_reference"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="learning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("of__in", ["review", "rapid", "option", "briefing", "national", "other"])),
                        name="reviews_learning_of_known",
                    ),
                ),
                migrations.AddIndex(
                    model_name="historicallearningsent",
                    index=models.Index(fields=["space", "id", "-history_date"], name="hist_revi_learningsent"),
                ),
                migrations.AddIndex(
                    model_name="historicalcaselearning",
                    index=models.Index(fields=["space", "id", "-history_date"], name="hist_revi_caselearning"),
                ),
                migrations.AddIndex(
                    model_name="caselearning",
                    index=models.Index(fields=["space", "incident"], name="reviews_caselearning_case"),
                ),
                migrations.AddConstraint(
                    model_name="caselearning",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("learning__isnull", False)),
                        fields=("space", "learning"),
                        name="reviews_caselearning_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caselearning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("learned_from__in", ["rapid", "option", "review", "other"])),
                        name="reviews_caselearning_from_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caselearning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("learned_from", "option"), ("option__isnull", True), _connector="OR"),
                        name="reviews_caselearning_option",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="caselearning",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("learning__isnull", True), ("shared_because", "")),
                            models.Q(("learning__isnull", False), models.Q(("shared_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reviews_caselearning_shared",
                    ),
                ),
                migrations.AddIndex(
                    model_name="learningsent",
                    index=models.Index(fields=["space", "learning"], name="reviews_learningsent_of"),
                ),
                migrations.AddConstraint(
                    model_name="learningsent",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("withdrawn_because", "")),
                        fields=("space", "learning", "agency"),
                        name="reviews_learningsent_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="learningsent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("came_by__in", ["", "link", "mail", "telephone", "meeting"])),
                        name="reviews_learningsent_way_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="learningsent",
                    constraint=models.CheckConstraint(
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
                ),
                migrations.AddConstraint(
                    model_name="learningchase",
                    constraint=models.UniqueConstraint(
                        fields=("space", "sent", "on"), name="reviews_learningchase_once"
                    ),
                ),
            ]
        ),
    ]
