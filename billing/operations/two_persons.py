"""What one person asks for and another approves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from hub.accounts.queries import admins
from hub.kernel.errors import Forbidden

if TYPE_CHECKING:
    from hub.accounts.models import User


class SecondPersonNeeded(Forbidden):
    """Who asked for it cannot approve it."""

    code, detail = "second_person_needed", "Another admin has to approve this."


def demand_another(*, asked_by: UUID, by: User) -> bool:
    """Raise SecondPersonNeeded for who asked, unless nobody else is an admin.

    Returns whether the rule of two was kept by one person, which is to be written down.
    """
    if by.id != asked_by:
        return False
    if admins().exclude(id=by.id).exists():
        raise SecondPersonNeeded
    return True
