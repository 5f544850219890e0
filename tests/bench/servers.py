"""Servers of a measurement: started on the first core, alone there, and stopped again."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.live import free_port

ROOT = Path(__file__).resolve().parents[2]
SERVER_CORE, CLIENT_CORE = "0", "1"
PATIENCE = 30.0


@dataclass(frozen=True)
class Served:
    """A server under load."""

    port: int
    pid: int

    @property
    def resident_kib(self) -> int:
        """How much memory it holds."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1])
        raise RuntimeError("no VmRSS")


def pinned(core: str) -> list[str]:
    """Return the prefix that keeps a command on one core; nothing where there is only one."""
    several = (os.cpu_count() or 1) > 1 and shutil.which("taskset")
    return ["taskset", "-c", core] if several else []


@contextlib.contextmanager
def serving(application: str, *, core: str = SERVER_CORE, **environment: str) -> Iterator[Served]:
    """Serve an ASGI application with the settings the hub itself uses on uvicorn."""
    port = free_port()
    options = ["--host=127.0.0.1", f"--port={port}", "--log-level=error", "--lifespan=off"]
    options += ["--ws=websockets-sansio", "--ws-per-message-deflate=false", "--backlog=4096"]
    options += ["--no-access-log", "--ws-ping-interval=0", "--ws-max-size=65537"]
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        process = subprocess.Popen(
            [*pinned(core), sys.executable, "-m", "uvicorn", *options, application],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": folder, **environment},
        )
        try:
            _wait(port, process)
            yield Served(port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{port}/", timeout=2)
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError("the server under measurement did not start")
