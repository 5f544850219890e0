"""`manage.py ledger_audit`: recompute every balance from the postings."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from billing.queries import ledger


class Command(BaseCommand):
    """Prints what differs and ends with an error when anything does."""

    help = "Recompute the ledger from its postings; fails when a sum differs."

    def handle(self, *args: Any, **options: Any) -> None:
        found = ledger.discrepancies()
        for one in found:
            self.stdout.write(f"{one.what} {one.id}: expected {one.expected}, found {one.found}")
        if found:
            raise CommandError(f"{len(found)} differences.")
        self.stdout.write("The ledger is true.")
