"""Which documents carry this number? Each app above looks among its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chat.ports.linkable import LinkCard
from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 5  # of one sort


@dataclass(frozen=True, kw_only=True)
class Findable:
    """Documents of one sort, found by the beginning of their number.

    `find` gets the number as `A-Z0-9` and returns at most `MOST` cards of those this person may
    see, by rising numbers: so it walks an index, and whose number it is stands first.
    """

    find: Callable[["User", str], Sequence[LinkCard]]


findables: Registry[Findable] = Registry("documents that are found by their number")
