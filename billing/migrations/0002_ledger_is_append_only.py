"""The database itself refuses to change or remove what was posted.

SQLite loses a table's triggers when a later migration rebuilds that table: such a migration lays
them again.
"""

from django.db import migrations

KEPT = ("billing_entry", "billing_posting", "billing_rechargechange")

POSTGRES = """
CREATE FUNCTION billing_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION billing_check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    checked uuid;
BEGIN
    IF TG_TABLE_NAME = 'billing_entry' THEN checked := NEW.id; ELSE checked := NEW.entry_id; END IF;
    IF (SELECT count(*) FROM billing_posting WHERE entry_id = checked) < 2 OR EXISTS (
        SELECT 1 FROM billing_posting p JOIN billing_account a ON a.id = p.account_id
        WHERE p.entry_id = checked GROUP BY a.currency HAVING sum(p.amount) <> 0
    ) THEN
        RAISE EXCEPTION 'entry % does not sum to zero', checked USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
"""


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _lay_postgres(schema_editor)
    else:
        _lay_sqlite(schema_editor)


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION billing_refuse_change CASCADE")
        schema_editor.execute("DROP FUNCTION billing_check_entry CASCADE")
        return
    for table in KEPT:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{verb.lower()}")


def _lay_postgres(schema_editor):
    schema_editor.execute(POSTGRES, params=None)
    for table in KEPT:
        schema_editor.execute(
            f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION billing_refuse_change()"
        )
    for table in ("billing_entry", "billing_posting"):
        schema_editor.execute(
            f"CREATE CONSTRAINT TRIGGER {table}_sums_to_zero AFTER INSERT ON {table} "
            "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION billing_check_entry()"
        )


def _lay_sqlite(schema_editor):
    # There are no deferred triggers here; the one operation that posts checks the sum.
    for table in KEPT:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]

    operations = [migrations.RunPython(lay, lift)]
