"""Somebody of ours is writing to a customer: their phone may show it."""

from chat.ports import courier
from chat.queries.conversations import PORTAL, conversation_for, may_answer
from chat.types import OUTSIDE
from hub.accounts.queries import user_behind
from hub.kernel import clock
from hub.kernel.buckets import Buckets
from hub.realtime.types import SignedIn

EVERY = 5.0  # seconds between two looks at one conversation
_buckets = Buckets()


def typed(who: SignedIn, conversation_id: str) -> None:
    """Let the courier know, for people who may answer this customer; bots do not type."""
    if who.scopes is not None or _buckets.wait(conversation_id, per_second=1 / EVERY, burst=1):
        return
    user = user_behind(who)
    conversation = conversation_for(user, conversation_id)
    if conversation.kind in OUTSIDE and user.role not in PORTAL and may_answer(user, conversation):
        courier.port().typing(conversation=conversation, at=clock.now())
