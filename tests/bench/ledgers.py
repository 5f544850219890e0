"""The books of a house with many invoices: written by the database itself, once, and kept.

What the product would write row by row (frozen documents, append-only postings) is laid down with
the triggers asleep, in a database that serves for nothing else.
"""

import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from tests.bench.engines import settle

DONE = "bench.ledgers"
FOLDER = Path(__file__).parent
INDEXES = """
    SELECT i.relname, pg_get_indexdef(i.oid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class t ON t.oid = x.indrelid WHERE NOT x.indisunique AND t.relname IN (
    'billing_invoice', 'billing_payment', 'billing_allocation', 'billing_entry', 'billing_posting',
    'billing_coupon')
"""
DAYS = 1_096  # of invoices, up to today
BILLS = 20  # of one customer
SAMPLE = 20  # customers, contracts and coupons that are asked for
ADMIN = "staff0"
KIND = {"customer": 1, "contract": 2, "invoice": 3, "payment": 4, "allocation": 5, "coupon": 6}


@dataclass(frozen=True)
class Books:
    """What there is to ask for."""

    invoices: int

    @property
    def customers(self) -> int:
        return self.invoices // BILLS

    def sample(self) -> list[int]:
        """Return the numbers of a few of the customers; their coupon and contract have them too."""
        step = self.customers // SAMPLE
        return [step * (turn + 1) for turn in range(SAMPLE)]


def id_of(kind: str, number: int) -> UUID:
    """Return the id of a row, rising with its number as those of the product do with time."""
    return UUID(f"0190{KIND[kind]:04x}-0000-7000-8000-{number:012x}")


def ready(invoices: int) -> Books:
    """Return when the database holds that many invoices, made now if it does not yet."""
    from django.core.management import call_command

    from hub.kernel import clock
    from hub.kernel.models import Mark

    call_command("migrate", verbosity=0)
    books = Books(invoices)
    if not Mark.objects.filter(name=DONE).exists():
        begun = time.perf_counter()
        _write(books, _house(clock.now()))
        settle()
        Mark.put(DONE, clock.now())
        took = time.perf_counter() - begun
        print(f"wrote {invoices} invoices in {took:.0f} s", file=sys.stderr, flush=True)
    _give_codes(books)
    return books


def _house(now: object) -> dict[str, object]:
    from django.db import transaction

    from billing.models import Series
    from hub.accounts.operations import people
    from hub.kernel.home import settle as settled

    with transaction.atomic():
        settled("PEN")
    admin = people.add(username=ADMIN, role="admin", first_name="S", last_name="0")
    rosa = people.add(username="rosa", role="customer", first_name="Rosa", last_name="Q")
    series, _ = Series.objects.get_or_create(
        kind="invoice", code="F001", defaults={"digits": 8, "created_at": now}
    )
    return {"staff": admin.id, "rosa": rosa.id, "series": series.id}


def _write(books: Books, house: dict[str, object]) -> None:
    """Lay the rows down with triggers asleep and the plain indexes aside, then see them true."""
    from django.db import connection, transaction

    asked = {
        **house,
        "many": books.invoices,
        "people": books.customers,
        "coupons": books.invoices // 10,
        "began": date.today() - timedelta(days=DAYS - 1),
        "today": date.today(),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        cursor.execute(INDEXES)
        laid_aside = cursor.fetchall()
        for name, _ in laid_aside:
            cursor.execute(f'DROP INDEX "{name}"')
        for statement in (FOLDER / "ledgers.sql").read_text().split(";\n"):
            begun = time.perf_counter()
            cursor.execute(statement, asked)
            _say(statement, begun)
        for _, laid in laid_aside:
            cursor.execute(laid)


def _say(statement: str, begun: float) -> None:
    words = " ".join(statement.split())[:60]
    print(f"{time.perf_counter() - begun:7.1f} s  {words}", file=sys.stderr, flush=True)


def _give_codes(books: Books) -> None:
    """Give the coupons of the sample codes that are codes."""
    from billing.models import Coupon
    from billing.queries.coupons import digest_of
    from billing.types.coupons import new_code

    for number in books.sample():
        code = new_code()
        Coupon.objects.filter(id=id_of("coupon", number)).update(code=code, digest=digest_of(code))
