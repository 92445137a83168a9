import django.db.models.deletion
from django.db import migrations, models

import hscp.spaces.together


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0048_followed_in_the_open"),
        ("partnership", "0012_themes"),
        ("reviews", "0052_annexes_and_corrections"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        hscp.spaces.together.CreateTogether(
            operations=[
                migrations.CreateModel(
                    name="OpenedWords",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(verbose_name="in which words")),
                        ("kept", models.JSONField(default=list, verbose_name="what the check found and stays")),
                        (
                            "checked_words",
                            models.PositiveIntegerField(verbose_name="protected words it was checked against"),
                        ),
                        ("opened_at", models.DateTimeField()),
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
                            "opened_by",
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
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reviews.copyversion"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["opened_at", "id"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "default_manager_name": "objects",
                        "indexes": [models.Index(fields=["space", "copy"], name="reviews_openedwords_of")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("recommendation__isnull", False)),
                                fields=("space", "recommendation"),
                                name="reviews_openedwords_recommendation",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("action__isnull", False)),
                                fields=("space", "action"),
                                name="reviews_openedwords_action",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("action__isnull", True), ("recommendation__isnull", False)),
                                    models.Q(("action__isnull", False), ("recommendation__isnull", True)),
                                    _connector="OR",
                                ),
                                name="reviews_openedwords_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="reviews_openedwords_said"
                            ),
                        ],
                    },
                ),
            ]
        ),
    ]
