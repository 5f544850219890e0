"""`manage.py seed`: the demo day, once; before any worker starts."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hub.config import demo_day
from hub.kernel import clock


class Command(BaseCommand):
    help = "Seed a believable day where DEMO is on; a second call changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            self.stdout.write("DEMO is off: nothing to seed.")
            return
        demo_day.seed(at=clock.now(), say=self.stdout.write)
