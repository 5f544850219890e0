"""The one place where everything of a running simulator hangs together."""

import asyncio
import json
import time
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from .chats import Bubble, Chats
from .config import Account, Config
from .ctl import Ctl
from .log import Entry, Log
from .media import File, Media, hosted
from .phones import Phone, Phones
from .store import Store
from .templates.shelf import Shelf
from .ticks import Teller, Ticks
from .webhooks import Answer, Webhooks


@dataclass
class Saying:
    """Something a person does on the phone: kind, words, files, and what it answers."""

    phone: Phone
    kind: str
    text: str = ""
    files: list[File] = field(default_factory=list)
    reply_to: str | None = None
    data: dict[str, Any] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)

    def part(self, kind: str, file: File, *, first: bool) -> "Saying":
        """One picture of an album; the words belong to the first."""
        return Saying(self.phone, kind, self.text if first else "", [file], shown=self.shown)


class Provider(Teller, Protocol):
    """What each stand-in can do beside answering calls."""

    async def say(self, account: Account, sayings: list[Saying]) -> list[Answer]:
        """Turn what people do into webhooks; one answer of the hub for each request made."""


class UnknownKind(ValueError):
    """No phone of this channel can do that."""


class World:
    """State of the simulator."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.base = f"http://{config.host}:{config.port}"
        self.store = Store(config.data_dir)
        self.media = Media(self.store)
        self.log = Log(told=self._logged)
        self.ctl = Ctl()
        self.webhooks = Webhooks(self.log)
        self.phones = Phones(self.store, config.phones)
        self.templates = Shelf(self.store)
        self.chats = Chats(self.store, self.tell)
        self.ticks = Ticks(self)
        self.providers: dict[str, Provider] = {}
        self.accounts: dict[str, Account] = {each.name: each for each in config.accounts}
        self._listeners: set[asyncio.Queue[str]] = set()

    def provider(self, account: Account) -> Provider:
        return self.providers[account.kind]

    def account_for(self, kind: str, **credentials: str) -> Account | None:
        """The newest account of a kind with these credentials."""
        for account in reversed(self.accounts.values()):
            if account.kind == kind and credentials.items() <= account.credentials.items():
                return account
        return None

    def show(self, account: Account, saying: Saying, bubble_id: str, **more: Any) -> Bubble:
        """Put what a person said on their phone."""
        saying.shown.append(bubble_id)
        return self.chats.add(
            Bubble(
                id=bubble_id,
                account=account.name,
                phone=saying.phone.number,
                author=more.pop("author", "person"),
                kind=saying.kind,
                at=time.time(),
                text=saying.text,
                files=[hosted(file) for file in more.pop("files", saying.files)],
                data=saying.data,
                reply_to=saying.reply_to,
                **more,
            )
        )

    def window_closed(self, account: Account, phone: Phone, hours: float = 24) -> bool:
        """Whether the person has been silent for too long."""
        if self.config.windows == "open":
            return False
        silent = self.chats.hours_silent(account, phone)
        return silent is None or silent > hours

    def tell(self, event: str, data: dict[str, Any]) -> None:
        """Show a change on every open page."""
        line = f"event: {event}\ndata: {json.dumps(data)}\n\n"
        for queue in self._listeners:
            queue.put_nowait(line)

    def listen(self) -> asyncio.Queue[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def unlisten(self, queue: asyncio.Queue[str]) -> None:
        self._listeners.discard(queue)

    async def close(self) -> None:
        """Stop what runs and release the files."""
        for queue in self._listeners:
            queue.put_nowait("")
        await self.webhooks.close()
        await self.media.close()
        self.store.close()

    def _logged(self, entry: Entry) -> None:
        if self._listeners:
            shown = asdict(entry)
            shown.pop("request"), shown.pop("response")
            self.tell("log", shown)
