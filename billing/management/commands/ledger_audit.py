"""`manage.py ledger_audit`: work the books out again, and say what must be nothing and is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from billing.queries.audits import audits


class Command(BaseCommand):
    """Prints each audit with its figure, what is wrong, and ends with an error when anything is."""

    help = "Work the books out again from their rows; fails when anything differs."

    def handle(self, *args: Any, **options: Any) -> None:
        found = audits()
        for audit in found:
            self.stdout.write(f"{audit.key}: {audit.figure}")
            for row in audit.wrong:
                self.stdout.write(
                    f"  {row.what} {row.name}: expected {row.expected}, found {row.found}"
                )
        if wrong := sum(audit.figure for audit in found):
            raise CommandError(f"{wrong} differences.")
        self.stdout.write("The ledger is true.")
