"""The bridge follows who is new; `tasks.ask_names_due` finds what an announcement missed."""

from channels_bridge.operations import names
from chat.events import IdentityMade
from hub.kernel import clock
from hub.kernel.events import listens


@listens(IdentityMade)
def ask_name(event: IdentityMade) -> None:
    """Have a newcomer's name asked for where their channel tells none."""
    names.want(at=clock.now(), identity_id=event.identity_id)
