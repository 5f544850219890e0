"""P12: what noticing every write costs the road of a message, which is itself not written down."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from uuid import uuid4

from tests.bench.rows import Row
from tests.bench.servers import CLIENT_CORE, ROOT, pinned

ROUNDS, MESSAGES, PEOPLE = 15, 60, 20


def measure() -> Iterator[Row]:
    """Messages in and out a second, with the watcher beside without it, by turns."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "hub.config.settings",
            "DATABASE_URL": f"sqlite:///{folder}/hub.sqlite3",
            "REDIS_URL": "",
            "DATA_DIR": folder,
            "LOG_LEVEL": "ERROR",
        }
        words = [*pinned(CLIENT_CORE), sys.executable, "-m", "tests.bench.p12_watching"]
        told = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    for line in told.stdout.decode().splitlines():
        work, watched, blind = line.split()
        yield Row(
            key="P12",
            work=f"message {work}, every write noticed",
            unit="messages/s",
            ours=float(watched),
            baseline=float(blind),
            against="nobody notices",
            goal=0.95,
        )


def _compare() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for work, do in _works().items():
        rates: dict[bool, list[float]] = {True: [], False: []}
        do(PEOPLE)  # everybody is known before
        for turn in range(2 * ROUNDS):
            watched = bool(turn % 2)
            with _noticed(watched):
                begun = time.perf_counter()
                do(MESSAGES)
                rates[watched].append(MESSAGES / (time.perf_counter() - begun))
        print(work, median(rates[True]), median(rates[False]))


def _works() -> dict[str, Callable[[int], None]]:
    from chat.models import Conversation
    from chat.operations import messages
    from chat.ports import courier
    from chat.types import Draft, Incoming, Kind, Sender
    from hub.accounts.operations import people
    from hub.kernel import clock

    advisor = people.add(username="ana", role="advisor", first_name="Ana")
    talks: list[Conversation] = []

    def receive(times: int) -> None:
        for turn in range(times):
            sender = Sender(external_id=f"51{turn % PEOPLE:09}", name="Rosa")
            incoming = Incoming(
                channel=courier.port().web(), sender=sender, external_id=uuid4().hex,
                kind=Kind.TEXT, text=f"hola {turn}",
            )  # fmt: skip
            messages.receive(incoming=incoming, at=clock.now())
        talks[:] = Conversation.objects.filter(identity__isnull=False)

    def answer(times: int) -> None:
        for turn in range(times):
            draft = Draft(client_id=uuid4(), kind=Kind.TEXT, text=f"Con gusto {turn}")
            conversation = talks[turn % PEOPLE]
            messages.send(conversation=conversation, draft=draft, by=advisor, at=clock.now())

    return {"in": receive, "out": answer}


@contextmanager
def _noticed(watched: bool) -> Iterator[None]:
    from hub.kernel.watching import watcher

    kept = watcher.get()
    if not watched:
        watcher._provided.clear()
    try:
        yield
    finally:
        watcher.provide(kept)


if __name__ == "__main__":
    _compare()
