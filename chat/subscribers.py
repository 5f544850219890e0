"""What chat follows: its own facts, which programs outside want to know too, and who works here."""

from chat.events import ConversationChanged, MessageReceived, MessageSent, WishTold
from chat.operations import confirming, notices
from hub.accounts.events import AvailabilityChanged, PersonChanged, TeamChanged
from hub.kernel import clock, jobs
from hub.kernel.events import listens

SHORT, MOMENT, SOON, COMING = 0.2, 0.3, 1.0, 1.5  # seconds


@listens(MessageReceived)
def tell_received(event: MessageReceived) -> None:
    """Have programs told of a customer's message, and the house look at it."""
    _ring()
    jobs.ring_once("chat.tasks.meet_customers", within=SHORT)


@listens(MessageSent)
def tell_sent(event: MessageSent) -> None:
    """Have programs told of a message of ours, and those who were alarmed relieved."""
    _ring()
    _relieve()


@listens(ConversationChanged)
def tell_changed(event: ConversationChanged) -> None:
    """Have programs told where it stands, those alarmed relieved, and the waiting given out."""
    _ring()
    _relieve()
    jobs.ring_once("chat.tasks.give_waiting", within=MOMENT)


@listens(AvailabilityChanged)
def give_anew(event: AvailabilityChanged) -> None:
    """Somebody came or takes work again; whoever has just come is on the board in a moment."""
    jobs.ring_once("chat.tasks.note_attendance", within=COMING)
    jobs.ring_once("chat.tasks.give_waiting", within=COMING)


@listens(TeamChanged)
def regroup(event: TeamChanged) -> None:
    """Other people may be free for what a team has."""
    jobs.ring_once("chat.tasks.give_waiting", within=MOMENT)


@listens(PersonChanged)
def forget_outsider(event: PersonChanged) -> None:
    """Leave somebody no words of what their new role does not show them, and nobody waiting."""
    notices.forget_outsiders(at=clock.now(), user_id=event.user_id)
    jobs.ring_once("chat.tasks.take_from_gone", within=MOMENT)


@listens(WishTold)
def heed_wish(event: WishTold) -> None:
    """Confirm to a customer what they want to be sent from now on."""
    confirming.answer(message_id=event.message_id, out=event.out, at=clock.now())


def _ring() -> None:
    # One bell for all that comes in the same moment; the sweep finds what it missed.
    jobs.ring_once("chat.tasks.tell_programs", within=MOMENT)


def _relieve() -> None:
    jobs.ring_once("chat.tasks.settle_escalations", within=SOON)
    jobs.ring_once("chat.tasks.follow_work", within=MOMENT)
