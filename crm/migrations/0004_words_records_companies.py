"""Categories and states become lists with the words there were; fields, notes, files, companies."""

import crm.models.words
import django.db.models.deletion
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models


CATEGORIES = [
    ("vip", "VIP", "VIP", "primary", False),
    ("high", "Alta", "High", "plain", False),
    ("medium", "Media", "Medium", "plain", True),
    ("low", "Baja", "Low", "plain", False),
]
STATUSES = [
    ("active", "Activo", "Active", "ok"),
    ("prospect", "Prospecto", "Prospect", "plain"),
    ("inactive", "Inactivo", "Inactive", "plain"),
]


def seed(apps, schema_editor):
    """Make the words every customer has already; their rows keep them."""
    categories = apps.get_model("crm", "Category").objects
    statuses = apps.get_model("crm", "Status").objects
    for place, (key, es, en, color, first) in enumerate(CATEGORIES):
        said = {"es": es, "en": en, "color": color, "position": place, "is_default": first}
        categories.get_or_create(key=key, defaults=said)
    for place, (key, es, en, color) in enumerate(STATUSES):
        said = {"es": es, "en": en, "color": color, "position": place, "is_default": True}
        statuses.get_or_create(key=key, defaults={**said, "meaning": key})


class Migration(migrations.Migration):

    dependencies = [
        ('chat', '0020_among_us'),
        ('crm', '0001_squashed_0003_keys_of_customers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkChange',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('change', models.JSONField()),
                ('state', models.CharField(choices=[('running', 'Running'), ('done', 'Done'), ('undoing', 'Undoing'), ('undone', 'Undone')], default='running', max_length=8)),
                ('total', models.PositiveIntegerField()),
                ('moved_at', models.DateTimeField()),
                ('created_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['running', 'undoing'])), fields=['moved_at'], name='bulk_change_unfinished')],
            },
        ),
        migrations.CreateModel(
            name='BulkLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField(null=True)),
                ('done', models.BooleanField(default=False)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='crm.customer')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='crm.bulkchange')),
            ],
            options={
                'indexes': [models.Index(fields=['run', 'done', 'id'], name='bulk_change_lines')],
                'constraints': [models.UniqueConstraint(fields=('run', 'customer'), name='bulk_change_line_once')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('key', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('es', models.CharField(max_length=40)),
                ('en', models.CharField(max_length=40)),
                ('color', models.CharField(choices=[('plain', 'Plain'), ('primary', 'Primary'), ('ok', 'Ok'), ('warn', 'Warn'), ('bad', 'Bad')], default='plain', max_length=10)),
                ('position', models.PositiveIntegerField(default=0)),
                ('is_default', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name_plural': 'categories',
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='one_default_category'), models.UniqueConstraint(fields=('es',), name='category_es_once'), models.UniqueConstraint(fields=('en',), name='category_en_once')],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(blank=True, max_length=80)),
                ('is_primary', models.BooleanField(default=False)),
                ('is_admin', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('company', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='crm.customer')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_of', to='crm.customer')),
                ('removed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('company', 'person'), name='contact_once'), models.UniqueConstraint(condition=models.Q(('is_primary', True), ('removed_at', None)), fields=('company',), name='one_primary_contact'), models.CheckConstraint(condition=models.Q(('company', models.F('person')), _negated=True), name='nobody_is_their_own_contact')],
            },
        ),
        migrations.CreateModel(
            name='CustomerFile',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField()),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.attachment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='crm.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['customer', '-created_at', '-id'], name='file_of_customer')],
            },
        ),
        migrations.CreateModel(
            name='CustomField',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('kind', models.CharField(choices=[('text', 'Text'), ('number', 'Number'), ('date', 'Date'), ('choice', 'Choice'), ('yes_no', 'Yes No')], max_length=8)),
                ('applies_to', models.CharField(choices=[('person', 'Person'), ('company', 'Company'), ('both', 'Both')], default='both', max_length=8)),
                ('options', models.JSONField(default=list)),
                ('required', models.BooleanField(default=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('archived_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['text', 'number', 'date', 'choice', 'yes_no'])), name='custom_field_has_known_kind'), models.UniqueConstraint(condition=models.Q(('archived_at', None)), fields=('name',), name='custom_field_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('created_at', models.DateTimeField()),
                ('edited_at', models.DateTimeField(null=True)),
                ('pinned_at', models.DateTimeField(null=True)),
                ('deleted_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='crm.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['customer', '-created_at', '-id'], name='note_of_customer')],
            },
        ),
        migrations.CreateModel(
            name='NoteEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='crm.note')),
            ],
        ),
        migrations.CreateModel(
            name='Status',
            fields=[
                ('key', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('es', models.CharField(max_length=40)),
                ('en', models.CharField(max_length=40)),
                ('color', models.CharField(choices=[('plain', 'Plain'), ('primary', 'Primary'), ('ok', 'Ok'), ('warn', 'Warn'), ('bad', 'Bad')], default='plain', max_length=10)),
                ('position', models.PositiveIntegerField(default=0)),
                ('is_default', models.BooleanField(default=False)),
                ('meaning', models.CharField(choices=[('active', 'Active'), ('prospect', 'Prospect'), ('inactive', 'Inactive')], max_length=10)),
            ],
            options={
                'verbose_name_plural': 'statuses',
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('meaning',), name='one_default_a_meaning'), models.CheckConstraint(condition=models.Q(('meaning__in', ['active', 'prospect', 'inactive'])), name='status_means_something'), models.UniqueConstraint(fields=('es',), name='status_es_once'), models.UniqueConstraint(fields=('en',), name='status_en_once')],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name='customer',
            name='customer_has_known_status',
        ),
        migrations.RemoveConstraint(
            model_name='customer',
            name='customer_has_known_category',
        ),
        migrations.AddField(
            model_name='customer',
            name='custom',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='customer',
            name='kind',
            field=models.CharField(choices=[('person', 'Person'), ('company', 'Company')], default='person', max_length=8),
        ),
        migrations.AddField(
            model_name='customer',
            name='labels',
            field=models.ManyToManyField(related_name='+', to='chat.label'),
        ),
        migrations.AlterField(
            model_name='customer',
            name='category',
            field=models.ForeignKey(db_column='category', default=crm.models.words.default_category, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='crm.category'),
        ),
        migrations.AlterField(
            model_name='customer',
            name='status',
            field=models.ForeignKey(db_column='status', default=crm.models.words.default_status, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='crm.status'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['name', 'id'], name='customer_by_name'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['-updated_at', '-id'], name='customer_changed'),
        ),
        migrations.AddConstraint(
            model_name='customer',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'company'])), name='customer_is_of_a_kind'),
        ),
    ]
