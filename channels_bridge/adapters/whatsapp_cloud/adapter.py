"""WhatsApp through Meta's Cloud API."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from channels_bridge.adapters import base, reading, whatsapp
from channels_bridge.adapters.meta.base import MetaAdapter
from channels_bridge.adapters.whatsapp_cloud import facts, fetch, parse, send, templates
from channels_bridge.adapters.whatsapp_cloud.errors import fault_of, meaning
from channels_bridge.types import (
    Account,
    AccountState,
    Buttons,
    Facts,
    Fault,
    Fetched,
    Item,
    Limits,
    Part,
    Receipt,
    SendRefused,
    TemplateFound,
)
from chat.types import Kind
from hub.kernel.http import MEGABYTE


@base.add
class WhatsappCloud(MetaAdapter):
    """Signed JSON batches in; messages and media by the Graph API out."""

    kind = "whatsapp_cloud"
    limits = Limits(
        text=4096,
        caption=1024,
        captioned=frozenset({Kind.IMAGE, Kind.VIDEO, Kind.FILE}),
        kinds={
            Kind.TEXT: 0,
            Kind.LOCATION: 0,
            Kind.CONTACT: 0,
            Kind.IMAGE: 5 * MEGABYTE,
            Kind.VIDEO: 16 * MEGABYTE,
            Kind.AUDIO: 16 * MEGABYTE,
            Kind.FILE: 100 * MEGABYTE,
            Kind.STICKER: 500 * 1024,
            Kind.TEMPLATE: 0,
        },
        window_hours=24,
        reactions=True,
        choices=Buttons(most=10, title=24, text=1024, described=True),
    )
    fields = (
        "waba_id",
        "phone_number_id",
        "display_number",
        "access_token",
        "app_secret",
        "verify_token",
    )
    secrets = ("access_token", "app_secret", "verify_token")
    identity = ("waba_id", "phone_number_id", "display_number")
    shapes = {"display_number": r"\+?[0-9][0-9 ().-]{4,24}"}
    signs = frozenset({"typing", "read"})
    typing_every = 20.0
    per_second = 20.0  # the least Meta grants a number, coexistence included
    has_templates = writes_first = True
    per_recipient = (1 / 6, 30.0)  # about one in six seconds; a burst is borrowed from later
    for_one = frozenset({"131056"})
    fault_of = staticmethod(fault_of)

    def parse(self, body: bytes, account: Account) -> Sequence[Item]:
        return parse.parse(body, account)

    def send(self, part: Part, account: Account) -> Receipt:
        return send.send(part, account, self.graph(account))

    def react(self, *, recipient: str, external_id: str, emoji: str, account: Account) -> None:
        send.react(recipient, external_id, emoji, account, self.graph(account))

    def show_typing(self, *, recipient: str, external_id: str, account: Account) -> None:
        send.mark_read(external_id, account, self.graph(account), typing=True)

    def mark_read(self, *, recipient: str, external_id: str, account: Account) -> None:
        send.mark_read(external_id, account, self.graph(account), typing=False)

    def fetch(self, source: Mapping[str, Any], account: Account) -> AbstractContextManager[Fetched]:
        return fetch.fetched(source, account, self.graph(account))

    def templates(self, account: Account) -> Iterable[TemplateFound]:
        return templates.listed(account.credentials["waba_id"], self.graph(account))

    def opening(
        self, *, code: str, words: str, account: Account, learned: Mapping[str, str]
    ) -> str:
        number = account.credentials["display_number"] or learned.get("display_number", "")
        return whatsapp.opening(number, words)

    def meaning(self, code: str) -> Fault | None:
        return meaning(code)

    def facts(self, account: Account) -> Facts:
        return facts.facts(account, self.graph(account))

    def test(self, account: Account) -> AccountState:
        number = account.credentials["phone_number_id"]
        try:
            told = self.graph(account).read(number, fields="display_phone_number,verified_name")
        except SendRefused as refused:
            return base.refusal(refused)
        shown = reading.label(told.get("display_phone_number"))
        return AccountState(
            ok=True,
            name=reading.label(told.get("verified_name")),
            ids={"phone_number_id": number, "display_number": shown},
        )
