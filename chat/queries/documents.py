"""Documents of every app by their number, as one who looks for them may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chat.ports.findable import findables
from chat.ports.linkable import LinkCard
from hub.kernel.folding import fold

if TYPE_CHECKING:
    from hub.accounts.models import User

SHORTEST, LONGEST = 4, 40  # letters and digits of a number


def numbered(user: User, words: str) -> list[LinkCard]:
    """Return the cards of the documents whose number begins so; none where no number is said."""
    number = number_in(words)
    return [card for _, each in findables for card in each.find(user, number)] if number else []


def number_in(words: str) -> str:
    """Return the words as one number, `A-Z0-9`; empty when they cannot be one.

    `op-0012 34` is `OP001234`; without a digit, or with other signs between, it is no number.
    """
    folded = fold(words).replace(" ", "")
    told = folded.isascii() and folded.isalnum() and any(map(str.isdigit, folded))
    return folded.upper() if told and SHORTEST <= len(folded) <= LONGEST else ""
