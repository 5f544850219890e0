"""Channels, what came and what goes out, in one step for a new database; one that has begun goes the way it knows."""

from importlib import import_module

import django.db.models.deletion
import hub.kernel.encrypted
import hub.kernel.ids
from django.db import migrations, models

from hub.kernel.tables import TablesAtOnce

web_channel = import_module("channels_bridge.migrations.0002_web_channel")


class Migration(migrations.Migration):

    replaces = [
        ("channels_bridge", "0001_initial"),
        ("channels_bridge", "0002_web_channel"),
        ("channels_bridge", "0003_names_to_ask"),
        ("channels_bridge", "0004_lease_found_by_its_end"),
        ("channels_bridge", "0005_webhook_to_register"),
        ("channels_bridge", "0006_staff_starts"),
        ("channels_bridge", "0007_starts_being_answered"),
        ("channels_bridge", "0008_names_of_bots"),
        ("channels_bridge", "0009_templates"),
        ("channels_bridge", "0010_signs_of_us"),
        ("channels_bridge", "0011_provider_reality"),
        ("channels_bridge", "0012_setup"),
    ]

    dependencies = [
        ('chat', '0001_squashed_0018_desk'),
    ]

    operations = [
        TablesAtOnce([
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('key', models.CharField(default=hub.kernel.ids.new_key, max_length=64, unique=True)),
                ('credentials', hub.kernel.encrypted.EncryptedJSONField(default=dict)),
                ('learned', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('active', 'Active'), ('paused', 'Paused'), ('archived', 'Archived')], default='active', max_length=10)),
                ('token_state', models.CharField(choices=[('untested', 'Untested'), ('valid', 'Valid'), ('refused', 'Refused')], default='untested', max_length=10)),
                ('human_agent', models.BooleanField(default=False)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('last_error', models.CharField(blank=True, max_length=500)),
                ('last_error_at', models.DateTimeField(null=True)),
                ('shows_read', models.BooleanField(default=True)),
                ('last_sent_at', models.DateTimeField(null=True)),
                ('path', models.CharField(blank=True, max_length=20)),
                ('heard_at', models.DateTimeField(null=True)),
                ('registered_at', models.DateTimeField(null=True)),
                ('former', hub.kernel.encrypted.EncryptedJSONField(default=dict)),
                ('former_until', models.DateTimeField(null=True)),
                ('connect_at', models.DateTimeField(null=True)),
                ('connect_tries', models.PositiveSmallIntegerField(default=0)),
                ('held_until', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'web')), fields=('kind',), name='channel_web_is_one')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('conversation_id', models.UUIDField()),
                ('number', models.BigIntegerField()),
                ('recipient', models.CharField(max_length=255)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('sending', 'Sending'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('read', 'Read'), ('failed', 'Failed'), ('unknown', 'Unknown')], default='queued', max_length=10)),
                ('attempt', models.PositiveIntegerField(default=0)),
                ('refusals', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('leased_until', models.DateTimeField(null=True)),
                ('limited_until', models.DateTimeField(null=True)),
                ('error', models.JSONField(null=True)),
                ('created_at', models.DateTimeField()),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='channels_bridge.channel')),
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.message')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['channel', 'next_try_at'], name='delivery_waiting'), models.Index(condition=models.Q(('state__in', ['queued', 'sending'])), fields=['conversation_id', 'number'], name='delivery_open'), models.Index(condition=models.Q(('leased_until__isnull', False)), fields=['leased_until'], name='delivery_leased')],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('polling', 'Polling'), ('listing', 'Listing'), ('checkup', 'Checkup')], max_length=10)),
                ('known', models.JSONField(default=dict)),
                ('holder', models.CharField(blank=True, max_length=40)),
                ('leased_until', models.DateTimeField(null=True)),
                ('next_at', models.DateTimeField()),
                ('refusals', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=500)),
                ('error_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='channels_bridge.channel')),
            ],
            options={
                'verbose_name_plural': 'duties',
                'constraints': [models.UniqueConstraint(fields=('channel', 'kind'), name='duty_is_one')],
            },
        ),
        migrations.CreateModel(
            name='EarlyStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.CharField(blank=True, max_length=255)),
                ('recipient', models.CharField(blank=True, max_length=255)),
                ('watermark', models.DateTimeField(null=True)),
                ('status', models.CharField(max_length=10)),
                ('error', models.JSONField(null=True)),
                ('at', models.DateTimeField()),
                ('created_at', models.DateTimeField(db_index=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_bridge.channel')),
            ],
            options={
                'verbose_name_plural': 'early statuses',
                'indexes': [models.Index(fields=['channel', 'external_id'], name='early_by_id'), models.Index(condition=models.Q(('watermark__isnull', False)), fields=['channel', 'recipient'], name='early_by_recipient')],
            },
        ),
        migrations.CreateModel(
            name='NameAsked',
            fields=[
                ('identity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='chat.identity')),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(null=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_bridge.channel')),
            ],
            options={
                'verbose_name_plural': 'names asked',
                'indexes': [models.Index(condition=models.Q(('next_try_at__isnull', False)), fields=['channel', 'next_try_at'], name='name_to_ask')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('recipient', models.CharField(max_length=255)),
                ('kind', models.CharField(choices=[('text', 'Text'), ('image', 'Image'), ('video', 'Video'), ('audio', 'Audio'), ('file', 'File'), ('sticker', 'Sticker'), ('location', 'Location'), ('contact', 'Contact'), ('template', 'Template'), ('card', 'Card'), ('note', 'Note'), ('system', 'System'), ('unsupported', 'Unsupported')], max_length=12)),
                ('text', models.TextField(blank=True)),
                ('card', models.JSONField(null=True)),
                ('external_id', models.CharField(max_length=255, null=True)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('sending', 'Sending'), ('sent', 'Sent'), ('delivered', 'Delivered'), ('read', 'Read'), ('failed', 'Failed'), ('unknown', 'Unknown')], default='queued', max_length=10)),
                ('called_at', models.DateTimeField(null=True)),
                ('sent_at', models.DateTimeField(null=True)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('failed_at', models.DateTimeField(null=True)),
                ('error', models.JSONField(null=True)),
                ('attachment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.attachment')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='channels_bridge.channel')),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='channels_bridge.delivery')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('called_at__isnull', False), ('read_at', None)), fields=['channel', 'recipient', 'called_at'], name='part_unread')],
                'constraints': [models.UniqueConstraint(fields=('delivery', 'ordinal'), name='part_ordinal'), models.UniqueConstraint(condition=models.Q(('external_id__isnull', False)), fields=('channel', 'external_id'), name='part_is_one_at_the_provider')],
            },
        ),
        migrations.CreateModel(
            name='RawEvent',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=255)),
                ('body', models.BinaryField()),
                ('state', models.CharField(choices=[('stored', 'Stored'), ('processed', 'Processed'), ('parked', 'Parked')], default='stored', max_length=10)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('leased_until', models.DateTimeField(null=True)),
                ('result', models.JSONField(null=True)),
                ('error', models.CharField(blank=True, max_length=500)),
                ('received_at', models.DateTimeField()),
                ('processed_at', models.DateTimeField(null=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='channels_bridge.channel')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'stored')), fields=['channel', 'received_at', 'id'], name='event_waiting'), models.Index(fields=['channel', '-received_at', '-id'], name='event_newest'), models.Index(condition=models.Q(('state', 'parked')), fields=['-received_at', '-id'], name='event_parked')],
                'constraints': [models.UniqueConstraint(fields=('channel', 'key'), name='event_stored_once')],
            },
        ),
        migrations.CreateModel(
            name='ReactionOut',
            fields=[
                ('message', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='chat.message')),
                ('emoji', models.CharField(blank=True, max_length=32)),
                ('version', models.PositiveIntegerField(default=1)),
                ('refusals', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(db_index=True, null=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_bridge.channel')),
            ],
            options={
                'verbose_name_plural': 'reactions out',
            },
        ),
        migrations.CreateModel(
            name='Sign',
            fields=[
                ('conversation_id', models.UUIDField(primary_key=True, serialize=False)),
                ('wanted_number', models.BigIntegerField(default=0)),
                ('told_number', models.BigIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
                ('refusals', models.PositiveSmallIntegerField(default=0)),
                ('typing_at', models.DateTimeField(null=True)),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_bridge.channel')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('wanted_number__gt', models.F('told_number'))), fields=['next_try_at'], name='sign_to_tell')],
            },
        ),
        migrations.CreateModel(
            name='StaffStart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.CharField(max_length=255)),
                ('chat', models.CharField(max_length=255)),
                ('answer', models.CharField(max_length=500)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField(null=True)),
                ('called_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='channels_bridge.channel')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='start_to_answer'), models.Index(fields=['created_at'], name='starts_oldest')],
                'constraints': [models.UniqueConstraint(fields=('channel', 'external_id'), name='start_once')],
            },
        ),
        migrations.CreateModel(
            name='Template',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('provider_id', models.CharField(max_length=255)),
                ('name', models.CharField(max_length=512)),
                ('language', models.CharField(max_length=20)),
                ('category', models.CharField(blank=True, max_length=20)),
                ('status', models.CharField(choices=[('approved', 'Approved'), ('pending', 'Pending'), ('rejected', 'Rejected'), ('paused', 'Paused'), ('disabled', 'Disabled'), ('draft', 'Draft')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('form', models.JSONField(null=True)),
                ('synced_at', models.DateTimeField()),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='templates', to='channels_bridge.channel')),
            ],
            options={
                'indexes': [models.Index(fields=['channel', 'name', 'id'], name='template_by_name')],
                'constraints': [models.UniqueConstraint(fields=('channel', 'provider_id'), name='template_is_one_at_the_provider')],
            },
        ),
        migrations.CreateModel(
            name='TemplateSync',
            fields=[
                ('channel', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='template_sync', serialize=False, to='channels_bridge.channel')),
                ('due_at', models.DateTimeField(db_index=True)),
                ('synced_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=500)),
                ('error_at', models.DateTimeField(null=True)),
            ],
        ),
        ]),
        migrations.RunPython(web_channel.make, migrations.RunPython.noop),
    ]
