"""Gives the notices that are due, once it is known that nobody sits in front of the thing anyway.

Only reading settles a message for good. Somebody who has the conversation in front of them in a
window in use will have read it in a moment, so their notice waits; when they look away, or their
line turns out to be dead, it is given after all.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chat.models import Conversation, Member, Message, NoticeDue
from chat.operations import numbers
from chat.operations.notices import wording
from chat.operations.notices.following import follow
from chat.queries.conversations import PORTAL
from chat.queries.notices import concerned, founder_of, message_behind
from chat.types import INSIDE, PERSONAL, Notify
from hub.accounts.queries import active_people
from hub.realtime import presence
from hub.realtime.types import conversation_stream
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

AGAIN = timedelta(seconds=6)
SURE = timedelta(seconds=75)  # by then a dead line has missed its heartbeats


def give_due(due: NoticeDue, *, at: datetime) -> None:
    """Tell everybody a message concerns; what has to wait for somebody stays due."""
    while follow(due, at=at):
        pass
    message = message_behind(due)
    waits = False
    if message is None or message.deleted_at is None:
        waits = _give(due, message, at)
    row = NoticeDue.objects.filter(id=due.id, created_at=due.created_at)  # not edited meanwhile
    if waits:
        row.update(look_at=at + AGAIN)
    else:
        row.delete()


def _give(due: NoticeDue, message: Message | None, at: datetime) -> bool:
    conversation = due.conversation
    kinds = concerned(conversation, message)
    users = active_people(kinds)
    present = presence.whereabouts(users)
    waits = False
    for user_id in sorted(users):  # one order for all, so that nobody waits in a circle
        looks = message is not None and str(conversation.id) in present[user_id].looking
        if looks and at >= due.created_at + SURE:
            continue
        if looks and kinds[user_id] in PERSONAL:
            waits = True
            continue
        _tell(users[user_id], kinds[user_id], conversation, message, at)
    return waits


@numbers.transacted
def _tell(
    user: User, kind: str, conversation: Conversation, message: Message | None, at: datetime
) -> None:
    """Hold the conversation and the person's place.

    Words that are changed or taken back meanwhile are due again, and find the notice, or are
    found; so is reading.
    """
    numbers.hold(conversation.id)
    if message is not None and not _still_says_so(message):
        return
    places = Member.objects.select_for_update().filter(conversation=conversation, user=user)
    place = places.first()
    if not _is_wanted(user, kind, conversation, message, place, at):
        return
    author = message.author if message is not None else None
    name = author.name if author is not None else founder_of(conversation)
    title, text = wording.worded(kind, conversation, message, name, user.language)
    alone = message is not None and kind in ("mention", "reply")
    notice = Notice(
        kind=kind,
        key=f"message:{message.id}" if alone and message else f"{kind}:{conversation.id}",
        title=title,
        text=text,
        link=wording.link_to(conversation),
        topic=conversation_stream(conversation.id),
        number=message.number if message is not None else 0,
    )
    notify(user.id, notice, at=at)


def _still_says_so(message: Message) -> bool:
    rows = Message.objects.filter(id=message.id, deleted_at=None)
    return rows.filter(edited_at=message.edited_at).exists()


def _is_assigned(conversation: Conversation, user: User) -> bool:
    return Conversation.objects.filter(id=conversation.id, assignee=user).exists()


def _is_wanted(
    user: User,
    kind: str,
    conversation: Conversation,
    message: Message | None,
    place: Member | None,
    at: datetime,
) -> bool:
    if conversation.kind in INSIDE and (place is None or user.role in PORTAL):
        return False
    if conversation.kind not in INSIDE and not user.is_at_counter:
        return False
    if kind == "assigned" and not _is_assigned(conversation, user):
        return False
    if place is None or message is None:
        return True
    if message.number <= max(place.read_number, place.from_number):
        return False
    muted = place.muted_until is not None and place.muted_until > at
    return not (kind in PERSONAL and (muted or place.notify == Notify.NONE))
