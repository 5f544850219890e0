"""What is known of the database itself: its epoch and its clock."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from hub.kernel import clock
from hub.realtime.models import Epoch


def epoch() -> UUID:
    """Return the epoch; positions of another one are worth nothing."""
    return Epoch.objects.values_list("value", flat=True).get(pk=1)


def database_now() -> datetime:
    """Return the database's clock, since several machines write `moved_at`."""
    if connection.vendor == "sqlite":
        return clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        instant: datetime = cursor.fetchone()[0]
    return instant
