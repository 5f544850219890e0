"""What of privacy itself is written down, and how long the trail is kept."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from hub.accounts.operations import leftovers as accounts
from hub.accounts.operations import sessions
from hub.audit.operations import sealing
from hub.audit.ports.naming import names
from hub.audit.queries import older_than
from hub.audit.types import FLOOR_YEARS, USUAL_YEARS
from hub.kernel import clock
from hub.kernel.trail import Watch, watches
from hub.privacy.models import PrivacyRequest
from hub.privacy.ports.retained import Retained, retained
from hub.privacy.queries import names_of
from hub.registration.operations import leftovers as registration
from hub.registration.operations import links

YEAR = 366


def _requests(ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Return requests by the name of whoever they are about."""
    return names_of(list(PrivacyRequest.objects.filter(id__in=ids).select_related("user")))


def _forget_trail(before: datetime) -> int:
    return sealing.forget(before=before, at=clock.now())


names.add("privacy.privacyrequest", _requests)
retained.add(
    "audit",
    Retained(
        usual=USUAL_YEARS * YEAR,
        least=FLOOR_YEARS * YEAR,
        most=30 * YEAR,
        count=older_than,
        forget=_forget_trail,
    ),
)
# What goes by itself at the latest goes sooner where the house says so.
retained.add(
    "sign_ins",
    Retained(
        usual=sessions.KEPT.days,
        least=7,
        most=sessions.KEPT.days,
        count=accounts.count_sign_ins,
        forget=accounts.forget_sign_ins,
    ),
)
retained.add(
    "one_time",
    Retained(
        usual=links.KEPT.days,
        least=1,
        most=links.KEPT.days,
        count=lambda before: accounts.count_codes(before) + registration.count(before),
        forget=lambda before: accounts.forget_codes(before) + registration.forget(before),
    ),
)
watches.add(
    "privacy.privacyrequest",
    Watch(
        tells=("reason", "kept"),
        overlooks=("done", "tries", "leased_until", "archive", "alerted_at"),
    ),
)
watches.add("privacy.retentionrule", Watch(overlooks=("ran_at", "removed")))
watches.add("privacy.privacysettings", Watch(tells=("days",)))
watches.add("privacy.breach", Watch(tells=("title",), overlooks=("alerted_at",)))
