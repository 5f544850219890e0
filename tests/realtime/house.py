"""A serving process of its own for tests of several: rooms of people, on the test database.

A ticket is `<user>` or `<user>/<session>`; a `send` frame tells its `text` to `conversation`, a
user, the way an operation would.
"""

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

from hub.realtime import bus  # noqa: E402
from hub.realtime.consumer import application as socket  # noqa: E402
from hub.realtime.operations import tell  # noqa: E402
from hub.realtime.ports import sign_in, streams  # noqa: E402
from hub.realtime.ports.commands import commands  # noqa: E402
from hub.realtime.types import HOUSE, Close, SignedIn, person  # noqa: E402


class Anyone:
    """Whoever says who they are."""

    def redeem(self, ticket: str, *, at: datetime) -> SignedIn:
        user = UUID(ticket)
        return SignedIn(
            user_id=user,
            session_id=user,
            tags=frozenset({person(user), HOUSE}),
            expires_at=at + timedelta(hours=1),
        )

    def ended(self, session_ids: Iterable[UUID], *, at: datetime) -> dict[UUID, Close]:
        return {}


def say(who: SignedIn, frame: dict[str, Any]) -> dict[str, Any]:
    """Tell a user something under a key of its own."""
    seq = tell(UUID(frame["conversation"]), "user", frame["text"], {"text": frame["text"]})
    return {"seq": seq}


sign_in.provide(Anyone())
streams.families._items.pop("c", None)
commands._items["send"] = say


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The socket; and over HTTP whether the bus carries."""
    if scope["type"] == "websocket":
        return await socket(scope, receive, send)
    status = 200 if bus.missing() is None else 503
    await send({"type": "http.response.start", "status": status, "headers": []})
    return await send({"type": "http.response.body", "body": b""})
