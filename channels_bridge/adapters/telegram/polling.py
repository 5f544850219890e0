"""getUpdates: what came in, for a hub without a public address (TG: getUpdates)."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from telegram import Bot

from channels_bridge.adapters.poller import Poller, Update
from channels_bridge.adapters.telegram.calls import call
from channels_bridge.types import Account, Fault, OutcomeUnknown, SendRefused

# Reactions come only when asked for by name.
WANTED = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
MOST = 100  # an answer; Telegram's own limit
WEBHOOK, RIVAL = "webhook_set", "polled_elsewhere"


class TelegramPoller(Poller):
    """Long polling with an offset; bodies are the updates as a webhook posts them."""

    def updates(self, account: Account, *, after: int | None, seconds: float) -> Sequence[Update]:
        asked = {
            "offset": 0 if after is None else after + 1,
            "limit": MOST,
            "timeout": int(seconds),
            "allowed_updates": json.dumps(WANTED),
        }
        try:
            found = call(
                account.credentials["bot_token"], lambda bot: raw(bot, "getUpdates", asked)
            )
        except SendRefused as refused:
            raise _conflict(refused) from None
        if not isinstance(found, list):
            raise OutcomeUnknown("The answer could not be read.")
        return sorted(map(_update, found), key=lambda each: each.number)


async def raw(bot: Bot, method: str, fields: dict[str, Any]) -> Any:
    """Return the result of a method as it came: what the library cannot read is kept, too."""
    return await bot.request.post(f"{bot.base_url}/{method}?{urlencode(fields)}")


def _update(found: Any) -> Update:
    number = found.get("update_id") if isinstance(found, dict) else None
    if not isinstance(number, int):
        raise OutcomeUnknown("An update has no number.")
    return Update(number=number, key=str(number), body=json.dumps(found).encode())


def _conflict(refused: SendRefused) -> SendRefused:
    """Tell the two conflicts apart: a webhook is set, or another program asks with our token."""
    if refused.code != "409":
        return refused
    code = WEBHOOK if "webhook" in refused.detail.lower() else RIVAL
    return SendRefused(Fault.RETRY, code=code, detail=refused.detail)
