import django.db.models.deletion
from django.db import migrations, models

import hscp.spaces.together


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "__first__"),
        ("reviews", "0050_case_themes"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        hscp.spaces.together.CreateTogether(
            operations=[
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
                )
            ],
        ),
    ]
