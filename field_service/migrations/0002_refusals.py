"""The database itself refuses two bookings of one person that meet, and to change what was.

PostgreSQL holds the first by an exclusion constraint, SQLite by triggers. SQLite loses a table's
triggers when a later migration rebuilds that table: such a migration lays them again by `lay`.
"""

from django.db import migrations

KEPT = ("field_service_reading", "field_service_orderstep")

POSTGRES = """
CREATE FUNCTION field_service_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE field_service_booking ADD CONSTRAINT nobody_is_in_two_places
    EXCLUDE USING gist (technician_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (released_at IS NULL);
"""
SQLITE = """
CREATE TRIGGER field_service_booking_refuses_{verb} BEFORE {event} ON field_service_booking
WHEN NEW.released_at IS NULL AND EXISTS (
    SELECT 1 FROM field_service_booking b WHERE b.technician_id = NEW.technician_id
    AND b.released_at IS NULL AND b.id <> NEW.id
    AND b.starts_at < NEW.ends_at AND NEW.starts_at < b.ends_at
) BEGIN SELECT RAISE(ABORT, 'nobody is in two places'); END
"""
EVENTS = {
    "insert": "INSERT",
    "update": "UPDATE OF technician_id, starts_at, ends_at, released_at",
}


def lay(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES, params=None)
        for table in KEPT:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION field_service_refuse_change()"
            )
        return
    for table in KEPT:
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    for verb, event in EVENTS.items():
        schema_editor.execute(SQLITE.format(verb=verb, event=event))


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION field_service_refuse_change CASCADE")
        schema_editor.execute(
            "ALTER TABLE field_service_booking DROP CONSTRAINT nobody_is_in_two_places"
        )
        return
    for table in KEPT:
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{verb}")
    for verb in EVENTS:
        schema_editor.execute(f"DROP TRIGGER field_service_booking_refuses_{verb}")


class Migration(migrations.Migration):
    dependencies = [("field_service", "0001_machines_orders_schedule")]

    operations = [migrations.RunPython(lay, lift)]
