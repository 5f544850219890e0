from django.db import migrations, models
from django.db.models import F, Q


def fill(apps, schema_editor):
    """What has not arrived by now stands in the tray, too."""
    messages = apps.get_model("chat", "Message").objects
    messages.filter(state__in=["failed", "unknown"]).update(troubled_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("chat", "0012_what_stands_around"),
    ]

    operations = [
        migrations.AddField(
            model_name='message',
            name='troubled_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(
                condition=Q(('troubled_at__isnull', False)),
                fields=['-troubled_at', '-id'],
                name='message_in_tray',
            ),
        ),
    ]
