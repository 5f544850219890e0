"""Processes that live beside the server and end with it, however it ends."""

import json
import subprocess
import sys

from hub.kernel.serving import Child, children

PATIENCE = 5.0  # seconds to end by itself


class Children:
    """Starts what the apps registered; each child reads one JSON line and ends with its input."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        for _, wanted in children:
            child = wanted()
            if child is not None:
                self._running.append(_start(child))

    def stop(self) -> None:
        for process in self._running:
            _close_input(process)
            process.terminate()
        for process in self._running:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def _start(child: Child) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C at the terminal reaches the server, which ends its children.
    process = subprocess.Popen(
        [sys.executable, "-m", child.module],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    if process.stdin is not None:
        process.stdin.write(json.dumps(child.document).encode() + b"\n")
        process.stdin.flush()
    return process


def _close_input(process: subprocess.Popen[bytes]) -> None:
    try:
        if process.stdin is not None:
            process.stdin.close()
    except BrokenPipeError:  # it has gone already
        pass
