"""Conversations and the people at the counter."""

import logging
from uuid import UUID

from chat.models import BulkRun, Conversation
from chat.operations import (
    attendance,
    bulk,
    conversations,
    reception,
    routing,
)
from chat.operations.desk import dispatching, escalating
from chat.queries.conversations import whole
from hub.kernel import clock, jobs
from hub.kernel.jobs import task

log = logging.getLogger(__name__)
AT_ONCE = 200


@task(every=20)
def wake_snoozed() -> None:
    """Open the conversations whose snooze is over."""
    at = clock.now()
    due = Conversation.objects.filter(snoozed_until__isnull=False, snoozed_until__lte=at)
    for conversation in whole(due).order_by("snoozed_until")[:AT_ONCE]:
        with jobs.sparing("not_woken", conversation=conversation.id):
            conversations.wake(conversation=conversation, at=at)


@task(every=5)
@jobs.alone("chat.tasks.meet_customers")
def meet_customers() -> None:
    """Say the first words to those who wrote; rung behind every word of a customer."""
    reception.meet_all(at=clock.now())


@task(every=5)
@jobs.alone("chat.tasks.give_waiting")
def give_waiting() -> None:
    """Give those who wait to those who are there; rung when either changes."""
    routing.drain(now=clock.now)


@task(every=15)
@jobs.alone()
def note_attendance() -> None:
    """Turn away who has had no window open for long, and back who has one again."""
    attendance.note(at=clock.now())


@task(every=5)
def send_scheduled() -> None:
    """Send the messages whose time has come; call off those a customer's word makes needless."""
    for conversation_id in dispatching.needless():
        dispatching.call_off(conversation_id, at=clock.now())
    due = dispatching.due(at=clock.now(), most=AT_ONCE)
    for scheduled_id in due:
        try:
            dispatching.dispatch(scheduled_id, at=clock.now())
        except Exception:  # one that fails spares the rest
            log.exception("scheduled_failed", extra={"scheduled": str(scheduled_id)})
            dispatching.note_trouble(scheduled_id, at=clock.now())


@task
def run_bulk(run_id: str) -> None:
    """Do some of a change of many; rung again while there is more."""
    if bulk.work(UUID(run_id), now=clock.now):
        jobs.ring("chat.tasks.run_bulk", run_id)


@task(every=15)
def finish_bulk() -> None:
    """Go on with changes of many whose doorbell was lost."""
    rows = BulkRun.objects.filter(state__in=["running", "undoing"]).order_by("created_at")
    for run_id in rows.values_list("id", flat=True)[:10]:
        bulk.work(run_id, now=clock.now)


@task(every=300)
@jobs.alone("chat.tasks.take_from_gone")
def take_from_gone() -> None:
    """Let nobody wait for somebody who answers no more; rung when people change."""
    conversations.take_from_gone(at=clock.now())


@task(every=15)
def escalate() -> None:
    """Tell more people of those nobody takes."""
    escalating.escalate(at=clock.now())


@task(every=15)
@jobs.alone("chat.tasks.settle_escalations")
def settle_escalations() -> None:
    """Relieve those who were told of somebody who was taken or answered since."""
    escalating.settle(at=clock.now())
