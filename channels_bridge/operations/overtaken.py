"""What customers do to their messages; what is told before its message waits for it.

Providers promise no order: what we could not take comes again later, behind what followed it.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from channels_bridge.models import Channel, EarlyChange, Part
from channels_bridge.models.changes import ChangeKind
from channels_bridge.operations.known import known_message, storable
from channels_bridge.types import Deleted, Edited, Moved, Reacted
from chat import queries
from chat.operations import identities, messages, numbers
from chat.types import Sender

KEPT = timedelta(days=7)  # as long as Meta repeats
AT_ONCE = 500
Change = Edited | Moved | Deleted | Reacted


def take(channel: Channel, change: Change, *, at: datetime) -> None:
    """Do a change inside the caller's transaction, or keep it until its message comes."""
    kind, told = _told(change)
    told_at = at if isinstance(change, Reacted) else change.at or at
    row = EarlyChange(
        channel=channel,
        external_id=change.external_id,
        kind=kind,
        told=storable(told),
        at=told_at,
        created_at=at,
    )
    if not _done(row):
        row.save()


def settle(channel_id: UUID, external_id: str) -> None:
    """Do what waited for a message, in the order it was told."""
    waiting = EarlyChange.objects.filter(channel=channel_id, external_id=external_id)
    for row in waiting.order_by("id"):
        _settle(row)


def sweep(*, at: datetime) -> None:
    """Find what a killed worker left behind; forget what nobody will ever place."""
    EarlyChange.objects.filter(created_at__lt=at - KEPT).delete()
    for channel_id in EarlyChange.objects.values_list("channel_id", flat=True).distinct():
        rows = EarlyChange.objects.filter(channel=channel_id).order_by("-id")
        waiting = list(rows.values_list("external_id", flat=True)[:AT_ONCE])
        ours = Part.objects.filter(channel=channel_id, external_id__in=waiting)
        known = queries.known_externals(channel_id, waiting)
        for external_id in known | set(ours.values_list("external_id", flat=True)):
            settle(channel_id, str(external_id))


@numbers.transacted
def _settle(row: EarlyChange) -> None:
    if _done(row):
        EarlyChange.objects.filter(id=row.pk).delete()


def _done(row: EarlyChange) -> bool:
    """Do a change; False when its message is not known yet."""
    message: dict[str, Any] = {"channel_id": row.channel_id, "external_id": row.external_id}
    match row.kind:
        case ChangeKind.EDITED:
            return messages.edit_received(**message, text=row.told["text"], at=row.at)
        case ChangeKind.MOVED:
            return messages.move_received(**message, card=row.told["card"], at=row.at)
        case ChangeKind.DELETED:
            return messages.delete_received(**message, at=row.at)
        case _:
            return _reacted(row)


def _reacted(row: EarlyChange) -> bool:
    message_id = known_message(row.channel_id, row.external_id)
    if message_id is None:
        return False
    first, *others = row.told["sender"]
    sender = Sender(external_id=first, aliases=tuple(others))
    identity = identities.identity_of(row.channel_id, sender)
    if identity is not None:
        messages.react_received(
            message_id=message_id,
            identity_id=identity.id,
            emojis=tuple(emoji[:32] for emoji in row.told["emojis"]),
            at=row.at,
        )
    return True


def _told(change: Change) -> tuple[ChangeKind, dict[str, Any]]:
    match change:
        case Edited():
            return ChangeKind.EDITED, {"text": change.text}
        case Moved():
            return ChangeKind.MOVED, {"card": change.card}
        case Deleted():
            return ChangeKind.DELETED, {}
        case Reacted():
            who = change.sender
            ids = [who.external_id, *who.aliases]
            return ChangeKind.REACTED, {"sender": ids, "emojis": list(change.emojis)}
