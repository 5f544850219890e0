"""A thread for each address that is being told something: a slow one delays nobody else.

Apart from the worker's own threads, which carry what customers wait for.
"""

import logging
import threading
from uuid import UUID

from django.db import connections

from chat.operations.telling.calling import drain
from hub.kernel import clock

log = logging.getLogger(__name__)

MOST = 16  # addresses at once in this process; the sweep comes back for the others


class Lanes:
    """At most one thread an address; who rings meanwhile is heard when it is through."""

    def __init__(self) -> None:
        self._running: set[UUID] = set()
        self._again: set[UUID] = set()
        self._guard = threading.Lock()

    def start(self, subscription_id: UUID) -> None:
        """Have an address told what is due, beside whoever calls."""
        with self._guard:
            if subscription_id in self._running:
                self._again.add(subscription_id)
                return
            if len(self._running) >= MOST:
                return
            self._running.add(subscription_id)
        # A daemon: what a process leaves undone at its end is found by the next one.
        threading.Thread(target=self._run, args=[subscription_id], daemon=True).start()

    def _run(self, subscription_id: UUID) -> None:
        try:
            while True:
                drain(subscription_id, now=clock.now)
                with self._guard:
                    if subscription_id not in self._again:
                        self._running.discard(subscription_id)
                        return
                    self._again.discard(subscription_id)
        except Exception:
            log.exception("lane_failed", extra={"subscription": str(subscription_id)})
            with self._guard:
                self._running.discard(subscription_id)
        finally:
            connections.close_all()


lanes = Lanes()
