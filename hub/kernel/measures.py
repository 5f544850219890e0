"""What the house tells of itself to whoever watches it, in the families of Prometheus.

What stands in rows is asked of every app at a scrape, and any process tells the same; what only
the process knows (its sockets, its answers) is counted where it happens.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from django.db import InterfaceError, OperationalError, connection, transaction
from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from hub.kernel.registry import Registry

log = logging.getLogger(__name__)

REMEMBERED = 5.0  # seconds: however often somebody scrapes, the database is asked once
LONGEST = 3000  # milliseconds of one question; PostgreSQL only
QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
Row = tuple[Sequence[str], float]
# Asked at a scrape: few questions, on indexes, of what is open or of the last minutes only.
Measure = Callable[[], Iterable[Metric]]

measures: Registry[Measure] = Registry("measures")
disable_created_metrics()  # nobody asks when a counter began
page = CollectorRegistry()
for _of_process in (ProcessCollector, PlatformCollector, GCCollector):
    _of_process(registry=page)


def counted(name: str, words: str, labels: Sequence[str] = ()) -> Counter:
    """Return a counter of this process; its page calls it `<name>_total`."""
    return Counter(name, words, labels, registry=page)


def timed(name: str, words: str, labels: Sequence[str] = ()) -> Histogram:
    """Return a histogram of this process, in seconds from milliseconds to ten."""
    return Histogram(name, words, labels, buckets=QUICK, registry=page)


def gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    """Return a figure without labels."""
    return GaugeMetricFamily(name, words, value=value)


def gauges(name: str, words: str, labels: Sequence[str], rows: Iterable[Row]) -> GaugeMetricFamily:
    """Return figures, each under its labels."""
    family = GaugeMetricFamily(name, words, labels=labels)
    for names, value in rows:
        family.add_metric(names, value)
    return family


def forget() -> None:
    """Ask again at the next scrape."""
    _apps.until = 0.0


class _Apps(Collector):
    """Asks every app, at most once in `REMEMBERED` seconds for all who scrape."""

    def __init__(self) -> None:
        self.until = 0.0
        self._told: list[Metric] = []
        self._asking = Lock()

    def describe(self) -> Iterable[Metric]:
        """Tell no names beforehand: the apps are not there yet."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Return what the apps tell; prometheus_client calls this."""
        with self._asking:
            if time.monotonic() >= self.until:
                self._told = _ask_everyone()
                self.until = time.monotonic() + REMEMBERED
            return self._told


def _ask_everyone() -> list[Metric]:
    told: list[Metric] = []
    failed: list[Row] = []
    took: list[Row] = []
    is_away = False
    for app, measure in measures:
        began = time.monotonic()
        # The others would wait just as long for a database that is away.
        answer, lost = ([], True) if is_away else _ask(app, measure)
        is_away = is_away or lost
        told += answer or ()
        failed.append(([app], float(is_away or answer is None)))
        took.append(([app], time.monotonic() - began))
    return [
        *told,
        gauges("mostrador_measure_failed", "Whether an app could not tell.", ["app"], failed),
        gauges("mostrador_measure_seconds", "How long an app took to tell.", ["app"], took),
    ]


def _ask(app: str, measure: Measure) -> tuple[list[Metric] | None, bool]:
    """Return what an app tells, None where it failed, and whether the database was lost."""
    try:
        with _briefly():
            return list(measure()), False
    except Exception as error:
        log.warning("measure_failed", extra={"app": app, "error": type(error).__name__})
        return None, isinstance(error, OperationalError | InterfaceError) and not _answers()


def _answers() -> bool:
    """Whether the database is there, and it was only the question that took too long."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return False
    return True


@contextmanager
def _briefly() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {LONGEST}")
        yield


_apps = _Apps()
page.register(_apps)
