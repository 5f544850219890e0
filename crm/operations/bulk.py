"""Changes many customers piece by piece, shows how far it is, and takes it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from crm.models import BulkChange, BulkLine, Customer
from crm.operations import customers, words
from crm.operations.entering import label
from crm.queries.words import LISTS, keys
from crm.types import WORD_FIELDS, BulkState
from hub.kernel import jobs
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 5_000
PIECE = 100  # customers in one transaction
ONWARDS = (BulkState.RUNNING, BulkState.UNDOING)
DONE = {BulkState.RUNNING: BulkState.DONE, BulkState.UNDOING: BulkState.UNDONE}


class NotUndoable(Conflict):
    """It still runs, or was taken back already."""

    code, detail = "not_undoable", "This can no longer be undone."


def start(*, ids: Sequence[UUID], change: Mapping[str, Any], by: User, at: datetime) -> BulkChange:
    """Have these customers changed behind the answer: `category`, `status`, labels."""
    if not 0 < len(ids) <= MOST:
        raise Invalid(fields={"ids": [f"1 to {MOST} customers."]})
    if not any(change.values()):
        raise Invalid(fields={"change": ["Something to change."]})
    with transaction.atomic():
        words.hold({name: change[name] for name in LISTS if change.get(name)})
        run = BulkChange.objects.create(
            by=by, change=dict(change), total=len(ids), moved_at=at, created_at=at
        )
        BulkLine.objects.bulk_create([BulkLine(run=run, customer_id=each) for each in ids])
        jobs.enqueue("crm.tasks.run_bulk", str(run.id))
    return run


def undo(*, run: BulkChange, at: datetime) -> BulkChange:
    """Have everybody put back whom nobody has changed since; NotUndoable while it runs."""
    rows = BulkChange.objects.filter(id=run.id, state=BulkState.DONE)
    with transaction.atomic():
        if not rows.update(state=BulkState.UNDOING, moved_at=at):
            raise NotUndoable
        BulkLine.objects.filter(run=run).update(done=False)
        jobs.enqueue("crm.tasks.run_bulk", str(run.id))
    run.refresh_from_db()
    return run


def work(*, run_id: UUID, now: Callable[[], datetime]) -> None:
    """Do what is left of a change; two who do it at once take turns."""
    while _piece(run_id, now()):
        pass


def _piece(run_id: UUID, at: datetime) -> bool:
    """Change the next customers; False when nothing is left."""
    with transaction.atomic():
        run = BulkChange.objects.select_for_update().get(id=run_id)
        if run.state not in ONWARDS:
            return False
        lines = BulkLine.objects.filter(run=run, done=False).order_by("customer_id")[:PIECE]
        found = list(lines)
        # Held in the order in which merges take them: labels are read and hung as a whole.
        held = Customer.objects.select_for_update().order_by("id")
        rows = held.in_bulk([line.customer_id for line in found])
        for line in found:
            line.customer = rows[line.customer_id]
            if run.state == BulkState.RUNNING:
                line.before = _changed(line.customer, run.change, at)
            elif line.before is not None:
                _put_back(line.customer, line.before, run.change, at)
            line.done = True
        BulkLine.objects.bulk_update(found, ["before", "done"])
        if len(found) < PIECE:
            run.state = DONE[BulkState(run.state)]
        run.moved_at = at
        run.save(update_fields=["state", "moved_at"])
    return len(found) == PIECE


def _changed(row: Customer, change: Mapping[str, Any], at: datetime) -> dict[str, Any] | None:
    """Change one customer; returns how they stood, None for one who was joined meanwhile."""
    if row.merged_into_id is not None:
        return None
    fields = {name: change[name] for name in LISTS if change.get(name)}
    fields = {name: key for name, key in fields.items() if key in keys(name)}
    before: dict[str, Any] = {name: getattr(row, WORD_FIELDS[name]) for name in fields}
    if fields:
        customers.change(customer=row, fields=fields, at=at)
    had = set(row.labels.values_list("name", flat=True))
    wanted = (had | set(change.get("add", ()))) - set(change.get("remove", ()))
    if wanted != had:
        label(row, wanted)
        before["labels"] = sorted(had)
    return before


def _put_back(
    row: Customer, before: Mapping[str, Any], change: Mapping[str, Any], at: datetime
) -> None:
    fields = {
        name: before[name]
        for name in LISTS
        if name in before
        and getattr(row, WORD_FIELDS[name]) == change[name]
        and before[name] in keys(name)
    }
    if fields:
        customers.change(customer=row, fields=fields, at=at)
    if "labels" in before:
        had, now = set(before["labels"]), set(row.labels.values_list("name", flat=True))
        added, gone = set(change.get("add", ())) - had, set(change.get("remove", ())) & had
        label(row, (now - added) | gone)
