"""Does what was asked for many, one conversation after another, each in its own transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from chat.models import BulkRow, BulkRun
from chat.operations import numbers
from chat.operations.bulk import acting
from chat.operations.bulk.acting import ACTIONS
from chat.queries import conversation_for
from chat.types import BulkState, RowState
from hub.kernel.errors import DomainError, Forbidden

log = logging.getLogger(__name__)
AT_ONCE = 200  # rows of one round: others want the worker too


def work(run_id: UUID, *, now: Callable[[], datetime]) -> bool:
    """Do some of a run; returns whether there is more to do.

    Two workers at it do each row once: whoever holds the conversation looks whether it waits.
    """
    run = BulkRun.objects.select_related("by").filter(id=run_id).first()
    if run is None or run.state not in (BulkState.RUNNING, BulkState.UNDOING):
        return False
    from_, end = _stages(run)
    ids = run.rows.filter(state=from_).order_by("id").values_list("id", flat=True)
    found = list(ids[:AT_ONCE])
    for row_id in found:
        _one(run, row_id, from_, now())
    if run.rows.filter(state=from_).exists():
        return True
    BulkRun.objects.filter(id=run.id, state=run.state).update(state=end)
    return False


def _stages(run: BulkRun) -> tuple[RowState, BulkState]:
    if run.state == BulkState.RUNNING:
        return RowState.WAITING, BulkState.DONE
    return RowState.DONE, BulkState.UNDONE


def _one(run: BulkRun, row_id: int, waiting: RowState, at: datetime) -> None:
    try:
        _settle(run, row_id, waiting, at)
    except Exception:  # one that fails spares the rest
        log.exception("bulk_row_failed", extra={"run": str(run.id), "row": row_id})
        refused = {"code": "internal", "detail": "It could not be done."}
        BulkRow.objects.filter(id=row_id, state=waiting).update(
            state=RowState.REFUSED, error=refused
        )


@numbers.transacted
def _settle(run: BulkRun, row_id: int, waiting: RowState, at: datetime) -> None:
    conversation_id = BulkRow.objects.values_list("conversation_id", flat=True).get(id=row_id)
    numbers.hold(conversation_id)
    row = BulkRow.objects.select_for_update().filter(id=row_id, state=waiting).first()
    if row is None:
        return
    try:
        with transaction.atomic():
            row.before = _done(run, row, at)
    except DomainError as error:
        row.state, row.error = RowState.REFUSED, {"code": error.code, "detail": error.detail}
    else:
        row.state = RowState.DONE if run.state == BulkState.RUNNING else RowState.UNDONE
    row.save(update_fields=["state", "before", "error"])


def _done(run: BulkRun, row: BulkRow, at: datetime) -> dict[str, Any]:
    if not run.by.is_active:
        raise Forbidden("Who asked for it does not work here any more.")
    conversation = conversation_for(run.by, row.conversation_id)
    action = ACTIONS[run.action]
    if run.state == BulkState.RUNNING:
        was = {**acting.before(conversation), "number": conversation.counter.last_number}
        action.act(conversation, run.told, run.by, at)
        return was
    was = row.before or {}
    acting.take_back(conversation, action, run.told, was, since=was["number"], by=run.by, at=at)
    return was
