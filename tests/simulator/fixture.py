"""The simulator for tests: one process on a free port, and a small client for it.

Use it from any test folder: `from tests.simulator.fixture import simulator  # noqa: F401`.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
ROSA, JORGE = "+51987654321", "+51912345678"
PHONES = [
    {"name": "Rosa Quispe Mamani", "phone": ROSA},
    {"name": "Jorge Huamán Torres", "phone": JORGE},
]


class Rejected(AssertionError):
    """The simulator did not understand the test."""


@dataclass
class Said:
    """Ids the provider gave, and the hub's answer to each request."""

    ids: list[str]
    answers: list[dict[str, Any]]

    @property
    def id(self) -> str:
        return self.ids[0]

    @property
    def statuses(self) -> list[int | None]:
        return [answer["status"] for answer in self.answers]


class Simulator:
    """A typed client of one running simulator."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._http = httpx.Client(base_url=base, timeout=30, trust_env=False, verify=False)

    def say(self, account: str, kind: str = "text", text: str = "", **more: Any) -> Said:
        """A person does something: phone=, reply_to=, media=, data=, repeat=, batch=, together=."""
        return Said(**self._post("/say", {"account": account, "kind": kind, "text": text} | more))

    def raw(self, account: str, body: str | bytes, **more: Any) -> list[dict[str, Any]]:
        """Bytes as they are: sign=True|"wrong"|"missing", headers=, content_type=, copies=."""
        data = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        sent = {"account": account, "body_base64": base64.b64encode(data).decode()} | more
        answers: list[dict[str, Any]] = self._post("/raw", sent)["answers"]
        return answers

    def ctl(self, **command: Any) -> dict[str, Any]:
        """A fault (account=, operation=, recipient=, times=, status=, code=, then= …)."""
        return self._post("/ctl", command)

    def manners(self, account: str | None = None, **manners: Any) -> dict[str, Any]:
        """How an account behaves: statuses=, delivered=, auto_read=, media_down=, batch= …"""
        return self._post("/ctl", {"account": account, "manners": manners})

    def judge(self, account: str, name: str, **judged: Any) -> dict[str, Any]:
        """The provider judges a template anew: status=, category=, language=, tell=."""
        return self._post("/templates", {"account": account, "name": name} | judged)

    def release(self, order: str = "fifo") -> int:
        """Tell held statuses: fifo, reverse, shuffle."""
        return int(self._post("/ctl", {"release": order})["released"])

    def reset(self, *, chats: bool = False) -> None:
        """A good day and an empty log; with chats, empty phones."""
        self._post("/ctl/reset", {"chats": chats})

    def read(self, account: str, phone: str = ROSA) -> int:
        """The person looks at the chat."""
        return int(self._post("/read", {"account": account, "phone": phone})["read"])

    def handshake(self, account: str, **more: Any) -> dict[str, Any]:
        """Meta's GET handshake."""
        return self._post("/handshake", {"account": account} | more)

    def add_account(
        self, kind: str, credentials: dict[str, str], *, webhook: str = "", **more: Any
    ) -> str:
        """One more account; returns its name."""
        sent = {"kind": kind, "credentials": credentials, "webhook": webhook} | more
        return str(self._post("/accounts", sent)["name"])

    def add_phone(self, phone: str, name: str = "", **more: Any) -> dict[str, Any]:
        """One more person; answers with their ids on every account."""
        return self._post("/phones", {"phone": phone, "name": name} | more)

    def log(self, **match: Any) -> list[dict[str, Any]]:
        """Exchanges, oldest first: direction=api|webhook, account=, operation=, accepted= …"""
        found: list[dict[str, Any]] = self._http.get("/log", params=match).json()
        return found

    def sent(self, account: str) -> list[dict[str, Any]]:
        """What the provider accepted from the hub through this account."""
        return self.log(account=account, direction="api", accepted="true")

    def world(self) -> dict[str, Any]:
        """Everything the page shows: accounts, phones, chats."""
        found: dict[str, Any] = self._http.get("/state").json()
        return found

    def account(self, kind: str) -> str:
        """The name of the first account of a kind."""
        accounts = self._http.get("/state").json()["accounts"]
        return str(next(found["name"] for found in accounts if found["kind"] == kind))

    def chat(self, account: str, phone: str = ROSA) -> list[dict[str, Any]]:
        """The bubbles on a phone, oldest first."""
        chats = self.world()["chats"]
        return next(
            (c["bubbles"] for c in chats if c["account"] == account and c["phone"] == phone), []
        )

    def close(self) -> None:
        self._http.close()

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._http.post(path, json=body)
        if answer.status_code != 200:
            raise Rejected(f"{path} {answer.status_code}: {answer.text}")
        found: dict[str, Any] = answer.json()
        return found


def start(config: dict[str, Any]) -> tuple["subprocess.Popen[str]", str]:
    """Start a simulator; the process and its address once it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "channels_bridge.simulator"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(config) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"the simulator ended with {process.wait()}")
    return process, json.loads(line)["ready"]


def stop(process: "subprocess.Popen[str]") -> int:
    """Close its standard input, as a dying parent would, and wait."""
    assert process.stdin and process.stdout
    process.stdin.close()
    code = process.wait(timeout=30)
    process.stdout.close()
    return code


@pytest.fixture(scope="session")
def simulator_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """One process for the whole run; data in a folder of its own."""
    folder = tmp_path_factory.mktemp("simulator")
    process, base = start({"port": 0, "data_dir": str(folder), "phones": PHONES})
    client = Simulator(base)
    yield client
    client.close()
    stop(process)


@pytest.fixture
def simulator(simulator_process: Simulator) -> Simulator:
    """The session's simulator on a good day: no faults, no log. Accounts of other tests stay."""
    simulator_process.reset()
    return simulator_process
