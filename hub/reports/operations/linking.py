"""Links people to their chat with the house's bot, and lets go of it again."""

from __future__ import annotations

import secrets
from base64 import b32encode
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hub.accounts.roles import STAFF
from hub.accounts.types import digest_of
from hub.kernel.errors import Conflict
from hub.kernel.home import home
from hub.reports import live, queries
from hub.reports.models import TelegramCode, TelegramLink
from hub.reports.operations.notices import notify
from hub.reports.ports import telegram
from hub.reports.types import Invitation, Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

PREFIX = "staff-"
LIVES = timedelta(minutes=15)
SECRET = 16  # bytes; in letters and figures one can also type
SETTINGS_PAGE = "/settings/notifications"
GONE = ~Q(user__is_active=True, user__role__in=STAFF)
ANSWERS = {
    "es": {
        "linked": "Listo, {name}: aquí llegarán tus avisos de {house}.",
        "expired": "Este código ya venció. Pide otro en Mostrador, en los ajustes de avisos.",
        "unknown": "Este código no es válido o ya se usó. "
        "Pide otro en Mostrador, en los ajustes de avisos.",
    },
    "en": {
        "linked": "Done, {name}: your notifications of {house} will arrive here.",
        "expired": "This code has expired. Ask for another in Mostrador, "
        "in the notification settings.",
        "unknown": "This code is not valid or was used already. "
        "Ask for another in Mostrador, in the notification settings.",
    },
}
LINKED = {
    "es": ("Telegram vinculado", "Vinculado a {name}. Si no fuiste tú, desvincúlalo."),
    "en": ("Telegram linked", "Linked to {name}. If that was not you, unlink it."),
}
LOST = {
    "es": (
        "Telegram ya no recibe tus avisos",
        "El chat con el bot se cerró o pasó a otra persona. Vincúlalo de nuevo cuando quieras.",
    ),
    "en": (
        "Telegram no longer gets your notifications",
        "The chat with the bot was closed or is somebody else's now. Link it again any time.",
    ),
}


class NoTelegram(Conflict):
    """There is no bot to write to."""

    code, detail = "no_telegram", "This house has no Telegram channel."


def invite(user_id: UUID, *, at: datetime) -> Invitation:
    """Make the code somebody shows the bot, in place of any before; NoTelegram without a bot."""
    bot = telegram.port()
    line_id = bot.line()
    if line_id is None:
        raise NoTelegram
    code = PREFIX + b32encode(secrets.token_bytes(SECRET)).decode().rstrip("=").lower()
    TelegramCode.objects.update_or_create(
        user_id=user_id, defaults={"digest": digest_of(code), "expires_at": at + LIVES}
    )
    return Invitation(code=code, bot=bot.username(line_id), expires_at=at + LIVES)


def redeem(code: str, *, line_id: UUID, chat: str, name: str, language: str, at: datetime) -> str:
    """Link a chat to whoever asked for the code, and return what the bot answers.

    `code` as it was written, `staff-` included; `name` and `language` (IETF tag) as Telegram
    tells them, the language for those whose own is not known.
    """
    with transaction.atomic():
        rows = TelegramCode.objects.filter(digest=digest_of(code.lower())).exclude(GONE)
        found = rows.select_for_update(of=("self",)).select_related("user").first()
        if found is None:
            return _words(language)["unknown"]
        owner, words = found.user, _words(found.user.language)
        rows.delete()
        if found.expires_at <= at:
            return words["expired"]
        _take_over(line_id, chat, by=owner.id, at=at)
        TelegramLink.objects.filter(user=owner).delete()
        _tell(owner, LINKED, at=at, name=name or "Telegram")  # before there is a chat: not there
        TelegramLink.objects.create(user=owner, line_id=line_id, chat=chat, name=name, linked_at=at)
        live.settings_moved(queries.settings_of(owner.id))
    return words["linked"].format(name=owner.first_name or owner.username, house=home().title)


def unlink(user_id: UUID) -> None:
    """Take somebody's chat away from their notices, and any code of theirs."""
    with transaction.atomic():
        TelegramCode.objects.filter(user_id=user_id).delete()
        if TelegramLink.objects.filter(user_id=user_id).delete()[0]:
            live.settings_moved(queries.settings_of(user_id))


def lose_chat(line_id: UUID, chat: str, *, at: datetime) -> None:
    """Note that a chat is closed to us; whose it was is told in the hub."""
    for link in TelegramLink.objects.filter(line_id=line_id, chat=chat):
        lose(link, at=at)


def lose(link: TelegramLink, *, at: datetime) -> None:
    """Let go of a link that leads nowhere, unless it was renewed meanwhile."""
    with transaction.atomic():
        mine = TelegramLink.objects.filter(id=link.id, chat=link.chat, linked_at=link.linked_at)
        if not mine.delete()[0]:
            return
        _tell(link.user, LOST, at=at)
        live.settings_moved(queries.settings_of(link.user_id))


def tidy(*, at: datetime, user_id: UUID | None = None) -> None:
    """Unlink everybody (or one) who works here no more, and drop codes that ran out."""
    links, codes = TelegramLink.objects.filter(GONE), TelegramCode.objects.filter(GONE)
    if user_id is not None:
        links, codes = links.filter(user_id=user_id), codes.filter(user_id=user_id)
    links.delete()
    codes.delete()
    # Kept a day longer, so that the bot can say that it ran out.
    TelegramCode.objects.filter(expires_at__lte=at - timedelta(days=1)).delete()


def _take_over(line_id: UUID, chat: str, *, by: UUID, at: datetime) -> None:
    """A chat that changes hands is its newest owner's; the other is told."""
    for link in TelegramLink.objects.filter(line_id=line_id, chat=chat).exclude(user_id=by):
        lose(link, at=at)


def _tell(user: User, words: dict[str, tuple[str, str]], *, at: datetime, name: str = "") -> None:
    """Tell in the hub where somebody's Telegram stands, in place of what was told before."""
    title, text = words.get(user.language, words["es"])
    said = text.format(name=name)
    told = Notice(kind="telegram", key="telegram", title=title, text=said, link=SETTINGS_PAGE)
    notify(user.id, told, at=at)


def _words(language: str) -> dict[str, str]:
    return ANSWERS.get(language.partition("-")[0].lower(), ANSWERS["es"])
