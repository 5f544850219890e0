"""P16, a year of a house with a million messages: every standard report, on PostgreSQL.

Messages, stretches and requests, and an order of service for every ten messages, are laid down by
the database itself; each report is then asked over HTTP for the whole year and the year before. A
report that is slow is a goal missed; beside it the same of a tenth of all that.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.engines import engines, settle, told_by
from tests.bench.pages import Page, client_of
from tests.bench.rows import Row

MANY = int(os.environ.get("BENCH_TALKS", "1000000"))
FEW = MANY // 10
ROUNDS = 5
GOAL = 2_000.0  # ms, of the median
RATIO = 15.0  # of ten times the rows
ADMIN = "boss"
Told = dict[str, float]


def measure() -> Iterator[Row]:
    """Measure both sizes in processes of their own; what was written is kept between runs."""
    few, many = _told(FEW), _told(MANY)
    for key, took in many.items():
        work = f"report {key}, {MANY:,} messages"
        yield Row(
            key="P16", work=f"{work}, median", unit="ms", ours=took, against="",
            goal=GOAL, at_least=False,
        )  # fmt: skip
        yield Row(
            key="P16", work=f"{work}, against a tenth", unit="ms", ours=took, baseline=few[key],
            against=f"{FEW:,}", goal=RATIO, at_least=False,
        )  # fmt: skip


def _told(size: int) -> Told:
    for engine, url in engines(f"talks_{size}"):
        if engine == "PostgreSQL":
            return told_by("tests.bench.p16_reports", url, str(size))
    return {}


def _measured(size: int) -> Told:
    import django

    django.setup()
    _ready(size)
    from hub.accounts.models import User
    from hub.reports.ports.reports import reports

    client = client_of(User.objects.get(username=ADMIN))
    return {key: _of(client, key) for key, _ in reports}


def _of(client: Any, key: str) -> float:
    asked = {"preset": "year", "compare": "true"}
    times = [Page(client, f"reports/{key}/", asked).whole for _ in range(ROUNDS)]
    print(f"{key:14} {median(times):8.1f} ms", file=sys.stderr, flush=True)
    return median(times)


def _ready(size: int) -> None:
    """Return when the database holds that many messages, made now if it does not yet."""
    from django.core.management import call_command

    from hub.accounts.roles import Role

    call_command("migrate", verbosity=0)
    _lay("talks", size, {"boss": Role.ADMIN, **_staff("staff", 8, Role.ADVISOR)})
    _lay("services", size, _staff("tech", 30, Role.TECHNICIAN))


def _staff(name: str, count: int, role: Any) -> dict[str, Any]:
    return {f"{name}{number}": role for number in range(count)}


def _lay(name: str, size: int, staff: dict[str, Any]) -> None:
    """Write `<name>.sql`, once, with the people it speaks of."""
    from django.db import connection

    from hub.accounts.operations import people
    from hub.kernel import clock
    from hub.kernel.models import Mark

    done = f"bench.{name}"
    if Mark.objects.filter(name=done).exists():
        return
    begun = time.perf_counter()
    for username, role in staff.items():
        people.add(username=username, role=role, first_name=username, last_name="B")
    written = Path(__file__).with_name(f"{name}.sql").read_text()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('bench.messages', %s, false)", [str(size)])
        cursor.execute(written)
    settle()
    Mark.put(done, clock.now())
    took = time.perf_counter() - begun
    print(f"wrote {name} of {size} messages in {took:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    print(json.dumps(_measured(int(sys.argv[1]))))
