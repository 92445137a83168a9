from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0026_postponed_joint_items"),
    ]

    operations = [
        migrations.AddField(
            model_name="meetingreply",
            name="deputy_added",
            field=models.BooleanField(default=False, verbose_name="this answer put the deputy on the list"),
        ),
    ]
