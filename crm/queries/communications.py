"""What customers asked, as each person may know it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, QuerySet

from chat.queries import said_after
from chat.types import Direction
from crm.models import Communication, Grant, Reading
from crm.types import LINK_CODE
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from chat.models import Message
    from hub.accounts.models import User


def visible_to(user: User) -> QuerySet[Communication]:
    """Return all for those at the counter, one's own for a customer, nothing otherwise."""
    if user.role in COUNTER:
        return Communication.objects.all()
    if user.role == Role.CUSTOMER:
        # A channel that staff took to be theirs is not yet one they proved.
        return Communication.objects.filter(customer__portal_user=user, identity__portal_user=user)
    return Communication.objects.none()


def communication_for(user: User, communication_id: UUID) -> Communication:
    """Return one communication this person may see; NotFound otherwise."""
    found = visible_to(user).filter(id=communication_id).first()
    if found is None:
        raise NotFound
    return found


def of_conversation(conversation_id: UUID) -> QuerySet[Communication]:
    """Return the requests made in a conversation."""
    return Communication.objects.filter(conversation_id=conversation_id)


def is_unlocked(conversation_id: UUID) -> bool:
    """Tell whether a person of ours has answered a request in this conversation."""
    return of_conversation(conversation_id).filter(answered_at__isnull=False).exists()


def free_grants(conversation_id: UUID) -> QuerySet[Grant]:
    """Return what answers in this conversation gave and nobody has spent."""
    return Grant.objects.filter(communication__conversation_id=conversation_id, recharge_id=None)


def behind() -> QuerySet[Reading]:
    """Return the conversations with messages that were not read for openings and answers."""
    return Reading.objects.filter(conversation__counter__last_number__gt=F("number")).order_by(
        "conversation__counter__moved_at"
    )


def just_behind(*, at: datetime) -> QuerySet[Reading]:
    """Return those of `behind` where something was said within the last minute."""
    return behind().filter(conversation__counter__moved_at__gte=at - timedelta(minutes=1))


def with_people(rows: QuerySet[Communication]) -> QuerySet[Communication]:
    """Join what every shape of a communication names."""
    return rows.select_related("customer", "answered_by", "grant")


def readings(conversation_ids: Iterable[UUID]) -> QuerySet[Reading]:
    """Return how far these conversations are read, each with its row and its outsider's."""
    rows = Reading.objects.filter(conversation_id__in=list(conversation_ids))
    return rows.select_related("conversation__identity").order_by("conversation_id")


def code_in(message: Message) -> str:
    """Return the code that proves a channel, where a customer sends one; empty otherwise.

    It comes in the words, or in the link that led here (`around`, or the line about a return).
    """
    if message.direction == Direction.OUT or message.author_id is not None:
        return ""  # ours, or written in the portal: it proves no channel
    said = [message.text, *_refs(message.around), *_refs(message.card)]
    found = next((hit for each in said if (hit := LINK_CODE.search(each))), None)
    return found[0].lower() if found else ""


def _refs(facts: Mapping[str, Any] | None) -> list[str]:
    referral = (facts or {}).get("referral")
    ref = referral.get("ref") if isinstance(referral, Mapping) else None
    return [ref] if isinstance(ref, str) else []


def unread(readings: Mapping[UUID, Reading]) -> QuerySet[Message]:
    """Return the messages that were not read yet, conversation by conversation."""
    return said_after({key: reading.number for key, reading in readings.items()})
