"""Everything the page shows, in one answer."""

from dataclasses import asdict
from typing import Any

from .config import Account
from .templates.shelf import shape
from .world import World


def account_shape(account: Account) -> dict[str, Any]:
    """An account without its secrets."""
    return {
        "name": account.name,
        "kind": account.kind,
        "external_id": account.external_id,
        "webhook": account.webhook,
    }


def _with_templates(world: World, account: Account) -> dict[str, Any]:
    return account_shape(account) | {
        "templates": [shape(row) for row in world.templates.of(account)]
    }


def state(world: World) -> dict[str, Any]:
    """Accounts, people, chats and the weather."""
    return {
        "base": world.base,
        "hub": world.config.hub,
        "accounts": [_with_templates(world, each) for each in world.accounts.values()],
        "phones": [phone.shape() for phone in world.phones],
        "chats": [
            {"account": chat.account, "phone": chat.phone, "blocked": chat.blocked,
             "bubbles": [asdict(bubble) for bubble in chat.bubbles.values()]}
            for chat in world.chats.all()
        ],
        "ctl": world.ctl.shape(),
    }  # fmt: skip
