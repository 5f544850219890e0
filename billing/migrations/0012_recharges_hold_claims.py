"""What backs a recharge is held where payments hold theirs: no two of either by one number."""

from django.db import migrations

TAKEN = ("requested", "proof_attached", "approved", "credited", "reversed")


def hold(apps, schema_editor):
    claim = apps.get_model("billing", "Claim")
    rows = apps.get_model("billing", "Recharge").objects.filter(state__in=TAKEN)
    fields = (("operation", "operation_number"), ("proof", "proof_sha256"))
    for kind, field in fields:
        held = rows.exclude(**{field: ""}).values_list("id", field)
        claim.objects.bulk_create(
            (
                claim(kind=kind, value=value, source_type="recharge", source_id=recharge_id)
                for recharge_id, value in held.iterator(1_000)
            ),
            batch_size=500,
            # Where a payment has the number already, it keeps it.
            ignore_conflicts=True,
        )


def let_go(apps, schema_editor):
    apps.get_model("billing", "Claim").objects.filter(source_type="recharge").delete()


class Migration(migrations.Migration):
    dependencies = [("billing", "0011_recharges_reversed_alike_told")]

    operations = [migrations.RunPython(hold, let_go)]
