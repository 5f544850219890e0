"""Both servers in threads of this process, so that a test can bend their clock and their bus."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from hub.config.servers import MAX_FRAME, say_goodbye, uvicorn_config
from hub.realtime import limits
from hub.realtime.consumer import application
from hub.realtime.ports import sign_in, streams
from hub.realtime.ports.commands import commands
from tests.live import free_port
from tests.patience import wait
from tests.realtime.client import Client, join
from tests.realtime.rooms import Gate, Person, Rooms

PATIENCE = 10.0


def _uvicorn(port: int) -> Callable[[], None]:
    import uvicorn

    server = uvicorn.Server(uvicorn_config(application, host="127.0.0.1", port=port))
    # uvicorn.Server.run installs signal handlers, which only the main thread may.
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    wait(lambda: server.started)

    def stop() -> None:
        server.should_exit = True
        thread.join(PATIENCE)

    return stop


def _daphne(port: int) -> Callable[[], None]:
    from hub.config import daphne_server

    server = daphne_server.build(
        application,
        host="127.0.0.1",
        port=port,
        max_frame=MAX_FRAME,
        goodbye=say_goodbye,
        signal_handlers=False,
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait(lambda: bool(server.listening_addresses))

    def stop() -> None:
        from twisted.internet import reactor  # whoever imports it first chooses which

        reactor.callFromThread(server.stop)  # type: ignore[attr-defined]
        thread.join(PATIENCE)

    return stop


_KINDS = {"uvicorn": _uvicorn, "daphne": _daphne}


@pytest.fixture(scope="session")
def _running() -> Iterator[dict[str, str]]:
    """Addresses by kind; a reactor runs only once in a process, so they stay to the end."""
    running: dict[str, str] = {}
    stops = _stops
    yield running
    for stop in stops:
        stop()


_stops: list[Callable[[], None]] = []


@pytest.fixture(params=["uvicorn", "daphne"])
def url(request: pytest.FixtureRequest, transactional_db: None, _running: dict[str, str]) -> str:
    """Where the socket is served."""
    kind = request.param
    if kind not in _running:
        port = free_port()
        _stops.append(_KINDS[kind](port))
        _running[kind] = f"ws://127.0.0.1:{port}"
    return _running[kind]


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate, before = Gate(), sign_in.port()
    sign_in.provide(gate)
    yield gate
    sign_in.provide(before)


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    rooms, shelf = Rooms(), streams.families._items
    before, shelf["c"] = shelf.get("c"), rooms
    sends, commands._items["send"] = commands.get("send"), rooms.say_by_socket
    yield rooms
    for items, key, old in ((shelf, "c", before), (commands._items, "send", sends)):
        items.pop(key)
        if old is not None:
            items[key] = old  # type: ignore[assignment]


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make the socket's clock run faster: `pace(heartbeat=0.2)`."""

    def hurry(**seconds: float) -> None:
        monkeypatch.setattr(limits, "PACE", replace(limits.PACE, **seconds))

    return hurry


@pytest.fixture
async def enter(url: str, gate: Gate, rooms: Rooms) -> Any:
    """Join as a person: `await enter(who, cursors=…)`; everyone is led out at the end."""
    inside: list[Client] = []

    async def enter(who: Person, **hello: Any) -> Client:
        client = await join(url, gate.ticket(who), **hello)
        inside.append(client)
        return client

    yield enter
    await asyncio.gather(*(client.leave() for client in inside))
