"""Keeps whoever knocks and knocks from filling the trail: the first in full, the rest counted."""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from hub.audit.models import Entry, Tally
from hub.audit.types import Action
from hub.kernel.clock import iso
from hub.kernel.folding import fold
from hub.kernel.trail import Doing

COUNTED = (Action.REFUSED, Action.SIGN_IN_FAILED)
IN_FULL = 10  # of one kind, by one person or from one network, in one minute
MINUTE = timedelta(minutes=1)
AT_ONCE = 500


def is_told(doing: Doing, action: str, *, account: str = "", at: datetime) -> bool:
    """Count what somebody was kept from; whether it is among the first of its minute.

    Tries at one `account` are counted for themselves: no flood at nobody's hides them.
    """
    key = {
        "minute": at.replace(second=0, microsecond=0),
        "action": action,
        "actor": str(doing.user_id or _network(doing.ip)),
        "account": account,
    }
    who = {"user_id": doing.user_id, "role": doing.role, "ip": doing.ip}
    row = Tally.objects.filter(**key)
    with transaction.atomic():
        # As many statements the first time as later: the time a miss takes names nobody.
        Tally.objects.bulk_create([Tally(**key, **who)], ignore_conflicts=True)
        row.update(count=F("count") + 1)
        return row.values_list("count", flat=True).get() <= IN_FULL  # exact: the update holds it


def tell_counts(*, at: datetime) -> int:
    """Write a line for each minute that was more than told in full; returns how many lines."""
    told = 0
    for row in Tally.objects.filter(minute__lte=at - 2 * MINUTE).order_by("minute")[:AT_ONCE]:
        with transaction.atomic():
            mine, _ = Tally.objects.filter(id=row.id).delete()
            if mine and row.count > IN_FULL:
                _tell(row, at)
                told += 1
    return told


def _tell(row: Tally, at: datetime) -> None:
    about = {"times": row.count - IN_FULL, "minute": iso(row.minute)}
    if row.account:
        about["user"] = row.account
    Entry.objects.create(
        at=at, action=row.action, user_id=row.user_id, role=row.role, ip=row.ip, kind="audit.tally",
        about=about, searched=fold(f"{row.action} audit.tally"),
    )  # fmt: skip


def _network(ip: str | None) -> str:
    """Return what one sender can hardly change: the address, of IPv6 the half that is given out."""
    if ip is None:
        return ""
    address = ipaddress.ip_address(ip)
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ipaddress.ip_network((address, 64 if address.version == 6 else 32), strict=False))
