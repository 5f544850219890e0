"""Notices follow the words they are about: changed, or taken back."""

from datetime import datetime

from chat.models import NoticeDue
from chat.operations import numbers
from chat.queries.notices import hearers, message_behind
from chat.serializers.messages import preview
from chat.types import PERSONAL
from hub.realtime.types import conversation_stream
from hub.reports.operations import notices

AT_ONCE = 50  # people in one transaction: whoever writes there waits for it


@numbers.transacted
def follow(due: NoticeDue, *, at: datetime) -> bool:
    """Let some notices about a message say what it says now; True while there may be more.

    Holds the conversation, so that nobody is let out meanwhile, and the row: who changes the
    message again renews it, and is heard afterwards.
    """
    numbers.hold(due.conversation_id)
    held = NoticeDue.objects.select_for_update().filter(id=due.id).first()
    message = message_behind(held) if held is not None else None
    if message is None:
        return False
    topic, number = conversation_stream(message.conversation_id), message.number
    if message.deleted_at is not None:
        return notices.take_back(topic=topic, number=number, at=at, most=AT_ONCE) == AT_ONCE
    if message.edited_at is None:
        return False
    text = preview(message, list(message.attachments.all()))
    changed = notices.reword(
        hearers(due.conversation, number),
        topic=topic,
        number=number,
        kinds=PERSONAL,
        text=text,
        most=AT_ONCE,
    )
    return changed == AT_ONCE
