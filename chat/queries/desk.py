"""What is kept at the desk, with somebody's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chat.models import (
    BulkRun,
    Canned,
    Conversation,
    DeskPreference,
    DeskRules,
    SavedView,
    Scheduled,
)
from chat.queries.conversations import as_id, conversation_for
from chat.types import INSIDE, RowState, ScheduledState, Scope
from hub.accounts.queries import team_ids_of
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

SHOWN = [ScheduledState.WAITING, ScheduledState.FAILED]


def canned_of(user: User) -> QuerySet[Canned]:
    """Return the answers this person may use: their own, their teams', everybody's."""
    return (
        Canned.objects.filter(_shared_with(user))
        .prefetch_related("files")
        .select_related("team", "owner")
    )


def canned_for(user: User, canned_id: UUID | str) -> Canned:
    """Return an answer this person may use; NotFound otherwise."""
    found = canned_of(user).filter(id=as_id(canned_id)).first()
    if found is None:
        raise NotFound
    return found


def views_of(user: User) -> QuerySet[SavedView]:
    """Return the views this person has: their own, their teams', everybody's."""
    rows = SavedView.objects.filter(_shared_with(user)).select_related("team", "owner")
    return rows.order_by("position", "created_at", "id")


def view_for(user: User, view_id: UUID | str) -> SavedView:
    """Return a view this person has; NotFound otherwise."""
    found = views_of(user).filter(id=as_id(view_id)).first()
    if found is None:
        raise NotFound
    return found


def preference_of(user: User) -> DeskPreference:
    """Return how somebody likes their desk; unsaved where they never said."""
    return DeskPreference.objects.filter(user=user).first() or DeskPreference(user=user)


def rules() -> DeskRules:
    """Return what holds for the counter; unsaved where nobody ever said."""
    return DeskRules.objects.first() or DeskRules()


def scheduled_in(user: User, conversation: Conversation) -> QuerySet[Scheduled]:
    """Return what waits in a conversation of `visible_to`, and what was not sent, soonest first.

    Among ourselves everybody sees their own only.
    """
    rows = Scheduled.objects.filter(conversation=conversation, state__in=SHOWN)
    if conversation.kind in INSIDE:
        rows = rows.filter(author=user)
    rows = rows.select_related("author", "reply_to").prefetch_related("files")
    return rows.order_by("send_at", "id")


def scheduled_for(user: User, scheduled_id: UUID | str) -> Scheduled:
    """Return a message for later of a conversation this person sees; NotFound otherwise."""
    asked = as_id(scheduled_id)
    row = Scheduled.objects.select_related("conversation").filter(id=asked).first()
    # Asked of what is nobody's as well: how long it takes tells nothing.
    conversation_for(user, row.conversation_id if row is not None else asked)
    if row is None or (row.conversation.kind in INSIDE and row.author_id != user.id):
        raise NotFound
    return row


def bulk_for(user: User, run_id: UUID | str) -> BulkRun:
    """Return a run of this person's own; NotFound otherwise."""
    found = BulkRun.objects.filter(id=as_id(run_id), by=user).first()
    if found is None:
        raise NotFound
    return found


def tally_of(run: BulkRun) -> dict[str, int]:
    """Return how many conversations of a run stand where."""
    found = dict(run.rows.values_list("state").annotate(Count("id")))
    return {str(state): found.get(state, 0) for state in RowState.values}


def _shared_with(user: User) -> Q:
    teams = Q(scope=Scope.TEAM)
    if user.role != Role.ADMIN:
        teams &= Q(team__in=team_ids_of(user))
    return Q(scope=Scope.PERSONAL, owner=user) | teams | Q(scope=Scope.ALL)
