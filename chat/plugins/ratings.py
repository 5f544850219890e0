"""How a customer rated us, beside the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chat.queries.promises import rating_of
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

_TITLE = {"es": "Última calificación", "en": "Latest rating"}
_OF = {"es": "{score} de 5", "en": "{score} of 5"}


class RatingSection:
    """The latest rating, and what was said beside it."""

    order = 60

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return the latest rating; nothing for outsiders and where nobody rated."""
        found = rating_of(conversation.id) if user.role in COUNTER else None
        if found is None:
            return None
        said = _OF.get(user.language, _OF["es"]).format(score=found.score)
        value = f"{said} · {found.comment}" if found.comment else said
        item = {"label": "", "value": value, "link": None, "state": None}
        return {
            "key": "rating",
            "title": _TITLE.get(user.language, _TITLE["es"]),
            "items": [{**item, "at": iso(found.rated_at)}],
        }
