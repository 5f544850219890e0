"""Errors with a name: what a caller did wrong or what the world refused, in one family."""

from typing import Any, ClassVar

CHALLENGE = 'Bearer realm="api"'  # RFC 9110, 15.5.2: every 401 names how to sign in


class DomainError(Exception):
    """An expected refusal: `code` for programs, `detail` for people, `fields` for forms."""

    code: ClassVar[str] = "conflict"
    status: ClassVar[int] = 409
    detail: str = "This is not possible now."

    def __init__(
        self,
        detail: str | None = None,
        *,
        fields: dict[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:
        self.detail = detail or type(self).detail
        self.fields = fields or {}
        self.retry_after = retry_after
        super().__init__(self.detail)


class Malformed(DomainError):
    """The request cannot be read, or names a field that does not exist."""

    code, status, detail = "malformed", 400, "The request cannot be read."


class NotSignedIn(DomainError):
    """Nobody is signed in."""

    code, status, detail = "not_signed_in", 401, "Sign in first."


class Forbidden(DomainError):
    """This person may not do this."""

    code, status, detail = "forbidden", 403, "You may not do this."


class Locked(DomainError):
    """The action is not unlocked yet."""

    code, status, detail = "locked", 403, "This is still locked."


class NotFound(DomainError):
    """Not there, or not yours: no difference."""

    code, status, detail = "not_found", 404, "Not found."


class Conflict(DomainError):
    """Illegal in the present state."""


class TooLarge(DomainError):
    """More than is accepted."""

    code, status, detail = "too_large", 413, "This is too large."


class UnsupportedType(DomainError):
    """A kind of file or body that is not accepted."""

    code, status, detail = "unsupported_type", 415, "This kind of content is not accepted."


class Invalid(DomainError):
    """A value is not acceptable; `fields` says which and why."""

    code, status, detail = "invalid", 422, "Some values are not valid."


class RateLimited(DomainError):
    """Too many tries; `retry_after` in seconds."""

    code, status, detail = "rate_limited", 429, "Too many requests; wait a little."


class Unavailable(DomainError):
    """Something this stands on is down or not set up."""

    code, status, detail = "unavailable", 503, "This is not available at the moment."
