import django.db.models.deletion
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0018_reminder_levels'),
        ('chat', '0021_the_company_says_so'),
        ('crm', '0011_contracts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('invoice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='submission', serialize=False, to='billing.invoice')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('unknown', 'Unknown'), ('accepted', 'Accepted'), ('rejected', 'Rejected')], default='waiting', max_length=8)),
                ('external_id', models.CharField(blank=True, max_length=120)),
                ('answer', models.CharField(blank=True, max_length=500)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('due_at', models.DateTimeField(null=True)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='submission_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sent', 'unknown', 'accepted', 'rejected'])), name='submission_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Charge',
            fields=[
                ('notice_state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('refused', 'Refused')], default='waiting', max_length=8)),
                ('by_template', models.BooleanField(default=False)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=40)),
                ('cost', models.CharField(blank=True, max_length=20)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('shown_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.conversation')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='charges', to='crm.customer')),
                ('invoices', models.ManyToManyField(related_name='charges', to='billing.invoice')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.message')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('settled_at', None)), fields=['created_at'], name='charge_not_settled'), models.Index(fields=['customer', '-created_at'], name='charge_of_customer')],
                'constraints': [models.CheckConstraint(condition=models.Q(('notice_state__in', ['waiting', 'sent', 'refused'])), name='charge_notice_state_known')],
            },
        ),
        migrations.CreateModel(
            name='InvoiceNotice',
            fields=[
                ('notice_state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('refused', 'Refused')], default='waiting', max_length=8)),
                ('by_template', models.BooleanField(default=False)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('error', models.CharField(blank=True, max_length=40)),
                ('cost', models.CharField(blank=True, max_length=20)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
                ('invoice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='notice', serialize=False, to='billing.invoice')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.conversation')),
                ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.message')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('notice_state__in', ['waiting', 'sent', 'refused'])), name='invoice_notice_state_known')],
            },
        ),
    ]
