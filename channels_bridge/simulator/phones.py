"""The people who hold the phones, and the ids under which each provider knows them."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from .config import Account
from .store import Store


@dataclass(frozen=True)
class Phone:
    """One person: name, E.164 number, and ids fixed by the configuration, if any."""

    name: str
    number: str
    ids: dict[str, str] = field(default_factory=dict)
    username: str = ""
    hidden: bool = False

    @property
    def digits(self) -> str:
        """The number as WhatsApp writes it, without the plus."""
        return re.sub(r"\D", "", self.number)

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def last_name(self) -> str:
        return self.name.split(" ", 1)[1] if " " in self.name else ""

    @property
    def telegram_id(self) -> int:
        """One id for all bots, as in Telegram."""
        return int(self.ids.get("telegram") or 5_000_000_000 + _digest("telegram", self.number))

    @property
    def bsuid(self) -> str:
        """WhatsApp's business-scoped id: country, dot, letters and digits."""
        return self.ids.get("bsuid") or f"PE.{_digest('bsuid', self.number) + 10**15}"

    def scoped_id(self, account: Account) -> str:
        """PSID or IGSID: another one for every page or Instagram account."""
        fixed = self.ids.get(account.kind)
        return fixed or str(10**15 + _digest(account.kind, account.external_id, self.number))

    def id_for(self, account: Account) -> str:
        """How this person is addressed by the hub through this account."""
        if account.kind == "telegram":
            return str(self.telegram_id)
        if account.kind == "whatsapp_twilio":
            return f"whatsapp:{self.bsuid if self.hidden else self.number}"
        if account.kind == "whatsapp_cloud":
            return self.bsuid if self.hidden else self.digits
        return self.scoped_id(account)

    def shape(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "phone": self.number,
            "ids": self.ids,
            "username": self.username,
            "hidden": self.hidden,
        }


class Phones:
    """Everybody known, found by number, name or provider's id."""

    def __init__(self, store: Store, configured: tuple[dict[str, Any], ...]) -> None:
        self._store = store
        self._by_number: dict[str, Phone] = {}
        self._by_id: dict[tuple[str, str], dict[str, Phone]] = {}
        for raw in [*configured, *store.all("phones")]:
            self.add(raw)

    def __iter__(self) -> Any:
        return iter(self._by_number.values())

    def add(self, raw: dict[str, Any]) -> Phone:
        """Know one more person; a number already known keeps its place and its first data."""
        number = "+" + re.sub(r"\D", "", str(raw["phone"]))
        if number not in self._by_number:
            phone = Phone(
                name=str(raw.get("name") or number),
                number=number,
                ids={k: str(v) for k, v in (raw.get("ids") or {}).items()},
                username=str(raw.get("username") or ""),
                hidden=bool(raw.get("hidden")),
            )
            self._by_number[number] = phone
            self._by_id.clear()
            self._store.put("phones", number, phone.shape())
        return self._by_number[number]

    def find(self, who: str) -> Phone | None:
        """By number in any spelling, or by name."""
        found = self._by_number.get("+" + re.sub(r"\D", "", who))
        if found:
            return found
        return next((phone for phone in self if phone.name == who), None)

    def addressed(self, account: Account, recipient: str) -> Phone | None:
        """Who is meant by the id the hub wrote on a call."""
        if account.kind.startswith("whatsapp"):
            bare = recipient.removeprefix("whatsapp:")
            if "." in bare:
                return next((phone for phone in self if phone.bsuid == bare), None)
            return self.find(bare) or self.add({"phone": bare})
        known = (account.kind, account.external_id)
        if known not in self._by_id:
            self._by_id[known] = {phone.id_for(account): phone for phone in self}
        return self._by_id[known].get(recipient)


def _digest(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("|".join(parts).encode()).digest()[:6]) % 10**9
