from django.db import migrations


def begin(apps, schema_editor):
    """Positions need an epoch from the first socket on."""
    apps.get_model("realtime", "Epoch").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("realtime", "0001_initial")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop, elidable=False)]
