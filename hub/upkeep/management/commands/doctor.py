"""`manage.py doctor`: what is wrong with this house, and what to do."""

from typing import Any

from django.core.management.base import CommandError

from hub.kernel import clock
from hub.kernel.saying import Said
from hub.upkeep.management.speaking import Speaking
from hub.upkeep.queries.health import findings
from hub.upkeep.types import Level

SIGNS = {Level.ERROR: "✗", Level.WARNING: "!"}


class Command(Speaking):
    """Prints one line for each finding; ends with 1 when something does not work."""

    help = "Look at HTTPS, webhooks, clock, disk, worker, queue, tokens, copies and keys."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--offline", action="store_true", help="do not call the public address")

    def handle(self, *args: Any, **options: Any) -> None:
        with self.speaking():
            found = findings(at=clock.now(), calls=not options["offline"])
            for each in found:
                self.stdout.write(f"{SIGNS[each.level]} {each.key}: {each.words}")
            bad = sum(each.level == Level.ERROR for each in found)
            if bad:
                raise CommandError(
                    str(Said(f"{bad} things do not work.", f"{bad} cosas no funcionan."))
                )
            if not found:
                self.say(Said("Nothing is wrong.", "Todo está bien."))
