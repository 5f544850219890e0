"""Who may use a door at all; what they see behind it is each app's `visible_to`."""

from typing import Any

from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.request import Request

from hub.accounts.models import User
from hub.accounts.roles import Role

allow_anyone = AllowAny


def allow(*roles: Role) -> type[BasePermission]:
    """Return a permission for these roles; without roles, for every person signed in."""
    allowed = frozenset(roles)

    class Allowed(BasePermission):
        def has_permission(self, request: Request, view: Any) -> bool:
            user = request.user
            if not isinstance(user, User):
                return False
            return user.role in allowed if allowed else user.role != Role.BOT

    return Allowed
