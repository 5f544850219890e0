"""Rows that the database keeps for ever, and how a test that must empty it gets past them."""

from django.db import connection, transaction

TABLES = ("billing_posting", "billing_entry", "billing_rechargechange")


def make_room() -> None:
    """Empty the append-only tables of SQLite, where a flush is a DELETE like any other.

    PostgreSQL's flush is a TRUNCATE, which row triggers do not see.
    """
    if connection.vendor != "sqlite":
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master"
            " WHERE type = 'trigger' AND tbl_name IN (%s, %s, %s)",
            TABLES,
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        for table in TABLES:
            cursor.execute(f"DELETE FROM {table}")
        for _, definition in triggers:
            cursor.execute(definition)
