"""How the test database becomes again what migrations left, after a test that really committed.

Django's own way after such a test is `flush`: every table is truncated, whatever stands in it,
and content types and permissions are made anew. That took longer than most of the tests did
(on PostgreSQL a TRUNCATE makes new files for a table and for each of its indexes). Here only
rows are deleted, in one transaction, and what migrations seeded is put back; content types and
permissions, which no test touches, stay. Sequences go on counting.
"""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from tests import migrated

STAY = {"django_migrations", "django_content_type", "auth_permission"}
APPEND_ONLY = (
    *("billing_posting", "billing_entry", "billing_rechargechange"),
    *("billing_invoice", "billing_invoiceline", "billing_creditnote", "billing_creditnoteline"),
    *("billing_couponuse", "billing_couponchange", "billing_couponaward"),
    *("billing_allocation", "billing_quoterevision"),
    *("audit_entry", "audit_seal"),
    "billing_storedpdf",
    "crm_opportunitystep",
    *("field_service_stockmove", "field_service_partsrequeststep"),
    *("field_service_reading", "field_service_orderstep", "field_service_review"),
    *("field_service_machinechange", "field_service_planrun", "field_service_paperversion"),
    *("field_service_reading", "field_service_orderstep"),
    *("field_service_checklistversion", "field_service_checklistanswer", "field_service_photo"),
    *("field_service_signature", "field_service_activityreport"),
    *("registration_consentrecord", "registration_registrationdeed"),
)


def take() -> None:
    """Make the test database of this process, migrated, and let Django's connection lead there."""
    name = connection.settings_dict["TEST"]["NAME"]
    leave(name)
    if connection.vendor == "postgresql":
        migrated.postgres(_url(name))
    else:
        migrated.sqlite(Path(name))
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name


def leave(name: str) -> None:
    """Drop it, whoever of us still watches it."""
    connection.close()
    if connection.vendor == "postgresql":
        migrated.drop(_url(name))
    else:
        for end in ("", "-wal", "-shm"):
            Path(f"{name}{end}").unlink(missing_ok=True)


def _url(name: str) -> str:
    server = connection.settings_dict
    who = f"{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT']}"
    return f"postgres://{who}/{name}"


class Beginning:
    """What stood in the database right after its migrations."""

    def __init__(self) -> None:
        self.tables = sorted({*connection.introspection.django_table_names(True, False)} - STAY)
        self.rows: dict[str, list[tuple[Any, ...]]] = {}  # as they lie there, by INSERT
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                columns = [connection.ops.quote_name(column[0]) for column in cursor.description]
                marks = ", ".join(["%s"] * len(columns))
                if rows := cursor.fetchall():
                    into = f"{connection.ops.quote_name(table)} ({', '.join(columns)})"
                    self.rows[f"INSERT INTO {into} VALUES ({marks})"] = rows

    def restore(self) -> None:
        """Delete every other row and put these back."""
        if connection.vendor == "postgresql":
            with transaction.atomic(), connection.cursor() as cursor:
                self._empty_postgres(cursor)
                self._fill(cursor)
            return
        with (
            connection.constraint_checks_disabled(),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            self._empty_sqlite(cursor)
            self._fill(cursor)

    def _fill(self, cursor: Any) -> None:
        for insert, rows in self.rows.items():
            cursor.executemany(insert, rows)

    def _empty_postgres(self, cursor: Any) -> None:
        names = [connection.ops.quote_name(table) for table in self.tables]
        # Whoever is still writing comes to an end first, so that nothing of theirs is missed.
        cursor.execute(f"LOCK TABLE {', '.join(names)} IN SHARE ROW EXCLUSIVE MODE")
        _turn_refusals(cursor, "DISABLE")
        cursor.execute("; ".join(f"DELETE FROM {name}" for name in names))
        # No table is altered while foreign keys are still to be looked at.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _turn_refusals(cursor, "ENABLE")

    def _empty_sqlite(self, cursor: Any) -> None:
        # Deleting from an empty table would still write a page for it and for each of its indexes.
        names = {table: connection.ops.quote_name(table) for table in self.tables}
        look = " UNION ALL ".join(
            f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {name})" for table, name in names.items()
        )
        for (table,) in cursor.execute(look).fetchall():
            refusals = _refusals(cursor) if table in APPEND_ONLY else {}
            for trigger in refusals:
                cursor.execute(f"DROP TRIGGER {trigger}")
            cursor.execute(f"DELETE FROM {names[table]}")
            for definition in refusals.values():
                cursor.execute(definition)


def _turn_refusals(cursor: Any, how: str) -> None:
    """Turn PostgreSQL's triggers of what is never deleted off or on; the owner may."""
    cursor.execute("; ".join(f"ALTER TABLE {table} {how} TRIGGER USER" for table in APPEND_ONLY))


def _refusals(cursor: Any) -> dict[str, str]:
    """SQLite's triggers that refuse to delete what was posted: their definitions by name."""
    marks = ", ".join(["%s"] * len(APPEND_ONLY))
    cursor.execute(
        "SELECT name, sql FROM sqlite_master"
        f" WHERE type = 'trigger' AND tbl_name IN ({marks}) ORDER BY name",
        APPEND_ONLY,
    )
    return dict(cursor.fetchall())
