"""Words of the trail, and what of a value may ever stand in it."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices

HIDDEN = "•••"
FLOOR_YEARS = 5  # the database keeps every line so long, whoever asks
USUAL_YEARS = 10
LONGEST_VALUE = 200  # characters of a told text

# Whatever table it stands in, whoever says that its words may be told.
SECRET = re.compile(
    r"password|secret|token|digest|credential|former|(^|_)(key|hash|salt|auth|p256dh|code)($|_)"
)
PERSONAL = re.compile(
    r"document|first_name|last_name|phone|mail|address|birth|passport|user_agent|external_id"
)


class Action(TextChoices):
    """What was done; apps may say other words, which the screen shows as they are."""

    CREATED = "created"
    CHANGED = "changed"
    REMOVED = "removed"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    EXPORTED = "exported"
    VIEWED = "viewed"
    REVEALED = "revealed"
    REFUSED = "authz_denied"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for; None and "" mean anything."""

    by: UUID | None = None
    kind: str = ""
    action: str = ""
    object_id: str = ""
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Called:
    """What a row is called today, and the row whose page shows it: itself, or who holds it."""

    name: str
    kind: str
    id: str

    def as_json(self) -> dict[str, str]:
        """Return it as it is shown."""
        return {"name": self.name, "kind": self.kind, "id": self.id}
