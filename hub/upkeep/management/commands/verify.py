"""`manage.py verify`: is this house whole?"""

from typing import Any

from django.core.management.base import CommandError

from hub.kernel import clock
from hub.kernel.saying import Said
from hub.upkeep.management.speaking import Speaking
from hub.upkeep.operations import examining


class Command(Speaking):
    """Prints what is not as it must be, and ends with an error when there is anything."""

    help = "Look at rows, stored secrets, files, books and trail from end to end."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--restored", action="store_true", help="settle what may have happened since the copy"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with self.speaking():
            at = clock.now()
            wrong = examining.examine(at=at)
            if options["restored"]:
                examining.settle(at=at)
            for line in wrong:
                self.stdout.write(line)
            if wrong:
                many = len(wrong)
                raise CommandError(str(Said(f"{many} things are wrong.", f"{many} cosas mal.")))
            self.say(Said("The house is whole.", "La casa está completa."))
