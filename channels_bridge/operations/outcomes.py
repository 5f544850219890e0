"""What came of a call, recorded only for the attempt that made it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from channels_bridge.models import Channel, Delivery, Part
from channels_bridge.operations import failures, renaming
from channels_bridge.operations.statuses import settle_early
from channels_bridge.operations.templates import telling
from channels_bridge.operations.ticks import locked, parts_of, roll_up
from channels_bridge.types import Fault, Receipt, SendRefused, Status
from chat.operations import identities, numbers
from chat.types import DeliveryState, Kind, Sender

log = logging.getLogger(__name__)

NAMES = {Fault.WINDOW: "window_closed", Fault.BLOCKED: "not_reachable"}


@contextmanager
def _ours(delivery: Delivery) -> Iterator[tuple[Delivery, list[Part]] | None]:
    """Hold the delivery for the attempt that is still the latest; None for an earlier one."""
    with transaction.atomic():
        row = locked(delivery.id)
        if row.attempt == delivery.attempt:
            yield row, parts_of(row)
        else:
            log.warning("late_result_refused", extra={"delivery": str(delivery.id)})
            yield None


@numbers.transacted
def begun(delivery: Delivery, part: Part, *, at: datetime, until: datetime) -> bool:
    """Note that the call is about to be made; False when the lease was taken over."""
    with _ours(delivery) as held:
        if held is None or held[0].leased_until is None:
            return False
        row, parts = held
        row.leased_until = until
        own = _own(parts, part)
        own.state, own.called_at = DeliveryState.SENDING, at
        own.save(update_fields=["state", "called_at"])
        row.save(update_fields=["leased_until"])
    return True


def accepted(delivery: Delivery, part: Part, receipt: Receipt, *, at: datetime) -> bool:
    """Keep the provider's id and what was said about it meanwhile; True when more may follow."""
    going_on = _kept(delivery, part, receipt, at=at)
    settle_early(delivery.channel_id, at=at, external_id=receipt.external_id)
    return going_on


# Absorbing takes the same locks the other way round; what a provider accepted outlives that.
@numbers.transacted
def _kept(delivery: Delivery, part: Part, receipt: Receipt, *, at: datetime) -> bool:
    with _ours(delivery) as held:
        if held is None:
            return False
        row, parts = held
        own = _own(parts, part)
        own.learn(Status.SENT, at)
        own.learn(receipt.status, at)
        own.save()
        _name(own, receipt.external_id)
        if receipt.known_as:
            identities.also_known(row.channel_id, row.recipient, receipt.known_as)
        if own.id == parts[-1].id:
            row.leased_until = None
        row.refusals, row.limited_until, row.limited_since = 0, None, None
        roll_up(row, parts, at=at)
        Channel.objects.filter(id=row.channel_id).update(last_sent_at=at)
        return row.leased_until is not None and own.state != DeliveryState.FAILED


@numbers.transacted
def refused(delivery: Delivery, part: Part, refusal: SendRefused, *, at: datetime) -> None:
    """Nothing was delivered: try again, fail with the reason, or stop the channel."""
    with _ours(delivery) as held:
        if held is None:
            return
        row, parts = held
        own = _own(parts, part)
        row.leased_until = None
        # Of the row: a part that was taken a moment ago has ended what went before.
        wait = failures.pause_of(refusal, row.refusals, at - (row.limited_since or at))
        if wait is None:
            code = NAMES.get(refusal.fault) or refusal.code or "refused"
            error = {"code": code, "detail": refusal.detail[:500]}
            own.state = DeliveryState.QUEUED
            own.learn(Status.FAILED, at, error)
        else:
            own.state, own.called_at = DeliveryState.QUEUED, None
            row.next_try_at = at + timedelta(seconds=wait)
            row.refusals = _counted(row.refusals, refusal)
            row.limited_since = _limited_since(row, refusal, at)
        own.save()
        _heed(row, own, refusal, at)
        roll_up(row, parts, at=at)


def _heed(delivery: Delivery, part: Part, refusal: SendRefused, at: datetime) -> None:
    """Learn from a refusal what concerns more than the message."""
    if refusal.now_known_as:
        who, new_id = Sender(external_id=delivery.recipient), refusal.now_known_as
        renaming.follow(delivery.channel_id, who, old_id=delivery.recipient, new_id=new_id, at=at)
        delivery.refresh_from_db(fields=["recipient"])
    if part.kind == Kind.TEMPLATE:
        telling.look_again(delivery.channel_id, at=at)
    if refusal.fault is Fault.CONFIGURATION:
        failures.stop(delivery.channel_id, refusal, at)
    if refusal.fault is Fault.BLOCKED:
        failures.unreachable(delivery.channel_id, delivery.recipient, refusal.code, at=at)
    if refusal.fault is Fault.LIMIT and part.state == DeliveryState.QUEUED:
        failures.slow_down(delivery, refusal, delivery.next_try_at, at=at)


@numbers.transacted
def unknown(delivery: Delivery, part: Part, *, at: datetime) -> None:
    """It may have been delivered: shown as such, never said again by itself."""
    with _ours(delivery) as held:
        if held is None:
            return
        row, parts = held
        own = _own(parts, part)
        row.leased_until = None
        if own.state == DeliveryState.SENDING:
            own.state = DeliveryState.UNKNOWN
            own.save(update_fields=["state"])
        roll_up(row, parts, at=at)


@numbers.transacted
def postponed(delivery: Delivery, seconds: float, *, at: datetime) -> None:
    """Give the delivery back until the provider's rate allows it."""
    with _ours(delivery) as held:
        if held is not None:
            row, parts = held
            row.leased_until, row.next_try_at = None, at + timedelta(seconds=seconds)
            roll_up(row, parts, at=at)


@numbers.transacted
def finished(delivery: Delivery, *, at: datetime) -> None:
    """Close a delivery that had nothing left to say."""
    with _ours(delivery) as held:
        if held is not None and held[0].leased_until is not None:
            row, parts = held
            row.leased_until = None
            roll_up(row, parts, at=at)


def _counted(refusals: int, refusal: SendRefused) -> int:
    """Return how many refusals in a row there are; what was told to wait has not failed."""
    if refusal.fault is Fault.LIMIT:
        more = 0 if refusal.retry_after else 1
        return min(refusals + more, max(refusals, len(failures.PAUSES) - 1))
    return refusals + (refusal.fault is not Fault.CONFIGURATION)


def _limited_since(delivery: Delivery, refusal: SendRefused, at: datetime) -> datetime | None:
    """Return since when a delivery has only been told to wait; what it waited for before is over.

    A night behind a dead token, or a try of yesterday's, is no reason to give up at the first word.
    """
    return delivery.limited_since or at if refusal.fault is Fault.LIMIT else None


def _name(part: Part, external_id: str) -> None:
    """Give a part the provider's id; one that is taken already proves nothing and is dropped."""
    try:
        with transaction.atomic():
            Part.objects.filter(id=part.id).update(external_id=external_id[:255])
    except IntegrityError:
        log.error("provider_repeats_an_id", extra={"part": str(part.id)})


def _own(parts: list[Part], part: Part) -> Part:
    return next(each for each in parts if each.id == part.id)
