"""Whose turn it is to write: SQLite has one writer at a time.

It lets those who wait sleep up to 100 ms and ask again, so that a message waits longest when the
house is busy. Here they are woken the moment the turn is given back, and what people wait for goes
before what may follow a little later. Whoever waits too long goes and asks the engine like
everybody else, which also decides between processes.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock, local

PATIENCE = 5.0  # seconds


class Turn:
    """One seat; whoever holds it may give it back from any thread."""

    def __init__(self) -> None:
        self._free = Condition(Lock())
        self._taken = False
        self._eager = 0

    def take(self, *, first: bool) -> bool:
        """Wait for the seat; False when it did not come, and nothing is to be given back."""
        with self._free:
            self._eager += first
            # Who is awake anyway may be quicker than who is woken: that wastes no time.
            came = self._free.wait_for(
                lambda: not self._taken and (first or not self._eager), PATIENCE
            )
            self._eager -= first
            self._taken = self._taken or came
        return came

    def give_back(self) -> None:
        """Let whoever is next take the seat."""
        with self._free:
            self._taken = False
            self._free.notify_all()


_turn = Turn()
_mine = local()


class Hold:
    """What one connection has of the turn, so that it gives back what it took, and that once."""

    def __init__(self) -> None:
        self._taken = False

    def take(self) -> None:
        """Wait for the turn to write, as long as patience lasts."""
        self._taken = _turn.take(first=not getattr(_mine, "later", False))

    def give_back(self) -> None:
        """Let the next one write; nothing when it was never taken, or given back already."""
        if self._taken:
            self._taken = False
            _turn.give_back()


@contextmanager
def later() -> Iterator[None]:
    """Let the others go before what this thread writes: nobody is waiting for it."""
    before, _mine.later = getattr(_mine, "later", False), True
    try:
        yield
    finally:
        _mine.later = before


def _forget() -> None:
    global _turn
    _turn = Turn()  # whoever held it stayed behind in the parent


os.register_at_fork(after_in_child=_forget)
