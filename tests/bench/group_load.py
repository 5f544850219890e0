"""Fifty members of a group, some of whom talk; run as a process on its own core."""

import asyncio
import json
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.request import urlopen
from uuid import uuid4

import uvloop

from tests.bench.rows import percentile
from tests.bench.servers import CLIENT_CORE, ROOT, pinned
from tests.bench.sockets import Socket

MEMBERS = 50
WARMING, SECONDS, PATIENCE = 1.0, 4.0, 30.0
_NUMBERED, _SAID = b'{"type":"event', re.compile(rb'"text": ?"t(\d+)"')


@dataclass(frozen=True)
class Told:
    """Messages per second that the last member has, and milliseconds from saying to that."""

    rate: float
    p50: float
    p99: float


def told(port: int, senders: int, *, whole: bool) -> Told:
    """Load the hub (`whole`) or the naive room from a process of its own."""
    words = [sys.executable, "-m", "tests.bench.group_load", str(port), str(senders)]
    done = subprocess.run(
        [*pinned(CLIENT_CORE), *words, str(int(whole))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"the load broke off:\n{done.stderr[-2000:]}")
    return Told(**json.loads(done.stdout))


class Member(Socket):
    """Reads every message by the instant in its text; says the next when its own is back."""

    def __init__(self, room: "Room", number: int) -> None:
        path = "/ws/v1" if room.party else "/room"
        super().__init__(path, bool(room.party), lambda socket: None, number)
        self.room, self.pending = room, 0
        if room.party:
            self.ticket = room.party["tickets"][number]

    def talk(self) -> None:
        """Say the instant."""
        self.pending = time.perf_counter_ns()
        words: dict[str, Any] = {"text": f"t{self.pending}"}
        if self.room.party:
            where = {"conversation": self.room.party["conversation"], "kind": "text"}
            marks = {"id": str(self.pending), "client_id": str(uuid4())}
            words |= {"type": "send", **where, **marks}
        self.say(json.dumps(words))

    def _frame(self, data: bytes, start: int, end: int) -> None:
        if data.startswith(_NUMBERED, start):
            self._count()
        elif not self.ready.done():
            self.ready.set_result(None)
        for said in _SAID.findall(data, start, end):
            self.room.heard(int(said))
            if int(said) == self.pending and self.room.open:
                self.talk()


class Room:
    """Counts who has which message."""

    def __init__(self, party: dict[str, Any]) -> None:
        self.party = party
        self.open = True
        self._missing: dict[int, int] = {}
        self._waits: list[tuple[float, float]] = []  # when the last one had it, and the wait

    def heard(self, said: int) -> None:
        """One more member has what was said at that instant."""
        left = self._missing.get(said, MEMBERS) - 1
        if left:
            self._missing[said] = left
            return
        self._missing.pop(said, None)
        now = time.perf_counter()
        self._waits.append((now, now - said / 1e9))

    async def run(self, port: int, senders: int) -> Told:
        """Let so many talk, and return what was told after the warm-up."""
        loop = asyncio.get_running_loop()
        members = [Member(self, number) for number in range(MEMBERS)]
        for member in members:
            await loop.create_connection(lambda made=member: made, "127.0.0.1", port)
        await asyncio.wait_for(asyncio.gather(*(each.ready for each in members)), PATIENCE)
        begun = time.perf_counter() + WARMING
        for member in members[:senders]:
            member.talk()
        await asyncio.sleep(WARMING + SECONDS)
        self.open = False
        waits = [wait for at, wait in self._waits if at >= begun]
        if not waits:
            raise RuntimeError("nobody heard anything")
        p50, p99 = (percentile(waits, share) * 1000 for share in (0.5, 0.99))
        return Told(len(waits) / SECONDS, p50, p99)


if __name__ == "__main__":
    _port, _senders, _whole = map(int, sys.argv[1:])
    _party: dict[str, Any] = {}
    if _whole:
        with urlopen(f"http://127.0.0.1:{_port}/party") as answer:  # noqa: S310
            _party = json.load(answer)
    print(json.dumps(asdict(uvloop.run(Room(_party).run(_port, _senders)))))
