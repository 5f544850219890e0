"""Discounts on quotes, and for chosen items of the catalogue."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


TABLE = "billing_couponuse"


def lay_again(apps, schema_editor):
    # Its new constraint rebuilds this table on SQLite, which loses the triggers of 0017.
    if schema_editor.connection.vendor != "sqlite":
        return
    for verb in ("UPDATE", "DELETE"):
        name = f"{TABLE}_refuses_{verb.lower()}"
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        schema_editor.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        )


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0019_notices_and_submissions'),
        ('crm', '0011_contracts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='coupon',
            name='items',
            field=models.ManyToManyField(related_name='+', to='billing.item'),
        ),
        migrations.AddField(
            model_name='couponrule',
            name='items',
            field=models.ManyToManyField(related_name='+', to='billing.item'),
        ),
        migrations.AddField(
            model_name='couponuse',
            name='quote',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='billing.quote'),
        ),
        migrations.AddField(
            model_name='creditnoteline',
            name='item',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='billing.item'),
        ),
        migrations.AddField(
            model_name='invoiceline',
            name='item',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='billing.item'),
        ),
        migrations.AlterField(
            model_name='coupon',
            name='scope',
            field=models.CharField(choices=[('any', 'Any'), ('service', 'Service'), ('part', 'Part'), ('items', 'Items')], default='any', max_length=8),
        ),
        migrations.AlterField(
            model_name='couponrule',
            name='scope',
            field=models.CharField(choices=[('any', 'Any'), ('service', 'Service'), ('part', 'Part'), ('items', 'Items')], default='any', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='couponuse',
            constraint=models.UniqueConstraint(condition=models.Q(('undoes', None)), fields=('coupon', 'quote', 'nth'), name='coupon_use_once_offered'),
        ),
        migrations.AddConstraint(
            model_name='couponuse',
            constraint=models.CheckConstraint(condition=models.Q(('quote', None), ('invoice', None), _connector='OR'), name='coupon_use_is_on_one_paper'),
        ),
        migrations.RunPython(lay_again, migrations.RunPython.noop),
    ]
