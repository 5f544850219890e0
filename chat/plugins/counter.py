"""What the counter tells of itself to who asks from below."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chat.queries.wallboard import wallboard


class ChatCounter:
    """Knows who waits at the counter and who is here."""

    def goes_on(self, at: datetime) -> dict[str, Any]:
        return wallboard(at)
