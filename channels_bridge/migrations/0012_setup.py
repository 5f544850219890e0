import hub.kernel.encrypted
from django.db import migrations, models
from django.db.models import Min, Q


def fill(apps, schema_editor):
    """Channels something came by long ago are set up."""
    events = apps.get_model("channels_bridge", "RawEvent").objects
    channels = apps.get_model("channels_bridge", "Channel").objects
    for channel in channels.exclude(kind="web"):
        first = events.filter(channel=channel).aggregate(first=Min("received_at"))["first"]
        channels.filter(id=channel.id).update(heard_at=first or channel.last_sent_at)


class Migration(migrations.Migration):

    dependencies = [
        ("channels_bridge", "0011_provider_reality"),
    ]

    operations = [
        migrations.AddField(
            model_name='channel',
            name='former',
            field=hub.kernel.encrypted.EncryptedJSONField(default=dict),
        ),
        migrations.AddField(
            model_name='channel',
            name='former_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='channel',
            name='heard_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='channel',
            name='path',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='channel',
            name='registered_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='rawevent',
            index=models.Index(condition=Q(('state', 'parked')), fields=['-received_at', '-id'], name='event_parked'),
        ),
    ]
