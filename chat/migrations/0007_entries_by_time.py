from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0006_notices_due")]

    operations = [
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(fields=["created_at", "id"], name="entries_by_time"),
        ),
    ]
