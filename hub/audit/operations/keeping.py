"""What the trail keeps about a person: that stays, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.audit.models import Entry
from hub.kernel.clock import iso

REASON = "security"


class TrailKeeper(Keeper):
    """What somebody did themselves; no words of theirs stand in it."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        if subject.user_id is None:
            return
        for row in Entry.objects.filter(user_id=subject.user_id).order_by("at", "id").iterator():
            at = iso(row.at)
            yield {"at": at, "action": row.action, "kind": row.kind, "ip": row.ip}

    def forget(self, subject: Subject) -> Kept | None:
        """Keep it: who did what may not change (security of the house, five years)."""
        if subject.user_id is None:
            return None
        count = Entry.objects.filter(user_id=subject.user_id).count()
        return Kept(kind="trail", count=count, reason=REASON)
