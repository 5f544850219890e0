"""What is one's own in a conversation: mentions not seen yet, and what is typed and not sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from chat.models import Draft, Mention
from chat.queries.conversations import PORTAL
from chat.types import INSIDE

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Own:
    """What only this person sees of a conversation."""

    draft: Draft | None = None
    mentions: int = 0


NOTHING = Own()


def own_of(user: User, conversation_ids: Iterable[UUID]) -> dict[UUID, Own]:
    """Return what is this person's own in each of these conversations; two queries."""
    ids = list(conversation_ids)
    drafts = Draft.objects.filter(user=user, conversation_id__in=ids)
    by_id = {draft.conversation_id: draft for draft in drafts}
    counts = mention_counts(user, ids)
    return {
        each: Own(draft=by_id.get(each), mentions=counts.get(each, 0))
        for each in by_id.keys() | counts.keys()
    }


def mention_counts(user: User, conversation_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how often this person was named and has not seen it, where that is not never."""
    rows = unread_mentions(user).filter(conversation__in=list(conversation_ids))
    return dict(rows.values_list("conversation").annotate(Count("id")))


def mention_total(user: User) -> int:
    """Return how often this person was named anywhere and has not seen it."""
    return unread_mentions(user).count()


def unread_mentions(user: User) -> QuerySet[Mention]:
    """Return the mentions of this person after what they have read, where they may see them."""
    if user.role in PORTAL:
        return Mention.objects.none()
    rows = Mention.objects.annotate(
        place=FilteredRelation(
            "conversation__members", condition=Q(conversation__members__user=user)
        ),
        place_id=F("place__id"),
        seen=Coalesce(Greatest(F("place__read_number"), F("place__from_number")), 0),
    ).filter(user=user, number__gt=F("seen"))
    if user.is_at_counter:
        return rows.exclude(conversation__kind__in=INSIDE, place_id=None)
    return rows.filter(conversation__kind__in=INSIDE, place_id__isnull=False)
