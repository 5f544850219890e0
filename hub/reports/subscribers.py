"""Notices follow who works here; `tasks.end_links` finds what an announcement missed."""

from hub.accounts.events import PersonChanged
from hub.kernel import clock
from hub.kernel.events import listens
from hub.reports.operations import linking


@listens(PersonChanged)
def end_link(event: PersonChanged) -> None:
    """Let go of the chat of somebody who left, or serves here no more."""
    linking.tidy(at=clock.now(), user_id=event.user_id)
