"""What chat follows: its own facts, which programs outside want to know too, and who works here."""

from chat.events import ConversationChanged, MessageReceived, MessageSent
from chat.operations import notices
from hub.accounts.events import PersonChanged
from hub.kernel import clock, jobs
from hub.kernel.events import listens

MOMENT = 0.2  # seconds


@listens(MessageReceived)
def tell_received(event: MessageReceived) -> None:
    """Have programs told of a customer's message."""
    _ring()


@listens(MessageSent)
def tell_sent(event: MessageSent) -> None:
    """Have programs told of a message of ours."""
    _ring()


@listens(ConversationChanged)
def tell_changed(event: ConversationChanged) -> None:
    """Have programs told where a conversation stands now."""
    _ring()


@listens(PersonChanged)
def forget_outsider(event: PersonChanged) -> None:
    """Leave somebody no words of what their new role does not show them."""
    notices.forget_outsiders(at=clock.now(), user_id=event.user_id)


def _ring() -> None:
    # One bell for all that comes in the same moment; the sweep finds what it missed.
    jobs.ring_once("chat.tasks.tell_programs", within=MOMENT)
