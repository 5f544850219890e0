"""The database itself refuses to change or remove what a document looked like.

SQLite loses a table's triggers when a later migration rebuilds that table: such a migration lays
them again by `lay`.
"""

from django.db import migrations

TABLE = "billing_storedpdf"


def lay(apps, schema_editor):
    for verb in ("UPDATE", "DELETE"):
        name = f"{TABLE}_refuses_{verb.lower()}"
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} "
                "FOR EACH ROW EXECUTE FUNCTION billing_refuse_change()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE {verb} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
            )


def lift(apps, schema_editor):
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    for verb in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_refuses_{verb}{on}")


class Migration(migrations.Migration):
    dependencies = [("billing", "0009_papers_and_mail")]

    operations = [migrations.RunPython(lay, lift)]
