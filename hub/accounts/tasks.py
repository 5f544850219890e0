"""Background work of accounts."""

from hub.accounts.operations import assignments, invitations, logins, sessions, tickets
from hub.kernel import clock, jobs


@jobs.task(every=600)
def forget_old() -> None:
    """Drop spent tickets, old misses and sessions that are long over."""
    at = clock.now()
    tickets.forget(at=at)
    logins.forget(at=at)
    sessions.forget(at=at)


@jobs.task(every=2)
@jobs.alone()
def settle_assignments() -> None:
    """Let a change of role, area or position take effect on its day, an end too."""
    assignments.settle_due(at=clock.now())


@jobs.task(every=30)
@jobs.alone("hub.accounts.tasks.mail_invitations")
def mail_invitations() -> None:
    """Send the links that wait to be mailed."""
    invitations.mail_due(at=clock.now())
