"""P11, a customer's timeline: every page of 10,000 events, asked over HTTP, first and deep."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests.bench.engines import engines, settle, store, told_by
from tests.bench.rows import Row, percentile

DONE = "bench.timeline"
TALKS, MESSAGES, ASKED, MOVED = 4, 2_250, 1_000, 500  # messages of each talk
LIMIT = 50
GOAL = 300.0  # ms


def measure() -> Iterator[Row]:
    """Measure each engine at hand in a process of its own; the house is kept between runs."""
    for engine, url in engines("timeline"):
        told = told_by("tests.bench.p11_timeline", url)
        for what in ("p95", "worst"):
            yield Row(
                key="P11",
                work=f"timeline of {told['events']:,} events, a page ({engine}, {what})",
                unit="ms",
                ours=told[what],
                goal=GOAL,
                at_least=False,
            )


def _ready() -> Any:
    """Return the customer whose timeline it is, made now if they are not there yet."""
    from django.core.management import call_command

    from crm.models import Customer
    from hub.accounts.operations import people
    from hub.kernel import clock
    from hub.kernel.models import Mark

    call_command("migrate", verbosity=0)
    if not Mark.objects.filter(name=DONE).exists():
        ana = people.add(username="ana", role="advisor", first_name="Ana", last_name="Torres")
        now = clock.now()
        one = Customer.objects.create(name="Rosa Quispe", created_at=now, updated_at=now)
        talks = _talks(one, ana, now)
        _money(one, _asked(one, talks, now), ana, now)
        settle()
        Mark.put(DONE, now)
    return Customer.objects.get(name="Rosa Quispe")


def _talks(one: Any, ana: Any, now: Any) -> list[Any]:
    from uuid import UUID

    from chat.models import Conversation, Counter, Identity, Message

    talks = []
    for number in range(TALKS):
        who = Identity(
            channel_id=UUID(int=1 + number),
            external_id=f"5198700000{number}",
            name=one.name,
            customer_id=one.id,
            created_at=now,
        )
        same = {"created_at": now, "updated_at": now, "last_message_at": now}
        talk = Conversation(kind="customer", identity=who, channel_kind="telegram", **same)
        store([who])
        store([talk])
        store([Counter(conversation=talk, moved_at=now, last_number=MESSAGES, last_seq=MESSAGES)])
        store(
            Message(
                conversation=talk,
                number=place,
                seq=place,
                kind="text",
                direction="in" if place % 2 else "out",
                author=None if place % 2 else ana,
                identity=who if place % 2 else None,
                text=f"Buenos días, necesito la recarga número {place} para hoy",
                created_at=now - timedelta(minutes=(MESSAGES - place) * TALKS + number),
            )
            for place in range(1, MESSAGES + 1)
        )
        talks.append(talk)
    return talks


def _asked(one: Any, talks: list[Any], now: Any) -> list[Any]:
    from crm.models import Communication

    rows = [
        Communication(
            customer=one,
            conversation=talks[place % TALKS],
            identity=talks[place % TALKS].identity,
            channel="telegram",
            body=f"Necesito la recarga número {place}",
            opening_number=1 + 2 * (place // TALKS),
            created_at=now - timedelta(minutes=place * 8),
        )
        for place in range(ASKED)
    ]
    store(rows)
    return rows


def _money(one: Any, asked: list[Any], ana: Any, now: Any) -> None:
    from django.db import transaction

    from billing.models import Account, Entry, Posting, Recharge

    account = Account(kind="customer", customer=one, currency="PEN", balance=0, updated_at=now)
    store([account])
    at = [now - timedelta(minutes=15 * (MOVED - place)) for place in range(MOVED)]
    store(
        Recharge(
            customer=one,
            communication=request,
            conversation=request.conversation,
            amount_minor=5000,
            currency="PEN",
            amount_set_by=ana,
            requested_by=ana,
            method="cash",
            created_at=moment,
            updated_at=moment,
        )
        for request, moment in zip(asked, at, strict=False)
    )
    entries = [
        Entry(source_type="bench", source_id=request.id, kind="recharge", created_at=moment)
        for request, moment in zip(asked, at, strict=False)
    ]
    house = Account(kind="clearing_cash", currency="PEN", balance=0, updated_at=now)
    store([house])
    with transaction.atomic():  # at its end each entry has to sum to zero
        store(entries)
        sides = ((account, 1), (house, -1))
        store(
            Posting(entry=each, account=side, amount=moved, balance_after=moved)
            for each in entries
            for side, moved in sides
        )


def _measured() -> dict[str, float]:
    import django

    django.setup()
    customer = _ready()
    from rest_framework.test import APIClient

    from hub.accounts.models import User
    from hub.accounts.operations import sessions
    from hub.accounts.tokens import access_token
    from hub.accounts.types import Device
    from hub.kernel import clock

    ana = User.objects.get(username="ana")
    opened = sessions.open_session(ana, remember=False, device=Device(), at=clock.now())
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(opened.session)}")
    path, cursor, times, events = f"/api/v1/customers/{customer.id}/timeline/", None, [], 0
    client.get(path, HTTP_HOST="localhost")  # the first request of a process loads it
    while True:
        asked = {"limit": LIMIT, **({"cursor": cursor} if cursor else {})}
        begun = time.perf_counter()
        answer = client.get(path, asked, HTTP_HOST="localhost")
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(answer.content[:500])
        told = answer.json()
        events += len(told["results"])
        cursor = told["next"]
        if cursor is None:
            return {"events": events, "p95": percentile(times, 0.95), "worst": max(times)}


if __name__ == "__main__":
    print(json.dumps(_measured()))
