"""Lists with a name, one's own or shared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chat.models import SavedView
from chat.operations.desk.sharing import refuse_unless_theirs
from chat.types import Scope
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 50  # of one person


def save(*, told: Mapping[str, Any], by: User, at: datetime) -> SavedView:
    """Keep a new view."""
    if SavedView.objects.filter(owner=by).count() >= MOST:
        raise Conflict(f"At most {MOST} views.")
    return _kept(SavedView(owner=by, created_at=at), told, by)


def change(*, view: SavedView, told: Mapping[str, Any], by: User) -> SavedView:
    """Change a view; its maker, and admins or its team where it is shared."""
    refuse_unless_theirs(view, by)
    return _kept(view, told, by)


def forget(*, view: SavedView, by: User) -> None:
    """Remove a view; who began with it begins with the usual one."""
    refuse_unless_theirs(view, by)
    view.delete()


def _kept(view: SavedView, told: Mapping[str, Any], by: User) -> SavedView:
    for name, value in told.items():
        setattr(view, name, value)
    if view.scope != Scope.TEAM:
        view.team_id = None
    refuse_unless_theirs(view, by)
    view.save()
    return view
