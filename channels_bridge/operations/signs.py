"""Showing a customer that we read and write: seldom, on seats of its own, soon given up."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.models import Channel, Sign
from channels_bridge.models.channels import ChannelState
from channels_bridge.operations.slots import Slots
from channels_bridge.types import Fault, OutcomeUnknown, SendRefused
from chat import queries
from chat.queries import Heard

log = logging.getLogger(__name__)

PAUSE = timedelta(seconds=8)  # between two calls about one conversation
LEASE = timedelta(seconds=60)
TRIES = 3  # a sign is not worth more
AT_ONCE = 20
# Apart from the seats for sending: a sign never keeps a message waiting.
seats = Slots(in_all=2, each=1)


def type_to(conversation_id: UUID, *, at: datetime) -> None:
    """Show that somebody of ours is writing, once in a while; what fails is not tried again."""
    found = _ready(conversation_id, at, sign="typing")
    if found is None:
        return
    channel, adapter, heard = found
    pause = max(PAUSE, timedelta(seconds=adapter.typing_every))
    row = _row(conversation_id, channel, at)
    due = Q(typing_at=None) | Q(typing_at__lte=at - pause)
    if not Sign.objects.filter(due, conversation_id=row.conversation_id).update(typing_at=at):
        return
    _told(
        channel,
        lambda: adapter.show_typing(
            recipient=heard.recipient, external_id=heard.external_id, account=channel.account()
        ),
    )


def note_read(conversation_id: UUID, number: int, *, at: datetime) -> None:
    """Note that people of ours have read up to a message, and show it if that is due."""
    found = _ready(conversation_id, at, sign="read", upto=number)
    if found is None:
        return
    channel, _, heard = found
    row = _row(conversation_id, channel, at)
    mine = Sign.objects.filter(conversation_id=row.conversation_id)
    if mine.filter(wanted_number__lt=heard.number).update(wanted_number=heard.number, refusals=0):
        show_read(conversation_id, at=at)


def due(*, at: datetime) -> list[UUID]:
    """Return the conversations whose reading is still to be shown."""
    rows = Sign.objects.filter(
        wanted_number__gt=F("told_number"),
        next_try_at__lte=at,
        channel__state=ChannelState.ACTIVE,
        channel__stopped_at=None,
    )
    return list(rows.values_list("conversation_id", flat=True)[:AT_ONCE])


def show_read(conversation_id: UUID, *, at: datetime) -> None:
    """Show how far we have read, where nobody else is about to."""
    waiting = Sign.objects.filter(
        conversation_id=conversation_id, wanted_number__gt=F("told_number"), next_try_at__lte=at
    )
    row = waiting.first()
    if row is None or not waiting.update(next_try_at=at + LEASE):
        return
    mine = Sign.objects.filter(conversation_id=conversation_id)
    found = _ready(conversation_id, at, sign="read", upto=row.wanted_number)
    if found is None:
        mine.update(told_number=row.wanted_number, next_try_at=at)
        return
    channel, adapter, heard = found
    again = _told(
        channel,
        lambda: adapter.mark_read(
            recipient=heard.recipient, external_id=heard.external_id, account=channel.account()
        ),
    )
    if again and row.refusals + 1 < TRIES:
        mine.update(next_try_at=at + PAUSE * (row.refusals + 1), refusals=row.refusals + 1)
    else:
        mine.update(told_number=row.wanted_number, next_try_at=at + PAUSE, refusals=0)


def _ready(
    conversation_id: UUID, at: datetime, *, sign: str, upto: int | None = None
) -> tuple[Channel, Adapter, Heard] | None:
    """Return where a sign would go; None where nothing is shown, or nobody would see it."""
    heard = queries.heard_last(conversation_id, upto=upto)
    if heard is None or heard.blocked or heard.standby:
        return None
    channel = Channel.objects.filter(id=heard.channel_id).first()
    adapter = adapters.get(channel.kind) if channel is not None else None
    if channel is None or adapter is None or sign not in adapter.signs:
        return None
    closed = heard.window_closes_at is not None and heard.window_closes_at <= at
    if not channel.sends or not channel.shows_read or closed:
        return None
    return channel, adapter, heard


def _row(conversation_id: UUID, channel: Channel, at: datetime) -> Sign:
    row, _ = Sign.objects.get_or_create(
        conversation_id=conversation_id, defaults={"channel": channel, "next_try_at": at}
    )
    return row


def _told(channel: Channel, call: Callable[[], None]) -> bool:
    """Make one call; True when another try may be worth it."""
    if not seats.take(channel.id):
        return True
    try:
        call()
    except SendRefused as refused:
        log.info("sign_refused", extra={"channel": str(channel.id), "code": refused.code})
        return refused.fault in (Fault.RETRY, Fault.LIMIT)
    except OutcomeUnknown as unknown:
        log.info("sign_unknown", extra={"channel": str(channel.id), "why": str(unknown)})
    finally:
        seats.give(channel.id)
    return False
