import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0046_agency_evidence"),
        ("partnership", "0012_themes"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="recommendation",
            name="meetings_recommendation_source",
        ),
        migrations.AddField(
            model_name="action",
            name="followed_as",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_from",
                to="meetings.action",
                verbose_name="followed as",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="followed_as",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.action",
                verbose_name="followed as",
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="followed_as",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="meetings.recommendation",
                verbose_name="followed as",
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="source_withdrawn_on",
            field=models.DateField(blank=True, null=True, verbose_name="what it was published in was withdrawn on"),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="followed_as",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_from",
                to="meetings.recommendation",
                verbose_name="followed as",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="source_withdrawn_on",
            field=models.DateField(blank=True, null=True, verbose_name="what it was published in was withdrawn on"),
        ),
        migrations.AlterField(
            model_name="historicalrecommendation",
            name="source",
            field=models.CharField(
                choices=[
                    ("local_review", "Local child safeguarding practice review"),
                    ("national_review", "National child safeguarding practice review"),
                    ("rapid_review", "Rapid review"),
                    ("audit", "Audit"),
                    ("scrutiny", "Independent scrutiny"),
                    ("inspection", "Inspection"),
                    ("child_deaths", "Child death overview"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="recommendation",
            name="source",
            field=models.CharField(
                choices=[
                    ("local_review", "Local child safeguarding practice review"),
                    ("national_review", "National child safeguarding practice review"),
                    ("rapid_review", "Rapid review"),
                    ("audit", "Audit"),
                    ("scrutiny", "Independent scrutiny"),
                    ("inspection", "Inspection"),
                    ("child_deaths", "Child death overview"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                condition=models.Q(("followed_as__isnull", False)),
                fields=("space", "followed_as"),
                name="meetings_action_followed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("followed_as__isnull", True),
                    models.Q(("file__isnull", False), ("state", "withdrawn")),
                    _connector="OR",
                ),
                name="meetings_action_followed_from_file",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
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
                            "child_deaths",
                        ],
                    )
                ),
                name="meetings_recommendation_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("followed_as__isnull", False)),
                fields=("space", "followed_as"),
                name="meetings_recommendation_followed_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("followed_as__isnull", True),
                    models.Q(("closed_on__isnull", True), ("file__isnull", False)),
                    _connector="OR",
                ),
                name="meetings_recommendation_followed_from_file",
            ),
        ),
    ]
