"""The numbers law: gapless, in commit order, on both engines.

The counter row of a conversation is taken by one statement and stays locked until commit, so
whoever holds it is the only writer of that conversation, and a rollback gives its numbers back.
"""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import OperationalError, connection, transaction

from chat.models import Counter
from hub.kernel import jobs

P = ParamSpec("P")
T = TypeVar("T")

_TRIES = 6
_MOMENT = 0.5  # seconds
# The watermark reads `moved_at` with the database's clock, whatever clock wrote the message.
_CLOCK = {
    "postgresql": "clock_timestamp()",
    "sqlite": "strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now')",
}


def advance(conversation_id: UUID, *, changes: int = 1, messages: int = 0) -> Counter:
    """Take the next numbers and return the last ones taken; later writers wait for our commit.

    Take them when everything slow is done, and before any other row of the conversation.
    """
    key = Counter._meta.pk.get_db_prep_value(conversation_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE chat_counter SET last_seq = last_seq + %s, last_number = last_number + %s,"
            f" moved_at = {_CLOCK[connection.vendor]}"
            " WHERE conversation_id = %s RETURNING last_seq, last_number",
            [changes, messages, key],
        )
        seq, number = cursor.fetchone()
    if changes:
        transaction.on_commit(_call_search, robust=True)
    return Counter(conversation_id=conversation_id, last_seq=seq, last_number=number)


def _call_search() -> None:
    # Nobody waits for it: one bell for all that is said in the same moment.
    jobs.ring_once("chat.tasks.index_newest", within=_MOMENT)


def hold(conversation_id: UUID) -> Counter:
    """Become the only writer of a conversation until commit, taking no number yet."""
    return advance(conversation_id, changes=0)


def transacted(operation: Callable[P, T]) -> Callable[P, T]:
    """Run an operation in one transaction, again when the database asks for it.

    Inside a caller's transaction it becomes a part of that, and repeating is the caller's.
    """

    @wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        tries = 1 if connection.in_atomic_block else _TRIES
        for attempt in range(1, tries + 1):
            try:
                with transaction.atomic():
                    return operation(*args, **kwargs)
            except OperationalError as error:
                if attempt == tries or not _may_pass(error):
                    raise
                time.sleep(random.uniform(0.005, 0.02) * 2**attempt)
        raise AssertionError("unreachable")

    return run


def _may_pass(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    # Serialization failure, deadlock, lock not available (PostgreSQL); a busy file (SQLite).
    return state in ("40001", "40P01", "55P03") or "locked" in str(error)
