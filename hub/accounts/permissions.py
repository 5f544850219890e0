"""Who may use a door at all; what they see behind it is each app's `visible_to`."""

from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.request import Request

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.accounts.scopes import demand

allow_anyone = AllowAny


def allow(*roles: Role, bots: Mapping[str, Sequence[str]] | None = None) -> type[BasePermission]:
    """Return a permission for these roles; without roles, for every person signed in.

    `bots` says which scopes a bot's key needs for which method; a method that is not named, and a
    door without it, is for people only. ScopeMissing for a key that does not reach that far.
    """
    allowed = frozenset(roles)
    scopes = bots or {}

    class Allowed(BasePermission):
        def has_permission(self, request: Request, view: Any) -> bool:
            user = request.user
            if not isinstance(user, User):
                return False
            if user.role != Role.BOT:
                return not allowed or user.role in allowed
            method = "GET" if request.method == "HEAD" else request.method or ""
            if method not in scopes:
                return False
            demand(user.scopes, scopes[method])
            return True

    return Allowed
