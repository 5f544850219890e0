"""Somebody's program at the other end of a subscription, answering as it is told to."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """How one call is answered; `delay` in seconds, `trickle` sends the body byte by byte."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    delay: float = 0.0
    trickle: float = 0.0


@dataclass
class Call:
    """What came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Receiver:
    """Listens on loopback; takes everything with 200 unless `replies` hold something else."""

    def __init__(self, port: int = 0) -> None:
        self.calls: list[Call] = []
        self.replies: list[Reply] = []
        self.by_path: dict[str, Reply] = {}
        self._guard = threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                self._say(receiver.take(Call(self.path, headers, body)))

            def _say(self, reply: Reply) -> None:
                time.sleep(reply.delay)
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.end_headers()
                    for byte in reply.body.encode():
                        self.wfile.write(bytes([byte]))
                        time.sleep(reply.trickle)
                except OSError:
                    pass  # whoever called has hung up

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.02], daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def take(self, call: Call) -> Reply:
        with self._guard:
            self.calls.append(call)
            if call.path in self.by_path:
                return self.by_path[call.path]
            return self.replies.pop(0) if self.replies else Reply()

    def heard(self, path: str, event: str | None = None) -> list[Call]:
        """Return the calls to a path, of one kind of event when it is named."""
        calls = [call for call in self.calls if call.path == path]
        return [call for call in calls if event in (None, call.headers["x-hub-event"])]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
