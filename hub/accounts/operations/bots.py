"""Bots and their keys."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from hub.accounts.models import BotToken, LoginMiss, User
from hub.accounts.operations import people
from hub.accounts.roles import Role
from hub.accounts.types import digest_of
from hub.kernel.errors import Conflict, Invalid, NotFound, RateLimited
from hub.kernel.ids import new_key
from hub.realtime.publish import close_sessions
from hub.realtime.types import SIGN_IN_AGAIN, STOP, Close

PREFIX = "mbt_"  # by which logs and scanners know a key
MOST_KEYS = 20  # living ones of one bot
USE_NOTED = timedelta(minutes=1)
WRONG_KEYS = 20  # from one address
WITHIN = timedelta(minutes=1)
_NO_ACCOUNT = "bot key"  # beside the digests of user names among the misses


def add(*, username: str, name: str) -> User:
    """Make a bot; it can do nothing before it has a key. UsernameTaken, Invalid."""
    bot = User(username=people.clean_username(username), role=Role.BOT, first_name=name)
    bot.set_unusable_password()
    people.save(bot)
    return bot


def change(bot: User, *, fields: dict[str, Any], at: datetime) -> User:
    """Change a bot (name, is_active); one that is deactivated loses its keys for good."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(id=bot.id)
        locked.first_name = fields.get("name", locked.first_name)
        locked.is_active = fields.get("is_active", locked.is_active)
        locked.save(update_fields=["first_name", "is_active"])
        if not locked.is_active:
            revoke_keys(locked, at=at)
    return locked


def give_key(
    bot: User, *, name: str, at: datetime, scopes: Sequence[str] = (), by: User | None = None
) -> tuple[BotToken, str]:
    """Return a new key of a bot and its secret, which is shown this once."""
    if bot.role != Role.BOT:
        raise Invalid("Only a bot has keys.")
    if not bot.is_active:
        raise Conflict("This bot is deactivated.")
    if bot.bot_tokens.filter(revoked_at=None).count() >= MOST_KEYS:
        raise Conflict(f"A bot has at most {MOST_KEYS} keys; end one first.")
    secret = PREFIX + new_key(32)
    row = BotToken.objects.create(
        user=bot,
        name=name,
        digest=digest_of(secret),
        scopes=sorted(set(scopes)),
        created_by=by,
        created_at=at,
    )
    return row, secret


def end_key(bot: User, key_id: UUID, *, at: datetime) -> None:
    """End one key of a bot at once; NotFound when it is none of its living ones."""
    if not _end(bot.bot_tokens.filter(id=key_id), SIGN_IN_AGAIN, at):
        raise NotFound


def revoke_keys(bot: User, *, at: datetime) -> None:
    """End every key of a bot at once."""
    _end(bot.bot_tokens.all(), SIGN_IN_AGAIN if bot.is_active else STOP, at)


def note_use(key: BotToken, *, at: datetime) -> None:
    """Remember that a key was used, at most once a minute."""
    if key.last_used_at is not None and key.last_used_at > at - USE_NOTED:
        return
    rows = BotToken.objects.filter(id=key.id)
    stale = Q(last_used_at=None) | Q(last_used_at__lte=at - USE_NOTED)
    rows.filter(stale).update(last_used_at=at)


def note_wrong_key(ip: str | None, *, at: datetime) -> None:
    """Count a key of nobody; RateLimited beyond twenty a minute from one address."""
    misses = LoginMiss.objects.filter(account=_NO_ACCOUNT, ip=ip or "", at__gt=at - WITHIN)
    newest = list(misses.order_by("-at").values_list("at", flat=True)[:WRONG_KEYS])
    if len(newest) == WRONG_KEYS:
        raise RateLimited(retry_after=(newest[-1] + WITHIN - at).total_seconds())
    LoginMiss.objects.create(account=_NO_ACCOUNT, ip=ip or "", at=at)


def _end(keys: QuerySet[BotToken], code: Close, at: datetime) -> int:
    with transaction.atomic():
        ids = list(keys.filter(revoked_at=None).values_list("id", flat=True))
        BotToken.objects.filter(id__in=ids).update(revoked_at=at)
        close_sessions(ids, code)
    return len(ids)
