"""The two ASGI servers, started the same way: until told to stop, goodbyes before the cut."""

import asyncio
import logging
from collections.abc import Callable

from hub.config.asgi import Application
from hub.kernel.serving import farewells

log = logging.getLogger(__name__)

MAX_FRAME = 65_536  # bytes of a socket frame; contract, section 4
GOODBYE = 2.0  # seconds all farewells may take
UPLOAD_BUFFER = 65_536


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
    # Importing daphne installs Twisted's reactor, which uvicorn must not meet.
    from daphne.endpoints import build_endpoint_description_strings
    from daphne.server import Server
    from twisted.internet import defer

    class PoliteServer(Server):  # type: ignore[misc]
        def kill_all_applications(self) -> object:
            """Say goodbye, then end what still runs; Twisted waits for both."""
            return defer.Deferred.fromFuture(asyncio.ensure_future(self._leave()))

        async def _leave(self) -> None:
            await say_goodbye()
            running = [
                details["application_instance"]
                for details in self.connections.values()
                if details.get("application_instance")
            ]
            for application in running:
                application.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    PoliteServer(
        application,
        endpoints=build_endpoint_description_strings(host=host, port=port),
        request_buffer_size=UPLOAD_BUFFER,
        websocket_max_message_size=MAX_FRAME + 1,
        websocket_max_frame_size=MAX_FRAME + 1,
        server_name="hub",
    ).run()


def _uvicorn(application: Application, host: str, port: int) -> None:
    import uvicorn

    class PoliteServer(uvicorn.Server):
        async def shutdown(self, sockets: object = None) -> None:
            """Say goodbye first: uvicorn itself would cut the sockets."""
            await say_goodbye()
            await super().shutdown(sockets)  # type: ignore[arg-type]

    PoliteServer(
        uvicorn.Config(
            application,
            host=host,
            port=port,
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            ws_max_size=MAX_FRAME + 1,
            # Heartbeats are frames of ours; the contract leaves no room for a second clock.
            ws_ping_interval=None,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
    ).run()


_SERVERS: dict[str, Callable[[Application, str, int], None]] = {
    "daphne": _daphne,
    "uvicorn": _uvicorn,
}
