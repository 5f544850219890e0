"""`manage.py audit_verify`: look at every closed day of the trail again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.audit.operations import verifying
from hub.kernel import clock


class Command(BaseCommand):
    """Prints the days that are not what was sealed, and ends with an error when there are any."""

    help = "Verify the seals of the audit trail; fails when a closed day was changed."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = verifying.verify_all(at=clock.now())
        for day in broken:
            self.stdout.write(f"{day} is not what was sealed")
        if broken:
            raise CommandError(f"{len(broken)} broken days.")
        self.stdout.write("The trail is whole.")
