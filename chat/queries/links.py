"""Addresses of our own pages: found in a text, and what stands behind one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings

from chat.ports.linkable import ID, LinkCard, linkables
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 5  # of one message
_UUID = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_PATH = rf"((?:/[a-z-]{{1,40}}){{1,3}})/({_UUID})"
_AROUND = r"\s()\[\]<>*_~\"'|"
# As part of a sentence; of a longer address only when that begins with ours.
_IN_TEXT = re.compile(rf"(?<![^{_AROUND}])(https?://[^\s/]{{1,255}})?{_PATH}(?![\w/-])", re.ASCII)
_WHOLE = re.compile(rf"{_PATH}/?", re.ASCII)


def paths_in(text: str) -> list[str]:
    """Return the paths of our own pages in a text, each once, at most five; pure."""
    if "/" not in text:
        return []
    known = _folders()
    found = [
        f"{each[2]}/{each[3]}"
        for each in _IN_TEXT.finditer(text)
        if each[1] in (None, settings.PUBLIC_URL) and each[2] in known
    ]
    return list(dict.fromkeys(found))[:MOST]


def card_for(user: User, address: str) -> LinkCard:
    """Return the card of a path or a full address of ours; NotFound for those who may not see."""
    path = address.removeprefix(settings.PUBLIC_URL)
    found = _WHOLE.fullmatch(re.split("[?#]", path, maxsplit=1)[0])
    linkable = _folders().get(found[1]) if found is not None else None
    if found is None or linkable is None:
        raise NotFound
    return linkable(user, UUID(found[2]))


def _folders() -> dict[str, Callable[[User, UUID], LinkCard]]:
    return {each.path.removesuffix(f"/{ID}"): each.card for _, each in linkables}
