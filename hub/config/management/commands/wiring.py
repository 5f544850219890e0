"""`manage.py wiring`: who hears what, what stands on which shelf, what runs by itself."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hub.config.celery import app
from hub.kernel import events, jobs, registry


class Command(BaseCommand):
    help = "Print events and listeners, plug-ins, doors and sweeps as Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        app.loader.import_default_modules()
        self.stdout.write("# Wiring\n\nWritten from the code by `make docs`; do not edit.")
        self._section("Events and who listens", events.wiring())
        self._section(
            "Ports and who answers", {port.name: [_name(port.get())] for port in registry.ports}
        )
        for shelf in sorted(registry.shelves, key=lambda shelf: shelf.name):
            self._section(
                shelf.name[0].upper() + shelf.name[1:], {key: [_name(item)] for key, item in shelf}
            )
        self._section(
            "Sweeps (seconds)",
            {name: [f"{sweep.every:g}"] for name, sweep in sorted(jobs.sweeps.items())},
        )
        self._section("Settings from the environment", {name: [] for name in settings.ENVIRONMENT})
        mounted = {**settings.ASGI_MOUNTS, **settings.SOCKET_MOUNTS}
        self._section("Mounted beside Django", {path: [name] for path, name in mounted.items()})

    def _section(self, title: str, rows: dict[str, list[str]]) -> None:
        self.stdout.write(f"\n## {title}\n")
        for name, values in sorted(rows.items()):
            told = ", ".join(f"`{value}`" for value in values)
            self.stdout.write(f"- `{name}`{f': {told}' if told else ''}")
        if not rows:
            self.stdout.write("(nothing)")


def _name(item: Any) -> str:
    named = item if hasattr(item, "__qualname__") else type(item)
    return f"{named.__module__}.{named.__qualname__}"
