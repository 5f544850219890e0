"""`manage.py reindex`: build the search anew from the messages."""

from typing import Any

from django.core.management.base import BaseCommand

from chat.operations import indexing


class Command(BaseCommand):
    """Forgets what is indexed and reads every message again; run it to its end."""

    help = "Build the search anew from all messages, oldest first."

    def handle(self, *args: Any, **options: Any) -> None:
        indexing.rebuild(self.stdout.write)
