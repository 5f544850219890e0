"""What each phone shows: the bubbles of every chat, and when its person last wrote."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from .config import Account
from .phones import Phone
from .store import Store

RANK = {"sending": 0, "sent": 1, "delivered": 2, "read": 3, "failed": 4}


@dataclass
class Bubble:
    """One message on a phone; `author` is person, hub, or team (typed in the provider's inbox)."""

    id: str
    account: str
    phone: str
    author: str
    kind: str
    at: float
    text: str = ""
    files: list[dict[str, Any]] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    buttons: list[dict[str, Any]] = field(default_factory=list)
    reply_to: str | None = None
    reactions: dict[str, str] = field(default_factory=dict)
    state: str = "sent"
    error: str | None = None
    edited: bool = False
    deleted: bool = False
    wire: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.account}|{self.phone}|{self.id}"


@dataclass
class Chat:
    """One person's thread with one account."""

    account: str
    phone: str
    last_wrote_at: float | None = None
    blocked: bool = False
    bubbles: dict[str, Bubble] = field(default_factory=dict)


class Chats:
    """All threads; each change is kept and told."""

    def __init__(self, store: Store, told: Callable[[str, dict[str, Any]], None]) -> None:
        self._store = store
        self._told = told
        self._chats: dict[tuple[str, str], Chat] = {}
        self._by_id: dict[tuple[str, str], Bubble] = {}
        for raw in store.all("chats"):
            self._chats[raw["account"], raw["phone"]] = Chat(**raw)
        for raw in store.all("bubbles"):
            bubble = Bubble(**raw)
            self._place(bubble)

    def of(self, account: Account, phone: Phone) -> Chat:
        """The thread of a person with an account, empty at first."""
        return self._of(account.name, phone.number)

    def all(self) -> list[Chat]:
        return list(self._chats.values())

    def add(self, bubble: Bubble) -> Bubble:
        """Show a new message; one from the person opens the provider's window."""
        chat = self._place(bubble)
        if bubble.author == "person":
            chat.last_wrote_at = bubble.at
            self.keep(chat)
        return self.change(bubble)

    def change(self, bubble: Bubble) -> Bubble:
        """Keep and tell a changed message."""
        self._store.put("bubbles", bubble.key, asdict(bubble))
        self._told("bubble", asdict(bubble))
        return bubble

    def advance(self, bubble: Bubble, state: str, error: str | None = None) -> bool:
        """Raise a message's state; false when it stands there already or higher."""
        if RANK[state] <= RANK[bubble.state] and state != "failed":
            return False
        bubble.state, bubble.error = state, error
        self.change(bubble)
        return True

    def keep(self, chat: Chat) -> None:
        """Keep what is known about a thread beside its messages."""
        self._store.put(
            "chats",
            f"{chat.account}|{chat.phone}",
            {
                "account": chat.account,
                "phone": chat.phone,
                "last_wrote_at": chat.last_wrote_at,
                "blocked": chat.blocked,
            },
        )
        self._told("chat", {"account": chat.account, "phone": chat.phone, "blocked": chat.blocked})

    def bubble(self, account: Account, bubble_id: str) -> Bubble | None:
        """A message by its provider id, in whichever thread of the account."""
        return self._by_id.get((account.name, bubble_id))

    def hours_silent(self, account: Account, phone: Phone) -> float | None:
        """Hours since the person last wrote to the account; None if never."""
        last = self.of(account, phone).last_wrote_at
        return None if last is None else (time.time() - last) / 3600

    def clear(self) -> None:
        """Empty every phone."""
        self._chats.clear()
        self._by_id.clear()
        self._store.clear("bubbles")
        self._store.clear("chats")

    def _place(self, bubble: Bubble) -> Chat:
        chat = self._of(bubble.account, bubble.phone)
        chat.bubbles[bubble.id] = self._by_id[bubble.account, bubble.id] = bubble
        return chat

    def _of(self, account: str, phone: str) -> Chat:
        return self._chats.setdefault((account, phone), Chat(account=account, phone=phone))
