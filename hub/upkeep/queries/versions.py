"""Which version of the hub this is, and what its migrations are."""

from __future__ import annotations

import tomllib
from functools import cache

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

Names = tuple[tuple[str, str], ...]


@cache
def version() -> str:
    """Return the version of this code."""
    told = tomllib.loads((settings.ROOT / "pyproject.toml").read_text())
    return str(told["project"]["version"])


def unknown(applied: Names) -> Names:
    """Return the migrations this code has never heard of: who ran them is newer."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {*loader.disk_migrations}
    for migration in loader.disk_migrations.values():
        known |= {(app, name) for app, name in migration.replaces}
    ours = {app for app, _ in known}
    return tuple((app, name) for app, name in applied if app in ours and (app, name) not in known)


def missing(applied: Names) -> Names:
    """Return the migrations of this code that were not run there."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    done = {*applied}
    return tuple(
        key
        for key, migration in sorted(loader.disk_migrations.items())
        if key not in done and not {*migration.replaces} & done
    )


def waiting() -> Names:
    """Return the migrations the house's own database still waits for, in their order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return tuple((migration.app_label, migration.name) for migration, _ in plan)
