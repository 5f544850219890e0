"""`manage.py update`: the house brought up to this code, with a way back."""

from typing import Any

from hub.kernel import clock
from hub.upkeep.management.speaking import Speaking
from hub.upkeep.operations.updating import update


class Command(Speaking):
    """Says each step; ends with 3 when the database was put back."""

    help = "Copy the house, migrate and check it; put the copy back when a step fails."

    def handle(self, *args: Any, **options: Any) -> None:
        with self.speaking():
            update(at=clock.now(), say=self.say)
