"""What stands behind an address of ours? The app whose page it is answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from hub.kernel.registry import Registry

if TYPE_CHECKING:
    from hub.accounts.models import User

ID = "<id>"


@dataclass(frozen=True, kw_only=True)
class LinkCard:
    """What a link to one of our pages shows; `state` is a word of that object's own, or empty."""

    kind: str
    title: str
    subtitle: str
    state: str
    path: str


@dataclass(frozen=True, kw_only=True)
class Linkable:
    """Pages of one sort: their path, `/customers/<id>`, and the card of one.

    `card` raises NotFound for those who may not see the page.
    """

    path: str
    card: Callable[["User", UUID], LinkCard]


def _check(linkable: Linkable) -> None:
    if not re.fullmatch(rf"(/[a-z-]+)+/{ID}", linkable.path):
        raise TypeError(f"{linkable.path!r} is no path that ends in {ID}")


linkables: Registry[Linkable] = Registry("pages that can be linked", check=_check)
