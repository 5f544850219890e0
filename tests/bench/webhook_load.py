"""Thirty-two providers at once: signed posts over kept connections, each waiting for its 200."""

import hashlib
import hmac
import json
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.bench.rows import percentile
from tests.bench.servers import CLIENT_CORE, ROOT, pinned

KEY, SECRET = "bench-key", "bench-secret"
CLIENTS, PREPARED = 32, 60_000


@dataclass(frozen=True)
class Accepted:
    """Posts answered 200 per second, and the slowest hundredth in milliseconds."""

    rate: float
    p99: float


def accepted(port: int, path: str, seconds: float = 4.0) -> Accepted:
    """Load a path from a process of its own, after a second to warm up."""
    words = [sys.executable, "-m", "tests.bench.webhook_load", str(port), path]
    for length in (1.0, seconds):
        told = subprocess.run(
            [*pinned(CLIENT_CORE), *words, str(length)], cwd=ROOT, capture_output=True, check=True
        )
    return Accepted(**json.loads(told.stdout))


def load(port: int, path: str, seconds: float) -> Accepted:
    """Post until the time is over; an answer other than 200 ends the measurement."""
    requests = iter([_request(path, number) for number in range(PREPARED)])
    ready = selectors.DefaultSelector()
    begun: dict[socket.socket, float] = {}
    for _ in range(CLIENTS):
        link = socket.create_connection(("127.0.0.1", port))
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        ready.register(link, selectors.EVENT_READ)
        begun[link] = time.perf_counter()
        link.sendall(next(requests))
    waits: list[float] = []
    start = time.perf_counter()
    while (now := time.perf_counter()) - start < seconds:
        for key, _ in ready.select(0.5):
            link = key.fileobj
            assert isinstance(link, socket.socket)
            if not link.recv(4096).startswith(b"HTTP/1.1 200"):
                raise RuntimeError("refused")
            waits.append(time.perf_counter() - begun[link])
            begun[link] = time.perf_counter()
            link.sendall(next(requests))
    for link in begun:
        link.close()
    return Accepted(rate=len(waits) / (now - start), p99=percentile(waits, 0.99) * 1000)


def _request(path: str, number: int) -> bytes:
    message = {"mid": f"m_{time.time_ns()}{number}", "text": "x" * 120}
    event = {"sender": {"id": "7"}, "recipient": {"id": "1"}, "timestamp": 1, "message": message}
    body = json.dumps(
        {"object": "page", "entry": [{"id": "1", "time": 1, "messaging": [event]}]}
    ).encode()
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
    return f"{head}X-Hub-Signature-256: sha256={digest}\r\n\r\n".encode() + body


if __name__ == "__main__":
    found = load(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
    print(json.dumps(vars(found)))
