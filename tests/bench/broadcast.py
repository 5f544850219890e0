"""The load of a broadcast: one says something, N hear it; run as a process on its own core."""

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from statistics import median

import uvloop

from tests.bench.rows import percentile
from tests.bench.servers import CLIENT_CORE, ROOT, pinned
from tests.bench.sockets import Socket, connect

ROUND_SECONDS = 1.0
PATIENCE = 30.0


@dataclass(frozen=True)
class Heard:
    """Deliveries per second, and milliseconds from saying it to the last one hearing it."""

    rate: float
    p50: float
    p99: float


class Broadcast:
    """Keeps so many texts on their way and counts who has heard which."""

    def __init__(self, listeners: int, text: str) -> None:
        self.listeners, self.text = listeners, text
        self.speaker: Socket | None = None
        self.said = 0
        self._heard: dict[int, int] = {}
        self._said_at: dict[int, float] = {}
        self._latencies: list[float] = []
        self._until = 0.0
        self._done: asyncio.Future[None] | None = None

    def on_event(self, socket: Socket) -> None:
        """Count; the last listener of a text lets the next one be said."""
        number = socket.events
        count = self._heard.get(number, 0) + 1
        if count < self.listeners:
            self._heard[number] = count
            return
        self._heard.pop(number, None)
        now = time.perf_counter()
        self._latencies.append(now - self._said_at.pop(number))
        if now < self._until:
            self.say()
        elif not self._said_at and self._done is not None and not self._done.done():
            self._done.set_result(None)

    def say(self) -> None:
        self.said += 1
        self._said_at[self.said] = time.perf_counter()
        assert self.speaker is not None
        self.speaker.say(self.text)

    async def round(self, window: int, seconds: float) -> Heard:
        """Keep `window` texts on their way for so long."""
        self._latencies.clear()
        self._done = asyncio.get_running_loop().create_future()
        start = time.perf_counter()
        self._until = start + seconds
        for _ in range(window):
            self.say()
        await asyncio.wait_for(self._done, seconds + PATIENCE)
        heard, took = self._latencies, time.perf_counter() - start
        p50, p99 = percentile(heard, 0.5) * 1e3, percentile(heard, 0.99) * 1e3
        return Heard(len(heard) * self.listeners / took, p50, p99)


async def run(
    port: int, listeners: int, hello: bool, size: int, stalled: int, speak_at: int
) -> Heard:
    """Connect everyone, warm up, then measure rate (several on their way) and delay (one)."""
    broadcast = Broadcast(listeners, _text(size))
    for dead in await connect(port, "/sub", hello=hello, count=stalled):
        dead.transport.pause_reading()
    everyone = await connect(
        port, "/sub", hello=hello, count=listeners, on_event=broadcast.on_event
    )
    (broadcast.speaker,) = await connect(speak_at, "/pub")
    await asyncio.sleep(0.5)
    await broadcast.round(1, 0.3)
    alone = [await broadcast.round(1, ROUND_SECONDS * 0.7) for _ in range(2)]
    window = 8 if listeners <= 500 else 4
    full = [await broadcast.round(window, ROUND_SECONDS) for _ in range(2)]
    assert all(socket.events == broadcast.said for socket in everyone)
    return Heard(
        median(each.rate for each in full),
        median(each.p50 for each in alone),
        median(each.p99 for each in alone),
    )


def _text(size: int) -> str:
    return json.dumps({"type": "message", "body": "x" * (size - 31)})


def measured(
    port: int,
    listeners: int,
    *,
    hello: bool,
    size: int = 300,
    stalled: int = 0,
    speak_at: int | None = None,
) -> Heard:
    """Run the load in a process on the client's core and return what was heard."""
    arguments = [port, listeners, int(hello), size, stalled, speak_at or port]
    done = subprocess.run(
        [*pinned(CLIENT_CORE), sys.executable, "-m", "tests.bench.broadcast", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
    )
    if done.returncode:
        raise RuntimeError(f"the load broke off:\n{done.stderr[-2000:]}")
    return Heard(**json.loads(done.stdout))


def middle(rounds: list[Heard]) -> Heard:
    """Return the medians of several measurements."""
    return Heard(*(median(getattr(r, name) for r in rounds) for name in ("rate", "p50", "p99")))


if __name__ == "__main__":
    _port, _listeners, _hello, _size, _stalled, _speak_at = map(int, sys.argv[1:])
    print(
        json.dumps(
            asdict(uvloop.run(run(_port, _listeners, bool(_hello), _size, _stalled, _speak_at)))
        )
    )
