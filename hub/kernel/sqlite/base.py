"""The engine as Django finds it: transactions and single writes take their turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations

from hub.kernel.sqlite.percentile import Gathered
from hub.kernel.sqlite.turn import Hold

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLAC")


class Cursor(base.SQLiteCursorWrapper):
    """Writes outside a transaction, each a commit of its own, take their turn too."""

    def execute(self, query: str, params: Any = None) -> Any:
        with self._in_turn(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Any) -> Any:
        with self._in_turn(query):
            return super().executemany(query, param_list)

    @contextmanager
    def _in_turn(self, query: str) -> Iterator[None]:
        hold = Hold()
        if not self.connection.in_transaction and query.lstrip()[:6].upper().startswith(WRITES):
            hold.take()
        try:
            yield
        finally:
            hold.give_back()


class Operations(DatabaseOperations):
    """Makes its SQL where watched tables are noticed."""

    compiler_module = "hub.kernel.sqlite.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the turn from BEGIN to the end of its transaction.

    The stubs do not know the places where Django lets an engine begin and end one.
    """

    ops_class = Operations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn = Hold()

    def get_new_connection(self, conn_params: Any) -> Any:
        made = super().get_new_connection(conn_params)
        made.create_aggregate("hub_percentile", 2, Gathered)
        return made

    def create_cursor(self, name: str | None = None) -> Cursor:
        made: Cursor = self.connection.cursor(factory=Cursor)
        return made

    def _start_transaction_under_autocommit(self) -> None:
        self._turn.take()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._turn.give_back()
            raise

    def _commit(self) -> None:
        # One that fails is rolled back, and keeps the turn until then.
        super()._commit()  # type: ignore[misc]
        self._turn.give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._turn.give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._turn.give_back()
