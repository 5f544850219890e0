"""Who may use a door at all; what they see behind it is each app's `visible_to`."""

from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.request import Request

from hub.accounts.models import Session, User
from hub.accounts.roles import Role
from hub.accounts.scopes import demand
from hub.kernel import clock
from hub.kernel.errors import Forbidden

allow_anyone = AllowAny


class ProofNeeded(Forbidden):
    """What is grave asks again for a password or a code: `POST me/proof/`, then the same call."""

    code, detail = "proof_needed", "Confirm that it is you: type your password or a code."


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


def prove(request: Request) -> None:
    """Raise ProofNeeded unless the caller gave a password or a code within ten minutes.

    A fresh sign-in counts. For doors where it depends on the body whether it is grave.
    """
    session = request.auth
    if not isinstance(session, Session) or not session.is_proven(clock.now()):
        raise ProofNeeded


def demand_proof(*methods: str) -> type[BasePermission]:
    """Return a permission that demands a fresh proof for these methods; without any, for all.

    It stands behind `allow`: `[allow(Role.ADMIN), demand_proof("DELETE")]`. ProofNeeded.
    """

    class Proven(BasePermission):
        def has_permission(self, request: Request, view: Any) -> bool:
            if not methods or request.method in methods:
                prove(request)
            return True

    return Proven
