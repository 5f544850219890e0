"""The demo day: each app's own `demo.py`, from the ground upwards, once."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction

from hub.kernel.models import Mark


def seed(*, at: datetime, say: Callable[[str], None]) -> None:
    """Run `seed(at=…)` of every app's `demo` that has not run yet.

    Each in its own transaction, in the order of INSTALLED_APPS, so that an app finds what the
    ones below it have made and what was announced about that.
    """
    for config in apps.get_app_configs():
        name = f"{config.name}.demo"
        if find_spec(name) is None or Mark.objects.filter(name=name).exists():
            continue
        with transaction.atomic():
            import_module(name).seed(at=at)
            Mark.put(name, at)
        say(f"Seeded {config.name}.")
