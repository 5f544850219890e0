"""How Telegram sees the bot (TG: getWebhookInfo)."""

from channels_bridge.adapters import reading
from channels_bridge.adapters.telegram.calls import call
from channels_bridge.adapters.telegram.polling import raw
from channels_bridge.types import Account, Facts, OutcomeUnknown


def facts(account: Account) -> Facts:
    """Return the webhook, what waits and the last failure to hand it over."""
    told = call(account.credentials["bot_token"], lambda bot: raw(bot, "getWebhookInfo", {}))
    if not isinstance(told, dict):
        raise OutcomeUnknown("The answer could not be read.")
    pending = told.get("pending_update_count")
    return Facts(
        webhook_url=reading.label(told.get("url")),
        pending=pending if isinstance(pending, int) else None,
        last_error=reading.label(told.get("last_error_message")),
        last_error_at=reading.instant(told.get("last_error_date")),
    )
