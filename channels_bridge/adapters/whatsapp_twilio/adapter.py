"""WhatsApp through Twilio."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import parse_qs, urlencode

from django.conf import settings

from channels_bridge.adapters import base, credentials, media, whatsapp
from channels_bridge.adapters.whatsapp_twilio import facts, parse, send, signature, templates
from channels_bridge.adapters.whatsapp_twilio.client import client
from channels_bridge.adapters.whatsapp_twilio.errors import FAULTS
from channels_bridge.adapters.whatsapp_twilio.form import form
from channels_bridge.adapters.whatsapp_twilio.listed import TwilioLedger
from channels_bridge.types import (
    Account,
    AccountState,
    BadPayload,
    Facts,
    Fault,
    Fetched,
    Item,
    Limits,
    OutcomeUnknown,
    Part,
    RawRequest,
    Receipt,
    SendRefused,
    TemplateFound,
)
from chat.types import Kind
from hub.kernel.http import MEGABYTE


@base.add
class WhatsappTwilio(base.Adapter):
    """Form webhooks signed over the public address; messages by the Messages resource."""

    kind = "whatsapp_twilio"
    limits = Limits(
        text=1600,
        caption=1600,
        captioned=frozenset({Kind.IMAGE, Kind.VIDEO}),
        kinds={
            Kind.TEXT: 0,
            Kind.LOCATION: 0,
            Kind.IMAGE: 5 * MEGABYTE,
            Kind.VIDEO: 16 * MEGABYTE,
            Kind.AUDIO: 16 * MEGABYTE,
            Kind.FILE: 16 * MEGABYTE,
            Kind.STICKER: 100 * 1024,
            Kind.TEMPLATE: 0,
        },
        window_hours=24,
        quotes=False,
    )
    fields = ("account_sid", "auth_token", "sender")
    secrets = ("auth_token",)
    identity = ("account_sid", "sender")
    signs = frozenset({"typing", "read"})
    typing_every = 20.0
    ledger = TwilioLedger()
    per_second = 10.0
    has_templates = writes_first = True
    per_recipient = (1 / 6, 30.0)  # Meta's, behind Twilio's

    def check(self, credentials_: Mapping[str, Any]) -> dict[str, str]:
        return credentials.cleaned(
            credentials_,
            {
                "account_sid": r"AC[0-9A-Za-z]{1,64}",
                "auth_token": credentials.SECRET,
                "sender": r"whatsapp:\+[0-9]{6,15}",
            },
        )

    def verify(self, request: RawRequest, account: Account) -> None:
        signature.verify(request, account)

    def answer(self) -> tuple[str, bytes]:
        # Any other text would be sent to the customer.
        return "text/xml", b"<Response/>"

    def event_key(self, request: RawRequest) -> str:
        if signature.declared(request) != signature.FORM:
            raise BadPayload
        form(request.body)
        return super().event_key(request)

    def kept(self, request: RawRequest) -> bytes:
        ours = parse_qs(request.query).get(send.PART)
        if not ours:
            return request.body
        return request.body + b"&" + urlencode({parse.OUR_PART: ours[0]}).encode()

    def parse(self, body: bytes, account: Account) -> Sequence[Item]:
        return parse.parse(body, account)

    def send(self, part: Part, account: Account) -> Receipt:
        return send.send(part, account)

    def show_typing(self, *, recipient: str, external_id: str, account: Account) -> None:
        send.show_typing(external_id, account)

    def mark_read(self, *, recipient: str, external_id: str, account: Account) -> None:
        # There is no other call: for a moment it also looks as if we wrote.
        send.show_typing(external_id, account)

    def fetch(self, source: Mapping[str, Any], account: Account) -> AbstractContextManager[Fetched]:
        pair = f"{account.credentials['account_sid']}:{account.credentials['auth_token']}"
        return media.opened(
            str(source["url"]),
            base=settings.TWILIO_API_BASE,
            headers={"Authorization": f"Basic {b64encode(pair.encode()).decode()}"},
        )

    def templates(self, account: Account) -> Iterable[TemplateFound]:
        return templates.listed(account)

    def opening(
        self, *, code: str, words: str, account: Account, learned: Mapping[str, str]
    ) -> str:
        return whatsapp.opening(account.credentials["sender"], words)

    def meaning(self, code: str) -> Fault | None:
        return FAULTS.get(int(code)) if code.isascii() and code.isdigit() else None

    def facts(self, account: Account) -> Facts:
        return facts.facts(account)

    def test(self, account: Account) -> AccountState:
        try:
            with client(account) as twilio:
                found = twilio.api.accounts(account.credentials["account_sid"]).fetch()
        except SendRefused as refused:
            return base.refusal(refused)
        except OutcomeUnknown as unknown:
            return AccountState(ok=False, detail=str(unknown))
        return AccountState(
            ok=found.status == "active",
            refused=found.status != "active",
            name=str(found.friendly_name or ""),
            detail="" if found.status == "active" else f"The account is {found.status}.",
            ids={"sender": account.credentials["sender"]},
        )
