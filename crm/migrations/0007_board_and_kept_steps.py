"""The columns of the board and the first reasons; and what opportunities went through is kept.

Words may be blanked when somebody is forgotten; who moved what from where to where may not.
SQLite loses a table's triggers when a later migration rebuilds that table: such a migration lays
them again.
"""

from django.db import migrations
from django.utils import timezone

STAGES = ("prospect", "negotiation", "follow_up", "closed")
REASONS = (
    "Precio alto",
    "Eligió a otro proveedor",
    "Sin presupuesto por ahora",
    "Ya no lo necesita",
    "Dejó de responder",
)
TABLE = "crm_opportunitystep"
KEPT = ("opportunity_id", "from_stage", "to_stage", "outcome", "author_id", "created_at")


def fill(apps, schema_editor):
    apps.get_model("crm", "Board").objects.bulk_create(
        [apps.get_model("crm", "Board")(stage=stage) for stage in STAGES]
    )
    reason = apps.get_model("crm", "LostReason")
    now = timezone.now()
    reason.objects.bulk_create([reason(name=name, created_at=now) for name in REASONS])


def lay(apps, schema_editor):
    fields = ", ".join(KEPT)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION crm_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
            "USING ERRCODE = 'restrict_violation'; END $$",
            params=None,
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_is_append_only BEFORE DELETE OR UPDATE OF {fields} "
            f"ON {TABLE} FOR EACH ROW EXECUTE FUNCTION crm_refuse_change()"
        )
        return
    for name, verb in (("update", f"UPDATE OF {fields}"), ("delete", "DELETE")):
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_refuses_{name} BEFORE {verb} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        )


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION crm_refuse_change CASCADE")
        return
    for name in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_refuses_{name}")


class Migration(migrations.Migration):
    dependencies = [("crm", "0006_opportunities_and_inquiries")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(lay, lift),
    ]
