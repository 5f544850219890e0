"""What follows when somebody's role changes or they leave: sign-ins, sockets, others told."""

from datetime import datetime

from hub.accounts.events import PersonChanged
from hub.accounts.models import EndReason, User
from hub.accounts.operations import sessions
from hub.accounts.roles import STAFF, Role
from hub.kernel.errors import Conflict
from hub.kernel.events import announce


class LastAdmin(Conflict):
    """The house would be left without anybody who may administer it."""

    code, detail = "last_admin", "The last active admin cannot be taken away."


def follow(user: User, *, role: str, was_active: bool, new_password: bool, at: datetime) -> None:
    """Let sign-ins and sockets follow a saved user who had `role` before. LastAdmin."""
    if not User.objects.filter(role=Role.ADMIN, is_active=True).exists():
        raise LastAdmin
    if not user.is_active:
        sessions.end_all(user, reason=EndReason.DEACTIVATED, at=at)
    elif new_password:
        sessions.end_all(user, reason=EndReason.PASSWORD, at=at)
    elif user.role in STAFF and role not in STAFF:
        # A customer's was spared what is asked here: a second factor, an earlier end.
        sessions.end_all(user, reason=EndReason.ENDED, at=at)
    elif user.role != role:
        sessions.reconnect(user)
    if (user.role, user.is_active) != (role, was_active):
        announce(PersonChanged(user_id=user.id))
