"""The access token: a JWT of five minutes that names a session (RFC 9068 profile, HS256)."""

from functools import cached_property
from typing import Any
from uuid import UUID

import jwt
from django.conf import settings
from rest_framework_simplejwt.backends import TokenBackend
from rest_framework_simplejwt.exceptions import TokenBackendError, TokenError
from rest_framework_simplejwt.tokens import AccessToken as BaseAccessToken

from hub.accounts.models import Session

TYPE = "at+jwt"
CLAIMS = ("iss", "aud", "sub", "sid", "iat", "exp", "jti")


class StrictBackend(TokenBackend):
    """Writes the token's type into its header and accepts nothing that lacks it or a claim."""

    signing_key: str  # never None here

    def encode(self, payload: dict[str, Any]) -> str:
        claims = {**payload, "aud": self.audience, "iss": self.issuer}
        return jwt.encode(claims, self.signing_key, self.algorithm, headers={"typ": TYPE})

    def decode(self, token: Any, verify: bool = True) -> dict[str, Any]:
        try:
            if jwt.get_unverified_header(token).get("typ") != TYPE:
                raise TokenBackendError("Not an access token.")
            return jwt.decode(
                token,
                self.signing_key,
                algorithms=[self.algorithm],
                audience=self.audience,
                issuer=self.issuer,
                options={"require": list(CLAIMS)},
            )
        except (jwt.InvalidTokenError, ValueError) as error:
            raise TokenBackendError("Token is invalid.") from error


class AccessToken(BaseAccessToken):
    """What a browser holds in memory; it says who and which session, never which role."""

    lifetime = settings.ACCESS_TOKEN_LIFETIME

    @cached_property
    def token_backend(self) -> StrictBackend:
        return StrictBackend(
            "HS256",
            signing_key=settings.ACCESS_TOKEN_KEY,
            audience=settings.PUBLIC_URL,
            issuer=settings.PUBLIC_URL,
        )

    def verify_token_type(self) -> None:
        """Nothing to do: the header carries the type, and the backend has checked it."""


def access_token(session: Session) -> str:
    """Return a fresh access token of this session."""
    token = AccessToken()
    del token["token_type"]
    token["sub"] = str(session.user_id)
    token["sid"] = str(session.id)
    return str(token)


def read_access_token(raw: str) -> tuple[UUID, UUID] | None:
    """Return (user id, session id) of a good token, None for anything else."""
    try:
        token = AccessToken(raw)  # type: ignore[arg-type]
        return UUID(token["sub"]), UUID(token["sid"])
    except (TokenError, ValueError):
        return None
