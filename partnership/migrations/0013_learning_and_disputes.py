import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hscp.record.history


class Migration(migrations.Migration):
    dependencies = [
        ("partnership", "0012_themes"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalLearningWay",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "acted_seat_id",
                    models.BigIntegerField(default=hscp.record.history._acting_seat, editable=False, null=True),
                ),
                ("key", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=120)),
                ("what", models.TextField(verbose_name="what it is")),
                ("section", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="where it comes from")),
                ("of_agency", models.BooleanField(default=False, verbose_name="one agency’s own")),
                ("counts", models.BooleanField(default=True, verbose_name="who came is counted")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical learning way",
                "verbose_name_plural": "historical learning ways",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LearningWay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=120)),
                ("what", models.TextField(verbose_name="what it is")),
                ("section", models.CharField(blank=True, max_length=20, verbose_name="paragraph")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="where it comes from")),
                ("of_agency", models.BooleanField(default=False, verbose_name="one agency’s own")),
                ("counts", models.BooleanField(default=True, verbose_name="who came is counted")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["position", "key"],
                "abstract": False,
                "base_manager_name": "objects",
                "default_manager_name": "objects",
            },
        ),
        migrations.AddField(
            model_name="historicalpartnership",
            name="dispute_route",
            field=models.TextField(blank=True, verbose_name="route where partners do not agree"),
        ),
        migrations.AddField(
            model_name="historicalpartnership",
            name="dispute_section",
            field=models.CharField(blank=True, max_length=20, verbose_name="paragraph of that route"),
        ),
        migrations.AddField(
            model_name="historicalpartnership",
            name="dispute_website",
            field=models.URLField(blank=True, verbose_name="where that route is published"),
        ),
        migrations.AddField(
            model_name="partnership",
            name="dispute_route",
            field=models.TextField(blank=True, verbose_name="route where partners do not agree"),
        ),
        migrations.AddField(
            model_name="partnership",
            name="dispute_section",
            field=models.CharField(blank=True, max_length=20, verbose_name="paragraph of that route"),
        ),
        migrations.AddField(
            model_name="partnership",
            name="dispute_website",
            field=models.URLField(blank=True, verbose_name="where that route is published"),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dispute_route", ""), ("dispute_section", ""), ("dispute_website", "")),
                    models.Q(
                        models.Q(("dispute_route", ""), _negated=True), models.Q(("dispute_section", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="partnership_partnership_disputes",
            ),
        ),
        migrations.AddField(
            model_name="historicallearningway",
            name="history_user",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicallearningway",
            name="space",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="spaces.space",
            ),
        ),
        migrations.AddField(
            model_name="learningway",
            name="space",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="spaces.space",
            ),
        ),
        migrations.AddIndex(
            model_name="historicallearningway",
            index=models.Index(fields=["space", "id", "-history_date"], name="hist_part_learningway"),
        ),
        migrations.AddConstraint(
            model_name="learningway",
            constraint=models.UniqueConstraint(fields=("space", "key"), name="partnership_learning_key"),
        ),
    ]
