"""The database itself refuses to change or remove that a coupon was used, moved or awarded.

SQLite loses a table's triggers when a later migration rebuilds that table: such a migration lays
them again by `lay`.
"""

from django.db import migrations

TABLES = ("billing_couponuse", "billing_couponchange", "billing_couponaward")


def lay(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for verb in ("UPDATE", "DELETE"):
            name = f"{table}_refuses_{verb.lower()}"
            if postgres:
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION billing_refuse_change()"
                )
            else:
                schema_editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )


def lift(apps, schema_editor):
    for table in TABLES:
        on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{verb}{on}")


class Migration(migrations.Migration):
    dependencies = [("billing", "0016_coupons")]

    operations = [migrations.RunPython(lay, lift)]
