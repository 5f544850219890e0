from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0009_deliveries_without_words")]

    operations = [
        migrations.AlterField(
            model_name="noticedue",
            name="look_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="noticedue",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
