"""What of privacy itself is written down, and how long the trail is kept."""

from datetime import datetime

from hub.audit.operations import sealing
from hub.audit.queries import older_than
from hub.audit.types import FLOOR_YEARS, USUAL_YEARS
from hub.kernel import clock
from hub.kernel.trail import Watch, watches
from hub.privacy.ports.retained import Retained, retained

YEAR = 366


def _forget_trail(before: datetime) -> int:
    return sealing.forget(before=before, at=clock.now())


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
