"""What is promised next in a conversation, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from chat.models import Conversation, SlaAlert, SlaPolicy, WorkMark
from chat.models.promises import SlaKind
from chat.operations import threads
from chat.operations.rules.conditions import Facts, unmet
from chat.queries.worktime import CLOCK, worktime_of
from hub.kernel.clock import iso


@dataclass(frozen=True)
class Promise:
    """One deadline of a conversation."""

    kind: str
    since: datetime
    due_at: datetime


def keep(
    mark: WorkMark, row: Conversation, policies: Sequence[SlaPolicy], *, at: datetime
) -> Conversation:
    """Have the row say what is promised now, and tell it where that is new; holds the counter."""
    policy = _policy_of(row, policies, at) if mark.started_at is not None else None
    promise = next_promise(mark, row, policy, at=at) if policy is not None else None
    paused = policy is not None and _is_paused(mark, policy)
    said = _shape(policy, promise, paused=paused, at=at) if policy and promise else None
    due_at = promise.due_at if promise and not paused else None
    look_at = _look_at(row, policy, promise) if policy and promise and due_at else None
    if (row.sla, row.sla_due_at, row.sla_look_at) == (said, due_at, look_at):
        return row

    def change(fresh: Conversation) -> None:
        fresh.sla, fresh.sla_due_at, fresh.sla_look_at = said, due_at, look_at

    return threads.move(row.id, change, at=at)


def next_promise(
    mark: WorkMark, row: Conversation, policy: SlaPolicy, *, at: datetime
) -> Promise | None:
    """Return the nearest deadline; None when nothing is owed, or nobody ever works."""
    time = worktime_of(row) if policy.in_hours else CLOCK
    pauses = [(_instant(start), _instant(end)) for start, end in mark.pauses]
    if _is_paused(mark, policy) and mark.paused_at is not None:
        pauses.append((mark.paused_at, max(at, mark.paused_at)))
    found = []
    for kind, since, minutes in _owed(mark, policy):
        due = time.due_after(since, minutes * 60)
        for start, end in pauses if policy.pauses else []:
            start = max(start, since)
            if due is not None and start < min(end, due):
                due = time.due_after(due, time.worked_between(start, end))
        if due is not None:
            found.append(Promise(kind, since, due))
    return min(found, key=lambda each: each.due_at, default=None)


def _owed(mark: WorkMark, policy: SlaPolicy) -> Iterator[tuple[str, datetime, int]]:
    assert mark.started_at is not None
    if mark.waiting_since is not None and mark.answered_at is None and policy.first_minutes:
        yield SlaKind.FIRST.value, mark.started_at, policy.first_minutes
    if mark.waiting_since is not None and mark.answered_at is not None and policy.next_minutes:
        yield SlaKind.NEXT.value, mark.waiting_since, policy.next_minutes
    if policy.resolution_minutes:
        yield SlaKind.RESOLUTION.value, mark.started_at, policy.resolution_minutes


def _policy_of(row: Conversation, policies: Sequence[SlaPolicy], at: datetime) -> SlaPolicy | None:
    facts = Facts(row=row, at=at)
    if row.identity is not None and row.identity.spam_at is not None:
        return None
    return next((each for each in policies if unmet(each.conditions, facts) is None), None)


def _is_paused(mark: WorkMark, policy: SlaPolicy) -> bool:
    return policy.pauses and mark.paused_at is not None


def _shape(policy: SlaPolicy, promise: Promise, *, paused: bool, at: datetime) -> dict[str, Any]:
    warn_at = promise.due_at - timedelta(minutes=policy.warn_minutes)
    broken = not paused and promise.due_at <= at
    return {
        "policy": {"id": str(policy.id), "name": policy.name},
        "kind": promise.kind,
        "since": iso(promise.since),
        "due_at": None if paused else iso(promise.due_at),
        "warn_at": None if paused else iso(warn_at),
        "breached_at": iso(promise.due_at) if broken else None,
        "paused": paused,
    }


def _look_at(row: Conversation, policy: SlaPolicy, promise: Promise) -> datetime | None:
    """Return when to warn, then when to tell; None when both are done."""
    given = SlaAlert.objects.filter(conversation=row, kind=promise.kind, since=promise.since)
    told = set(given.values_list("breached", "due_at"))
    if (True, promise.due_at) in told:
        return None
    if (False, promise.due_at) in told:
        return promise.due_at
    return promise.due_at - timedelta(minutes=policy.warn_minutes)


def _instant(value: str) -> datetime:
    return datetime.fromisoformat(value)
