"""What a group below the board supports of a reserved matter is recommended to the board."""

from typing import Any

from django.db import migrations, models


def _endorse(apps: Any, schema_editor: Any) -> None:
    """Give the rows the outcome that the migration before this one knows; their sentences keep what it was."""
    table = schema_editor.quote_name(apps.get_model("meetings", "Decision")._meta.db_table)
    forced = schema_editor.connection.vendor == "postgresql"  # row security binds the owner too, who acts in no space
    if forced:
        schema_editor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    for now, then in (("recommended", "endorsed"), ("not_recommended", "not_endorsed")):
        schema_editor.execute(f"UPDATE {table} SET outcome = '{then}' WHERE outcome = '{now}'")  # noqa: S608 - our own
    if forced:
        schema_editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0012_minutes_life"),
        ("partnership", "0007_line_managers"),
        ("spaces", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="decision",
            name="meetings_decision_outcome_known",
        ),
        # Taken back, what was recommended is endorsed again: the older outcomes know nothing below an endorsement.
        migrations.RunPython(migrations.RunPython.noop, _endorse, elidable=True),
        migrations.AlterField(
            model_name="decision",
            name="outcome",
            field=models.CharField(
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
                ],
                max_length=15,
            ),
        ),
        migrations.AlterField(
            model_name="historicaldecision",
            name="outcome",
            field=models.CharField(
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
                ],
                max_length=15,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
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
                        ],
                    )
                ),
                name="meetings_decision_outcome_known",
            ),
        ),
    ]
