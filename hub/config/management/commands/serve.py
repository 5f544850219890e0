"""`manage.py serve`: the hub on HOST:PORT."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.config.serve import serve


class Command(BaseCommand):
    help = "Serve the hub; without REDIS_URL jobs and beat run in this process."
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        serve(lambda line: self._say(line))

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
