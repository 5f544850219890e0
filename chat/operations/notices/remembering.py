"""Notes, with the message itself, that somebody may have to be told of it."""

from datetime import datetime, timedelta

from chat.models import Conversation, Message, NoticeDue
from chat.types import INSIDE, ConversationKind, Kind
from hub.kernel import jobs
from hub.realtime.types import conversation_stream
from hub.reports.operations.notices import withhold

PAUSES = [timedelta(minutes=each) for each in (1, 5, 30, 120)]  # after each try that failed
TOGETHER = 0.1  # seconds, for what comes at once
EVENTS = frozenset({"members", "assigned"})  # lines that concern whom they name


def remember(message: Message, conversation: Conversation, *, at: datetime) -> None:
    """Keep a new message that may concern somebody beside those who see it anyway."""
    if _may_concern(message, conversation):
        _keep(NoticeDue(conversation=conversation, message=message), at)


def remember_change(message: Message, conversation: Conversation, *, at: datetime) -> None:
    """Keep that a message was edited or taken back which somebody was told of, or is to be now.

    What it said until now leaves the house no more.
    """
    topic = conversation_stream(conversation.id)
    told = withhold(topic=topic, number=message.number)
    if told or _may_concern(message, conversation):
        _keep(NoticeDue(conversation=conversation, message=message), at)


def remember_group(conversation: Conversation, *, at: datetime) -> None:
    """Keep that people find themselves in a new group."""
    _keep(NoticeDue(conversation=conversation), at)


def put_off(due: NoticeDue, *, at: datetime) -> bool:
    """Look again later at what could not be told; False when that was the last try.

    It is parked then, until the message is edited.
    """
    pause = PAUSES[due.tries] if due.tries < len(PAUSES) else None
    row = NoticeDue.objects.filter(id=due.id, created_at=due.created_at)
    row.update(tries=due.tries + 1, look_at=at + pause if pause is not None else None)
    return pause is not None


def _keep(due: NoticeDue, at: datetime) -> None:
    due.created_at = due.look_at = at
    if due.message is None:
        due.save(force_insert=True)
    else:  # an edit may find it still there: whoever gives it just now must look again
        NoticeDue.objects.bulk_create(
            [due],
            update_conflicts=True,
            unique_fields=["message"],
            update_fields=["created_at", "look_at", "tries"],
        )
    jobs.enqueue_once("chat.tasks.give_notices", within=TOGETHER)


def _may_concern(message: Message, conversation: Conversation) -> bool:
    if message.kind == Kind.SYSTEM:
        return (message.card or {}).get("event") in EVENTS
    if conversation.kind == ConversationKind.DIRECT:
        return True
    if conversation.kind not in INSIDE and not message.private:
        return False  # what customers say and hear rings by itself
    return "@" in message.text or message.reply_to_id is not None
