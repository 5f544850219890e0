"""What the ground measures: the worker's pulse, the jobs that wait, the pool of connections."""

from collections.abc import Iterable, Mapping

import redis
from django.conf import settings
from django.db import connection
from kombu.transport.memory import Channel
from prometheus_client.core import Metric

from hub.kernel import clock
from hub.kernel.measures import gauge
from hub.kernel.models import Mark
from hub.kernel.tasks import PULSE

NEVER = float("inf")


def age_of(name: str) -> float:
    """Return how many seconds ago something of that name last happened."""
    at = Mark.objects.filter(name=name).values_list("at", flat=True).first()
    return NEVER if at is None else max(0.0, (clock.now() - at).total_seconds())


def ground() -> Iterable[Metric]:
    """Tell how long ago a worker lived, and what is left of the pool."""
    words = "Seconds since a worker last did its little duty."
    yield gauge("mostrador_worker_pulse_age_seconds", words, age_of(PULSE))
    pool = getattr(connection, "pool", None)
    if pool is not None:
        yield from connections(pool.get_stats())


def connections(stats: Mapping[str, int]) -> Iterable[Metric]:
    """Tell what is left of a pool of psycopg's."""
    size, free = stats["pool_size"], stats["pool_available"]
    yield gauge("mostrador_database_connections", "Connections of this process.", size)
    words = "Connections of this process that are at work."
    yield gauge("mostrador_database_connections_used", words, size - free)
    words = "Threads of this process that wait for a connection."
    yield gauge("mostrador_database_waiting", words, stats["requests_waiting"])


def jobs() -> Iterable[Metric]:
    """Tell how many jobs wait for a worker."""
    yield gauge("mostrador_jobs_waiting", "Jobs that wait for a worker.", jobs_waiting())


def jobs_waiting(*, patience: float = 1.0) -> int:
    """Return how many jobs wait; RedisError where it does not answer within `patience` seconds."""
    name = settings.CELERY["task_default_queue"]
    if settings.EMBEDDED:
        queue = Channel.queues.get(name)
        return queue.qsize() if queue is not None else 0
    # Not through Celery: it would knock until the broker is back.
    bounds = {"socket_timeout": patience, "socket_connect_timeout": patience}
    with redis.Redis.from_url(settings.REDIS_URL, **bounds) as broker:
        return int(broker.llen(name))
