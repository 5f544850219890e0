"""Worker and beat as threads of the serving process, where no Redis carries jobs elsewhere."""

import threading

from celery.beat import EmbeddedService, Scheduler
from celery.worker import WorkController, state

from hub.config.celery import app
from hub.kernel import jobs
from hub.kernel.models import Mark
from hub.kernel.tasks import PULSE

PULSE_TASK = "hub.kernel.tasks.pulse"
THREADS = 8
PATIENCE = 15.0  # seconds a running task may take to finish at shutdown


class Runtime:
    """The jobs of one process on Celery's in-memory transport."""

    def __init__(self) -> None:
        self._worker = WorkController(
            app=app,
            hostname="embedded@hub",
            pool_cls="threads",
            concurrency=THREADS,
            loglevel="WARNING",
            without_heartbeat=True,
            without_mingle=True,
            without_gossip=True,
        )
        self._thread = threading.Thread(target=self._worker.start, name="worker", daemon=True)
        self._beat = EmbeddedService(app, thread=True, max_interval=1, scheduler_cls=Scheduler)

    def start(self) -> None:
        """Start both; the first pulse makes `/readyz` true as soon as work is really done."""
        Mark.objects.filter(name=PULSE).delete()
        self._thread.start()
        self._beat.start()
        jobs.ring(PULSE_TASK)

    def stop(self) -> None:
        """Take no new work, let what runs finish, and return."""
        state.should_stop = 0
        # An idle worker looks up every two seconds, and once more after it has heard. Each bell
        # spares it one of these waits.
        for _ in range(2):
            jobs.ring(PULSE_TASK)
        self._beat.stop()
        self._thread.join(PATIENCE)
