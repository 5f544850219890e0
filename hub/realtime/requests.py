"""What one socket asks for, in its order, off the event loop; and the answers."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from django.db import InterfaceError, OperationalError

from hub.kernel import trail
from hub.kernel.errors import DomainError, Invalid, NotFound, NotSignedIn
from hub.realtime import bus, calls, healing, wire
from hub.realtime.connection import Connection
from hub.realtime.hub import Hub
from hub.realtime.limits import WAITING_REQUESTS
from hub.realtime.opening import redeem
from hub.realtime.ports.commands import Command, commands
from hub.realtime.ports.streams import family_of
from hub.realtime.ports.typing import typed
from hub.realtime.reading import flag, page, reference, whole, word
from hub.realtime.types import STAFF, CaughtUp, SignedIn

log = logging.getLogger(__name__)

Frame = dict[str, Any]


class Busy(DomainError):
    """Too much at once, or the database does not answer; the same frame may be sent again."""

    code, status, detail = "busy", 503, "Too busy; try again."


class Internal(DomainError):
    """Our fault."""

    code, status, detail = "internal", 500, "Something went wrong on our side."


class Requests:
    """A queue and a task while there is something in it: a slow request holds up no `ack`."""

    def __init__(self, hub: Hub, connection: Connection) -> None:
        self.hub = hub
        self.connection = connection
        self._waiting: deque[Frame] = deque()
        self._working = False
        self._own: dict[str, Callable[[Frame], Awaitable[None]]] = {
            "auth": self._renew,
            "pull": self._pull,
            "typing": self._typing,
            "focus": self._focus,
        }

    def knows(self, kind: str) -> bool:
        """Whether there is anyone to do this kind of frame."""
        return kind in self._own or commands.get(kind) is not None

    def put(self, frame: Frame) -> None:
        """Answer a frame in its turn."""
        if len(self._waiting) >= WAITING_REQUESTS:
            self._refuse(frame, Busy(retry_after=1))
            return
        self._waiting.append(frame)
        if not self._working:
            self._working = True
            self.hub.spawn(self._work())

    def leave(self) -> None:
        """The socket is gone: nobody waits for answers, and it looks at nothing any more."""
        self._waiting.clear()
        self._look_away()

    async def _work(self) -> None:
        try:
            while self._waiting:
                await self._answer(self._waiting.popleft())
        finally:
            self._working = False

    async def _answer(self, frame: Frame) -> None:
        try:
            await self._own.get(frame["type"], self._command)(frame)
        except DomainError as error:
            self._refuse(frame, error)
        except (OperationalError, InterfaceError) as error:
            log.warning("socket_database", extra={"error": type(error).__name__})
            self._refuse(frame, Busy(retry_after=1))
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("socket_request_failed", extra={"frame": frame["type"]})
            self._refuse(frame, Internal())

    def _refuse(self, frame: Frame, error: DomainError) -> None:
        self.connection.put(wire.refusal(error, reference(frame)))

    def _accept(self, frame: Frame, **fields: Any) -> None:
        re = reference(frame)
        if re is not None:
            self.connection.put(wire.frame("ok", re=re, **fields))

    async def _command(self, frame: Frame) -> None:
        handler = commands.get(frame["type"])
        if handler is None:
            raise Invalid("Nobody here does this.")
        fields = await calls.commands.ask(_do, handler, self.connection.who, frame)
        self._accept(frame, **fields)

    async def _renew(self, frame: Frame) -> None:
        who = await calls.reads.ask(redeem, word(frame, "ticket"))
        if who.user_id != self.connection.who.user_id:
            raise NotSignedIn("This ticket is somebody else's.")
        if self.connection in self.hub.connections:
            self.hub.renew(self.connection, who)
            self._accept(frame)

    async def _pull(self, frame: Frame) -> None:
        connection, stream = self.connection, word(frame, "stream")
        after, limit = whole(frame, "after"), page(frame)
        if connection.over_since is not None:
            raise Busy("Acknowledge what was sent first.", retry_after=1)
        caught = await calls.reads.ask(healing.catch_up, connection.who, stream, after, limit)
        re = reference(frame)
        match caught:
            case None:
                raise NotFound
            case healing.Hole(head):
                connection.put(wire.frame("reset", re=re, stream=stream, head=head))
            case CaughtUp(start=start, end=end, items=items, more=more):
                span = {"from": start, "to": end}
                connection.answer("events", re=re, stream=stream, **span, items=items, more=more)
                if start <= connection.positions.get(stream, start) < end:
                    connection.positions[stream] = end

    async def _typing(self, frame: Frame) -> None:
        conversation, on = word(frame, "conversation"), flag(frame, "on")
        audience = await calls.reads.ask(_audience, self.connection.who, conversation)
        self._whisper("typing", conversation, audience, on=on)
        if on:
            for _, hear in typed:
                await calls.reads.ask(hear, self.connection.who, conversation)

    async def _focus(self, frame: Frame) -> None:
        if frame.get("conversation") is None:
            self.connection.use(flag(frame, "active") if "active" in frame else True)
            self._look_away()
            return
        conversation, active = word(frame, "conversation"), flag(frame, "active")
        audience = await calls.reads.ask(_audience, self.connection.who, conversation)
        if STAFF in audience and STAFF in self.connection.who.tags:
            audience = frozenset({STAFF})  # who of ours looks is nothing for the customer
        if self.connection.focus is not None and self.connection.focus[0] != conversation:
            self._look_away()
        if self.connection.finished is None:
            self.connection.use(active)
            self.connection.focus = (conversation, audience)
            self.hub.attendance.moved(self.connection)
            self._whisper("viewing", conversation, audience, on=True, active=active)

    def _look_away(self) -> None:
        focus, self.connection.focus = self.connection.focus, None
        self.hub.attendance.moved(self.connection)
        if focus is not None:
            self._whisper("viewing", *focus, on=False, active=False)

    def _whisper(self, kind: str, conversation: str, audience: frozenset[str], **data: Any) -> None:
        user = {
            "id": str(self.connection.who.user_id),
            "name": self.connection.who.user.get("name"),
        }
        bus.send_ephemeral(audience, kind, {"conversation": conversation, "user": user, **data})


def _do(handler: Command, who: SignedIn, frame: Frame) -> dict[str, Any]:
    """Run a command as a deed of whoever sent its frame."""
    role = str(who.user.get("role", ""))
    with trail.acting(user_id=who.user_id, role=role, session_id=who.session_id):
        return handler(who, frame)


def _audience(who: SignedIn, conversation: str) -> frozenset[str]:
    family, key = family_of(f"c:{conversation}")
    audience = family.audience(who, key) if family is not None else None
    if audience is None:
        raise NotFound
    return audience
