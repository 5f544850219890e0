
import django.db.models.deletion
import django_fsm
import hub.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0010_kept_pdfs_are_final'),
        ('chat', '0021_the_company_says_so'),
        ('crm', '0011_contracts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PayPlace',
            fields=[
                ('id', models.UUIDField(default=hub.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('wallet', 'Wallet'), ('bank', 'Bank')], max_length=10)),
                ('name', models.CharField(max_length=60)),
                ('holder', models.CharField(max_length=120)),
                ('number', models.CharField(max_length=40)),
                ('interbank_number', models.CharField(blank=True, max_length=40)),
                ('currency', models.CharField(max_length=3)),
                ('position', models.PositiveIntegerField(default=0)),
                ('active', models.BooleanField(default=True)),
                ('picture_version', models.CharField(blank=True, editable=False, max_length=16)),
                ('created_at', models.DateTimeField()),
                ('updated_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['position', 'id'], name='pay_place_in_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['wallet', 'bank'])), name='pay_place_kind_known'), models.CheckConstraint(condition=models.Q(('kind', 'bank'), ('interbank_number', ''), _connector='OR'), name='only_banks_have_interbank_numbers'), models.CheckConstraint(condition=models.Q(('kind', 'wallet'), ('picture_version', ''), _connector='OR'), name='only_wallets_have_pictures'), models.UniqueConstraint(fields=('kind', 'name', 'number', 'currency'), name='pay_place_once')],
            },
        ),
        migrations.CreateModel(
            name='ProofLikeness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('distance', models.PositiveSmallIntegerField()),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likened_by', to='billing.recharge')),
                ('recharge', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likenesses', to='billing.recharge')),
            ],
            options={
                'verbose_name_plural': 'proof likenesses',
                'constraints': [models.UniqueConstraint(fields=('recharge', 'other'), name='likeness_once'), models.CheckConstraint(condition=models.Q(('recharge', models.F('other')), _negated=True), name='likeness_is_of_two')],
            },
        ),
        migrations.CreateModel(
            name='ProofPrint',
            fields=[
                ('recharge', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='print', serialize=False, to='billing.recharge')),
                ('band_a', models.PositiveIntegerField(db_index=True)),
                ('band_b', models.PositiveIntegerField(db_index=True)),
                ('band_c', models.PositiveIntegerField(db_index=True)),
                ('band_d', models.PositiveIntegerField(db_index=True)),
                ('fine', models.BinaryField(max_length=512)),
            ],
        ),
        migrations.CreateModel(
            name='PayPicture',
            fields=[
                ('place', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='picture', serialize=False, to='billing.payplace')),
                ('image', models.BinaryField()),
                ('version', models.CharField(max_length=16)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='recharge',
            name='recharge_state_known',
        ),
        migrations.RemoveConstraint(
            model_name='recharge',
            name='credited_recharge_is_backed',
        ),
        migrations.RemoveConstraint(
            model_name='recharge',
            name='operation_number_once',
        ),
        migrations.RemoveConstraint(
            model_name='recharge',
            name='proof_once',
        ),
        migrations.AddField(
            model_name='recharge',
            name='compared_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='recharge',
            name='receipt',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='chat.message'),
        ),
        migrations.AddField(
            model_name='recharge',
            name='reversal_asked_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='recharge',
            name='reversal_asked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recharge',
            name='reversal_reason',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='recharge',
            name='reversed_alone',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='recharge',
            name='reversed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='recharge',
            name='reversed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recharge',
            name='untold_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='recharge',
            name='state',
            field=django_fsm.FSMField(choices=[('requested', 'Requested'), ('proof_attached', 'Proof Attached'), ('approved', 'Approved'), ('credited', 'Credited'), ('rejected', 'Rejected'), ('cancelled', 'Cancelled'), ('reversed', 'Reversed')], default='requested', max_length=16, protected=True),
        ),
        migrations.AddIndex(
            model_name='recharge',
            index=models.Index(condition=models.Q(('untold_at__isnull', False)), fields=['untold_at'], name='recharge_not_told'),
        ),
        migrations.AddIndex(
            model_name='recharge',
            index=models.Index(condition=models.Q(('compared_sha256', models.F('proof_sha256')), _negated=True), fields=['updated_at'], name='recharge_not_compared'),
        ),
        migrations.AddConstraint(
            model_name='recharge',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['requested', 'proof_attached', 'approved', 'credited', 'rejected', 'cancelled', 'reversed'])), name='recharge_state_known'),
        ),
        migrations.AddConstraint(
            model_name='recharge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'credited', 'reversed']), _negated=True), ('method', 'cash'), models.Q(('proof__isnull', False), models.Q(('operation_number', ''), _negated=True)), _connector='OR'), name='credited_recharge_is_backed'),
        ),
        migrations.AddConstraint(
            model_name='recharge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reversal_asked_at', None), ('reversal_asked_by', None)), models.Q(('reversal_asked_at__isnull', False), ('reversal_asked_by__isnull', False)), _connector='OR'), name='reversal_has_who_asked'),
        ),
        migrations.AddConstraint(
            model_name='recharge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('state', 'reversed'), _negated=True), ('reversed_by', None)), models.Q(('reversal_asked_by__isnull', False), ('reversed_at__isnull', False), ('reversed_by__isnull', False), ('state', 'reversed')), _connector='OR'), name='reversed_recharge_has_reverser'),
        ),
        migrations.AddConstraint(
            model_name='recharge',
            constraint=models.CheckConstraint(condition=models.Q(('reversed_by', None), models.Q(('reversed_by', models.F('reversal_asked_by')), _negated=True), ('reversed_alone', True), _connector='OR'), name='recharge_is_reversed_by_two'),
        ),
    ]
