"""Outside people whose ids change, as their provider tells."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from chat.models import Alias, Conversation, Identity, Message
from chat.operations import numbers, threads, words
from chat.operations.identities import identity_of
from chat.types import Direction, Kind, Sender
from hub.kernel import phones


@numbers.transacted
def rename_identity(
    *, channel_id: UUID, sender: Sender, old_id: str, new_id: str, phone: str, at: datetime
) -> bool:
    """Let a person be known by a new id, so that their conversation stays one.

    A new `phone` takes the place of the old number, which may soon be somebody else's; any other
    id goes on beside the known ones. False where nobody is known by the old id, or where the new
    one is already somebody.
    """
    identity = identity_of(channel_id, sender)
    conversation = getattr(identity, "conversation", None)
    if identity is None or conversation is None:
        return False
    numbers.hold(conversation.id)
    identity.refresh_from_db()
    taken = Alias.objects.filter(channel_id=channel_id, external_id=new_id).first()
    if taken is not None and taken.identity_id != identity.id:
        return False
    former = _forms(old_id, new_id)
    if identity.external_id not in former and taken is not None:
        return True  # told before
    before = identity.phone
    _replace(identity, former, new_id, phone)
    if phone and phone != before:
        _say(conversation, before, phone, at)
    return True


def _forms(old_id: str, new_id: str) -> set[str]:
    """Return every form of the id that ended; a line written anew goes on under all of its own."""
    forms = set(phones.variants(old_id)) if old_id.isdigit() else set()
    return {old_id} if new_id in forms else {old_id, *forms}


def _replace(identity: Identity, former: set[str], new_id: str, phone: str) -> None:
    new_id = words.line(new_id, 255)
    if phone:
        gone = Alias.objects.filter(identity=identity, external_id__in=former - {new_id})
        gone.exclude(external_id__in=phones.variants(new_id)).delete()
    Alias.objects.get_or_create(
        channel_id=identity.channel_id, external_id=new_id, defaults={"identity": identity}
    )
    identity.phone = phone[:20] or identity.phone
    if identity.external_id in former:
        identity.external_id = new_id
    identity.save(update_fields=["external_id", "phone"])


def _say(conversation: Conversation, old: str, phone: str, at: datetime) -> None:
    line = Message(
        conversation=conversation,
        kind=Kind.SYSTEM,
        direction=Direction.INTERNAL,
        private=True,
        card={"type": "event", "event": "number_changed", "from": old, "to_phone": phone},
        created_at=at,
    )
    threads.append(line, at=at, change=_unchanged)


def _unchanged(row: Conversation) -> None:
    """The conversation is told again: its customer shows the new number."""
