"""Indexes for what is not resolved, spam and answers; those that begin like another one go.

They are dropped by themselves: SQLite would copy every message to alter a field.
"""

import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

DOUBLE = [
    ("Conversation", "assignee"),
    ("Conversation", "team"),
    ("Member", "conversation"),
    ("Message", "conversation"),
    ("Message", "pinned_by"),
    ("Message", "reply_to"),
    ("SearchEntry", "conversation"),
]


def lift(apps, schema_editor):
    for name, field in DOUBLE:
        model = apps.get_model("chat", name)
        column = model._meta.get_field(field).column
        found = schema_editor._constraint_names(
            model,
            [column],
            index=True,
            unique=False,
            primary_key=False,
            exclude={index.name for index in model._meta.indexes},
        )
        for index in found:
            schema_editor.execute(schema_editor._delete_index_sql(model, index))


def lay(apps, schema_editor):
    for name, field in DOUBLE:
        model = apps.get_model("chat", name)
        fields = [model._meta.get_field(field)]
        schema_editor.execute(schema_editor._create_index_sql(model, fields=fields))


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_squashed_0007_availability'),
        ('chat', '0001_squashed_0018_desk'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(lift, lay)],
            state_operations=[
                migrations.AlterField(
                    model_name='conversation',
                    name='assignee',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AlterField(
                    model_name='conversation',
                    name='team',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.team'),
                ),
                migrations.AlterField(
                    model_name='member',
                    name='conversation',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='chat.conversation'),
                ),
                migrations.AlterField(
                    model_name='message',
                    name='conversation',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='chat.conversation'),
                ),
                migrations.AlterField(
                    model_name='message',
                    name='pinned_by',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
                ),
                migrations.AlterField(
                    model_name='message',
                    name='reply_to',
                    field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.message'),
                ),
                migrations.AlterField(
                    model_name='searchentry',
                    name='conversation',
                    field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='chat.conversation'),
                ),
            ],
        ),
        migrations.RemoveIndex(
            model_name='conversation',
            name='conv_unassigned',
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(condition=models.Q(('state', 'resolved'), _negated=True), fields=['kind', '-last_message_at', '-id'], name='conv_alive'),
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(models.F('kind'), django.db.models.functions.comparison.Coalesce('needs_reply_since', models.Value(datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc), output_field=models.DateTimeField())), models.OrderBy(models.F('last_message_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('state', 'resolved'), _negated=True), name='conv_alive_waiting'),
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(models.F('kind'), django.db.models.functions.comparison.Coalesce('sla_due_at', models.Value(datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc), output_field=models.DateTimeField())), models.OrderBy(models.F('last_message_at'), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('state', 'resolved'), _negated=True), name='conv_alive_promised'),
        ),
        migrations.AddIndex(
            model_name='conversation',
            index=models.Index(condition=models.Q(('state', 'resolved'), _negated=True), fields=['kind', '-priority', '-last_message_at', '-id'], name='conv_alive_urgent'),
        ),
        migrations.AddIndex(
            model_name='identity',
            index=models.Index(condition=models.Q(('spam_at__isnull', False)), fields=['spam_at'], name='identity_spam'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('reply_to__isnull', False)), fields=['reply_to'], name='message_replies'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('pinned_by__isnull', False)), fields=['pinned_by'], name='message_pinned_by'),
        ),
    ]
