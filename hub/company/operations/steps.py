"""Whether somebody wants to see the first steps."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from hub.accounts.keeping import RowsOfUser
from hub.company.models import StepsHidden
from hub.kernel.clock import iso


def hide(user_id: UUID, *, at: datetime) -> None:
    """Show them to this person no more."""
    StepsHidden.objects.get_or_create(user_id=user_id, defaults={"hidden_at": at})


def show(user_id: UUID) -> None:
    """Show them again."""
    StepsHidden.objects.filter(user_id=user_id).delete()


class HiddenKeeper(RowsOfUser):
    """That somebody saw enough of the first steps."""

    model = StepsHidden

    def told(self, row: StepsHidden) -> dict[str, Any]:
        return {"hidden_at": iso(row.hidden_at)}
