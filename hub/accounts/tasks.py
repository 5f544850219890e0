"""Background work of accounts."""

from hub.accounts.operations import logins, sessions, tickets
from hub.kernel import clock, jobs


@jobs.task(every=600)
def forget_old() -> None:
    """Drop spent tickets, old misses and sessions that are long over."""
    at = clock.now()
    tickets.forget(at=at)
    logins.forget(at=at)
    sessions.forget(at=at)
