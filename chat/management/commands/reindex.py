"""`manage.py reindex`: have the search built anew from the messages."""

from typing import Any

from django.core.management.base import BaseCommand

from chat.operations import indexing


class Command(BaseCommand):
    """Leaves the building to the hub's worker: two at a time would do it twice."""

    help = "Have the hub build the search anew from all messages, oldest first."

    def handle(self, *args: Any, **options: Any) -> None:
        indexing.forget_built()
        self.stdout.write("The hub builds it anew within seconds, or when it is started.")
