"""What chat itself follows of its own facts: programs outside want to know them too."""

from chat.events import ConversationChanged, MessageReceived, MessageSent
from hub.kernel import jobs
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


def _ring() -> None:
    # One bell for all that comes in the same moment; the sweep finds what it missed.
    jobs.ring_once("chat.tasks.tell_programs", within=MOMENT)
