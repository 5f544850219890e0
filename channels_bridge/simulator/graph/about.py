"""What the Graph API tells of tokens and of where an application's webhooks go."""

from collections.abc import Awaitable, Callable
from typing import Any

from channels_bridge.simulator.calls import Call, Done
from channels_bridge.simulator.config import Account
from channels_bridge.simulator.world import World

Work = Callable[[Call], Awaitable[Done]]
OBJECTS = {
    "messenger": "page",
    "instagram": "instagram",
    "whatsapp_cloud": "whatsapp_business_account",
}


def app_token(account: Account) -> str:
    """The token of the application itself."""
    return f"{account.credentials.get('app_id', '')}|{account.credentials['app_secret']}"


def webhook_of(world: World, account: Account) -> str:
    """Where this account's webhooks go, as the provider would tell."""
    told = world.ctl.manners(account).told_webhook
    return account.webhook if told is None else told


def find(world: World, account: Account, node: str, edge: str) -> tuple[str, Work] | None:
    """Operation name and work of what is asked of the application; None for anything else."""
    if node == "debug_token" and not edge:
        return "debug_token", _saying({"data": _token(world, account)})
    if node == account.credentials.get("app_id") and edge == "subscriptions":
        subscription = {
            "object": OBJECTS[account.kind],
            "callback_url": webhook_of(world, account),
            "active": True,
        }
        return "subscriptions", _saying({"data": [subscription]})
    return None


def _token(world: World, account: Account) -> dict[str, Any]:
    return {
        "app_id": account.credentials.get("app_id", "1"),
        "type": "SYSTEM_USER" if account.kind == "whatsapp_cloud" else "PAGE",
        "is_valid": True,
        "expires_at": world.ctl.manners(account).token_expires_at,
        "data_access_expires_at": 0,
    }


def _saying(told: dict[str, Any]) -> Work:
    async def work(call: Call) -> Done:
        return Done(told)

    return work
