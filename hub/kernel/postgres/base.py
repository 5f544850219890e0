"""The engine as Django finds it."""

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations


class Operations(DatabaseOperations):
    """Makes its SQL where watched tables are noticed."""

    compiler_module = "hub.kernel.postgres.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose writes are noticed."""

    ops_class = Operations
