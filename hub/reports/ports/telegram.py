"""Who speaks as the house's Telegram bot? Answered by the bridge."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from hub.kernel.registry import Port
from hub.reports.types import Outcome


class TelegramBot(Protocol):
    """The bots of the house, each by the id of its line."""

    def line(self) -> UUID | None:
        """Return the line that people are sent to; None where no bot answers."""

    def username(self, line_id: UUID) -> str:
        """Return how Telegram calls that bot; empty as long as it is not known."""

    def say(self, line_id: UUID, *, chat: str, text: str, begun: Callable[[], bool]) -> Outcome:
        """Write plain text (1 to 4,096 characters) into a chat; never raises for what comes back.

        `begun` notes that the call is about to be made; nothing is said when it answers no.
        `gone`: the chat is closed to us, or the line is. `later`: no call was made, or it was
        refused for what is ours to mend.
        """


_the_one: Port[TelegramBot] = Port("telegram_bot")
provide, port = _the_one.provide, _the_one.get
