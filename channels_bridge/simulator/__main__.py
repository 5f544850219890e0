"""Start: the configuration as one JSON document on standard input, or from `--config FILE`.

With standard input the simulator lives as long as its parent keeps the pipe open.
"""

import argparse
import asyncio
import json
import socket
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import uvicorn

from .app import build
from .config import BadConfig, Config
from .world import World


def main() -> int:
    """Read, bind, serve; 2 when the configuration is nonsense or the port is taken."""
    parser = argparse.ArgumentParser(prog="channels_bridge.simulator", description=__doc__)
    parser.add_argument("--config", type=Path, help="read the configuration from this file")
    given = parser.parse_args().config
    try:
        config = Config.read(json.loads(given.read_text()) if given else _from_stdin())
        listener = _listen(config.host, config.port)
    except (BadConfig, ValueError, OSError) as error:
        print(f"simulator: {error}", file=sys.stderr)
        return 2
    config = replace(config, port=listener.getsockname()[1])
    asyncio.run(_serve(config, listener, watched=given is None))
    return 0


def _from_stdin() -> dict[str, Any]:
    """Read lines until they make a document; the pipe stays open behind it."""
    text = ""
    for line in sys.stdin:
        text += line
        try:
            found: dict[str, Any] = json.loads(text)
            return found
        except json.JSONDecodeError:
            continue
    raise BadConfig("standard input ended before the configuration was complete")


def _listen(host: str, port: int) -> socket.socket:
    # asyncio switches Nagle's algorithm off only where the protocol is named: 40 ms an answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(512)
    return listener


async def _serve(config: Config, listener: socket.socket, *, watched: bool) -> None:
    world = World(config)
    server = uvicorn.Server(
        uvicorn.Config(
            build(world), log_level="warning", access_log=False, lifespan="off",
            timeout_graceful_shutdown=1, ws="none",
        )
    )  # fmt: skip
    if watched:
        threading.Thread(target=_watch, args=(server,), daemon=True).start()
    print(json.dumps({"ready": world.base}), flush=True)
    try:
        await server.serve(sockets=[listener])
    finally:
        await world.close()


def _watch(server: uvicorn.Server) -> None:
    """End with the parent: its death closes the pipe."""
    while sys.stdin.readline():
        pass
    server.should_exit = True


if __name__ == "__main__":
    sys.exit(main())
