from django.db import migrations
from django.utils import timezone


def ask(apps, schema_editor):
    """Connecting learns how a bot is called; who is connected already connects once more."""
    channels = apps.get_model("channels_bridge", "Channel").objects
    nameless = channels.filter(kind="telegram").exclude(learned__has_key="username")
    nameless.exclude(state="archived").update(connect_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('channels_bridge', '0007_starts_being_answered'),
    ]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
