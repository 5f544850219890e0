"""What follows from a done order; the database refuses to change what the office thought of it."""

import django.db.models.deletion
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models


TABLE = "field_service_review"


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_is_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION field_service_refuse_change()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_refuses_{verb.lower()} BEFORE {verb} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        )


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER {TABLE}_is_append_only ON {TABLE}")
        return
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_refuses_{verb}")


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0022_what_waits_to_be_told'),
        ('chat', '0021_the_company_says_so'),
        ('crm', '0011_contracts'),
        ('field_service', '0007_parts_and_purchases'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AfterSettings',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('asks', models.BooleanField(default=True)),
                ('delay_minutes', models.PositiveIntegerField(default=60)),
                ('low', models.PositiveSmallIntegerField(default=2)),
                ('callback_days', models.PositiveSmallIntegerField(default=30)),
                ('updated_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='one_way_to_follow_up'), models.CheckConstraint(condition=models.Q(('low__gte', 0), ('low__lte', 4)), name='low_is_no_five')],
            },
        ),
        migrations.CreateModel(
            name='OrderDocument',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('staff_only', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='field_service.order')),
            ],
            options={
                'indexes': [models.Index(fields=['order', 'created_at'], name='document_of_order')],
            },
        ),
        migrations.CreateModel(
            name='DocumentVersion',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('created_at', models.DateTimeField()),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.attachment')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='field_service.orderdocument')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='document_version_once')],
            },
        ),
        migrations.CreateModel(
            name='OrderSurvey',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('due', 'Due'), ('asked', 'Asked'), ('answered', 'Answered'), ('skipped', 'Skipped')], default='due', max_length=8)),
                ('due_at', models.DateTimeField()),
                ('asked_at', models.DateTimeField(null=True)),
                ('told_error', models.CharField(blank=True, max_length=40)),
                ('tried_at', models.DateTimeField(null=True)),
                ('score', models.PositiveSmallIntegerField(null=True)),
                ('comment', models.CharField(blank=True, max_length=2000)),
                ('via', models.CharField(blank=True, choices=[('link', 'Link'), ('portal', 'Portal'), ('button', 'Button')], max_length=6)),
                ('answered_at', models.DateTimeField(null=True)),
                ('changed_at', models.DateTimeField(null=True)),
                ('followed_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('inquiry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='crm.inquiry')),
                ('order', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='survey', to='field_service.order')),
                ('told_message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.message')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'due_at'], name='survey_due'), models.Index(fields=['answered_at'], name='survey_answered')],
                'constraints': [models.CheckConstraint(condition=models.Q(('score', None), models.Q(('score__gte', 1), ('score__lte', 5)), _connector='OR'), name='five_stars_at_most'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answered_at__isnull', False), ('score__isnull', False)), _connector='OR'), name='an_answer_has_a_score')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('ok', 'Ok'), ('needs_return', 'Needs Return')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('created_at', models.DateTimeField()),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='field_service.order')),
            ],
            options={
                'indexes': [models.Index(fields=['order', 'id'], name='review_of_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('verdict', 'ok'), models.Q(('note', ''), _negated=True), _connector='OR'), name='a_return_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ServiceRate',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('labour', 'Labour'), ('travel', 'Travel')], max_length=6)),
                ('per', models.CharField(choices=[('hour', 'Hour'), ('visit', 'Visit')], default='hour', max_length=5)),
                ('rounds_to', models.PositiveSmallIntegerField(default=15)),
                ('updated_at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='billing.item')),
                ('kind', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='rates', to='field_service.orderkind')),
                ('updated_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__isnull', False)), fields=('what', 'kind'), name='rate_of_kind_once'), models.UniqueConstraint(condition=models.Q(('kind', None)), fields=('what',), name='rate_of_all_once'), models.CheckConstraint(condition=models.Q(('rounds_to__gte', 1), ('rounds_to__lte', 60)), name='rate_rounds_within_an_hour'), models.CheckConstraint(condition=models.Q(('per', 'hour'), ('what', 'travel'), _connector='OR'), name='work_costs_by_the_hour')],
            },
        ),
        migrations.CreateModel(
            name='BilledSource',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('time', 'Time'), ('visit', 'Visit'), ('part', 'Part'), ('quote', 'Quote')], max_length=5)),
                ('source', models.CharField(max_length=40)),
                ('released_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invoice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='billing.invoice')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='billed', to='field_service.order')),
            ],
            options={
                'indexes': [models.Index(fields=['order', 'created_at'], name='billed_of_order')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('invoice__isnull', False), ('released_at', None)), fields=('kind', 'source'), name='nothing_is_billed_twice')],
            },
        ),
        migrations.RunPython(lay, lift),
    ]
