"""What every adapter is: verify, parse (pure), send one part, fetch a file, tell its health."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, ClassVar

from channels_bridge.adapters.ledger import Ledger
from channels_bridge.adapters.poller import Poller
from channels_bridge.types import (
    Account,
    AccountState,
    Facts,
    Fault,
    Fetched,
    Item,
    Limits,
    Part,
    RawRequest,
    Receipt,
    SendRefused,
    TemplateFound,
)
from hub.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How a provider calls somebody."""

    name: str


class Adapter(ABC):
    """One kind of channel. `parse` touches neither network nor database."""

    kind: ClassVar[str]
    limits: ClassVar[Limits]
    secrets: ClassVar[tuple[str, ...]]  # credentials shown by their last four only
    fields: ClassVar[tuple[str, ...]]  # all credentials, those of the contract's table
    identity: ClassVar[tuple[str, ...]]  # credentials that are ids, shown whole
    per_second: ClassVar[float] = 30.0  # sends the provider takes for one account
    overlap: ClassVar[timedelta] = timedelta(hours=24)  # a replaced secret still proves a webhook
    # Sends to one person: so many a second, and so many at once before that counts.
    per_recipient: ClassVar[tuple[float, float]] = (1.0, 20.0)
    for_one: ClassVar[frozenset[str]] = frozenset()  # codes of limits that concern one person only
    receipts: ClassVar[bool] = True  # the provider tells what became of a message
    signs: ClassVar[frozenset[str]] = frozenset()  # of {"typing", "read"}: what customers see
    typing_every: ClassVar[float] = 8.0  # seconds after which the sign of writing is shown anew
    has_templates: ClassVar[bool] = False  # the provider keeps approved texts: `templates`
    writes_first: ClassVar[bool] = False  # to a phone that never wrote, with a template
    nameless: ClassVar[bool] = False  # webhooks carry no name: `profile` is asked for it
    largest_in: ClassVar[int] = 0  # bytes of a file the provider hands out; 0: any
    poller: ClassVar[Poller | None] = None  # asks for what came in, where the channel polls
    ledger: ClassVar[Ledger | None] = None  # reads the provider's list of messages

    @abstractmethod
    def check(self, credentials: Mapping[str, Any]) -> dict[str, str]:
        """Return the credentials cleaned; Invalid names each missing or misshapen field."""

    @abstractmethod
    def verify(self, request: RawRequest, account: Account) -> None:
        """Raise BadSignature or NotConfigured unless the raw bytes come from the provider."""

    def handshake(self, request: RawRequest, account: Account) -> bytes | None:
        """Return what a GET handshake is answered with, or None to refuse it."""
        return None

    def answer(self) -> tuple[str, bytes]:
        """Return content type and body of the 200 after storing."""
        return "text/plain", b""

    def event_key(self, request: RawRequest) -> str:
        """Return what makes this webhook one event; BadPayload when it cannot be read at all."""
        return sha256(request.body).hexdigest()

    def kept(self, request: RawRequest) -> bytes:
        """Return what is stored of the request and later given to `parse`."""
        return request.body

    @abstractmethod
    def parse(self, body: bytes, account: Account) -> Sequence[Item]:
        """Return every item of the body; what is not understood comes as `Parked`."""

    @abstractmethod
    def send(self, part: Part, account: Account) -> Receipt:
        """Make one call; SendRefused when nothing was delivered, OutcomeUnknown when unsure."""

    def react(self, *, recipient: str, external_id: str, emoji: str, account: Account) -> None:
        """Show our reaction at the provider; only called where `limits.reactions`."""
        raise NotImplementedError

    def show_typing(self, *, recipient: str, external_id: str, account: Account) -> None:
        """Show that somebody writes; `external_id` is the customer's newest message.

        Only called where `signs` has `typing`; SendRefused or OutcomeUnknown when it was not shown.
        """
        raise NotImplementedError

    def mark_read(self, *, recipient: str, external_id: str, account: Account) -> None:
        """Show that this message of the customer, and all before it, was read."""
        raise NotImplementedError

    def acknowledge(self, item_id: str, account: Account) -> None:  # noqa: B027 - optional
        """Tell the provider an interactive press was seen, where it wants to know."""

    @abstractmethod
    def fetch(self, source: Mapping[str, Any], account: Account) -> AbstractContextManager[Fetched]:
        """Open a file named by an inbound item; SendRefused tells whether to try again."""

    def profile(self, external_id: str, account: Account) -> Profile | None:
        """Return how the provider calls somebody, None when it will not say.

        Only called where `nameless`; SendRefused when it is worth asking again.
        """
        return None

    def templates(self, account: Account) -> Iterable[TemplateFound]:
        """Yield the account's templates, whatever their status.

        Only called where `has_templates`; SendRefused or OutcomeUnknown when it will not say.
        """
        raise NotImplementedError

    @abstractmethod
    def test(self, account: Account) -> AccountState:
        """Ask the provider who we are; never raises for a wrong token, it says so."""

    def connect(self, account: Account) -> None:  # noqa: B027 - only some providers need it
        """Register the webhook at the provider, where an API does that."""

    def facts(self, account: Account) -> Facts:
        """Return how the provider sees our account; SendRefused or OutcomeUnknown when it fails."""
        return Facts()

    def opening(
        self, *, code: str, words: str, account: Account, learned: Mapping[str, str]
    ) -> str:
        """Return the address that opens a chat with us, carrying `code` or prefilling `words`.

        `learned` is what testing or connecting told. Empty where there is no such address.
        """
        return ""

    def meaning(self, code: str) -> Fault | None:
        """Return the class of an error a status told, None for one nobody knows."""
        return None


def refusal(refused: SendRefused) -> AccountState:
    """Return what a refused question says of the account."""
    wrong = refused.fault is Fault.CONFIGURATION
    return AccountState(ok=False, refused=wrong, detail=refused.detail or refused.code)


def _check(adapter: Adapter) -> None:
    for name in ("kind", "limits", "secrets", "fields", "identity"):
        if not hasattr(adapter, name):
            raise TypeError(f"{type(adapter).__name__} has no {name}")


adapters: Registry[Adapter] = Registry("adapters", check=_check)


def add(adapter: type[Adapter]) -> type[Adapter]:
    """Register an adapter class under its kind, as a decorator."""
    adapters.add(adapter.kind, adapter())
    return adapter
