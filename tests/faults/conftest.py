"""A house that may be broken, with servers of its own where it stands on servers."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.live import free_port
from tests.outside import Outside, on_servers

STARTED = 20.0


class Servers:
    """A private PostgreSQL and a private Redis, so that stopping them hurts nobody else."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "postgres"
        self.postgres_port, self.redis_port = free_port(), free_port()
        self._redis: subprocess.Popen[bytes] | None = None
        self._folder = folder

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": f"postgres://hub@127.0.0.1:{self.postgres_port}/hub",
            "REDIS_URL": f"redis://127.0.0.1:{self.redis_port}/0",
        }

    def make(self) -> None:
        self.data.mkdir()
        if os.geteuid() == 0:
            self._folder.chmod(0o711)
            shutil.chown(self.data, "postgres")
        _postgres("initdb", "-D", self.data, "-U", "hub", "--auth=trust", "-E", "UTF8", "-N")
        self.start_postgres()
        self.start_redis()

    def start_postgres(self) -> None:
        options = f"-p {self.postgres_port} -c listen_addresses=127.0.0.1 -c max_connections=150"
        options += f" -c unix_socket_directories={self.data}"
        log = self.data / "server.log"
        _postgres("pg_ctl", "-D", self.data, "-w", "-t", "30", "-l", log, "-o", options, "start")

    def stop_postgres(self, how: str = "immediate") -> None:
        _postgres("pg_ctl", "-D", self.data, "-m", how, "-w", "stop")

    def start_redis(self) -> None:
        words = [
            "--port",
            self.redis_port,
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        self._redis = subprocess.Popen(
            ["redis-server", *map(str, words)], cwd=self._folder, stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + STARTED
        while time.monotonic() < until:
            try:
                with redis.Redis(port=self.redis_port) as client:
                    client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.05)
        raise RuntimeError("Redis did not start")

    def stop_redis(self) -> None:
        if self._redis is not None:
            self._redis.send_signal(signal.SIGKILL)
            self._redis.wait()
            self._redis = None

    def flush_redis(self) -> None:
        with redis.Redis(port=self.redis_port) as client:
            client.flushall()

    def stop(self) -> None:
        self.stop_redis()
        self.stop_postgres("fast")


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers | None]:
    """Servers of the faults' own; None where the house needs none."""
    if not on_servers():
        yield None
        return
    # Not in pytest's folder, which no other user may enter, and PostgreSQL is not run as root.
    with tempfile.TemporaryDirectory(prefix="servers") as folder:
        made = Servers(Path(folder))
        made.make()
        yield made
        made.stop()


@pytest.fixture(scope="session")
def outside(servers: Servers | None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    own = servers.environment if servers else {}
    made = Outside(tmp_path_factory.mktemp("faults"), **own)
    try:
        made.open()
        yield made
    finally:
        made.close()


@pytest.fixture(autouse=True)
def good_day(outside: Outside) -> None:
    """Every test begins on a good day with an empty log."""
    outside.simulator.reset()
    outside.simulator.manners(retry_scale=0.2)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all who share the house on one worker."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("faults"))


def _postgres(program: str, *words: object) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    path = str(found[-1] / program) if found else program
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, path, *map(str, words)], check=True, stdout=subprocess.DEVNULL, cwd="/")
