"""Tells customers facts: each once per person, and by every road its row first."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from hub.accounts.queries import active_people
from hub.accounts.roles import Role
from hub.kernel import jobs
from hub.reports import live, queries
from hub.reports.models import Notification, Telling
from hub.reports.ports import deliverer
from hub.reports.ports.kinds import kinds
from hub.reports.types import TEXT, TITLE, Fact, Road, TellingState

if TYPE_CHECKING:
    from hub.accounts.models import User


BELLS: dict[str, str] = {
    Road.CHANNEL: "hub.reports.tasks.tell_by_channel",
    Road.MAIL: "hub.reports.tasks.tell_by_mail",
}
TOGETHER = 0.1  # seconds, for what comes at once
BEHIND = timedelta(seconds=2)  # mail looks after the channel has had its turn


def tell(user_id: UUID | None, fact: Fact, *, at: datetime) -> Notification | None:
    """Tell a customer a fact, once for ever under its key; part of the caller's transaction.

    In the portal at once; by their channel and by mail after their quiet hours. None for somebody
    who has no account, is no customer, or knows it already.
    """
    user = active_people([user_id]).get(user_id) if user_id is not None else None
    if user is None or user.role != Role.CUSTOMER:
        return None
    with transaction.atomic():
        shown = queries.is_on(user.id, fact.kind, Road.APP)
        row, made = Notification.objects.get_or_create(
            user=user, key=fact.key, defaults=_said(user, fact, shown=shown, at=at)
        )
        if not made:
            return None
        rows = _by_roads(row, user, fact, at)
        Telling.objects.bulk_create(rows)
        if shown:
            live.notices_moved(user.id, [row])
        for road in sorted({each.road for each in rows if each.due_at is not None}):
            jobs.enqueue_once(BELLS[road], within=TOGETHER)
    return row


def _said(user: User, fact: Fact, *, shown: bool, at: datetime) -> dict[str, object]:
    kind = kinds.get(fact.kind)
    if kind is None:
        raise ValueError(f"{fact.kind!r} is no kind of fact")
    language = user.language if user.language in kind.title else "es"
    return {
        "kind": fact.kind,
        "topic": fact.topic,
        "number": fact.number,
        "title": kind.title[language].format(**fact.values)[:TITLE],
        "text": kind.text[language].format(**fact.values)[:TEXT],
        "link": fact.link,
        "shown": shown,
        "created_at": at,
        "read_at": None if shown else at,
    }


def _by_roads(row: Notification, user: User, fact: Fact, at: datetime) -> list[Telling]:
    wants, on = queries.settings_of(user.id), queries.switched(user.id)
    ready = queries.quiet_end(wants, user.quiet_until, at=at) or at
    return [
        _telling(row, road, _left_out(user, fact, road, on), at=at, ready=ready) for road in Road
    ]


def _telling(
    row: Notification, road: Road, left_out: str, *, at: datetime, ready: datetime
) -> Telling:
    made = Telling(notification=row, user_id=row.user_id, kind=row.kind, road=road, created_at=at)
    if left_out:
        made.state, made.reason, made.done_at = TellingState.SKIPPED, left_out, at
    elif road == Road.APP:
        made.state, made.done_at = TellingState.SENT, at
    else:
        made.state = TellingState.QUEUED
        made.due_at = ready + BEHIND if road == Road.MAIL else ready
    return made


def _left_out(user: User, fact: Fact, road: Road, on: dict[tuple[str, str], bool]) -> str:
    """Return why a road is not taken at all, empty where it is."""
    if not on.get((fact.kind, road), True):
        return "preference_off"
    if fact.said and road != Road.APP:
        return "said_there"
    if road == Road.MAIL:
        return "" if user.email and queries.mail_is_on() else _no_mail(user)
    if road == Road.CHANNEL and not deliverer.port().channel_of(user.id):
        return "no_channel"
    return ""


def _no_mail(user: User) -> str:
    return "no_mail_server" if user.email else "no_address"
