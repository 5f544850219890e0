"""Stretches of conversations, for reports; whose messages are not taken in yet."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from chat.models import Conversation, Stretch, StretchMark
from chat.types import OUTSIDE
from hub.reports.types.reports import Asked


def moved_unread(*, since: datetime, most: int) -> list[UUID]:
    """Return outsiders' conversations that moved since and are not read to their end."""
    read = StretchMark.objects.filter(
        conversation=OuterRef("pk"), number__gte=OuterRef("counter__last_number")
    )
    rows = Conversation.objects.filter(~Exists(read), kind__in=OUTSIDE)
    rows = rows.filter(counter__moved_at__gte=since).order_by("counter__moved_at")
    return list(rows.values_list("id", flat=True)[:most])


def stretches(asked: Asked) -> QuerySet[Stretch]:
    """Return the stretches asked for, of all days: narrowed to who answered, where, and whom."""
    rows = Stretch.objects.filter(**asked.of_people("answered_by"))
    if asked.channel is not None:
        rows = rows.filter(channel_id=asked.channel)
    if asked.customer is not None:
        rows = rows.filter(conversation__identity__customer_id=asked.customer)
    return rows
