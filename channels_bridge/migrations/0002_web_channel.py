"""The one channel that needs no provider: the customer's chat in the portal."""

from typing import Any

from django.db import migrations

from hub.kernel import clock


def make(apps: Any, editor: Any) -> None:
    now = clock.now()
    apps.get_model("channels_bridge", "Channel").objects.get_or_create(
        kind="web", defaults={"name": "Web", "created_at": now, "updated_at": now}
    )


class Migration(migrations.Migration):
    dependencies = [("channels_bridge", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
