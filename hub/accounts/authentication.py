"""Reads `Authorization`: a person's access token or a bot's key."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from hub.accounts import queries
from hub.accounts.models import BotToken, Session, User
from hub.accounts.operations import bots
from hub.accounts.origin import device_of
from hub.accounts.tokens import read_access_token
from hub.kernel import clock, trail
from hub.kernel.errors import CHALLENGE, NotSignedIn


class BearerAuthentication(BaseAuthentication):
    """`Bearer <access token>` of a person, whose session is asked on each request, or
    `Token <key>` of a bot; no header means nobody, a bad one is 401."""

    def authenticate(self, request: Request) -> tuple[User, Session | BotToken] | None:
        scheme, _, value = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._person(value.strip(), request)
        if scheme.lower() == "token":
            return self._bot(value.strip(), request)
        return None

    def authenticate_header(self, request: Request) -> str:
        return CHALLENGE

    def _person(self, raw: str, request: Request) -> tuple[User, Session]:
        claims = read_access_token(raw)
        if claims is None:
            raise NotSignedIn
        user_id, session_id = claims
        session = queries.session_behind(session_id, user_id, at=clock.now())
        if session is None:
            raise NotSignedIn
        ip = device_of(request).ip
        trail.is_known(user_id=user_id, role=session.user.role, session_id=session.id, ip=ip)
        return session.user, session

    def _bot(self, secret: str, request: Request) -> tuple[User, BotToken]:
        at = clock.now()
        key = queries.key_behind(secret)
        if key is None:
            bots.note_wrong_key(device_of(request).ip, at=at)
            raise NotSignedIn
        bots.note_use(key, at=at)
        trail.is_known(
            user_id=key.user_id, role=key.user.role, session_id=key.id, ip=device_of(request).ip
        )
        return key.user, key


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the OpenAPI document names the two headers."""

    target_class = BearerAuthentication
    name = ["bearer", "botToken"]

    def get_security_definition(self, auto_schema: Any) -> list[dict[str, str]]:
        return [
            {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            {"type": "apiKey", "in": "header", "name": "Authorization"},
        ]
