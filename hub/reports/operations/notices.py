"""Gives people notices, and takes note of what they have read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from hub.realtime.operations import forget_states
from hub.reports import live
from hub.reports.models import Notification
from hub.reports.operations import alerts
from hub.reports.types import KEPT, TEXT, Notice

AT_ONCE = 500


def notify(user_id: UUID, notice: Notice, *, at: datetime) -> Notification:
    """Give somebody a notice, or renew the one of its `key`, and have it go out.

    Part of the caller's transaction. An older or the same `number` than what is there changes
    nothing, so a second try is harmless.
    """
    said = {**notice.as_kept(), "created_at": at, "read_at": None}
    with transaction.atomic():
        row, made = Notification.objects.get_or_create(
            user_id=user_id, key=notice.key, defaults=said
        )
        if not made:
            row = Notification.objects.select_for_update().get(id=row.id)
            if notice.number and row.number >= notice.number:
                return row
            for name, value in said.items():
                setattr(row, name, value)
            row.save(update_fields=list(said))
        alerts.queue(row, at=at)
        live.notices_moved(user_id, [row])
    return row


def read(user_id: UUID, *, ids: Iterable[UUID] | None, at: datetime) -> None:
    """Note that somebody has read these notices of theirs, or (None) all."""
    rows = Notification.objects.filter(user_id=user_id)
    _read(rows if ids is None else rows.filter(id__in=list(ids)), at)


def read_through(user_id: UUID, *, topic: str, number: int, at: datetime) -> None:
    """Note that somebody has read up to `number` where the notices of a `topic` point to."""
    _read(Notification.objects.filter(user_id=user_id, topic=topic, number__lte=number), at)


def settle(*, kind: str, topic: str, at: datetime) -> None:
    """Note that nobody need look any more at notices of a kind about a topic."""
    _read(Notification.objects.filter(kind=kind, topic=topic), at)


def withhold(*, topic: str, number: int) -> bool:
    """Let notices about something say nothing, as it is being changed; whether there were any.

    One statement for all of them, and nobody is told: `reword` or `take_back` follows.
    """
    return Notification.objects.filter(topic=topic, number=number).update(text="") > 0


def reword(
    user_ids: Iterable[UUID], *, topic: str, number: int, kinds: Iterable[str], text: str, most: int
) -> int:
    """Let these people's notices about something that was changed say what it says now.

    Nothing rings. At most so many at once; returns how many said something else.
    """
    said, theirs = text[:TEXT], Notification.objects.filter(user_id__in=list(user_ids))
    with transaction.atomic():
        rows = theirs.filter(topic=topic, number=number, kind__in=list(kinds))
        found = list(rows.exclude(text=said).select_for_update().order_by("id")[:most])
        for row in found:
            row.text = said
        Notification.objects.bulk_update(found, ["text"])
        _tell(found)
    return len(found)


def take_back(*, topic: str, number: int, at: datetime, most: int) -> int:
    """Empty notices about something that was taken back: its words are nobody's any more.

    At most so many at once; returns how many there were to empty.
    """
    rows = Notification.objects.filter(topic=topic, number=number)
    return _empty(rows.exclude(text="", read_at__isnull=False).order_by("id")[:most], at)


def take_away(user_ids: Iterable[UUID], *, topics: Iterable[str], at: datetime) -> None:
    """Empty what people were told about topics that are not theirs any more."""
    rows = Notification.objects.filter(user_id__in=list(user_ids), topic__in=list(topics))
    _empty(rows.order_by("id"), at)


def forget(*, at: datetime) -> int:
    """Remove notices of more than ninety days ago, some at a time; returns how many."""
    old = Notification.objects.filter(created_at__lt=at - KEPT).order_by("created_at")[:AT_ONCE]
    by: dict[UUID, list[str]] = defaultdict(list)
    for row in old:
        by[row.user_id].append(str(row.id))
    for user_id, ids in by.items():
        with transaction.atomic():
            forget_states(user_id, "notification", ids)
            Notification.objects.filter(id__in=ids).delete()
    return sum(map(len, by.values()))


def _empty(rows: QuerySet[Notification], at: datetime) -> int:
    with transaction.atomic():
        found = list(rows.select_for_update())
        for row in found:
            row.text, row.read_at = "", row.read_at or at
        Notification.objects.bulk_update(found, ["text", "read_at"])
        _tell(found)
    return len(found)


def _read(rows: QuerySet[Notification], at: datetime) -> None:
    with transaction.atomic(savepoint=False):  # every reading comes by here
        found = list(rows.filter(read_at=None).select_for_update().order_by("id"))
        for row in found:
            row.read_at = at
        Notification.objects.filter(id__in=[row.id for row in found]).update(read_at=at)
        _tell(found)


def _tell(rows: list[Notification]) -> None:
    by: dict[UUID, list[Notification]] = defaultdict(list)
    for row in rows:
        by[row.user_id].append(row)
    for user_id in sorted(by):
        live.notices_moved(user_id, by[user_id])
