"""Technicians' clocks: one runs at a time, and every step of an order starts or stops one."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest

from field_service.models import Order, TimeLog
from field_service.types import WorkKind
from hub.kernel.errors import RateLimited

TRIES = 10


def run(*, order: Order, technician_id: UUID, kind: WorkKind, at: datetime) -> None:
    """Start a clock of somebody, and stop the one that ran, on whatever order it did.

    The database knows one that runs; of two phones the later one stops the other's. RateLimited.
    """
    for _ in range(TRIES):
        _stop(TimeLog.objects.filter(technician=technician_id), at)
        with suppress(IntegrityError), transaction.atomic():
            TimeLog.objects.create(
                order=order, technician_id=technician_id, kind=kind, started_at=at
            )
            return
    raise RateLimited(retry_after=1)  # another phone of theirs was faster every time


def stop(*, order: Order, at: datetime) -> None:
    """Stop every clock that runs for an order."""
    _stop(TimeLog.objects.filter(order=order), at)


def _stop(rows: QuerySet[TimeLog], at: datetime) -> None:
    # What a phone tells late may lie before the start of what runs: then it took no time.
    rows.filter(ended_at=None).update(ended_at=Greatest(F("started_at"), at))
