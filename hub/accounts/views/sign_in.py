"""Login, refresh, logout and the pass to the socket."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.accounts import serializers
from hub.accounts.authentication import BearerAuthentication
from hub.accounts.models import Session
from hub.accounts.operations import entering, sessions, tickets
from hub.accounts.operations.sessions import Renewed
from hub.accounts.origin import device_of, refuse_foreign
from hub.accounts.permissions import allow, allow_anyone
from hub.accounts.scopes import CONVERSATIONS_READ, MESSAGES_READ
from hub.accounts.tokens import access_token
from hub.kernel import clock
from hub.kernel.api import body_of
from hub.kernel.errors import NotSignedIn

# `__Host-` binds the cookie to exactly this host; browsers grant the prefix to HTTPS only.
COOKIE = "__Host-hub_rt" if settings.SECURE else "hub_rt"


class LoginView(APIView):
    """A password for a session."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=serializers.LoginBody, responses=serializers.SignInShape)
    def post(self, request: Request) -> Response:
        if COOKIE in request.COOKIES:
            refuse_foreign(request)
        body = body_of(serializers.LoginBody, request)
        renewed = entering.log_in(
            body["username"],
            body["password"],
            remember=body["remember"],
            code=body["code"],
            device=device_of(request),
            at=clock.now(),
        )
        return signed_in(renewed)


class RefreshView(APIView):
    """The cookie for the next one and a fresh access token."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=None, responses=serializers.SignInShape)
    def post(self, request: Request) -> Response:
        secret = request.COOKIES.get(COOKIE)
        if not secret:
            raise NotSignedIn
        refuse_foreign(request)
        return signed_in(sessions.renew(secret, device=device_of(request), at=clock.now()))


class LogoutView(APIView):
    """The end of the session behind the cookie or the token; harmless when there is none."""

    authentication_classes: list[type[Any]] = []
    permission_classes = [allow_anyone]

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request) -> Response:
        at = clock.now()
        if secret := request.COOKIES.get(COOKIE):
            refuse_foreign(request)
            sessions.end_by_secret(secret, at=at)
        if session := _session_of_token(request):
            sessions.log_out(session, at=at)
        response = Response(status=204)
        response.delete_cookie(COOKIE, path="/", samesite="Strict")
        return response


class TicketView(APIView):
    """A one-time pass to the socket."""

    permission_classes = [allow(bots={"POST": [MESSAGES_READ, CONVERSATIONS_READ]})]

    @extend_schema(request=None, responses={201: serializers.TicketShape})
    def post(self, request: Request) -> Response:
        ticket = tickets.issue(request.auth, at=clock.now())
        seconds = int(tickets.LIFETIME.total_seconds())
        return Response({"ticket": ticket, "expires_in": seconds}, status=201)


def signed_in(renewed: Renewed, *, status: int = 200, **more: Any) -> Response:
    """Return the answer that begins or renews a sign-in, its cookie on it."""
    session = renewed.session
    answer = {
        "access": access_token(session),
        "expires_in": int(settings.ACCESS_TOKEN_LIFETIME.total_seconds()),
        "user": serializers.me(session.user),
        **more,
    }
    response = Response(answer, status=status)
    lasting = int((session.expires_at - session.last_seen_at).total_seconds())
    response.set_cookie(
        COOKIE,
        renewed.secret,
        max_age=lasting if session.remember else None,
        path="/",
        secure=settings.SECURE,
        httponly=True,
        samesite="Strict",
    )
    response["Cache-Control"] = "no-store"
    return response


def _session_of_token(request: Request) -> Session | None:
    try:
        found = BearerAuthentication().authenticate(request)
    except NotSignedIn:
        return None
    return found[1] if found and isinstance(found[1], Session) else None
