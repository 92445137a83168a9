from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0027_items_that_proceed"),
    ]

    operations = [
        migrations.AddField(
            model_name="meetingreply",
            name="deputy_added",
            field=models.BooleanField(default=False, verbose_name="this answer put the deputy on the list"),
        ),
    ]
