"""A house that has amounts already keeps the currency they are in."""

from django.conf import settings
from django.db import migrations


def settle(apps, schema_editor):
    kept = [
        ("billing", "Account"), ("billing", "Recharge"), ("crm", "Opportunity"),
    ]
    if any(apps.get_model(*name).objects.exists() for name in kept):
        Company = apps.get_model("company", "Company")
        Company.objects.update_or_create(
            id=1,
            defaults={"currency": settings.CURRENCY, "settled_currency": settings.CURRENCY},
        )


class Migration(migrations.Migration):

    dependencies = [
        ("billing", "0004_recharges_by_number"),
        ("company", "0001_initial"),
        ("crm", "0009_link_codes"),
    ]

    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
