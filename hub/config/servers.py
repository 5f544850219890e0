"""The two ASGI servers, started the same way: until told to stop, goodbyes before the cut."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from hub.config.asgi import Application
from hub.kernel.serving import farewells

if TYPE_CHECKING:
    import uvicorn

log = logging.getLogger(__name__)

# Bytes of a socket frame a server reads. The hub refuses by name what is over its own 64 KiB; a
# server would cut the connection instead.
MAX_FRAME = 1_048_576
GOODBYE = 2.0  # seconds all farewells may take


def run(server: str, application: Application, *, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; `server` is daphne or uvicorn."""
    _SERVERS[server](application, host, port)


async def say_goodbye() -> None:
    """Run every farewell; one that fails or dawdles holds nobody up."""
    for name, farewell in farewells:
        try:
            await asyncio.wait_for(farewell(), GOODBYE)
        except Exception:
            log.exception("farewell_failed", extra={"farewell": name})


def _daphne(application: Application, host: str, port: int) -> None:
    from hub.config import daphne_server

    daphne_server.build(
        application, host=host, port=port, max_frame=MAX_FRAME, goodbye=say_goodbye
    ).run()


def _uvicorn(application: Application, host: str, port: int) -> None:
    import uvicorn

    class PoliteServer(uvicorn.Server):
        async def shutdown(self, sockets: object = None) -> None:
            """Say goodbye first: uvicorn itself would cut the sockets."""
            await say_goodbye()
            await super().shutdown(sockets)  # type: ignore[arg-type]

    PoliteServer(uvicorn_config(application, host=host, port=port)).run()


def uvicorn_config(application: Application, *, host: str, port: int) -> "uvicorn.Config":
    """Return how uvicorn serves the hub."""
    import uvicorn

    return uvicorn.Config(
        application,
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=MAX_FRAME,
        # Heartbeats are frames of ours; the contract leaves no room for a second clock.
        ws_ping_interval=None,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )


_SERVERS: dict[str, Callable[[Application, str, int], None]] = {
    "daphne": _daphne,
    "uvicorn": _uvicorn,
}
