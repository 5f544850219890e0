"""A whole house as `make run` makes it: its own data folder, demo day, hub and simulator."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from redis import Redis

from tests import migrated
from tests.live import PATIENCE, ROOT, free_port, hear_ctrl_c, ready

BUILDING = 400.0  # seconds for a house that migrates and seeds on a busy machine
HOUSES_LANE = 8  # Redis databases from here on are the houses'


class House:
    """Processes, addresses and data of one house; `kill` and `start` again lose nothing."""

    def __init__(
        self,
        folder: Path,
        *,
        demo: bool = True,
        server: str = "daphne",
        embedded: bool = False,
        **environment: str,
    ) -> None:
        self.folder = folder
        self.port, self.simulator_port = free_port(), free_port()
        self._processes: list[subprocess.Popen[bytes]] = []
        self._database = f"house_{os.getpid()}_{self.port}"
        self.environment = {
            **_plain(os.environ),
            **({} if embedded else self._engines()),
            "DATA_DIR": str(folder),
            "DEMO": "1" if demo else "0",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "SIMULATOR_PORT": str(self.simulator_port),
            "SERVER": server,
            "DJANGO_SETTINGS_MODULE": "hub.config.settings",
            "LOG_LEVEL": "WARNING",
            **environment,
        }

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def sockets(self) -> str:
        """Where sockets are opened."""
        return self.base.replace("http", "ws", 1)

    @property
    def simulator(self) -> str:
        return f"http://127.0.0.1:{self.simulator_port}"

    @property
    def resident_kib(self) -> int:
        """How much memory the serving process holds."""
        status = Path(f"/proc/{self._processes[-1].pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def manage(self, *words: str) -> str:
        """Run one command of `manage.py` to its end; RuntimeError with its words when it fails."""
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *words],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-4000:])
        return done.stdout

    def build(self) -> None:
        """Make database and demo day, once."""
        self.environment["FIELD_KEYS"] = migrated.FIELD_KEY
        if url := self.environment.get("DATABASE_URL"):
            migrated.postgres(url)
        else:
            migrated.sqlite(self.folder / "hub.sqlite3")
        if self.environment["DEMO"] == "1":
            self.manage("seed")

    def run(self) -> None:
        """Do what `make run` does and return when the hub is ready."""
        self._run(str(ROOT / "manage.py"), "run")
        self._wait(BUILDING)

    def start(self) -> None:
        """Start every process of the layout and return when the hub is ready."""
        if "REDIS_URL" in self.environment:
            celery = ["-m", "celery", "-A", "hub.config.celery"]
            self._run(*celery, "worker", "--pool", "threads", "--concurrency", "8")
            self._run(*celery, "beat", "--schedule", str(self.folder / "beat"))
        self._run(str(ROOT / "manage.py"), "serve")
        self._wait()

    def _wait(self, seconds: float = PATIENCE) -> None:
        if not ready(self.base, seconds):
            raise RuntimeError((self.folder / "house.log").read_text()[-4000:])

    def kill(self) -> None:
        """Pull the plug: no process gets to say anything."""
        for process in self._processes:
            process.kill()
            process.wait()
        self._processes.clear()

    def stop(self) -> None:
        """End everything as Ctrl-C does, and throw the database away."""
        for process in self._processes:
            process.send_signal(signal.SIGINT)
        for process in self._processes:
            process.wait(timeout=PATIENCE)
        self._processes.clear()
        if url := self.environment.get("DATABASE_URL"):
            migrated.drop(url)

    def api(self, username: str) -> httpx.Client:
        """Return a client signed in as one of the demo accounts."""
        client = httpx.Client(base_url=f"{self.base}/api/v1", timeout=20)
        answer = client.post("/auth/login/", json=credentials(username))
        client.headers["Authorization"] = f"Bearer {answer.json()['access']}"
        client.cookies.clear()
        return client

    def _run(self, *words: str) -> None:
        with (self.folder / "house.log").open("ab") as log:
            self._processes.append(
                subprocess.Popen(
                    [sys.executable, *words],
                    env=self.environment,
                    cwd=ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    preexec_fn=hear_ctrl_c,
                )
            )

    def _engines(self) -> dict[str, str]:
        database, redis = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
        if not database or not redis:
            return {}
        # A lane of its own: workers of two houses on one would take each other's bells.
        lanes = int(Redis.from_url(redis).config_get("databases")["databases"]) - HOUSES_LANE
        lane = HOUSES_LANE + self.port % lanes
        return {
            "DATABASE_URL": urlsplit(database)._replace(path=f"/{self._database}").geturl(),
            "REDIS_URL": f"{redis.rsplit('/', 1)[0]}/{lane}",
        }


def credentials(username: str) -> dict[str, object]:
    """Return what a demo account signs in with."""
    return {"username": username, "password": "demo-hub-2026", "remember": False}


def _plain(environment: "os._Environ[str]") -> dict[str, str]:
    """Return the machine's environment without what this test run has set for itself."""
    ours = {"DATABASE_URL", "REDIS_URL", "PUBLIC_URL", "SECRET_KEY", "FIELD_KEYS"}
    return {
        name: value
        for name, value in environment.items()
        if name not in ours and not name.endswith("_API_BASE") and not name.startswith("PYTEST")
    }
