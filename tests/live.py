"""A hub in a process of its own, as `manage.py serve` starts it, for tests of the whole."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
NOWHERE = "http://127.0.0.1:9"
PATIENCE = 60.0  # seconds until it must be ready on a busy machine


@dataclass
class LiveHub:
    """Where it listens; `base` and `ws` have no slash at the end."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    @classmethod
    def start(cls, server: str, **environment: str) -> "LiveHub":
        """Start it on a free port and return when `/readyz` says so."""
        port = free_port()
        log = Path(settings.DATA_DIR) / f"live-{server}-{port}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, str(ROOT / "manage.py"), "serve"],
                env={**os.environ, **_environment(server, port), **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                preexec_fn=hear_ctrl_c,
            )
        hub = cls(process=process, port=port, log=log)
        hub.wait()
        return hub

    def wait(self) -> None:
        """Return when it is ready; RuntimeError with its last words when it is not."""
        if ready(self.base, PATIENCE, alive=lambda: self.process.poll() is None):
            return
        self.process.kill()
        raise RuntimeError(f"the hub did not get ready:\n{self.log.read_text()[-4000:]}")

    def stop(self) -> int:
        """End it as Ctrl-C does and return its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def hear_ctrl_c() -> None:
    """Undo what a shell does to its background jobs, so that SIGINT ends a child as Ctrl-C does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def ready(base: str, seconds: float, *, alive: Callable[[], bool] = lambda: True) -> bool:
    """Return whether `/readyz` says so within these seconds, as long as it is alive."""
    deadline = time.monotonic() + seconds
    # Reading the machine's certificates for every question would slow down who is getting ready.
    with httpx.Client(base_url=base, timeout=2, trust_env=False, verify=False) as asking:
        while time.monotonic() < deadline and alive():
            try:
                if asking.get("/readyz").status_code == 200:
                    return True
            except httpx.TransportError:
                pass
            time.sleep(0.05)
    return False


def free_port() -> int:
    """Return a loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(server: str, port: int) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SERVER": server,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "DEMO": "0",
        # Nobody listens there: a test's messages must never look for the real providers.
        **dict.fromkeys(("TELEGRAM_API_BASE", "TWILIO_API_BASE", "META_GRAPH_BASE"), NOWHERE),
        "MERCADOPAGO_API_BASE": NOWHERE,
        "DATABASE_URL": _test_database_url(),
        "REDIS_URL": "",  # jobs and bus inside: no worker runs beside it
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }


def _test_database_url() -> str:
    made = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{made['NAME']}"
    return (
        f"postgres://{made['USER']}:{made['PASSWORD']}@{made['HOST']}:{made['PORT']}/{made['NAME']}"
    )
