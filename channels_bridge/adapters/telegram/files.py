"""A customer's file: its address is asked for anew at every try (TG: getFile)."""

from contextlib import AbstractContextManager

from django.conf import settings

from channels_bridge.adapters import media
from channels_bridge.adapters.telegram.calls import call
from channels_bridge.types import Account, Fault, Fetched, SendRefused
from hub.kernel.errors import TooLarge


def fetched(file_id: str, account: Account) -> AbstractContextManager[Fetched]:
    """Open a file; SendRefused tells whether to try again."""
    try:
        found = call(account.credentials["bot_token"], lambda bot: bot.get_file(file_id))
    except SendRefused as refused:
        raise _told(refused) from None
    # That address holds the bot's token and must not be shown to anybody.
    return media.opened(str(found.file_path), base=settings.TELEGRAM_API_BASE)


def _told(refused: SendRefused) -> SendRefused:
    words = refused.detail.lower()
    if "too big" in words:
        return SendRefused(Fault.PERMANENT, code=TooLarge.code, detail=refused.detail)
    if "temporarily unavailable" in words:
        return SendRefused(Fault.RETRY, code=refused.code, detail=refused.detail)
    return refused
