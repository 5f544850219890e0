"""Notices to give, and the edges of the network they go out by."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from hub.accounts.models import User
from hub.kernel import clock
from hub.reports.operations.notices import notify
from hub.reports.types import Notice
from tests.reports.browsers import PushService, push_service


@pytest.fixture
def tells() -> Callable[..., Any]:
    """Give somebody a notice: `tells(ana, "hola", key="a")`."""

    def give(user: User, text: str = "hola", **extra: Any) -> Any:
        said = {"kind": "mention", "key": "one", "title": "Luis Ramos", "link": "/team/7"}
        at = extra.pop("at", None) or clock.now()
        return notify(user.id, Notice(**{**said, **extra}, text=text), at=at)

    return give


@pytest.fixture
def service(settings: Any) -> Iterator[PushService]:
    """A push service on loopback that the house may call."""
    with push_service() as found:
        settings.PUSH_ORIGINS = [found.base]
        yield found


class Post:
    """A mail server on loopback: what it took, and what it answers to the next mails."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: list[bytes] = []


class _Mail(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        post: Post = self.server.post  # type: ignore[attr-defined]
        self.wfile.write(b"220 post\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = iter(self.rfile.readline, b".\r\n")
                raw = b"".join(each[1:] if each.startswith(b"..") else each for each in lines)
                answer = post.answers.pop(0) if post.answers else b"250 taken"
                if answer.startswith(b"250"):
                    mail = message_from_bytes(raw, policy=policy.default)
                    assert isinstance(mail, EmailMessage)
                    post.mails.append(mail)
                self.wfile.write(answer + b"\r\n")
            elif verb == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 post\r\n")


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    """A mail server the house gives its mail to."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Mail)
    server.post = found = Post()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    settings.EMAIL = {"host": "127.0.0.1"}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
    yield found
    server.shutdown()
    server.server_close()
    thread.join()
