from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chat", "0011_teams_spam_standby")]

    operations = [
        migrations.AddField(
            model_name="message", name="around", field=models.JSONField(null=True)
        ),
    ]
