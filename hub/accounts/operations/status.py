"""What people say about their day, until when nothing may ring, whether they take new work."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hub.accounts.events import AvailabilityChanged
from hub.accounts.models import User
from hub.accounts.roles import STAFF
from hub.accounts.types import Availability, Standing, standing_of
from hub.kernel import clock
from hub.kernel.errors import Invalid
from hub.kernel.events import announce
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


def set_availability(user_id: UUID, availability: str, *, at: datetime) -> User:
    """Say whether new work may be given to oneself; it stays until it is said otherwise."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(id=user_id)
        if user.availability != availability or user.away_by_itself:
            _stand(user, availability, by_itself=False, at=at)
    return user


def note_present(user_ids: Iterable[UUID]) -> None:
    """Note who has a window open: whoever was away only because they had none is back."""
    here = User.objects.filter(id__in=list(user_ids), role__in=STAFF)
    here.filter(gone_at__isnull=False).update(gone_at=None)
    for user in here.filter(away_by_itself=True):
        _turn(user.id, Availability.AWAY, Availability.ONLINE, by_itself=False)


def note_gone(user_ids: Iterable[UUID], *, at: datetime, away_after: timedelta | None) -> None:
    """Note who has no window open; those gone for `away_after` (None: never) turn away."""
    gone = User.objects.filter(id__in=list(user_ids))
    gone.filter(gone_at=None).update(gone_at=at)
    if away_after is None:
        return
    for user in gone.filter(gone_at__lte=at - away_after).exclude(availability=Availability.AWAY):
        _turn(user.id, user.availability, Availability.AWAY, by_itself=True)


def doubt() -> None:
    """Forget since when people are gone: the board that knows is away, nobody's time runs."""
    User.objects.filter(gone_at__isnull=False).update(gone_at=None)


def _turn(user_id: UUID, since: str, to: str, *, by_itself: bool) -> None:
    with transaction.atomic():
        user = User.objects.select_for_update().get(id=user_id)
        if user.availability == since:  # nobody has said anything meanwhile
            _stand(user, to, by_itself=by_itself, at=clock.now())


def _stand(user: User, availability: str, *, by_itself: bool, at: datetime) -> None:
    user.availability, user.away_by_itself = availability, by_itself
    user.save(update_fields=["availability", "away_by_itself"])
    _tell(user, standing_of(user, at=at))
    announce(AvailabilityChanged(user_id=user.id))


def _tell(user: User, standing: Standing) -> None:
    tell(user.id, "user", "status", {"type": "status", **standing})
    said = {"user": str(user.id), **standing}
    # It may be dropped: cards carry it too.
    transaction.on_commit(lambda: whisper(frozenset({HOUSE}), PRESENCE, said), robust=True)
