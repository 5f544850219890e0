"""Who wrote: `contacts[]` of a webhook, matched by id and never by position."""

from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.reading import Broken
from channels_bridge.adapters.whatsapp import sender_of
from chat.types import Sender


class People:
    """The names and second ids that travel beside the messages of one change.

    Since 2026 a person has a phone (`wa_id`), a business-scoped id (`user_id`) or both.
    """

    def __init__(self, contacts: Any) -> None:
        self._known: dict[str, tuple[list[str], str]] = {}
        for contact in contacts if isinstance(contacts, list) else []:
            if isinstance(contact, dict):
                self._learn(contact)

    def author(self, phone: Any, scoped: Any) -> Sender:
        """Return the person behind a message's two ids; Broken when there is none."""
        ids = _usable([phone, scoped])
        name = ""
        for each in list(ids):
            more, known_as = self._known.get(each, ([], ""))
            ids += more
            name = name or known_as
        sender = sender_of(ids, name)
        if sender is None:
            raise Broken("nobody wrote this")
        return sender

    def _learn(self, contact: dict[str, Any]) -> None:
        ids = _usable([contact.get("wa_id"), contact.get("user_id")])
        profile = contact.get("profile")
        profile = profile if isinstance(profile, dict) else {}
        name = reading.label(profile.get("name")) or reading.label(profile.get("username"))
        for each in ids:
            self._known[each] = (ids, name)


def _usable(ids: list[Any]) -> list[str]:
    found = [reading.optional_identifier(each) for each in ids]
    return [each.removeprefix("+") for each in found if each is not None]
