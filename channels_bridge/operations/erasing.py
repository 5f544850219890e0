"""Forgets somebody in what was exchanged with providers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import BinaryField, F, Func, IntegerField, Q, QuerySet, Value

from channels_bridge.models import (
    Delivery,
    EarlyChange,
    EarlyStatus,
    NameAsked,
    Part,
    RawEvent,
    StaffStart,
)
from chat.queries import personal
from chat.types import DeliveryState
from hub.accounts.ports.personal import Keeper, Kept, Subject

SHORTEST = 5  # bytes of an id that is looked for inside of events


class Position(Func):
    """Where bytes stand in a column of bytes, 0 for nowhere."""

    function = "instr"
    output_field = IntegerField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        found = {"function": "POSITION", "template": "%(function)s(%(expressions)s)"}
        swapped = self.copy()
        swapped.set_source_expressions(self.get_source_expressions()[::-1])
        return swapped.as_sql(compiler, connection, **found, arg_joiner=" IN ", **more)


class TrafficKeeper(Keeper):
    """Events as they came, and calls as they left.

    Its key stands before `conversations`, which takes the ids away that this looks for. The
    messages say all there is to take along.
    """

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        return iter(())

    def forget(self, subject: Subject) -> Kept | None:
        names, channels = personal.names_outside(subject), personal.channel_ids(subject)
        talks = list(personal.conversations(subject).values_list("id", flat=True))
        NameAsked.objects.filter(identity__in=personal.identities(subject)).delete()
        _forget_deliveries(talks)
        said = Q(channel__in=channels) & (Q(recipient__in=names) | Q(external_id__in=names))
        EarlyStatus.objects.filter(said).delete()
        told = Q(pk=None)
        for name in names:
            told |= Q(told__icontains=name)
        EarlyChange.objects.filter(told, channel__in=channels).delete()
        StaffStart.objects.filter(chat__in=names, channel__in=channels).delete()
        for name in names:
            _naming(name, channels).update(body=b"{}", error="")
        return None


def _forget_deliveries(talks: list[UUID]) -> None:
    rows = Delivery.objects.filter(conversation_id__in=talks)
    parts = Part.objects.filter(delivery__in=rows)
    parts.update(recipient="", text="", card=None, error=None)
    rows.filter(state=DeliveryState.QUEUED).update(state=DeliveryState.FAILED)
    rows.update(recipient="", error=None)


def _naming(name: str, channels: set[UUID]) -> QuerySet[RawEvent]:
    """Return the events of these channels that hold an id; a "+" is not always written."""
    needle = name.removeprefix("whatsapp:").removeprefix("+").encode()
    rows = RawEvent.objects.filter(channel__in=channels)
    if len(needle) < SHORTEST:
        return rows.none()
    place = Position(F("body"), Value(needle, output_field=BinaryField()))
    return rows.annotate(place=place).filter(place__gt=0)
