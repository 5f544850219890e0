"""Customers follow what happens in chat; each duty here is also found by a sweep in `tasks`."""

from chat.events import (
    ConversationChanged,
    IdentityMade,
    IdentityRenamed,
    MessageReceived,
    MessageSent,
)
from crm.operations import communications, customers, inviting
from hub.accounts.events import InvitationAccepted
from hub.kernel import clock, jobs
from hub.kernel.events import listens

MOMENT = 0.25  # seconds


@listens(IdentityMade)
def link_customer(event: IdentityMade) -> None:
    """Have a new identity given its customer."""
    _ring()


@listens(IdentityRenamed)
def learn_name(event: IdentityRenamed) -> None:
    """Call a customer by the name their channel has told since."""
    customers.learn_name(identity_id=event.identity_id, at=clock.now())


@listens(MessageReceived)
def open_communication(event: MessageReceived) -> None:
    """Have a communication opened when this is the first message after an answer."""
    _ring()


@listens(MessageSent)
def answer_communications(event: MessageSent) -> None:
    """Answer the open communications when a person of ours wrote."""
    if event.outside and event.by_person and not event.private:
        communications.follow_answer(conversation_id=event.conversation_id, at=clock.now())


@listens(ConversationChanged)
def follow_state(event: ConversationChanged) -> None:
    """Let communications follow an assignment or a resolution."""
    communications.follow(conversation_ids=[event.conversation_id])


@listens(InvitationAccepted)
def join_contact(event: InvitationAccepted) -> None:
    """Let whom a company invited speak for it."""
    inviting.settle(at=clock.now())


def _ring() -> None:
    # Absorbing must not wait for us: one bell for all that come in the same moment.
    jobs.ring_once("crm.tasks.meet_newest", within=MOMENT)
