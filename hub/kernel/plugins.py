"""What the ground itself adds: is there a database, and does a worker live?"""

from datetime import timedelta

from django.db import Error, connection

from hub.kernel import clock, vitals
from hub.kernel.measures import measures
from hub.kernel.models import Mark
from hub.kernel.serving import checks

PULSE_AGE = timedelta(seconds=20)


def database() -> str | None:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        return type(error).__name__
    return None


def worker() -> str | None:
    """Whether a worker has done its little duty lately."""
    try:
        alive = Mark.objects.filter(name="worker", at__gt=clock.now() - PULSE_AGE).exists()
    except Error as error:
        return type(error).__name__
    return None if alive else "no sign of life"


checks.add("database", database)
checks.add("worker", worker)
measures.add("ground", vitals.ground)
measures.add("jobs", vitals.jobs)
