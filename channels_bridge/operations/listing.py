"""Reading a provider's list of messages: what its webhooks lost, and what became of ours.

Nothing is sent again by it: an unknown outcome is settled where the list leaves no doubt, and
stays unknown where it does.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from channels_bridge.adapters.base import adapters
from channels_bridge.adapters.ledger import Heard, Ledger, Said, TooMany
from channels_bridge.models import Channel, Duty, Part
from channels_bridge.models.channels import ChannelState, TokenState
from channels_bridge.models.duties import DutyKind
from channels_bridge.operations import duties
from channels_bridge.operations.statuses import apply
from channels_bridge.operations.store import store_all
from channels_bridge.types import Account, OutcomeUnknown, SendRefused, Status, StatusChange
from chat import queries
from chat.types import DeliveryState, Kind
from hub.kernel import jobs
from hub.kernel.errors import Unavailable

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=5)
LEASE = timedelta(minutes=2)
SETTLED = timedelta(minutes=1)  # a webhook may still be on its way, and tells more than the list
OVERLAP = timedelta(minutes=10)  # what was listed late is found by the next look
SPANS = tuple(timedelta(seconds=each) for each in (21_600, 3600, 600, 120))
WINDOWS = 6  # a run
BEFORE = timedelta(days=1)  # how far the first look reaches back
DOUBT = timedelta(seconds=30)  # until an unknown outcome is looked up
LATE = timedelta(minutes=10)  # after which a message that was only sent is asked after
ASKED_FOR = timedelta(days=3)
CLOCKS = timedelta(minutes=2)  # how far apart ours and theirs may be
UNKNOWN, SENT = 10, 20  # looked up in a run
Now = Callable[[], datetime]


def due(*, at: datetime) -> list[UUID]:
    """Return the channels whose list is to be read now, each given the duty."""
    kinds = [kind for kind, adapter in adapters if adapter.ledger is not None]
    rows = Channel.objects.filter(kind__in=kinds).exclude(state=ChannelState.ARCHIVED)
    listing = list(rows.exclude(token_state=TokenState.REFUSED).values_list("id", flat=True))
    duties.plan(listing, DutyKind.LISTING, at=at)
    ready = Duty.objects.filter(kind=DutyKind.LISTING, channel__in=listing, next_at__lte=at)
    return list(ready.values_list("channel_id", flat=True))


def reconcile(channel_id: UUID, *, holder: str, now: Now) -> None:
    """Read what is new in a channel's list; what hinders it is told in the channel's health."""
    at = now()
    duty = duties.take(channel_id, DutyKind.LISTING, holder=holder, until=at + LEASE, at=at)
    if duty is None:
        return
    adapter = adapters.get(duty.channel.kind)
    if adapter is None or adapter.ledger is None:
        return
    account = duty.channel.account()
    try:
        find_lost(duty, adapter.ledger, account, at=at)
        _settle_unknown(duty, adapter.ledger, account, at)
        _ask_after_sent(duty, adapter.ledger, account, at)
        duties.done(duty, again=at + EVERY, at=now())
    except (SendRefused, OutcomeUnknown) as error:
        duties.failed(duty, error, at=now(), after=EVERY.total_seconds() / 10)
    except (Unavailable, IntegrityError) as error:  # no database, or the channel was taken away
        log.warning("not_reconciled", extra={"error": type(error).__name__})


def find_lost(duty: Duty, ledger: Ledger, account: Account, *, at: datetime) -> int:
    """Store what customers wrote and no webhook brought; return how many messages that were."""
    found = 0
    for _ in range(WINDOWS):
        since, until = _window(duty, at)
        if until <= since:
            break
        lost = _lost(duty, ledger, account, since, until)
        if lost is None:
            continue
        if lost:
            log.warning("webhooks_lost", extra={"channel": account.id, "count": len(lost)})
            events = [(f"listed:{each.external_id}", ledger.whole(each, account)) for each in lost]
            store_all(events, channel_id=account.id, at=at)
            jobs.ring("channels_bridge.tasks.absorb", str(account.id))
        found += len(lost)
        total = int(duty.known.get("found", 0)) + len(lost)
        again = {"until": until.isoformat(), "found": total, "span": 0}
        if not duties.moved(duty, {**duty.known, **again}):
            break
    return found


def _window(duty: Duty, at: datetime) -> tuple[datetime, datetime]:
    told = duty.known.get("until")
    since = datetime.fromisoformat(told) if told else max(duty.channel.created_at, at - BEFORE)
    return since, min(at - SETTLED, since + SPANS[int(duty.known.get("span", 0))])


def _lost(
    duty: Duty, ledger: Ledger, account: Account, since: datetime, until: datetime
) -> list[Heard] | None:
    """Return what is not known; None when there was too much, and less is to be asked for."""
    span = int(duty.known.get("span", 0))
    try:
        heard = ledger.heard(account, since=since - min(OVERLAP, SPANS[span]), until=until)
    except TooMany:
        if span < len(SPANS) - 1:
            duty.known = {**duty.known, "span": span + 1}
            return None
        log.error("list_too_long", extra={"channel": account.id})
        return []
    known = queries.known_externals(account.id, [each.external_id for each in heard])
    return [each for each in heard if each.external_id not in known]


def _settle_unknown(duty: Duty, ledger: Ledger, account: Account, at: datetime) -> None:
    rows = Part.objects.filter(
        channel=account.id, state=DeliveryState.UNKNOWN, external_id=None, called_at__lt=at - DOUBT
    ).filter(called_at__gt=at - BEFORE, kind__in=_TOLD_APART)
    for part in _next(duty, rows, "unknown", UNKNOWN):
        assert part.called_at is not None
        since, until = part.called_at - CLOCKS, part.called_at + OVERLAP
        try:
            said = ledger.said(account, recipient=part.recipient, since=since, until=until)
        except TooMany:
            continue
        found = _the_one(part, rows, said)
        if found is not None:
            _apply(duty.channel, _ours(found, part), at)


def _ask_after_sent(duty: Duty, ledger: Ledger, account: Account, at: datetime) -> None:
    rows = Part.objects.filter(
        channel=account.id,
        state=DeliveryState.SENT,
        external_id__isnull=False,
        called_at__lt=at - LATE,
        called_at__gt=at - ASKED_FOR,
    )
    for part in _next(duty, rows, "sent", SENT):
        change = ledger.fate(str(part.external_id), account)
        if change is not None and change.status is not Status.SENT:
            _apply(duty.channel, change, at)


# A place or a card travels as words that are not the message's.
_TOLD_APART = (Kind.TEXT, Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE, Kind.STICKER)


def _next(duty: Duty, rows: QuerySet[Part], name: str, most: int) -> list[Part]:
    """Return the next parts of an endless round, so that none is asked after at others' cost."""
    after: Any = duty.known.get(name)
    found = list(rows.filter(called_at__gt=after).order_by("called_at")[:most]) if after else []
    found = found or list(rows.order_by("called_at")[:most])
    last = found[-1].called_at if found else None
    duties.moved(duty, {**duty.known, name: last.isoformat() if last else None})
    return found


def _the_one(part: Part, unknown: QuerySet[Part], said: Iterable[Said]) -> Said | None:
    """Return the listed message that can only be this part; None where others could be it."""
    assert part.called_at is not None
    near = (part.called_at - OVERLAP, part.called_at + OVERLAP)
    twins = unknown.filter(recipient=part.recipient, text=part.text, called_at__range=near)
    alike = [each for each in said if _is_like(each, part)]
    taken = Part.objects.filter(channel=part.channel_id, external_id__isnull=False)
    known = set(
        taken.filter(external_id__in=[each.external_id for each in alike]).values_list(
            "external_id", flat=True
        )
    )
    left = [each for each in alike if each.external_id not in known]
    return left[0] if len(left) == 1 and twins.count() == 1 else None


def _is_like(said: Said, part: Part) -> bool:
    return said.text.strip() == part.text.strip() and bool(said.files) == (part.kind != Kind.TEXT)


def _ours(said: Said, part: Part) -> StatusChange:
    told = said.change
    return StatusChange(
        status=told.status if told else Status.SENT,
        external_ids=(said.external_id,),
        our_id=str(part.id),
        error_code=told.error_code if told else "",
        error_text=told.error_text if told else "",
    )


def _apply(channel: Channel, change: StatusChange, at: datetime) -> None:
    with transaction.atomic():
        apply(channel, change, at=at)
