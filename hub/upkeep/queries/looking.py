"""One look each: at keys, disk, copies, migrations, worker and clock."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from hub.kernel.models import Mark
from hub.kernel.saying import Said
from hub.kernel.tasks import PULSE
from hub.upkeep.queries import versions
from hub.upkeep.queries.copies import KEYS, PREFIX, made_at, newest
from hub.upkeep.types import Finding, Level

SILENT = timedelta(seconds=60)
TOO_OLD = timedelta(hours=48)
LITTLE, HARDLY = 0.10, 0.03  # parts of a disk that are still free
ENOUGH = 20 * 1024**3  # bytes; with so much left no part of a big disk is little
OFF = timedelta(seconds=30)


def secrecy(at: datetime) -> Iterator[Finding]:
    """A house that people reach without HTTPS."""
    if not settings.SECURE and not settings.DEMO:
        yield Finding(
            key="no_https",
            level=Level.WARNING,
            words=Said(
                f"PUBLIC_URL is {settings.PUBLIC_URL}: without HTTPS providers call no webhook and"
                " passwords travel openly. Set DOMAIN (compose) or an https:// PUBLIC_URL.",
                f"PUBLIC_URL es {settings.PUBLIC_URL}: sin HTTPS los proveedores no llaman y las"
                " contraseñas viajan abiertas. Ponga DOMAIN (compose) o un PUBLIC_URL https://.",
            ),
            about={"public_url": settings.PUBLIC_URL},
        )


def keys(at: datetime) -> Iterator[Finding]:
    """Keys that others than their owner may read."""
    places = [*(Path(settings.DATA_DIR) / "keys").glob("*")]
    places += Path(settings.BACKUPS_DIR).glob(f"{PREFIX}*{KEYS}")
    for place in sorted(places):
        if place.is_file() and stat.S_IMODE(place.stat().st_mode) & 0o077:
            yield Finding(
                key="keys_open",
                level=Level.ERROR,
                words=Said(
                    f"Others can read the keys in {place}: chmod 600 {place}",
                    f"Otros pueden leer las llaves de {place}: chmod 600 {place}",
                ),
                about={"path": str(place)},
            )


def room(at: datetime) -> Iterator[Finding]:
    """Disks that are nearly full, each once."""
    seen: set[int] = set()
    for name in ("DATA_DIR", "MEDIA_ROOT", "BACKUPS_DIR"):
        place = Path(getattr(settings, name))
        if not place.is_dir() or (disk := place.stat().st_dev) in seen:
            continue
        seen.add(disk)
        told = shutil.disk_usage(place)
        part = told.free / told.total
        if part < HARDLY or (part < LITTLE and told.free < ENOUGH):
            many = told.free // 1024**2
            yield Finding(
                key="disk_low",
                level=Level.ERROR if part < HARDLY else Level.WARNING,
                words=Said(
                    f"{many} MB are left on the disk of {place} ({part:.0%}): make room.",
                    f"Quedan {many} MB en el disco de {place} ({part:.0%}): haga espacio.",
                ),
                about={"path": str(place), "free_bytes": told.free, "total_bytes": told.total},
            )


def copies(at: datetime) -> Iterator[Finding]:
    """A house without a copy, or with an old one."""
    if settings.DEMO:
        return
    last = newest()
    if last is None:
        words = Said(
            "There is no copy of this house yet: make backup.",
            "Todavía no hay ninguna copia de esta casa: make backup.",
        )
        yield Finding(key="no_backup", level=Level.WARNING, words=words)
    elif (age := at - made_at(last)) > TOO_OLD:
        hours = int(age.total_seconds() // 3600)
        yield Finding(
            key="backup_old",
            level=Level.WARNING,
            words=Said(
                f"The newest copy is {hours} hours old: make backup, every night.",
                f"La copia más nueva tiene {hours} horas: make backup, cada noche.",
            ),
            about={"hours": hours, "name": last.name},
        )


def migrations(at: datetime) -> Iterator[Finding]:
    """Migrations the database still waits for."""
    if waiting := versions.waiting():
        many = len(waiting)
        yield Finding(
            key="migrations_missing",
            level=Level.ERROR,
            words=Said(
                f"{many} migrations were not run ({'.'.join(waiting[0])} …): make update.",
                f"Faltan {many} migraciones ({'.'.join(waiting[0])} …): make update.",
            ),
            about={"migrations": [".".join(each) for each in waiting]},
        )


def worker(at: datetime) -> Iterator[Finding]:
    """Background work that nobody does."""
    if "kernel_mark" not in connection.introspection.table_names():
        return
    last = Mark.objects.filter(name=PULSE).values_list("at", flat=True).first()
    if last is None or at - last > SILENT:
        since = f"{last:%Y-%m-%d %H:%M} UTC" if last else ""
        yield Finding(
            key="worker_silent",
            level=Level.ERROR,
            words=Said(
                f"No worker has done anything{f' since {since}' if since else ''}: nothing is sent"
                " or received. Start the house (worker and beat).",
                f"Ningún trabajador ha hecho nada{f' desde {since}' if since else ''}: nada sale ni"
                " entra. Encienda la casa (worker y beat).",
            ),
            about={"last_at": last.isoformat() if last else None},
        )


def clock(at: datetime) -> Iterator[Finding]:
    """A clock that differs from the database's."""
    if connection.vendor != "postgresql":  # the embedded one has ours
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    yield from off_by(theirs - at, where="database")


def off_by(difference: timedelta, *, where: str) -> Iterator[Finding]:
    """A clock that differs from another one by too much."""
    seconds = round(difference.total_seconds())
    if abs(difference) > OFF:
        yield Finding(
            key="clock_off",
            level=Level.ERROR,
            words=Said(
                f"The clocks differ by {abs(seconds)} s ({where}): timedatectl set-ntp true.",
                f"Los relojes difieren en {abs(seconds)} s ({where}): timedatectl set-ntp true.",
            ),
            about={"seconds": seconds, "where": where},
        )
