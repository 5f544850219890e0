"""Somebody closes while the customer writes, on real threads: the request is never lost."""

import pytest

from chat.models import Conversation, Message
from chat.operations import conversations
from chat.operations.messages.sending import Stale
from chat.types import ConversationState
from hub.kernel import clock
from tests.chat.test_racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("turn", range(6))
def test_closing_and_writing_at_once_leaves_it_open(turn, arrives, ana, luis):
    told = arrives("hola", sender=f"5198700000{turn}")
    row = Conversation.objects.get(id=told.conversation_id)

    def close(who):
        return conversations.set_state(
            conversation=row,
            state=ConversationState.RESOLVED,
            by=who,
            at=clock.now(),
            expect_number=told.number,
        )

    results = at_once(
        [
            lambda: close(ana),
            lambda: arrives("¡y otra cosa!", sender=f"5198700000{turn}", after=1),
            lambda: close(luis),
        ]
    )

    failed = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, Stale) for each in failed), failed
    row.refresh_from_db()
    assert row.state == "open" and row.needs_reply_since and row.queued_at
    numbers = Message.objects.filter(conversation=row).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(1, numbers.count() + 1))
