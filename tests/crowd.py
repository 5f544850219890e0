"""Many hands at the same moment, each on a database connection of its own."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

from hub.kernel.errors import DomainError

Call = Callable[[], Any]


def at_once(calls: Sequence[Call], *, threads: int = 50) -> list[Any]:
    """Run the calls on threads that start together; returns results or what was raised."""
    threads = min(threads, len(calls))
    barrier = Barrier(threads)

    def run(mine: Sequence[Call]) -> list[Any]:
        barrier.wait(20)
        results = []
        for call in mine:
            try:
                results.append(call())
            except Exception as error:
                results.append(error)
        connections.close_all()
        return results

    with ThreadPoolExecutor(threads) as pool:
        shares = pool.map(run, [calls[start::threads] for start in range(threads)])
        return [result for share in shares for result in share]


def outcomes(*works: Call) -> Counter[str]:
    """Run all at the same moment; count what came of them: `done`, or a refusal's code."""
    return Counter(map(_outcome, at_once(works, threads=len(works))))


def _outcome(result: Any) -> str:
    if isinstance(result, DomainError):
        return result.code
    if isinstance(result, Exception):
        raise result
    return "done"
