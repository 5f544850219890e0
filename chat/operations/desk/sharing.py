"""Whose what is kept at the desk is, and who may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chat.models import Canned, SavedView
from chat.types import Scope
from hub.accounts.queries import is_in_team
from hub.accounts.roles import Role
from hub.kernel.errors import Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


def refuse_unless_theirs(row: Canned | SavedView, by: User) -> None:
    """Forbidden for what is another's; what all use is the admins', what a team uses its own."""
    if row.scope == Scope.ALL and by.role != Role.ADMIN:
        raise Forbidden("Only admins keep what everybody uses.")
    if row.scope == Scope.TEAM:
        if row.team_id is None:
            raise Invalid(fields={"team": ["Which team?"]})
        if by.role != Role.ADMIN and not is_in_team(by, row.team_id):
            raise Forbidden("Only the team's people keep what it uses.")
    if row.scope == Scope.PERSONAL and row.owner_id != by.id:
        raise Forbidden
