import os

from django.db import migrations


def fill(apps, editor):
    apps.get_model("broken", "Later").objects.create()
    if os.environ.get("FAILS"):
        raise RuntimeError("the second step broke")


class Migration(migrations.Migration):
    dependencies = [("broken", "0001_a_table")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
