"""What people say about their day, and until when nothing may ring at them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hub.accounts.models import User
from hub.accounts.types import Standing, standing_of
from hub.kernel.errors import Invalid
from hub.realtime.operations import tell
from hub.realtime.publish import whisper
from hub.realtime.types import HOUSE

PRESENCE = "presence"
FURTHEST = timedelta(days=366)


def set_status(
    user_id: UUID,
    *,
    emoji: str,
    text: str,
    until: datetime | None,
    quiet_until: datetime | None,
    at: datetime,
) -> User:
    """Say what colleagues see beside one's name, and do not disturb until an instant.

    Empty emoji and text take the status away; each of both ends by itself. Invalid for an end
    that lies behind, or more than a year ahead.
    """
    ends = {"until": until, "quiet_until": quiet_until}
    wrong = {
        name: ["From now on to a year ahead."]
        for name, end in ends.items()
        if end is not None and not at < end <= at + FURTHEST
    }
    if wrong:
        raise Invalid(fields=wrong)
    with transaction.atomic():
        user = User.objects.select_for_update().get(id=user_id)
        user.status_emoji, user.status_text, user.status_until = emoji, text, until
        user.quiet_until = quiet_until
        user.save(update_fields=["status_emoji", "status_text", "status_until", "quiet_until"])
        _tell(user, standing_of(user, at=at))
    return user


def _tell(user: User, standing: Standing) -> None:
    tell(user.id, "user", "status", {"type": "status", **standing})
    said = {"user": str(user.id), **standing}
    # It may be dropped: cards carry it too.
    transaction.on_commit(lambda: whisper(frozenset({HOUSE}), PRESENCE, said), robust=True)
