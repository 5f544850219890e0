"""The database itself refuses to change what has a number, or to lose it.

SQLite loses a table's triggers when a later migration rebuilds that table: such a migration lays
them again by `lay`.
"""

from django.db import migrations

SUMS = (
    "currency", "includes_tax", "extra_discount_minor", "discount_minor", "net_minor", "tax_minor",
    "total_minor",
)
NUMBERED = ("kind", "series_id", "number", "label", "issue_on", "issued_at", "issued_by_id",
            "created_by_id", "note", "snapshot", "hash", "previous_hash", *SUMS)
FROZEN = {
    "billing_invoice": (*NUMBERED, "made_for_id", "due_on", "period", "address",
                        "detraction_percent", "detraction_minor"),
    "billing_creditnote": (*NUMBERED, "invoice_id", "reason", "applied_minor", "credit_minor"),
}
LINES = {
    "billing_invoiceline": ("billing_invoice", "invoice_id"),
    "billing_creditnoteline": ("billing_creditnote", "credit_note_id"),
}
KEPT = ("billing_allocation",)


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _lay_postgres(schema_editor)
    else:
        _lay_sqlite(schema_editor)


def lift(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in (*FROZEN, *LINES, *KEPT):
        for verb in ("update", "delete", "insert"):
            on = f" ON {table}" if postgres else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_keeps_{verb}{on}")
    if postgres:
        schema_editor.execute("DROP FUNCTION IF EXISTS billing_refuse_frozen CASCADE")
        schema_editor.execute("DROP FUNCTION IF EXISTS billing_refuse_line CASCADE")


def _lay_postgres(editor):
    lift(None, editor)
    editor.execute(
        "CREATE FUNCTION billing_refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is frozen once it has a number', TG_TABLE_NAME "
        "USING ERRCODE = 'restrict_violation'; END $$",
        params=None,
    )
    for table, columns in FROZEN.items():
        changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns)
        for verb, when in (("UPDATE", f"OLD.number IS NOT NULL AND ({changed})"),
                           ("DELETE", "OLD.number IS NOT NULL")):
            editor.execute(
                f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
                f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION billing_refuse_frozen()"
            )
    for table, (parent, key) in LINES.items():
        editor.execute(_line_function(table, parent, key), params=None)
        editor.execute(
            f"CREATE TRIGGER {table}_keeps_update BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
        )
    for table in KEPT:
        editor.execute(
            f"CREATE TRIGGER {table}_keeps_update BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION billing_refuse_change()"
        )


def _line_function(table, parent, key):
    return (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF (TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM {parent} WHERE id = OLD.{key} "
        "AND number IS NOT NULL)) OR (TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM "
        f"{parent} WHERE id = NEW.{key} AND number IS NOT NULL)) THEN "
        f"RAISE EXCEPTION '{table} is frozen once its document has a number' "
        "USING ERRCODE = 'restrict_violation'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )


def _lay_sqlite(editor):
    lift(None, editor)
    for table, columns in FROZEN.items():
        changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
        for verb, when in (("UPDATE", f"OLD.number IS NOT NULL AND ({changed})"),
                           ("DELETE", "OLD.number IS NOT NULL")):
            editor.execute(
                f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
                f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
            )
    for table, (parent, key) in LINES.items():
        for verb in ("INSERT", "UPDATE", "DELETE"):
            rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[verb]
            when = " OR ".join(
                f"EXISTS (SELECT 1 FROM {parent} WHERE id = {row}.{key} AND number IS NOT NULL)"
                for row in rows
            )
            editor.execute(
                f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
                f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{table} is frozen'); END"
            )
    for table in KEPT:
        for verb in ("UPDATE", "DELETE"):
            editor.execute(
                f"CREATE TRIGGER {table}_keeps_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


class Migration(migrations.Migration):
    dependencies = [("billing", "0006_documents_and_payments")]

    operations = [migrations.RunPython(lay, lift)]
