"""The house's Telegram bot, as `hub.reports` asks for it: notices, and answers to codes."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.models import Channel, StaffStart
from channels_bridge.models.channels import ChannelState
from channels_bridge.operations import failures
from channels_bridge.operations.deliver import pause
from channels_bridge.operations.slots import slots
from channels_bridge.types import Fault, OutcomeUnknown, Part, SendRefused, StaffShown
from chat.types import Kind
from hub.kernel import clock, jobs
from hub.kernel.ids import new_id
from hub.reports.operations import linking
from hub.reports.types import Outcome

log = logging.getLogger(__name__)

KIND = "telegram"
LEASE = timedelta(seconds=60)
PAUSES = (5, 30, 120, 600)  # seconds after each try; then nobody waits for it any more
STILL = 30.0  # seconds until a channel that sends nothing is looked at again
BUSY = 0.5  # seconds until a seat may be free
BELL = "channels_bridge.tasks.answer_starts"


class HouseBot:
    """The oldest Telegram channel that sends; links keep to the one they were made on."""

    def line(self) -> UUID | None:
        """Return the oldest channel that sends; None where there is none."""
        rows = Channel.objects.filter(kind=KIND, state=ChannelState.ACTIVE, stopped_at=None)
        return rows.order_by("created_at", "id").values_list("id", flat=True).first()

    def username(self, line_id: UUID) -> str:
        """Return what `connect` or `test` of the channel learned; nobody is called."""
        learned = Channel.objects.filter(id=line_id).values_list("learned", flat=True).first()
        return str((learned or {}).get("username", ""))

    def say(self, line_id: UUID, *, chat: str, text: str, begun: Callable[[], bool]) -> Outcome:
        """Write one plain message, past the same seats and rates as every other.

        A refused configuration stops the channel, and like a paused one keeps the words for later.
        What may have arrived is `refused`: never said twice.
        """
        channel = Channel.objects.filter(id=line_id).exclude(state=ChannelState.ARCHIVED).first()
        adapter = adapters.get(KIND)
        if channel is None or adapter is None:
            return Outcome(gone=True, error="channel_gone")
        if not channel.sends:
            return Outcome(later=STILL, error="channel_paused")
        if channel.is_held(clock.now()):
            return Outcome(later=BUSY, error="too_fast")
        if not slots.take(channel.id):
            return Outcome(later=BUSY, error="busy")
        try:
            if (wait := pause(channel, chat)) > 0:
                return Outcome(later=wait, error="too_fast")
            if not begun():
                return Outcome(refused=True, error="taken_over")
            return _said(adapter, channel, chat, text)
        finally:
            for other in slots.give(channel.id):
                jobs.ring("channels_bridge.tasks.deliver", str(other))


def shown(channel: Channel, item: StaffShown, *, at: datetime) -> None:
    """Take a code that was shown to the bot: linked once, answered once, nobody's conversation."""
    row, made = StaffStart.objects.get_or_create(
        channel=channel,
        external_id=item.external_id,
        defaults={"chat": item.sender.external_id, "due_at": at, "created_at": at},
    )
    if not made:
        return
    row.answer = linking.redeem(
        item.code,
        line_id=channel.id,
        chat=item.sender.external_id,
        name=item.sender.name,
        language=item.language,
        at=at,
    )
    row.save(update_fields=["answer"])
    jobs.enqueue(BELL)


def answer_next(*, at: datetime) -> bool:
    """Answer whoever has waited longest; returns whether there was anybody."""
    row = StaffStart.objects.filter(due_at__lte=at).order_by("due_at").first()
    if row is None:
        return False
    mine = StaffStart.objects.filter(id=row.id, due_at=row.due_at, tries=row.tries)
    if row.called_at is not None:  # its worker died: it may be there, and is not said again
        mine.update(due_at=None)
    elif mine.update(due_at=at + LEASE, tries=row.tries + 1):
        outcome = HouseBot().say(
            row.channel_id, chat=row.chat, text=row.answer, begun=partial(_begun, row)
        )
        _note(row, outcome, clock.now())
    return True


def _begun(row: StaffStart) -> bool:
    at = clock.now()
    mine = StaffStart.objects.filter(id=row.id, tries=row.tries + 1, called_at=None)
    return bool(mine.update(called_at=at, due_at=at + LEASE))


def _note(row: StaffStart, outcome: Outcome, at: datetime) -> None:
    """Record what came of a try, unless another took over; what never left cost none."""
    left = StaffStart.objects.filter(id=row.id, tries=row.tries + 1, due_at__isnull=False)
    if outcome.later is not None:
        again = at + timedelta(seconds=outcome.later)
        left.update(due_at=again, called_at=None, tries=row.tries)
    else:
        left.update(due_at=_again(row.tries, outcome, at), called_at=None)


def _said(adapter: Adapter, channel: Channel, chat: str, text: str) -> Outcome:
    part = Part(id=str(new_id()), recipient=chat, kind=Kind.TEXT, text=text, preview=False)
    try:
        adapter.send(part, channel.account())
    except SendRefused as refused:
        return _refusal(channel, refused)
    except OutcomeUnknown as unknown:  # it may be there: never said twice
        return Outcome(refused=True, error=f"unknown: {unknown}")
    except Exception as error:
        log.exception("adapter_failed", extra={"channel": str(channel.id)})
        return Outcome(refused=True, error=type(error).__name__)
    return Outcome(taken=True)


def _again(tries: int, outcome: Outcome, at: datetime) -> datetime | None:
    if outcome.taken or outcome.gone or outcome.refused or tries >= len(PAUSES):
        return None
    return at + timedelta(seconds=max(outcome.retry_after or 0.0, float(PAUSES[tries])))


def _refusal(channel: Channel, refused: SendRefused) -> Outcome:
    if refused.fault is Fault.CONFIGURATION:
        failures.stop(channel.id, refused, clock.now())
        return Outcome(later=STILL, error=f"{refused.code} {refused.detail}".strip())
    return Outcome(
        gone=refused.fault is Fault.BLOCKED,
        refused=refused.fault in (Fault.PERMANENT, Fault.WINDOW),
        retry_after=refused.retry_after,
        error=f"{refused.code} {refused.detail}".strip(),
    )
