"""Several questions answered from one moment: sums and rows agree, whoever writes meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_FROZEN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
# Sums of a year are sorted in memory; compiling them takes longer than working them out.
_ROOM = "SET LOCAL work_mem = '32MB'; SET LOCAL jit = off"


@contextmanager
def snapshot() -> Iterator[None]:
    """Read from one moment, and write nothing; inside a transaction it is that one's.

    On SQLite it is a transaction that only reads: it takes no turn to write, so nobody waits.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FROZEN)
            cursor.execute(_ROOM)
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
