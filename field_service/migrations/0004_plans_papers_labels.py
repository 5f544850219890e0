"""Plans, papers, labels, and tables taken in; what happened once the database lets nobody change."""

import django.db.models.deletion
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models


KEPT = (
    "field_service_machinechange",
    "field_service_planrun",
    "field_service_paperversion",
)


def lay(apps, schema_editor):
    for table in KEPT:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION field_service_refuse_change()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


class Migration(migrations.Migration):

    dependencies = [
        ('chat', '0022_stretches'),
        ('crm', '0011_contracts'),
        ('field_service', '0003_order_notices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MachineDocument',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('manual', 'Manual'), ('purchase', 'Purchase'), ('warranty', 'Warranty'), ('inspection', 'Inspection'), ('other', 'Other')], max_length=10)),
                ('title', models.CharField(max_length=120)),
                ('is_shared', models.BooleanField(default=True)),
                ('archived_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('machine', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='field_service.machine')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crm.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['machine', '-created_at', '-id'], name='document_of_machine')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['manual', 'purchase', 'warranty', 'inspection', 'other'])), name='machine_document_known')],
            },
        ),
        migrations.CreateModel(
            name='MachineLabel',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('machine', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='labels', to='field_service.machine')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('machine',), name='one_label_a_machine')],
            },
        ),
        migrations.CreateModel(
            name='LabelRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('phone', models.CharField(max_length=20)),
                ('created_at', models.DateTimeField()),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='label_request', to='field_service.order')),
                ('photo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.attachment')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='field_service.machinelabel')),
            ],
            options={
                'indexes': [models.Index(fields=['label', 'created_at'], name='request_by_label')],
            },
        ),
        migrations.CreateModel(
            name='PaperVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField()),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.attachment')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='field_service.machinedocument')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='version_once_a_document')],
            },
        ),
        migrations.CreateModel(
            name='ServiceIntake',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('machines', 'Machines'), ('parts', 'Parts')], max_length=10)),
                ('name', models.CharField(max_length=255)),
                ('sha256', models.CharField(max_length=64)),
                ('headings', models.JSONField()),
                ('cells', models.JSONField()),
                ('mapping', models.JSONField()),
                ('state', models.CharField(choices=[('uploaded', 'Uploaded'), ('done', 'Done')], default='uploaded', max_length=10)),
                ('made', models.PositiveIntegerField(default=0)),
                ('repeated', models.PositiveIntegerField(default=0)),
                ('refused', models.JSONField(default=list)),
                ('created_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['-created_at', '-id'], name='service_intake_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['machines', 'parts']), ('state__in', ['uploaded', 'done'])), name='service_intake_is_known')],
            },
        ),
        migrations.CreateModel(
            name='ServicePlan',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120)),
                ('work', models.CharField(blank=True, max_length=2000)),
                ('every_days', models.PositiveSmallIntegerField(null=True)),
                ('every_months', models.PositiveSmallIntegerField(null=True)),
                ('every_hours', models.PositiveIntegerField(null=True)),
                ('counts_from', models.CharField(choices=[('due', 'Due'), ('done', 'Done')], default='done', max_length=4)),
                ('lead_days', models.PositiveSmallIntegerField(default=7)),
                ('day_of_month', models.PositiveSmallIntegerField(null=True)),
                ('next_on', models.DateField(null=True)),
                ('order_from', models.DateField(null=True)),
                ('next_hours', models.PositiveIntegerField(null=True)),
                ('cycle', models.PositiveIntegerField(default=1)),
                ('is_paused', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('client_key', models.CharField(max_length=200, null=True, unique=True)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='field_service.orderkind')),
                ('machine', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='field_service.machine')),
                ('waits_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='field_service.order')),
            ],
            options={
                'indexes': [models.Index(fields=['-created_at', '-id'], name='plan_newest'), models.Index(condition=models.Q(('is_paused', False), ('waits_for', None)), fields=['order_from'], name='plan_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('every_days__gt', 0), ('every_days__isnull', False)), models.Q(('every_months__gt', 0), ('every_months__isnull', False)), models.Q(('every_hours__gt', 0), ('every_hours__isnull', False)), _connector='OR'), name='plan_comes_again'), models.CheckConstraint(condition=models.Q(('every_days', None), ('every_months', None), _connector='OR'), name='plan_counts_days_or_months'), models.CheckConstraint(condition=models.Q(('counts_from__in', ['due', 'done'])), name='plan_counts_from_known')],
            },
        ),
        migrations.CreateModel(
            name='PlanRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cycle', models.PositiveIntegerField()),
                ('why', models.CharField(choices=[('date', 'Date'), ('meter', 'Meter'), ('hand', 'Hand')], max_length=5)),
                ('due_on', models.DateField(null=True)),
                ('due_hours', models.PositiveIntegerField(null=True)),
                ('hours', models.PositiveIntegerField()),
                ('created_at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='plan_run', to='field_service.order')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='field_service.serviceplan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'cycle'), name='plan_runs_once_a_cycle')],
            },
        ),
        migrations.CreateModel(
            name='MachineChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('registered', 'Registered'), ('state', 'State'), ('parent', 'Parent'), ('owner', 'Owner')], max_length=10)),
                ('before', models.CharField(blank=True, max_length=200)),
                ('after', models.CharField(blank=True, max_length=200)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('machine', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='field_service.machine')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crm.customer')),
            ],
            options={
                'indexes': [models.Index(fields=['machine', '-at', '-id'], name='change_of_machine')],
            },
        ),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
