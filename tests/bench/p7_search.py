"""P7: search, thread and inbox over a long history; `BENCH_MESSAGES=1000000` for the long one.

Whole requests, one at a time, through Django's test client: sign-in, rights, shapes and all.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from tests.bench import history
from tests.bench.engines import engines, told_by
from tests.bench.rows import Row, percentile

ROUNDS = 20
Asked = dict[str, str]
Client = Callable[[str, Asked], Any]
# Words, and how often they stand in the history (`tests.bench.spanish`).
WORDS = {
    "in 20 %": "pedido",
    "in 1 %": "bomba",
    "in 0.1 %": "valvula",
    "in 0.01 %": "turbina",
    "in ten": "zafiro",
    "in none": "xilofon",
    "old ones only": "carnaval",
    "part": "edid",
    "part of many, in none": "estacionada",
    "two letters": "pe",
    "two words": "bomba pedido",
    "two rare words": "turbina valvula",
    "phone": "987 65",
    "name": "rosa",
}


def measure() -> Iterator[Row]:
    """Measure each engine at hand in a process of its own; the history is kept between runs."""
    for engine, url in engines(str(history.MESSAGES)):
        told = told_by("tests.bench.p7_search", url)
        size = f"{engine}, {history.MESSAGES / 1000:.0f}k"
        for who, times in told["search"].items():
            yield _limit(f"search of {who}, p95 ({size})", percentile(times, 0.95), 300)
            yield _limit(f"search of {who}, p50 ({size})", percentile(times, 0.5), 150)
        yield _limit(f"thread, before= and around=, p99 ({size})", told["thread"], 100)
        yield _limit(f"inbox page, p50 ({size})", told["inbox"], 25)
        yield Row(
            key="P7",
            work=f"a rare word, p50 ({size})",
            unit="ms",
            ours=told["rare"],
            baseline=told["plain"],
            against="LIKE over the texts",
            goal=0.5,
            at_least=False,
        )


def _limit(work: str, ours: float, goal: float) -> Row:
    return Row(key="P7", work=work, unit="ms", ours=ours, goal=goal, at_least=False)


def _measured() -> dict[str, Any]:
    import django

    django.setup()
    history.ready()
    from hub.accounts.models import User
    from hub.config import asgi

    asgi.build()  # as a serving process has it
    advisor, technician = User.objects.filter(username__startswith="staff").order_by("id")[:2]
    people = {"who sees all": advisor, "a member of 30 groups": technician}
    searched = {who: _searches(who, user) for who, user in people.items()}
    client = _client(advisor)
    return {
        "search": searched,
        "thread": percentile(_threads(client), 0.99),
        "inbox": median(_timed(client, "conversations/", {}) for _ in range(ROUNDS)),
        "rare": median(_timed(client, "search/", {"q": "turbina"}) for _ in range(ROUNDS)),
        "plain": median(_plain() for _ in range(3)),
    }


def _client(user: Any) -> Client:
    from rest_framework.test import APIClient

    from hub.accounts.operations import sessions
    from hub.accounts.tokens import access_token
    from hub.accounts.types import Device
    from hub.kernel import clock

    opened = sessions.open_session(user, remember=False, device=Device(), at=clock.now())
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {access_token(opened.session)}")
    return lambda path, asked: client.get(f"/api/v1/{path}", asked, HTTP_HOST="localhost")


def _searches(who: str, user: Any) -> list[float]:
    """Return how long each search took; the story of each sort of word goes to standard error."""
    found: list[float] = []
    for sort, asked in _asked(_client(user)).items():
        client = _client(user)  # a sign-in lasts minutes
        times = [_timed(client, "search/", asked) for _ in range(ROUNDS)]
        found += times
        told = f"{median(times):8.1f} {percentile(times, 0.95):8.1f} {max(times):8.1f} ms"
        print(f"{who:24} {sort:24} {told}", file=sys.stderr, flush=True)
    return found


def _asked(client: Client) -> dict[str, Asked]:
    first = client("search/", {"q": "pedido"}).json()
    group = client("conversations/", {"kind": "group"}).json()["results"][0]["id"]
    many = {sort: {"q": word} for sort, word in WORDS.items()}
    return {
        **many,
        "next page": {"q": "pedido", "cursor": first["next"]},
        "one group": {"q": "pedido", "conversation": group},
        "one group, rare": {"q": "zafiro", "conversation": group},
        "one author": {"q": "turbina", "author": first["messages"][0]["author"]["id"]},
        "until long ago": {"q": "pedido", "until": "2024-12-01T00:00:00Z"},
        "since yesterday": {"q": "turbina", "since": "2026-10-31T00:00:00Z"},
    }


def _threads(client: Client) -> list[float]:
    rows = client("conversations/", {"limit": "50"}).json()["results"]
    rows += client("conversations/", {"kind": "group"}).json()["results"]
    return [
        _timed(client, f"conversations/{row['id']}/messages/", {side: str(place)})
        for row in rows
        for side in ("before", "around")
        for place in (row["last_number"] // 2, row["last_number"])
    ]


def _timed(client: Client, path: str, asked: Asked) -> float:
    begun = time.perf_counter()
    answer = client(path, asked)
    if answer.status_code != 200:
        raise RuntimeError(answer.content[:500])
    return (time.perf_counter() - begun) * 1000


def _plain() -> float:
    from chat.models import Message

    begun = time.perf_counter()
    list(Message.objects.filter(text__icontains="turbina").order_by("-created_at")[:25])
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    print(json.dumps(_measured()))
