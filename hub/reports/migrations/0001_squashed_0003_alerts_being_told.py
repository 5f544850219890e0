"""Notices and how they reach people, in one step for a new database; one that has begun goes the way it knows."""

import django.db.models.deletion
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models

from hub.kernel.tables import TablesAtOnce


class Migration(migrations.Migration):

    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_telegram_links"),
        ("reports", "0003_alerts_being_told"),
    ]

    dependencies = [
        ('accounts', '0001_squashed_0007_availability'),
        ('accounts', '__first__'),
    ]

    operations = [
        TablesAtOnce([
        migrations.CreateModel(
            name='TelegramCode',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('expires_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('key', models.CharField(max_length=120)),
                ('topic', models.CharField(blank=True, max_length=80)),
                ('number', models.BigIntegerField(default=0)),
                ('title', models.CharField(max_length=160)),
                ('text', models.CharField(blank=True, max_length=300)),
                ('link', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['user', '-created_at', '-id'], name='notices_newest'), models.Index(condition=models.Q(('read_at', None)), fields=['user', 'topic'], name='notices_unread'), models.Index(fields=['topic', 'number'], name='notices_of_topic'), models.Index(fields=['created_at'], name='notices_oldest')],
                'constraints': [models.UniqueConstraint(fields=('user', 'key'), name='notice_once')],
            },
        ),
        migrations.CreateModel(
            name='NotificationSettings',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('email_when_away', models.BooleanField(default=True)),
                ('desktop', models.BooleanField(default=True)),
                ('sound', models.BooleanField(default=True)),
                ('push', models.BooleanField(default=True)),
                ('telegram', models.BooleanField(default=True)),
                ('quiet_from', models.TimeField(null=True)),
                ('quiet_to', models.TimeField(null=True)),
                ('mailed_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name_plural': 'notification settings',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('quiet_from', None), ('quiet_to', None)), models.Q(('quiet_from__isnull', False), ('quiet_to__isnull', False)), _connector='OR'), name='quiet_hours_have_both_ends')],
            },
        ),
        migrations.CreateModel(
            name='PushSubscription',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('session_id', models.UUIDField()),
                ('endpoint', models.CharField(max_length=2000)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('p256dh', models.CharField(max_length=120)),
                ('auth', models.CharField(max_length=40)),
                ('created_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('push', 'Push'), ('mail', 'Mail'), ('telegram', 'Telegram')], max_length=10)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('sending', 'Sending'), ('sent', 'Sent'), ('dropped', 'Dropped'), ('failed', 'Failed')], default='queued', max_length=8)),
                ('due_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=200)),
                ('done_at', models.DateTimeField(null=True)),
                ('notification', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='reports.notification')),
                ('subscription', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reports.pushsubscription')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['way', 'due_at'], name='alerts_due'), models.Index(condition=models.Q(('state', 'sending')), fields=['due_at'], name='alerts_begun')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('way', 'push')), fields=('notification', 'subscription'), name='pushed_once'), models.UniqueConstraint(condition=models.Q(('way', 'push'), _negated=True), fields=('notification', 'way'), name='alerted_once'), models.CheckConstraint(condition=models.Q(models.Q(('subscription__isnull', False), ('way', 'push')), models.Q(models.Q(('way', 'push'), _negated=True), ('subscription', None)), _connector='OR'), name='only_push_has_a_browser')],
            },
        ),
        migrations.CreateModel(
            name='TelegramLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line_id', models.UUIDField()),
                ('chat', models.CharField(max_length=255)),
                ('name', models.CharField(blank=True, max_length=255)),
                ('linked_at', models.DateTimeField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('line_id', 'chat'), name='telegram_chat_is_ones')],
            },
        ),
        ]),
    ]
