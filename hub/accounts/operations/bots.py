"""Bots and their keys."""

from datetime import datetime

from hub.accounts.models import BotToken, User
from hub.accounts.roles import Role
from hub.accounts.types import digest_of
from hub.kernel.errors import Invalid
from hub.kernel.ids import new_key


def give_key(bot: User, *, name: str, at: datetime) -> str:
    """Return a new key of a bot; it is shown this once."""
    if bot.role != Role.BOT:
        raise Invalid("Only a bot has keys.")
    key = new_key(32)
    BotToken.objects.create(user=bot, name=name, digest=digest_of(key), created_at=at)
    return key


def revoke_keys(bot: User, *, at: datetime) -> None:
    """End every key of a bot at once."""
    bot.bot_tokens.filter(revoked_at=None).update(revoked_at=at)
