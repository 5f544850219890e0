"""A house in which people talk, send files and pay, and hands that go on doing so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from tests.caller import PASSWORD, Caller
from tests.contracts.test_story import png
from tests.house import House
from tests.live import ROOT
from tests.patience import wait

STAFF = {"ana": "advisor"}
PICTURES = 3


class Lived:
    """One house with messages, files, money and logins; `talk` is Rosa's conversation."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder, demo=False)
        self.talk = ""
        self.callers: dict[str, Caller] = {}

    def open(self) -> None:
        """Build it, start it, and let a first day pass."""
        self.house.environment["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
        self.house.build()
        self.house.manage("createsuperuser", "--noinput", "--username", "admin")
        self.house.start()
        admin = self.caller("admin")
        for username, role in {**STAFF, "rosa": "customer"}.items():
            person = {"username": username, "role": role, "password": PASSWORD}
            admin.post("/users/", {**person, "first_name": username.title()}, status=201)
        bot = {"bot_token": "700100:AAF-outside_bot-token-9f31", "secret_token": "tg-secret-71c2"}
        body = {"kind": "telegram", "name": "Bot", "credentials": bot}
        admin.post("/channels/", body, status=201)
        self._recharge()

    def caller(self, username: str) -> Caller:
        """Sign somebody in."""
        if username not in self.callers:
            self.callers[username] = Caller(self.house.base, username)
        return self.callers[username]

    def close(self) -> None:
        """End it and throw everything away."""
        for caller in self.callers.values():
            caller.http.close()
        clear(self.house)

    def say(self, who: Caller, text: str, **more: Any) -> None:
        """Write a message."""
        body = {"client_id": str(uuid4()), "text": text, **more}
        who.post(f"/conversations/{self.talk}/messages/", body, status=201)

    def _recharge(self) -> None:
        rosa, ana, admin = (self.caller(who) for who in ("rosa", "ana", "admin"))
        asked = {"channel": "web", "body": "Quiero recargar"}
        request = rosa.post("/communications/", asked, status=201)
        self.talk = request["conversation"]
        for colour in range(PICTURES):
            file = ("foto.png", png(size=(40 + colour, 30)), "image/png")
            made = rosa("POST", "/attachments/", files={"file": file}).json()
            self.say(rosa, "mire", kind="image", attachments=[made["id"]])
        self.say(ana, "Con gusto")
        wait(lambda: rosa.get(f"/communications/{request['id']}/")["actions"])
        cash = {"amount": {"amount": "50.00", "currency": "PEN"}, "method": "cash"}
        made = ana.post(f"/conversations/{self.talk}/actions/recharge/", cash, status=201)
        admin.post(f"/recharges/{made['id']}/approve/")

    @contextmanager
    def busy(self, hands: int = 3) -> Iterator[None]:
        """Let people write all the while."""
        over, people = Event(), [self.caller(who) for who in ("rosa", "ana", "ana")[:hands]]

        def write(who: Caller) -> None:
            while not over.is_set():
                self.say(who, f"sigo aquí {uuid4().hex}")

        threads = [Thread(target=write, args=[who]) for who in people]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join()

    def rest(self) -> None:
        """End every process and keep what was written."""
        self.house.kill()


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str


def command(house: House, *words: str, **environment: str) -> Said:
    """Run a command of `manage.py` in that house, however it ends."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        env={**house.environment, **environment},
        capture_output=True,
        text=True,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def ground(folder: Path) -> House:
    """Return a house nobody has built: an empty data folder, on PostgreSQL an empty database."""
    folder.mkdir()
    house = House(folder, demo=False)
    house.environment.pop("FIELD_KEYS", None)
    if url := house.environment.get("DATABASE_URL"):
        server = urlsplit(url)._replace(path="/postgres").geturl()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{urlsplit(url).path[1:]}"')
    return house


def clear(house: House) -> None:
    """End a house and drop what its restores put aside."""
    house.stop()
    shutil.rmtree(house.folder, ignore_errors=True)
    if url := os.environ.get("DATABASE_URL"):
        name = urlsplit(house.environment["DATABASE_URL"]).path[1:]
        server = urlsplit(url)._replace(path="/postgres").geturl()
        with psycopg.connect(server, autocommit=True) as connection:
            asked = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            for (aside,) in connection.execute(asked, [name]).fetchall():
                connection.execute(f'DROP DATABASE "{aside}" WITH (FORCE)')
