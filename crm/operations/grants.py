"""Spends and frees what an answer unlocked; callers stand in the transaction of what they buy."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from crm.models import Communication, Grant
from crm.queries import communications as queries
from hub.kernel.errors import Conflict, Locked, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class GrantSpent(Conflict):
    """Every grant that was given is used."""

    code, detail = "grant_spent", "This answer already gave its recharge."


def spend(
    *,
    by: User,
    recharge_id: UUID,
    at: datetime,
    communication_id: UUID | None = None,
    conversation_id: UUID | None = None,
) -> Grant:
    """Spend the grant of one communication, or the conversation's oldest free one.

    The row stays locked until the caller commits. NotFound when it is not theirs, Locked while
    nobody of ours has answered, GrantSpent when nothing is left.
    """
    asked = _asked(by, communication_id, conversation_id)
    grant = (
        Grant.objects.select_for_update()
        .filter(communication__in=asked, recharge_id=None)
        .order_by("created_at", "id")
        .first()
    )
    if grant is None:
        raise GrantSpent if asked.filter(answered_at__isnull=False).exists() else Locked
    grant.recharge_id, grant.spent_at, grant.spent_by = recharge_id, at, by
    grant.save(update_fields=["recharge_id", "spent_at", "spent_by"])
    return grant


def free(*, recharge_id: UUID) -> None:
    """Give the grant of a given-up recharge back; nothing when it had none."""
    Grant.objects.filter(recharge_id=recharge_id).update(
        recharge_id=None, spent_at=None, spent_by=None
    )


def _asked(
    by: User, communication_id: UUID | None, conversation_id: UUID | None
) -> QuerySet[Communication]:
    rows = queries.visible_to(by)
    if communication_id is not None:
        return rows.filter(id=queries.communication_for(by, communication_id).id)
    if conversation_id is not None:
        return rows.filter(conversation_id=conversation_id)
    raise NotFound
