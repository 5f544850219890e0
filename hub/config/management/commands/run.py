"""`manage.py run`: what `make run` does, in one process."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections


class Command(BaseCommand):
    help = "Migrate, seed the demo day where DEMO is on, and serve until told to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            call_command("migrate", interactive=False, verbosity=0)
            call_command("seed", stdout=self.stdout)
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
            return
        connections.close_all()
        call_command("serve", stdout=self.stdout)
