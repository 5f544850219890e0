"""The database refuses to change what was found, shown, signed and reported."""

from django.db import migrations

KEPT = (
    "field_service_checklistversion",
    "field_service_checklistanswer",
    "field_service_photo",
    "field_service_signature",
)
# Of a report only whether the customer was told is written later.
REPORT = "field_service_activityreport"
SAID = "order_id, number, version, snapshot, hash, signature_id, author_id, created_at"
POSTGRES = (
    "CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION field_service_refuse_change()"
)
SQLITE = (
    "CREATE TRIGGER {table}_{name} BEFORE {event} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
DOORS = [
    *((table, f"refuses_{verb.lower()}", verb) for table in KEPT for verb in ("UPDATE", "DELETE")),
    (REPORT, "refuses_update", f"UPDATE OF {SAID}"),
    (REPORT, "refuses_delete", "DELETE"),
]


def lay(apps, schema_editor):
    words = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for table, name, event in DOORS:
        schema_editor.execute(words.format(table=table, name=name, event=event))


def lift(apps, schema_editor):
    on = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table, name, _ in DOORS:
        schema_editor.execute(f"DROP TRIGGER {table}_{name}" + on.format(table=table))


class Migration(migrations.Migration):
    dependencies = [("field_service", "0006_field_work")]

    operations = [migrations.RunPython(lay, lift)]
