"""Customers and what they asked, in one step for a new database; one that has begun goes the way it knows."""

import django.db.models.deletion
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models

from hub.kernel.tables import TablesAtOnce


class Migration(migrations.Migration):

    replaces = [
        ("crm", "0001_initial"),
        ("crm", "0002_joining_and_imports"),
        ("crm", "0003_keys_of_customers"),
    ]

    dependencies = [
        ('accounts', '__first__'),
        ('chat', '0001_squashed_0018_desk'),
    ]

    operations = [
        TablesAtOnce([
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='chat.conversation')),
                ('number', models.BigIntegerField(default=0)),
                ('waiting', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=255)),
                ('document_number', models.CharField(blank=True, db_index=True, max_length=20)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('status', models.CharField(choices=[('active', 'Active'), ('prospect', 'Prospect'), ('inactive', 'Inactive')], default='prospect', max_length=10)),
                ('category', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low'), ('vip', 'Vip')], default='medium', max_length=10)),
                ('phone_key', models.CharField(blank=True, editable=False, max_length=20)),
                ('document_key', models.CharField(blank=True, editable=False, max_length=20)),
                ('email_key', models.CharField(blank=True, editable=False, max_length=254)),
                ('name_key', models.CharField(blank=True, editable=False, max_length=255)),
                ('compared_at', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('first_identity', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.identity')),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crm.customer')),
                ('portal_user', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['-created_at', '-id'], name='customer_newest'), models.Index(condition=models.Q(('phone_key', ''), _negated=True), fields=['phone_key'], name='customer_phone_key'), models.Index(condition=models.Q(('document_key', ''), _negated=True), fields=['document_key'], name='customer_document_key'), models.Index(condition=models.Q(('email_key', ''), _negated=True), fields=['email_key'], name='customer_email_key'), models.Index(condition=models.Q(('name_key', ''), _negated=True), fields=['name_key'], name='customer_name_key'), models.Index(condition=models.Q(('compared_at', None), ('merged_into', None)), fields=['created_at'], name='customer_not_compared')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['active', 'prospect', 'inactive'])), name='customer_has_known_status'), models.CheckConstraint(condition=models.Q(('category__in', ['high', 'medium', 'low', 'vip'])), name='customer_has_known_category'), models.CheckConstraint(condition=models.Q(('merged_into', None), ('portal_user', None), _connector='OR'), name='merged_customer_has_no_portal')],
            },
        ),
        migrations.CreateModel(
            name='Communication',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(max_length=20)),
                ('body', models.TextField(blank=True)),
                ('data', models.JSONField(default=dict)),
                ('opening_number', models.BigIntegerField()),
                ('state', models.CharField(choices=[('received', 'Received'), ('assigned', 'Assigned'), ('answered', 'Answered'), ('closed', 'Closed')], default='received', max_length=10)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_number', models.BigIntegerField(null=True)),
                ('first_response_seconds', models.PositiveIntegerField(null=True)),
                ('created_at', models.DateTimeField()),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.conversation')),
                ('identity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.identity')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='communications', to='crm.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['customer', '-created_at', '-id'], name='comm_of_customer'), models.Index(fields=['-created_at', '-id'], name='comm_newest')],
                'constraints': [models.UniqueConstraint(fields=('conversation', 'opening_number'), name='communication_opens_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('answered_by', None), ('answered_number', None), ('first_response_seconds', None), ('state__in', ('received', 'assigned'))), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('answered_number__isnull', False), ('first_response_seconds__isnull', False), ('state__in', ['answered', 'closed'])), _connector='OR'), name='communication_is_answered_whole')],
            },
        ),
        migrations.CreateModel(
            name='Duplicate',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('reasons', models.JSONField(default=list)),
                ('weight', models.PositiveSmallIntegerField()),
                ('found_at', models.DateTimeField()),
                ('dismissed_at', models.DateTimeField(null=True)),
                ('dismissed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crm.customer')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crm.customer')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('dismissed_at', None)), fields=['-weight', '-id'], name='duplicate_strongest')],
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='duplicate_pair_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='duplicate_pair_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('recharge_id', models.UUIDField(null=True, unique=True)),
                ('spent_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('communication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='grant', to='crm.communication')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='crm.customer')),
                ('spent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('recharge_id', None), ('spent_at', None), ('spent_by', None)), models.Q(('recharge_id__isnull', False), ('spent_at__isnull', False), ('spent_by__isnull', False)), _connector='OR'), name='grant_is_spent_whole')],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=255)),
                ('file', models.FileField(max_length=200, upload_to='')),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('headings', models.JSONField(default=list)),
                ('mapping', models.JSONField(default=list)),
                ('on_duplicate', models.CharField(choices=[('skip', 'Skip'), ('update', 'Update')], default='skip', max_length=8)),
                ('state', models.CharField(choices=[('uploaded', 'Uploaded'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='uploaded', max_length=8)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('line', models.PositiveIntegerField(default=0)),
                ('made', models.PositiveIntegerField(default=0)),
                ('updated', models.PositiveIntegerField(default=0)),
                ('skipped', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=255)),
                ('created_at', models.DateTimeField()),
                ('moved_at', models.DateTimeField(null=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['-created_at', '-id'], name='import_newest'), models.Index(condition=models.Q(('state', 'running')), fields=['moved_at'], name='import_running')],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('identities', models.JSONField(default=list)),
                ('fields', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crm.customer')),
                ('kept', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crm.customer')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['kept', '-at'], name='merge_of_customer')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('gone',), name='customer_is_merged_once'), models.CheckConstraint(condition=models.Q(('kept', models.F('gone')), _negated=True), name='merge_is_of_two')],
            },
        ),
        migrations.CreateModel(
            name='RefusedLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField()),
                ('cells', models.JSONField(default=list)),
                ('problems', models.JSONField(default=list)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refusals', to='crm.import')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('run', 'line'), name='line_is_refused_once')],
            },
        ),
        ]),
    ]
