"""Asks for a change of many conversations: rows first, the work is done by a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.models import BulkRow, BulkRun
from chat.operations.bulk.acting import ACTIONS
from chat.types import BulkState, RowState
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 5_000  # conversations of one run


def ask(
    *,
    ids: Sequence[UUID],
    action: str,
    told: Mapping[str, Any],
    client_id: UUID,
    by: User,
    at: datetime,
) -> BulkRun:
    """Keep what is asked for these conversations, once under its `client_id`, and ring.

    Invalid for none and for more than five thousand.
    """
    chosen = list(dict.fromkeys(ids))
    if not 0 < len(chosen) <= MOST:
        raise Invalid(fields={"ids": [f"From 1 to {MOST} conversations."]})
    run = BulkRun(
        by=by,
        client_id=client_id,
        action=action,
        told=dict(told),
        total=len(chosen),
        created_at=at,
    )
    return _kept(run, chosen)


@transaction.atomic
def take_back(*, run: BulkRun, by: User, at: datetime) -> BulkRun:
    """Let every conversation of a run stand as before it; Conflict where that cannot be."""
    held = BulkRun.objects.select_for_update().get(id=run.id)
    if ACTIONS[held.action].fields is None:
        raise Conflict("What was read stays read.")
    if held.state != BulkState.DONE:
        raise Conflict("It is not done, or was taken back.")
    held.state = BulkState.UNDOING
    held.save(update_fields=["state"])
    held.rows.filter(state=RowState.WAITING).update(state=RowState.REFUSED)
    _ring(held)
    return held


def _kept(run: BulkRun, ids: Sequence[UUID]) -> BulkRun:
    try:
        with transaction.atomic():
            run.save(force_insert=True)
            rows = (BulkRow(run=run, conversation_id=each) for each in ids)
            BulkRow.objects.bulk_create(rows, batch_size=1000)
    except IntegrityError:
        known = BulkRun.objects.filter(by_id=run.by_id, client_id=run.client_id).first()
        if known is None:
            raise
        return known
    _ring(run)
    return run


def _ring(run: BulkRun) -> None:
    jobs.enqueue("chat.tasks.run_bulk", str(run.id))
