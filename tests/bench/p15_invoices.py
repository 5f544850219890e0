"""P15, a house with a million invoices: what is asked of its books every day, on PostgreSQL.

Each door is asked over HTTP about several customers; the statements it made are then explained
by the server's own clock: what the database takes. Beside it the same on 10,000 invoices. A table
as big as the house that any of them reads as a whole is a goal missed.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from tests.bench import ledgers
from tests.bench.engines import engines, told_by
from tests.bench.ledgers import Books, id_of
from tests.bench.pages import Page, Statement, client_of
from tests.bench.rows import Row, percentile

MANY, FEW = int(os.environ.get("BENCH_INVOICES", "1000000")), 10_000
ROUNDS = 3
GOAL = 50.0  # ms, of the slowest in twenty
RATIO = 5.0  # of a hundred times the rows
OURS = ("invoice_", "payment_", "coupon_", "contract_", "posting_", "billing_")
WHOLE = "Seq Scan"  # also where several workers share it
Told = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Door:
    """What is asked, once for each customer's number; `grows` with what the answer holds."""

    name: str
    path: str
    asked: dict[str, str]
    verb: str = "GET"
    grows: bool = False
    goal: float = GOAL

    def page(self, client: Any, number: int) -> Page:
        known = _known(number)
        asked = {key: value.format(**known) for key, value in self.asked.items()}
        return Page(client, self.path.format(**known), asked, verb=self.verb)


DOORS = (
    Door("bills of a contract", "invoices/", {"contract": "{contract}"}),
    Door("a contract by its number", "contracts/", {"number": "{contract}"}),
    Door("what a customer owes", "customers/{customer}/debt/", {}),
    Door("invoices of a customer", "invoices/", {"customer": "{customer}"}),
    Door("statement of a year", "customers/{customer}/statement/", {"since": "{year}"}),
    Door("invoices, newest", "invoices/", {}),
    Door("invoices, pending", "invoices/", {"state": "open"}),
    Door("invoices, paid", "invoices/", {"state": "paid"}),
    Door("invoices, overdue", "invoices/", {"state": "overdue"}),
    Door("invoices, drafts", "invoices/", {"state": "draft"}),
    Door("an invoice by its number", "invoices/", {"q": "F001-{label}"}),
    Door("a coupon by its code", "coupons/look-up/", {"code": "{code}"}, verb="POST"),
    Door("payments not used up", "payments/", {"unallocated": "true"}),
    Door("a payment by its number", "payments/", {"q": "OP{operation}"}),
    Door("register of a month", "books/sales/", {"since": "{month}"}, grows=True, goal=1_000),
)


def measure() -> Iterator[Row]:
    """Measure both sizes in processes of their own; the books are kept between runs."""
    told = {size: _told(size) for size in (FEW, MANY)}
    few, many = told[FEW], told[MANY]
    if not many:
        return
    for door in DOORS:
        here, there = many[door.name], few[door.name]
        work = f"{door.name}, {MANY:,} invoices"
        index = here["index"].split(".")[-1]
        yield _limit(f"{work}, p95", here["p95"], door.goal, unit="ms", against=index)
        if not door.grows:
            yield Row(
                key="P15", work=f"{work}, median", unit="ms", ours=here["median"],
                baseline=there["median"], against=f"{FEW:,}", goal=RATIO, at_least=False,
            )  # fmt: skip
    yield _limit("tables read as a whole", sum(len(row["whole"]) for row in many.values()), 0)


def _limit(work: str, ours: float, goal: float, *, unit: str = "", against: str = "") -> Row:
    return Row(
        key="P15", work=work, unit=unit, ours=ours, against=against, goal=goal, at_least=False
    )


def _told(size: int) -> Told:
    for engine, url in engines(f"invoices_{size}"):
        if engine == "PostgreSQL":
            return told_by("tests.bench.p15_invoices", url, str(size))
    return {}


def _measured(size: int) -> Told:
    import django

    django.setup()
    books = ledgers.ready(size)
    from hub.accounts.models import User

    client = client_of(User.objects.get(username=ledgers.ADMIN))
    return {door.name: _of(door, client, books) for door in DOORS}


def _of(door: Door, client: Any, books: Books) -> dict[str, Any]:
    pages = [door.page(client, number) for number in books.sample()[: 3 if door.grows else None]]
    times = [sum(map(_took, page.statements)) for page in pages for _ in range(ROUNDS)]
    nodes = [node for each in pages[0].statements for node in _under([_plan(each)["Plan"]])]
    whole = [node["Relation Name"] for node in nodes if node["Node Type"] == WHOLE and _big(node)]
    index, p95 = _index_of(nodes), percentile(times, 0.95)
    story = f"{median(times):8.2f} p50 {p95:8.2f} p95 ms  {index} {whole or ''}"
    print(f"{door.name:28} {story}", file=sys.stderr, flush=True)
    return {"median": median(times), "p95": p95, "index": index, "whole": whole}


def _index_of(nodes: Iterable[dict[str, Any]]) -> str:
    """Return the first index of the books that was walked, which a sign-in has none of."""
    names = [node["Index Name"] for node in nodes if "Index Name" in node]
    ours = [name for name in names if name.startswith(OURS) and not name.endswith("_pkey")]
    return next(iter(ours), "")


def _big(node: dict[str, Any]) -> bool:
    """Whether a node went through a table of the books that grows with the house."""
    ours = node["Relation Name"].startswith("billing_")
    return (
        ours
        and node["Actual Rows"] * node["Actual Loops"] + node.get("Rows Removed by Filter", 0)
        > 2000
    )


def _took(statement: Statement) -> float:
    """Return how long the server itself planned and worked, in ms."""
    told = _plan(statement)
    return float(told["Planning Time"] + told["Execution Time"])


def _plan(statement: Statement) -> dict[str, Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement.sql}", statement.params)
        told = cursor.fetchone()[0]
    found: list[dict[str, Any]] = json.loads(told) if isinstance(told, str) else told
    return found[0]


def _under(nodes: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from _under(node.get("Plans", []))


def _known(number: int) -> dict[str, str]:
    from billing.models import Coupon

    today = date.today()
    return {
        "customer": str(id_of("customer", number)),
        "contract": f"{number:06}",
        "code": Coupon.objects.values_list("code", flat=True).get(id=id_of("coupon", number)),
        "label": f"{number:08}",
        "operation": str(number * 20),
        "year": (today - timedelta(days=364)).isoformat(),
        "month": (today - timedelta(days=29)).isoformat(),
    }


if __name__ == "__main__":
    print(json.dumps(_measured(int(sys.argv[1]))))
