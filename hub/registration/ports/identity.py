"""Whose document is this? Answered by an outside service of names."""

from typing import Protocol

from hub.kernel.errors import Unavailable
from hub.kernel.registry import Port
from hub.registration.types import Document, Found


class IdentityDown(Unavailable):
    """The service of names does not answer, is not set up, or knows no documents of this type."""

    code = "identity_unavailable"
    detail = "The document cannot be looked up at the moment; fill in the name by hand."


class IdentityService(Protocol):
    """The service of names."""

    def knows(self, type: str) -> bool:
        """Whether documents of this type can be asked for at all."""

    def look_up(self, document: Document) -> Found | None:
        """Return whose document it is, None when there is no such one; IdentityDown."""


_the_one: Port[IdentityService] = Port("identity_service")
provide, port = _the_one.provide, _the_one.get
