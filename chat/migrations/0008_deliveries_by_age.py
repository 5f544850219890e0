from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0007_entries_by_time")]

    operations = [
        migrations.AddIndex(
            model_name="hookdelivery",
            index=models.Index(fields=["created_at"], name="hook_deliveries_oldest"),
        ),
    ]
