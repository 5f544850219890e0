"""Opens communications, and answers them when a person of ours does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import identities, messages
from chat.operations.conversations import working
from chat.ports import courier
from chat.queries import visible_to
from chat.types import ConversationState, Direction, Draft, Kind
from crm.models import Communication, Grant, Reading, ShownCode
from crm.operations import customers, told
from crm.queries import communications as queries
from crm.queries.customers import unlinked
from crm.types import KINDS, CommunicationState, word_of
from hub.accounts.roles import STAFF
from hub.accounts.types import digest_of
from hub.kernel import clock, jobs
from hub.realtime.operations import tell

if TYPE_CHECKING:
    from chat.models import Conversation, Identity, Message
    from hub.accounts.models import User

# What these show was not written by the one in whose name it stands.
NOT_WRITTEN = (Kind.CARD, Kind.SYSTEM, Kind.NOTE)
AT_ONCE = 500


def open_from_portal(
    *, user: User, channel: str, body: str, data: Mapping[str, str], client_id: UUID, at: datetime
) -> Communication:
    """Say what a portal user asks in their proven conversation on a channel, else on the web.

    The same `client_id` again returns what it opened.
    """
    draft = Draft(client_id=client_id, text=body)
    with transaction.atomic():
        conversation = _conversation_of(user, channel, at)
        identity = _outsider(conversation)
        sent = messages.send(conversation=conversation, draft=draft, by=user, at=at)
        customers.link(identity_id=identity.id, at=at)
        communication, _ = Communication.objects.get_or_create(
            conversation_id=conversation.id,
            opening_number=sent.message.number,
            defaults={
                "customer": customers.of_user(user, at=at),
                "identity": identity,
                "channel": channel,
                "body": body,
                "data": dict(data),
                "created_at": at,
            },
        )
    return communication


def follow_answer(*, conversation_id: UUID, at: datetime) -> None:
    """Read what a person of ours has just written, so that it unlocks before they look.

    Who writes to somebody nobody knows yet waits until they have their customer; absorbing does
    not wait for that.
    """
    for identity in unlinked().filter(conversation=conversation_id):
        customers.link(identity_id=identity.id, at=at)
    follow(conversation_ids=[conversation_id])


def follow(*, conversation_ids: Iterable[UUID]) -> None:
    """Read on in conversations: what opens a communication, what answers the open ones.

    Safe to call at any time and from anywhere; a conversation that is not a linked customer's
    has nothing to read. Many cost hardly more than one. What was answered is told to the screens
    that show it locked.
    """
    answered: set[UUID] = set()
    with transaction.atomic():
        # Locked first: whose a conversation is may have changed while this waited.
        locked = queries.readings(conversation_ids).select_related(None).select_for_update()
        ids = [row.conversation_id for row in locked]
        readings = {row.conversation_id: row for row in queries.readings(ids)} if ids else {}
        while page := list(queries.unread(readings)[:AT_ONCE]):
            answered |= _read(readings, page)
            _take_down_codes(page)
            Reading.objects.bulk_create(
                [readings[key] for key in {message.conversation_id for message in page}],
                update_conflicts=True,
                unique_fields=["conversation"],
                update_fields=["number", "waiting"],
            )
        _follow_states([reading.conversation for reading in readings.values()])
    for conversation_id in answered:
        working.tell_anew(conversation_id=conversation_id, at=clock.now())


def _conversation_of(user: User, channel: str, at: datetime) -> Conversation:
    proven = visible_to(user).filter(identity__portal_user=user, channel_kind__in=KINDS[channel])
    found: Conversation | None = proven.order_by("-last_message_at", "-id").first()
    if found is not None:
        return found
    return identities.web_conversation(channel=courier.port().web(), user=user, at=at)


def _read(readings: Mapping[UUID, Reading], page: Sequence[Message]) -> set[UUID]:
    """Return the conversations in which something was answered."""
    opened: list[Communication] = []
    answered: set[UUID] = set()
    for message in page:
        reading = readings[message.conversation_id]
        reading.number = message.number
        if not _is_said(message):
            continue
        if message.direction == Direction.IN:
            if reading.conversation.identity is not None and reading.conversation.identity.spam_at:
                continue
            if not reading.waiting:
                opened.append(_opening(reading.conversation, message))
            reading.waiting = True
        elif message.author is not None and message.author.role in STAFF:
            _store(opened)
            opened = []
            if _answer(message):
                answered.add(message.conversation_id)
            reading.waiting = False
    _store(opened)
    return answered


def _take_down_codes(page: Sequence[Message]) -> None:
    """Have codes that prove a channel looked at; they are no requests."""
    shown = [
        ShownCode(
            conversation_id=message.conversation_id,
            number=message.number,
            digest=digest_of(code),
            shown_at=message.created_at,
        )
        for message in page
        if (code := queries.code_in(message))
    ]
    if shown:
        ShownCode.objects.bulk_create(shown, ignore_conflicts=True)
        jobs.enqueue("crm.tasks.settle_codes")


def _is_said(message: Message) -> bool:
    """Whether it asks or answers anything: no card, line or note, no code, no rating."""
    if message.private or message.kind in NOT_WRITTEN:
        return False
    return not is_rating(message) and not queries.code_in(message)


def is_rating(message: Message) -> bool:
    """Whether it only says how a survey is answered."""
    return message.topic.startswith("survey:")


def _store(opened: list[Communication]) -> None:
    # One that the portal has stored with its form already stays as it is.
    Communication.objects.bulk_create(opened, ignore_conflicts=True)


def _opening(conversation: Conversation, message: Message) -> Communication:
    identity = _outsider(conversation)
    assert identity.customer_id is not None, "only linked customers' conversations are read"
    return Communication(
        conversation=conversation,
        opening_number=message.number,
        customer_id=identity.customer_id,
        identity=identity,
        channel=word_of(conversation.channel_kind),
        body=message.text,
        created_at=message.created_at,
    )


def _outsider(conversation: Conversation) -> Identity:
    assert conversation.identity is not None, "customers write with an identity"
    return conversation.identity


def _answer(message: Message) -> int:
    """Answer what is open; returns how many."""
    asked = Communication.objects.select_related("customer", "identity").filter(
        conversation_id=message.conversation_id,
        opening_number__lt=message.number,
        answered_at=None,
    )
    open_ones = list(asked.order_by("opening_number"))
    for communication in open_ones:
        waited = message.created_at - communication.created_at
        communication.state = CommunicationState.ANSWERED
        communication.answered_at = message.created_at
        communication.answered_by = message.author
        communication.answered_number = message.number
        communication.first_response_seconds = max(0, int(waited.total_seconds()))
        communication.save()
        Grant.objects.get_or_create(
            communication=communication,
            defaults={
                "customer": communication.customer,
                "created_at": message.created_at,
            },
        )
        _tell_owner(communication, message)
    return len(open_ones)


def _follow_states(conversations: Iterable[Conversation]) -> None:
    theirs: dict[tuple[CommunicationState, CommunicationState], list[UUID]] = defaultdict(list)
    for row in conversations:
        taken = (CommunicationState.RECEIVED, CommunicationState.ASSIGNED)
        theirs[taken if row.assignee_id else taken[::-1]].append(row.id)
        if row.state == ConversationState.RESOLVED:
            theirs[CommunicationState.ANSWERED, CommunicationState.CLOSED].append(row.id)
    for (before, after), ids in theirs.items():
        Communication.objects.filter(conversation_id__in=ids, state=before).update(state=after)


def _tell_owner(communication: Communication, answer: Message) -> None:
    owner = communication.customer.portal_user_id
    # What was asked on a channel they have not proven is not theirs to see.
    if owner is not None and owner == communication.identity.portal_user_id:
        tell(
            user_id=owner,
            kind="notification",
            key=f"communication:{communication.id}",
            data={
                "type": "communication_answered",
                "communication": str(communication.id),
                "conversation": str(communication.conversation_id),
            },
        )
        told.answered(owner, communication, answer)
