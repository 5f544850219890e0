"""Notices what is written to watched tables: where Django makes its SQL, so nothing goes by.

`save`, `update`, `bulk_create`, a delete in cascade: each comes through one of three compilers of
the engine, which ours extend. Signals would not hear the bulk ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.db import models, transaction
from django.db.models.sql import Query
from django.db.models.sql.constants import NO_RESULTS, ROW_COUNT

from hub.kernel.registry import Port

MOST = 500  # rows of one statement that are told one by one
Row = dict[str, Any]


class Watcher(Protocol):
    """Says which columns of a table are watched, and takes what happened to its rows.

    `more` is how many rows the same statement touched beyond the `MOST` that are handed over.
    """

    def columns(self, model: type[models.Model]) -> frozenset[str]: ...
    def created(self, model: type[models.Model], rows: Sequence[Row]) -> None: ...
    def changed(
        self, model: type[models.Model], pairs: Sequence[tuple[Row, Row]], *, more: int
    ) -> None: ...
    def removed(self, model: type[models.Model], rows: Sequence[Row], *, more: int) -> None: ...


watcher: Port[Watcher] = Port("hears what is written to tables")


class Inserts:
    """Hears of new rows."""

    query: Any
    using: str

    def execute_sql(self, returning_fields: Any = None) -> Any:
        model = self.query.model
        names = _watched(model)
        # Who joins a set is inserted past those who are in it; other such writes are traffic.
        if not names or (self.query.on_conflict is not None and not model._meta.auto_created):
            return super().execute_sql(returning_fields)  # type: ignore[misc]
        with transaction.atomic(using=self.using, savepoint=False):
            told = super().execute_sql(returning_fields)  # type: ignore[misc]
            columns = [field.attname for field in returning_fields or ()]
            fresh = [dict(zip(columns, row, strict=False)) for row in told or ()]
            rows = []
            for place, made in enumerate(self.query.objs):
                row = {name: getattr(made, name) for name in names}
                row["pk"] = made.pk
                if place < len(fresh) and made.pk is None:
                    row["pk"] = fresh[place].get(model._meta.pk.attname)
                rows.append(row)
            watcher.get().created(model, rows)
        return told


class Updates:
    """Hears of what rows were before and are now; only where a watched column is written."""

    query: Any
    using: str

    def execute_sql(self, result_type: Any = NO_RESULTS) -> Any:
        model = self.query.model
        names = sorted(_watched(model) & {each[0].attname for each in self.query.values})
        if not names:
            return super().execute_sql(result_type)  # type: ignore[misc]
        with transaction.atomic(using=self.using, savepoint=False):
            before = _rows_of(self.query, self.using, names)
            done = super().execute_sql(result_type)  # type: ignore[misc]
            # Nothing was written where somebody else was faster with these rows.
            missed = result_type == ROW_COUNT and not done
            after = self._after(model, names, before) if before and not missed else []
            if after:
                pairs = list(zip(before, after, strict=True))
                watcher.get().changed(model, pairs, more=_beyond(before, done))
        return done

    def _after(self, model: Any, names: list[str], before: list[Row]) -> list[Row]:
        written = {field.attname: (field, value) for field, _, value in self.query.values}
        if not any(hasattr(written[name][1], "resolve_expression") for name in names):
            plain = {name: _plain(*written[name]) for name in names}
            return [{**plain, "pk": row["pk"]} for row in before]
        rows = model._base_manager.using(self.using).filter(pk__in=[row["pk"] for row in before])
        now = {row["pk"]: row for row in rows.values("pk", *names)}
        return [now.get(row["pk"], row) for row in before]


class Deletes:
    """Hears of rows that go."""

    query: Any
    using: str

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        model = self.query.model
        names = sorted(_watched(model))
        if not names:
            return super().execute_sql(*args, **kwargs)  # type: ignore[misc]
        with transaction.atomic(using=self.using, savepoint=False):
            before = _rows_of(self.query, self.using, names)
            done = super().execute_sql(*args, **kwargs)  # type: ignore[misc]
            if before:
                watcher.get().removed(model, before, more=_beyond(before, done))
        return done


def _watched(model: Any) -> frozenset[str]:
    # Models of migrations are of no app; nobody watches while shelves are still empty.
    if model.__module__ == "__fake__" or not watcher.is_provided:
        return frozenset()
    return watcher.get().columns(model)


def _rows_of(query: Any, using: str, names: Sequence[str]) -> list[Row]:
    """Return what the rows a statement is about to touch hold now."""
    asked = query.chain(klass=Query)
    asked.clear_ordering(force=True)
    rows: models.QuerySet[Any] = models.QuerySet(model=query.model, query=asked, using=using)
    return list(rows.values("pk", *names)[:MOST])


def _beyond(told: Sequence[Row], done: Any) -> int:
    """Return how many rows a statement touched beside those; what counts none touched no more."""
    return max(done - len(told), 0) if len(told) == MOST and isinstance(done, int) else 0


def _plain(field: Any, value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    return field.to_python(value) if value is not None else None
