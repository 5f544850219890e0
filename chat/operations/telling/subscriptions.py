"""Addresses that are told what happens: made, changed, tried out, and their log kept short."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
from django.conf import settings
from django.db import transaction

from chat.models import Conversation, HookDelivery, Subscription
from chat.operations.hooks import refuse_unentitled
from chat.operations.telling import saying
from chat.queries.conversations import hearing
from chat.queries.hooks import listening
from chat.types import INSIDE, HookState
from hub.accounts.queries import card
from hub.kernel import jobs
from hub.kernel.clock import iso
from hub.kernel.errors import Conflict, Forbidden, Invalid
from hub.kernel.http import AddressRefused, refuse_private
from hub.kernel.ids import new_key

if TYPE_CHECKING:
    from hub.accounts.models import User

PREFIX = "mws_"  # by which logs and scanners know a secret
MOST = 100
KEPT = timedelta(days=30)
TEST = "test"  # the kind of an event that only tries an address
CALLED = "automation.called"  # and of one that a rule or macro asks for
BELL = "chat.tasks.tell_programs"


@transaction.atomic
def subscribe(
    *,
    name: str,
    url: str,
    events: Sequence[str],
    conversation: Conversation | None,
    by: User,
    at: datetime,
) -> tuple[Subscription, str]:
    """Have an address told these events from now on; its secret is returned this once.

    Without a conversation of all customers'. Invalid: a private address; Forbidden: others' group.
    """
    if conversation is not None:
        refuse_unentitled(conversation, by)
    if Subscription.objects.count() >= MOST:
        raise Conflict(f"At most {MOST} subscriptions; remove one first.")
    secret = PREFIX + new_key(32)
    row = Subscription(
        name=name,
        url=_public(url),
        secret={"secret": secret},  # type: ignore[misc]
        events=list(events),
        conversation=conversation,
        created_by=by,
        created_at=at,
    )
    row.save(force_insert=True)
    jobs.enqueue(BELL)  # how everything stands is noted at once
    return row, secret


def change(
    subscription: Subscription, *, fields: dict[str, Any], by: User, at: datetime
) -> Subscription:
    """Change name, url, events or `paused`; what waited is told at once when the pause ends.

    Any admin may stop one; Forbidden for more than that where it is of a group they are not in.
    """
    if fields != {"paused": True}:
        _refuse_strangers(subscription, by)
    with transaction.atomic():
        row = Subscription.objects.select_for_update().get(id=subscription.id)
        row.name = fields.get("name", row.name)
        row.events = fields.get("events", row.events)
        if "url" in fields:
            row.url = _public(fields["url"])
        if "paused" in fields:
            _pause(row, on=fields["paused"], at=at)
        row.save(update_fields=["name", "events", "url", "paused_at", "failing_since"])
        jobs.enqueue(BELL)
    return row


def remove(subscription: Subscription) -> None:
    """Tell an address nothing any more, and forget what it was told."""
    subscription.delete()


def test(subscription: Subscription, *, by: User, at: datetime) -> HookDelivery:
    """Tell an address that somebody tries it; Conflict while it is told nothing."""
    if subscription.paused_at is not None:
        raise Conflict("This subscription is paused.")
    if not listening().filter(id=subscription.id).exists():
        raise Conflict("Who made this subscription is no admin, or not in the group, any more.")
    event_id = f"{TEST}:{uuid4()}"
    payload = {"id": event_id, "event": TEST, "at": iso(at), "by": dict(card(by))}
    with transaction.atomic():
        row = HookDelivery.objects.create(
            subscription=subscription,
            event_id=event_id,
            kind=TEST,
            payload=payload,
            next_try_at=at,
            created_at=at,
        )
        jobs.enqueue(BELL)
    return row


def call(subscription: Subscription, *, conversation: Conversation, key: str, at: datetime) -> None:
    """Tell an address of one conversation because a rule or macro says so, once per `key`.

    Part of the caller's transaction; Conflict for one that hears of another conversation only.
    """
    if subscription.conversation_id not in (None, conversation.id):
        raise Conflict("This subscription is of another conversation.")
    event_id = f"{CALLED}:{key}"
    payload = {"id": event_id, "event": CALLED, "at": iso(at)}
    row = HookDelivery(
        subscription=subscription,
        event_id=event_id,
        kind=CALLED,
        payload={**payload, "conversation": saying.without_words(conversation)},
        next_try_at=at,
        created_at=at,
    )
    HookDelivery.objects.bulk_create([row], ignore_conflicts=True)
    jobs.enqueue(BELL)


def retry(delivery: HookDelivery, *, by: User, at: datetime) -> HookDelivery:
    """Tell it again now, under the same id; Conflict when it has arrived, Forbidden as a change."""
    _refuse_strangers(delivery.subscription, by)
    with transaction.atomic():
        row = HookDelivery.objects.select_for_update(of=("self",)).get(id=delivery.id)
        if row.state == HookState.DELIVERED:
            raise Conflict("This has arrived.")
        row.state, row.next_try_at = HookState.QUEUED, at
        row.save(update_fields=["state", "next_try_at"])
        jobs.enqueue(BELL)
    return row


def give_up() -> int:
    """Fail what waits for an address that nothing is told any more: it is not kept for later."""
    waiting = HookDelivery.objects.filter(state=HookState.QUEUED)
    lost = waiting.exclude(subscription__in=listening().values("id"))
    return lost.update(state=HookState.FAILED, error="Nobody listens.", next_try_at=None)


def forget(*, at: datetime) -> int:
    """Remove deliveries of thirty days ago, in small batches."""
    old = HookDelivery.objects.filter(created_at__lt=at - KEPT).order_by("created_at")
    ids = list(old.values_list("id", flat=True)[:1000])
    return HookDelivery.objects.filter(id__in=ids).delete()[0]


def _refuse_strangers(subscription: Subscription, by: User) -> None:
    place = subscription.conversation
    if place is not None and place.kind in INSIDE and not hearing(place).filter(user=by).exists():
        raise Forbidden("This is of a group you are not in: pause or remove it.")


def _pause(row: Subscription, *, on: bool, at: datetime) -> None:
    if on:
        row.paused_at = row.paused_at or at
        return
    row.paused_at = row.failing_since = None
    waiting = HookDelivery.objects.filter(subscription=row, state=HookState.QUEUED)
    waiting.filter(next_try_at__gt=at).update(next_try_at=at)


def _public(url: str) -> str:
    """Return an address that may be called; names are looked up when they are."""
    try:
        if not url.isascii() or " " in url:
            raise AddressRefused
        httpx.URL(url)
        refuse_private(url, trusted=settings.HOOK_ORIGINS)
    except (AddressRefused, httpx.InvalidURL):
        raise Invalid(fields={"url": ["An https:// address on the public internet."]}) from None
    return url
