"""WhatsApp through Meta's Cloud API."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from channels_bridge.adapters import base, credentials, reading
from channels_bridge.adapters.meta import webhook
from channels_bridge.adapters.meta.graph import Graph
from channels_bridge.adapters.whatsapp_cloud import fetch, parse, send
from channels_bridge.adapters.whatsapp_cloud.errors import fault_of
from channels_bridge.types import (
    Account,
    AccountState,
    Fetched,
    Item,
    Limits,
    Part,
    RawRequest,
    Receipt,
    SendRefused,
)
from chat.types import Kind
from hub.kernel.http import MEGABYTE


@base.add
class WhatsappCloud(base.Adapter):
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
        },
        window_hours=24,
        reactions=True,
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
    per_second = 20.0  # the least Meta grants a number, coexistence included

    def check(self, credentials_: Mapping[str, Any]) -> dict[str, str]:
        return credentials.cleaned(
            credentials_,
            {
                "waba_id": credentials.IDENTIFIER,
                "phone_number_id": credentials.IDENTIFIER,
                "display_number": r"\+?[0-9][0-9 ().-]{4,24}",
                "access_token": credentials.SECRET,
                "app_secret": credentials.SECRET,
                "verify_token": credentials.SECRET,
            },
        )

    def verify(self, request: RawRequest, account: Account) -> None:
        webhook.verify(request, account)

    def handshake(self, request: RawRequest, account: Account) -> bytes | None:
        return webhook.handshake(request, account)

    def event_key(self, request: RawRequest) -> str:
        reading.json_object(request.body)
        return super().event_key(request)

    def parse(self, body: bytes, account: Account) -> Sequence[Item]:
        return parse.parse(body, account)

    def send(self, part: Part, account: Account) -> Receipt:
        return send.send(part, account, _graph(account))

    def react(self, *, recipient: str, external_id: str, emoji: str, account: Account) -> None:
        send.react(recipient, external_id, emoji, account, _graph(account))

    def fetch(self, source: Mapping[str, Any], account: Account) -> AbstractContextManager[Fetched]:
        return fetch.fetched(source, account, _graph(account))

    def test(self, account: Account) -> AccountState:
        number = account.credentials["phone_number_id"]
        try:
            told = _graph(account).read(number, fields="display_phone_number,verified_name")
        except SendRefused as refused:
            return AccountState(ok=False, detail=refused.detail)
        shown = reading.label(told.get("display_phone_number"))
        return AccountState(
            ok=True,
            name=reading.label(told.get("verified_name")),
            ids={"phone_number_id": number, "display_number": shown},
        )


def _graph(account: Account) -> Graph:
    return Graph(account.credentials["access_token"], fault_of)
