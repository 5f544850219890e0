from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_bot(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("accounts", "User").objects.create(
        username="mostrador", first_name="Mostrador", role="bot", password="!"
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sessions")]

    operations = [migrations.RunPython(make_bot, migrations.RunPython.noop)]
