"""A channel on the simulator: what people say arrives as items, what the hub sends is seen."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from channels_bridge.adapters.base import Adapter
from channels_bridge.types import Account, Inbound, Item, OutFile, Part, RawRequest
from chat.types import Kind
from hub.kernel.ids import new_id
from tests.patience import wait
from tests.simulator.conftest import FakeHub, Heard
from tests.simulator.fixture import Simulator

CREDENTIALS: dict[str, Callable[[], dict[str, str]]] = {
    "telegram": lambda: {"bot_token": f"{_number(9)}:AAH-{uuid.uuid4().hex}"},
    "whatsapp_twilio": lambda: {
        "account_sid": "AC" + uuid.uuid4().hex,
        "auth_token": uuid.uuid4().hex,
        "sender": "whatsapp:+14155238886",
    },
    "whatsapp_cloud": lambda: {
        "waba_id": _number(15),
        "phone_number_id": _number(15),
        "display_number": "+12025550111",
        "access_token": uuid.uuid4().hex,
    },
    "messenger": lambda: {"page_id": _number(15), "page_access_token": uuid.uuid4().hex},
    "instagram": lambda: {"account_id": _number(17), "access_token": uuid.uuid4().hex},
}
SECRETS = {
    "telegram": {"secret_token": "s-3", "mode": "webhook"},
    "whatsapp_twilio": {},
}
META = {"app_id": "1517776481860111", "app_secret": "app_secret", "verify_token": "verify"}


def credentials_of(kind: str) -> dict[str, str]:
    """Credentials no other test has."""
    given = CREDENTIALS[kind]()
    meta = {} if kind in SECRETS else dict(META)
    if kind == "whatsapp_cloud":
        meta.pop("app_id")
    return given | SECRETS.get(kind, meta)


def _number(digits: int) -> str:
    return str(uuid.uuid4().int % 9 * 10 ** (digits - 1) + uuid.uuid4().int % 10 ** (digits - 1))


@dataclass
class Line:
    """One account, its adapter, and the ears that stand where the hub would."""

    simulator: Simulator
    hub: FakeHub
    adapter: Adapter
    account: Account
    name: str
    read: int = field(default=0)

    def heard(self) -> Sequence[Item]:
        """Verify and parse every request that came since the last call."""
        new, self.read = self.hub.heard[self.read :], len(self.hub.heard)
        mine = [each for each in new if f"/webhooks/{self.account.kind}/" in each.path]
        return [item for each in mine for item in self._items(each)]

    def says(self, kind: str = "text", text: str = "", **more: Any) -> Sequence[Item]:
        """A person does something; the items the adapter makes of it."""
        self.heard()
        self.simulator.say(self.name, kind, text, **more)
        return self.heard()

    def greeted(self) -> str:
        """Somebody writes, which opens the window; their external id."""
        (item,) = [each for each in self.says(text="hola") if isinstance(each, Inbound)]
        return item.sender.external_id

    def hears(self, wanted: Callable[[Item], bool]) -> Item:
        """Wait for an item the provider tells later (a status, an echo)."""
        seen: list[Item] = []

        def found() -> list[Item]:
            seen.extend(self.heard())
            return [item for item in seen if wanted(item)]

        item: Item = wait(found, what=f"an item among {seen}")[0]
        return item

    def seen(self) -> dict[str, Any]:
        """The newest bubble of ours on the phone."""
        chat = self.simulator.chat(self.name)
        return [bubble for bubble in chat if bubble["author"] == "hub"][-1]

    def _items(self, request: Heard) -> Sequence[Item]:
        raw = RawRequest(
            method=request.method,
            url=self.hub.base + request.path,
            query=urlsplit(request.path).query,
            headers={name.lower(): value for name, value in request.headers.items()},
            body=request.body,
        )
        self.adapter.verify(raw, self.account)
        assert self.adapter.event_key(raw)
        return self.adapter.parse(self.adapter.kept(raw), self.account)


def part(recipient: str, text: str = "", **more: Any) -> Part:
    """One part to send; a text unless told otherwise."""
    return Part(id=str(new_id()), recipient=recipient, text=text, **{"kind": Kind.TEXT} | more)


def file(kind: Kind, content: bytes, content_type: str, *, name: str, url: str = "") -> OutFile:
    """A file of ours."""
    return OutFile(
        kind=kind,
        name=name,
        content_type=content_type,
        size=len(content),
        open=lambda: BytesIO(content),
        public_url=url,
    )
