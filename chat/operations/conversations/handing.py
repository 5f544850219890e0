"""Whose a customer's conversation is: given to people and teams, handed on, handed back."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from chat.events import ConversationChanged
from chat.models import Conversation
from chat.operations import numbers
from chat.operations.conversations import events
from chat.operations.conversations.working import refuse_unless_answering
from chat.operations.messages.sending import send
from chat.queries.conversations import whole
from chat.queries.routing import left_behind, waiting_for
from chat.types import ConversationState, Draft, Kind
from hub.accounts.operations.status import set_availability
from hub.accounts.queries import card, house_bot
from hub.accounts.roles import ANSWERING
from hub.accounts.types import Availability
from hub.kernel.errors import Invalid
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import Team, User


class Keep(Enum):
    """Stands for what is left as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP


@numbers.transacted
def assign(
    *,
    conversation: Conversation,
    by: User,
    at: datetime,
    to: User | None | Keep = KEEP,
    team: Team | None | Keep = KEEP,
    note: str = "",
) -> Conversation:
    """Give a conversation to somebody who answers, to a team, to both, or to nobody.

    A team alone takes it from who is not in it; `note` is a private word to whoever has it then.
    """
    refuse_unless_answering(conversation, by)
    numbers.hold(conversation.id)
    conversation = whole(Conversation.objects.filter(id=conversation.id)).get()
    if isinstance(to, Keep):
        to = _stays(conversation, team)
    elif to is not None and (to.role not in ANSWERING or not to.is_active):
        raise Invalid(fields={"user": ["Not somebody who answers customers."]})
    where = conversation.team if isinstance(team, Keep) else team
    person = conversation.assignee_id != (to.id if to else None)
    if person or conversation.team_id != (where.id if where else None):
        conversation = _given(conversation, to, where, person=person, by=by, at=at)
        announce(ConversationChanged(conversation_id=conversation.id))
    if note.strip():
        draft = Draft(client_id=uuid4(), kind=Kind.NOTE, text=note, private=True)
        send(conversation=conversation, draft=draft, by=by, at=at)
    return conversation


def hand_back(*, by: User, at: datetime) -> int:
    """Go away and give back everything in which a customer waits; returns how many went.

    Away first: what goes back is not given to whoever leaves.
    """
    set_availability(by.id, Availability.AWAY, at=at)
    return sum(_handed_back(row, by, at=at) for row in list(whole(waiting_for(by))))


def take_from_gone(*, at: datetime) -> int:
    """Take from those who answer no more what is not resolved; returns how many went.

    What was resolved keeps its owner until it opens again.
    """
    return sum(_taken(each, at=at) for each in left_behind().values_list("id", flat=True))


@numbers.transacted
def _taken(conversation_id: UUID, *, at: datetime) -> bool:
    numbers.hold(conversation_id)
    row = whole(left_behind().filter(id=conversation_id)).first()
    if row is None:
        return False
    _given(row, None, row.team, person=True, by=house_bot(), at=at)
    announce(ConversationChanged(conversation_id=row.id))
    return True


@numbers.transacted
def _handed_back(conversation: Conversation, by: User, *, at: datetime) -> bool:
    numbers.hold(conversation.id)
    if not waiting_for(by).filter(id=conversation.id).exists():
        return False
    events.note(
        conversation,
        "handed_back",
        by=by,
        at=at,
        change=lambda row: _have(row, None, row.team, at=at),
    )
    announce(ConversationChanged(conversation_id=conversation.id))
    return True


def _given(
    conversation: Conversation,
    to: User | None,
    team: Team | None,
    *,
    person: bool,
    by: User,
    at: datetime,
) -> Conversation:
    facts: dict[str, Any] = {"to": dict(card(to)) if to else None}
    if conversation.team_id != (team.id if team else None):
        facts["team"] = {"id": str(team.id), "name": team.name} if team else None
    event = "unassigned" if to is None else "assigned"
    if "team" in facts and (not person or to is None):
        event = "teamed"
    return events.note(
        conversation,
        event,
        by=by,
        at=at,
        change=lambda row: _have(row, to, team, at=at),
        **facts,
    )


def _have(row: Conversation, to: User | None, team: Team | None, *, at: datetime) -> None:
    row.assignee, row.team = to, team
    if to is not None or row.state != ConversationState.OPEN:
        row.queued_at = None
    row.await_somebody(at=at)


def _stays(conversation: Conversation, team: Team | None | Keep) -> User | None:
    """Return who keeps it when it goes to a team: only who is in that team."""
    has = conversation.assignee
    if has is None or team is None or isinstance(team, Keep):
        return has
    return has if team.members.filter(id=has.id).exists() else None
