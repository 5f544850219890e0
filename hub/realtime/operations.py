"""Telling one person something, and beginning a new epoch."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from hub.realtime.models import Epoch, PersonCounter, PersonState
from hub.realtime.publish import publish
from hub.realtime.types import Change, View, person


def tell(user_id: UUID, kind: str, key: str, data: dict[str, Any]) -> int:
    """Set the latest state of (`kind`, `key`) on a person's stream and publish it after commit.

    `kind` is one of the contract's (`user`, `notification`, `balance`); returns its `seq`. Call it
    last inside the transaction that changed the thing: the person's counter is locked until then.
    """
    with transaction.atomic():
        seq = _next_seq(user_id)
        PersonState.objects.update_or_create(
            user_id=user_id, kind=kind, key=key, defaults={"seq": seq, "data": data}
        )
        view = View(audience=frozenset({person(user_id)}), data=data)
        publish(Change(stream=person(user_id), seq=seq, kind=kind, views=(view,)))
    return seq


def forget_states(user_id: UUID, kind: str, keys: Iterable[str]) -> None:
    """Tell these states of a person to nobody who comes later; what they were about is gone."""
    PersonState.objects.filter(user_id=user_id, kind=kind, key__in=list(keys)).delete()


def begin_epoch() -> UUID:
    """Declare every position given out so far void; done when a backup is restored."""
    value = uuid4()
    Epoch.objects.filter(pk=1).update(value=value)
    return value


def _next_seq(user_id: UUID) -> int:
    row = PersonCounter.objects.filter(pk=user_id)
    step = {"last_seq": F("last_seq") + 1, "moved_at": Now()}
    if not row.update(**step):
        PersonCounter.objects.bulk_create(
            [PersonCounter(user_id=user_id, moved_at=Now())], ignore_conflicts=True
        )
        row.update(**step)
    return row.values_list("last_seq", flat=True).get()


def forget_person(user_id: UUID) -> None:
    """Leave nothing of what somebody was told; their positions stay, which say nothing."""
    PersonState.objects.filter(user_id=user_id).delete()
