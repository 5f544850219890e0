"""Telegram: updates by webhook, answers by python-telegram-bot."""

import hmac
import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.conf import settings
from telegram import Message as Sent

from channels_bridge.adapters import base, reading
from channels_bridge.adapters.telegram import facts, files
from channels_bridge.adapters.telegram.calls import call
from channels_bridge.adapters.telegram.parse import items_of
from channels_bridge.adapters.telegram.polling import WANTED, TelegramPoller
from channels_bridge.adapters.telegram.sending import send_part
from channels_bridge.types import (
    Account,
    AccountState,
    BadSignature,
    Buttons,
    Facts,
    Fetched,
    Item,
    Limits,
    NotConfigured,
    OutcomeUnknown,
    Part,
    RawRequest,
    Receipt,
    SendRefused,
)
from chat.types import Kind
from hub.kernel.errors import Invalid, Malformed
from hub.kernel.http import MEGABYTE

HOST = "https://api.telegram.org"
MODES = ("webhook", "polling")


@base.add
class Telegram(base.Adapter):
    """One bot; a customer is their private chat with it."""

    kind = "telegram"
    fields = ("bot_token", "secret_token", "mode")
    secrets = ("bot_token", "secret_token")
    identity = ("mode",)
    overlap = timedelta(minutes=10)  # the new one is registered at once; what was on its way
    per_second = 30.0
    for_one = frozenset({"429"})
    receipts = False
    signs = frozenset({"typing"})  # a bot's reading shows nowhere
    poller = TelegramPoller()
    largest_in = 20 * MEGABYTE
    limits = Limits(
        text=4096,
        caption=1024,
        captioned=frozenset({Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE}),
        kinds={
            Kind.TEXT: 0,
            Kind.IMAGE: 10 * MEGABYTE,
            Kind.VIDEO: 50 * MEGABYTE,
            Kind.AUDIO: 50 * MEGABYTE,
            Kind.FILE: 50 * MEGABYTE,
            Kind.STICKER: MEGABYTE,
            Kind.LOCATION: 0,
            Kind.CONTACT: 0,
        },
        reactions=True,
        choices=Buttons(most=10, title=72, text=4096),
    )

    def check(self, credentials: Mapping[str, Any]) -> dict[str, str]:
        if unknown := sorted(set(credentials) - set(self.fields)):
            raise Malformed(fields={name: ["Unknown field."] for name in unknown})
        problems: dict[str, list[str]] = {}
        clean = {name: credentials.get(name) or "" for name in self.fields}
        clean["mode"] = clean["mode"] or "webhook"
        if not _fits(r"\d{3,20}:[A-Za-z0-9_-]{3,200}", clean["bot_token"]):
            problems["bot_token"] = ["A token looks like 123456:ABC-DEF…"]
        if not _fits(r"[A-Za-z0-9_-]{0,256}", clean["secret_token"]):
            problems["secret_token"] = ["Up to 256 letters, digits, _ and -."]
        if clean["mode"] not in MODES:
            problems["mode"] = ["Either webhook or polling."]
        if problems:
            raise Invalid(fields=problems)
        return clean

    def verify(self, request: RawRequest, account: Account) -> None:
        expected = account.credentials.get("secret_token", "")
        if not expected:
            raise NotConfigured()
        given = request.headers.get("x-telegram-bot-api-secret-token", "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode()):
            raise BadSignature()

    def event_key(self, request: RawRequest) -> str:
        number = reading.json_object(request.body).get("update_id")
        if isinstance(number, int) and not isinstance(number, bool):
            return str(number)
        return super().event_key(request)

    def parse(self, body: bytes, account: Account) -> Sequence[Item]:
        return reading.guarded(items_of, reading.json_object(body))

    def send(self, part: Part, account: Account) -> Receipt:
        sent = call(account.credentials["bot_token"], lambda bot: send_part(bot, part))
        if not isinstance(sent, Sent):
            raise OutcomeUnknown("The answer could not be read.")
        return Receipt(external_id=f"{sent.chat.id}:{sent.message_id}")

    def react(self, *, recipient: str, external_id: str, emoji: str, account: Account) -> None:
        _, _, number = external_id.rpartition(":")
        if not number.isdigit():
            return  # a press of a button is no message there
        call(
            account.credentials["bot_token"],
            lambda bot: bot.set_message_reaction(
                chat_id=recipient, message_id=int(number), reaction=emoji or None
            ),
        )

    def show_typing(self, *, recipient: str, external_id: str, account: Account) -> None:
        call(
            account.credentials["bot_token"],
            lambda bot: bot.send_chat_action(chat_id=recipient, action="typing"),
        )

    def acknowledge(self, item_id: str, account: Account) -> None:
        call(
            account.credentials["bot_token"],
            lambda bot: bot.answer_callback_query(callback_query_id=item_id),
        )

    def fetch(self, source: Mapping[str, Any], account: Account) -> AbstractContextManager[Fetched]:
        return files.fetched(str(source["file_id"]), account)

    def facts(self, account: Account) -> Facts:
        return facts.facts(account)

    def test(self, account: Account) -> AccountState:
        try:
            me = call(account.credentials["bot_token"], lambda bot: bot.get_me())
        except SendRefused as refused:
            return base.refusal(refused)
        except OutcomeUnknown as unknown:
            return AccountState(ok=False, detail=f"Telegram did not answer: {unknown}")
        ids = {"bot_id": str(me.id), "username": me.username or ""}
        return AccountState(ok=True, name=me.full_name, ids=ids)

    def opening(
        self, *, code: str, words: str, account: Account, learned: Mapping[str, str]
    ) -> str:
        # core.telegram.org/api/links: the payload has up to 64 of A-Z, a-z, 0-9, _ and -.
        name = learned.get("username")
        return f"https://t.me/{name}?start={code}" if name else ""

    def connect(self, account: Account) -> None:
        if account.credentials["mode"] == "polling":
            # Without dropping what waits: it comes by the other way.
            call(account.credentials["bot_token"], lambda bot: bot.delete_webhook())
            return
        if not settings.SECURE and settings.TELEGRAM_API_BASE == HOST:
            return  # Telegram calls HTTPS addresses only
        call(
            account.credentials["bot_token"],
            lambda bot: bot.set_webhook(
                url=account.webhook_url,
                secret_token=account.credentials["secret_token"] or None,
                allowed_updates=WANTED,
            ),
        )


def _fits(shape: str, value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(shape, value) is not None
