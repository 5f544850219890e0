"""Tells more and more people of somebody who waits and whom nobody takes; once at each stage."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from chat.models import Conversation, DeskRules, Escalation
from chat.operations import numbers
from chat.operations.desk.wording import waiting_notice
from chat.types import ConversationState
from hub.accounts.queries import admins, answering_in
from hub.accounts.types import Availability
from hub.realtime.types import conversation_stream
from hub.reports.operations import notices

if TYPE_CHECKING:
    from hub.accounts.models import User

TEAM, ADMINS = 1, 2
# Whoever has it and is away answers no more than nobody.
NOBODY = Q(assignee=None) | Q(assignee__availability=Availability.AWAY)
OLDEST = timedelta(days=2)  # who has waited longer is no news to anybody
AT_ONCE = 50


def escalate(*, at: datetime) -> None:
    """Tell the people of the next stage about those who wait too long with nobody."""
    rules = DeskRules.objects.first()
    if rules is None:
        return
    for stage, minutes in ((TEAM, rules.team_after), (ADMINS, rules.admins_after)):
        if minutes is not None:
            for conversation in untaken(stage, minutes, at=at)[:AT_ONCE]:
                _tell(conversation, stage, minutes, at=at)


def untaken(stage: int, minutes: int, *, at: datetime) -> QuerySet[Conversation]:
    """Return who waits this long, has nobody who is there, and was not told of at this stage."""
    told = Escalation.objects.filter(
        conversation=OuterRef("pk"), waiting_since=OuterRef("needs_reply_since"), stage=stage
    )
    rows = Conversation.objects.filter(
        ~Exists(told),
        NOBODY,
        needs_reply_since__isnull=False,
        needs_reply_since__lte=at - timedelta(minutes=minutes),
        needs_reply_since__gt=at - timedelta(minutes=minutes) - OLDEST,
        state__in=[ConversationState.OPEN, ConversationState.PENDING],
        identity__spam_at=None,
    )
    return rows.select_related("identity").order_by("needs_reply_since")


@numbers.transacted
def settle(*, at: datetime) -> None:
    """End what was told of those who were taken or answered meanwhile."""
    still = Conversation.objects.filter(
        NOBODY,
        id=OuterRef("conversation_id"),
        needs_reply_since=OuterRef("waiting_since"),
        state__in=[ConversationState.OPEN, ConversationState.PENDING],
    )
    over = Escalation.objects.filter(~Exists(still), ended_at=None)
    for row in over.order_by("id")[:AT_ONCE]:
        notices.settle(kind="waiting", topic=conversation_stream(row.conversation_id), at=at)
        Escalation.objects.filter(id=row.id).update(ended_at=at)


@numbers.transacted
def _tell(conversation: Conversation, stage: int, minutes: int, *, at: datetime) -> None:
    """Make the row first: of two sweeps one makes it, and only that one tells."""
    numbers.hold(conversation.id)
    rows = Conversation.objects.select_related("identity").filter(NOBODY, id=conversation.id)
    fresh = rows.first()
    since = fresh.needs_reply_since if fresh is not None else None
    if fresh is None or since is None or since != conversation.needs_reply_since:
        return
    _, made = Escalation.objects.get_or_create(
        conversation=fresh,
        waiting_since=since,
        stage=stage,
        defaults={"told_at": at},
    )
    if made:
        for user in _people(fresh, stage):
            notices.notify(user.id, waiting_notice(fresh, minutes, user.language), at=at)


def _people(conversation: Conversation, stage: int) -> list[User]:
    """Return whom to tell, in one order for all; a team without people leaves it to everybody."""
    if stage == ADMINS:
        return list(admins().order_by("id"))
    team = answering_in(conversation.team_id).order_by("id")
    return list(team) or list(answering_in(None).order_by("id"))
