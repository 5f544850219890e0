"""Customers follow what happens in chat; each duty here is also found by a sweep in `tasks`."""

from chat.events import (
    ConversationChanged,
    IdentityMade,
    IdentityRenamed,
    MessageReceived,
    MessageSent,
)
from crm.operations import communications, customers
from hub.kernel import clock
from hub.kernel.events import listens


@listens(IdentityMade)
def link_customer(event: IdentityMade) -> None:
    """Give a new identity its customer, then read what they wrote."""
    conversation_id = customers.link(identity_id=event.identity_id, at=clock.now())
    if conversation_id is not None:
        communications.follow(conversation_id=conversation_id)


@listens(IdentityRenamed)
def learn_name(event: IdentityRenamed) -> None:
    """Call a customer by the name their channel has told since."""
    customers.learn_name(identity_id=event.identity_id, at=clock.now())


@listens(MessageReceived)
def open_communication(event: MessageReceived) -> None:
    """Open a communication when this is the first message after an answer."""
    communications.follow(conversation_id=event.conversation_id)


@listens(MessageSent)
def answer_communications(event: MessageSent) -> None:
    """Answer the open communications when a person of ours wrote."""
    if event.by_person and not event.private:
        communications.follow(conversation_id=event.conversation_id)


@listens(ConversationChanged)
def follow_state(event: ConversationChanged) -> None:
    """Let communications follow an assignment or a resolution."""
    communications.follow(conversation_id=event.conversation_id)
