"""How this engine's SQL is made, watched tables noticed."""

from typing import Any

from django.db.models.sql import compiler

from hub.kernel.watching import Deletes, Inserts, Updates

SQLCompiler: Any = compiler.SQLCompiler
SQLAggregateCompiler: Any = compiler.SQLAggregateCompiler


class SQLInsertCompiler(Inserts, compiler.SQLInsertCompiler):  # type: ignore[misc]
    """Makes INSERT."""


class SQLUpdateCompiler(Updates, compiler.SQLUpdateCompiler):  # type: ignore[misc]
    """Makes UPDATE."""


class SQLDeleteCompiler(Deletes, compiler.SQLDeleteCompiler):  # type: ignore[misc]
    """Makes DELETE."""
