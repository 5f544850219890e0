"""Tells admins what waits for them, and customers that there is an answer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hub.accounts.queries import admins
from hub.privacy.types import Words
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User


def tell_admins(
    words: Words, *, key: str, at: datetime, but: User | None = None, link: str = ""
) -> None:
    """Tell every admin, but whoever did it themselves."""
    for admin in admins():
        if but is None or admin.id != but.id:
            _tell(admin, words, key=key, link=link or "/settings/privacy", at=at)


def tell_customer(user: User | None, words: Words, *, key: str, at: datetime) -> None:
    """Tell whoever it is about, where they have an account."""
    if user is not None:
        _tell(user, words, key=key, link="/portal/privacy", at=at)


def _tell(user: User, words: Words, *, key: str, link: str, at: datetime) -> None:
    title, text = words.es if user.language == "es" else words.en
    notice = Notice(kind="privacy", key=key, title=title, text=text, link=link, number=words.number)
    notify(user.id, notice, at=at)
