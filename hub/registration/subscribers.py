"""Registration follows what happens to accounts; its sweep finds the same."""

from hub.accounts.events import InvitationAccepted
from hub.kernel import jobs
from hub.kernel.events import listens


@listens(InvitationAccepted)
def adopt_address(event: InvitationAccepted) -> None:
    """Have an address taken as proven whose invitation came by mail."""
    jobs.enqueue("hub.registration.tasks.adopt_accepted")
