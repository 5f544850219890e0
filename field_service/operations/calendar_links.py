"""The secret address of somebody's own calendar: made, made anew, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings

from field_service.models import CalendarLink
from field_service.queries.calendar import HAVE, digest_of
from hub.kernel.errors import Forbidden
from hub.kernel.ids import new_key

if TYPE_CHECKING:
    from hub.accounts.models import User

KEY_BYTES = 24  # 192 bits


def make(*, user: User, at: datetime) -> str:
    """Return a new address, shown this once; the one before opens nothing any more. Forbidden."""
    if user.role not in HAVE:
        raise Forbidden
    key = new_key(KEY_BYTES)
    CalendarLink.objects.update_or_create(
        user=user, defaults={"digest": digest_of(key), "created_at": at}
    )
    return f"{settings.PUBLIC_URL}/api/v1/calendar.ics?token={key}"


def revoke(*, user: User) -> None:
    """Let the address open nothing any more."""
    CalendarLink.objects.filter(user=user).delete()
