"""One process that is the whole hub: jobs and beat, the children, then the server."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.module_loading import import_string

from hub.config import servers
from hub.config.children import Children
from hub.config.runtime import Runtime
from hub.kernel.serving import notices


def serve(say: Callable[[str], None]) -> None:
    """Serve on HOST:PORT until told to stop; `say` prints one line."""
    _refuse_taken(settings.HOST, settings.PORT)

    application = import_string(settings.ASGI_APPLICATION)
    # uvicorn raises the signal again when it has stopped: let it end `with`, not the process.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt), around():
        for line in words():
            say(line)
        servers.run(settings.SERVER, application, host=settings.HOST, port=settings.PORT)
    say("Stopped.")


@contextmanager
def around() -> Iterator[None]:
    """Run what a serving process carries beside the server, and end it afterwards."""
    runtime = _runtime()
    children = Children()
    try:
        children.start()
        yield
    finally:
        children.stop()
        if runtime is not None:
            runtime.stop()


def words() -> list[str]:
    """Return what the person at the terminal wants to know."""
    return [f"Mostrador: {settings.PUBLIC_URL}", *[line for _, told in notices for line in told()]]


def _runtime() -> Runtime | None:
    if not settings.EMBEDDED:
        return None

    runtime = Runtime()
    runtime.start()
    return runtime


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}.") from None
