"""Which channels somebody with a portal account has proven, and what still has to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from chat.queries import identities_proven_by, visible_to
from crm.models import Communication, LinkCode, ShownCode
from crm.types import KINDS, Channel

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User


def proven_of(user: User) -> QuerySet[Conversation]:
    """Return the conversations on channels this customer has proven, the web's own left out."""
    rows = visible_to(user).filter(identity__portal_user=user)
    return rows.exclude(channel_kind__in=KINDS[Channel.WEB]).select_related("identity")


def proven_phones(user_id: UUID) -> list[str]:
    """Return the phones (E.164) somebody has proven by writing to us on WhatsApp, oldest first."""
    rows = identities_proven_by(user_id).exclude(phone="")
    rows = rows.filter(conversation__channel_kind__in=KINDS[Channel.WHATSAPP])
    return list(dict.fromkeys(rows.order_by("created_at", "id").values_list("phone", flat=True)))


def to_settle() -> QuerySet[ShownCode]:
    """Return the codes that were shown and not looked at, oldest first."""
    return ShownCode.objects.filter(outcome="").order_by("shown_at", "id")


def waiting_on_web(user: User, channel: str) -> QuerySet[Communication]:
    """Return what a customer asked for a channel they had not proven, and nobody answered yet."""
    rows = Communication.objects.filter(
        identity__portal_user=user,
        channel=channel,
        answered_at=None,
        conversation__channel_kind__in=KINDS[Channel.WEB],
    )
    return rows.order_by("opening_number")


def codes_of(user_id: UUID) -> QuerySet[LinkCode]:
    """Return the codes somebody asked for, used or not."""
    return LinkCode.objects.filter(user_id=user_id)
