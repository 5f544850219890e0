"""What the simulator is told at start: one JSON document, checked once."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KINDS: dict[str, tuple[str, ...]] = {
    "telegram": ("bot_token", "secret_token"),
    "whatsapp_twilio": ("account_sid", "auth_token", "sender"),
    "whatsapp_cloud": (
        "waba_id",
        "phone_number_id",
        "display_number",
        "access_token",
        "app_secret",
        "verify_token",
    ),
    "messenger": ("page_id", "app_id", "page_access_token", "app_secret", "verify_token"),
    "instagram": ("account_id", "app_id", "access_token", "app_secret", "verify_token"),
}


class BadConfig(ValueError):
    """The document names an unknown kind or misses a field."""


@dataclass(frozen=True)
class Account:
    """One bot, sender number or page as its provider knows it."""

    name: str
    kind: str
    credentials: dict[str, str]
    webhook: str = ""
    public_webhook: str = ""
    templates: tuple[dict[str, Any], ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Any]) -> "Account":
        """Check one account of the document; raise BadConfig naming what is wrong."""
        kind = raw.get("kind")
        if kind not in KINDS:
            raise BadConfig(f"unknown kind {kind!r}, known: {', '.join(KINDS)}")
        credentials = raw.get("credentials") or {}
        missing = [key for key in KINDS[kind] if not credentials.get(key)]
        if missing:
            raise BadConfig(f"{kind} account misses {', '.join(missing)}")
        webhook = str(raw.get("webhook") or "")
        return cls(
            name=str(raw.get("name") or kind),
            kind=kind,
            credentials={key: str(value) for key, value in credentials.items()},
            webhook=webhook,
            public_webhook=str(raw.get("public_webhook") or webhook),
            templates=tuple(raw.get("templates") or ()),
        )

    @property
    def external_id(self) -> str:
        """The id under which the provider files what this account sends and receives."""
        key = {
            "telegram": "bot_token",
            "whatsapp_twilio": "sender",
            "whatsapp_cloud": "phone_number_id",
            "messenger": "page_id",
            "instagram": "account_id",
        }[self.kind]
        return (
            self.credentials[key].split(":")[0]
            if self.kind == "telegram"
            else (self.credentials[key])
        )

    @property
    def token(self) -> str:
        """The secret that calls of the hub must carry."""
        key = {
            "telegram": "bot_token",
            "whatsapp_twilio": "auth_token",
            "messenger": "page_access_token",
        }.get(self.kind, "access_token")
        return self.credentials[key]


@dataclass(frozen=True)
class Config:
    """The whole document."""

    hub: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8001
    data_dir: Path = Path("var/simulator")
    windows: str = "enforced"
    accounts: tuple[Account, ...] = ()
    phones: tuple[dict[str, Any], ...] = field(default=())

    @classmethod
    def read(cls, raw: dict[str, Any]) -> "Config":
        """Check the document; raise BadConfig naming what is wrong."""
        windows = raw.get("windows", cls.windows)
        if windows not in ("enforced", "open"):
            raise BadConfig("windows is enforced or open")
        return cls(
            hub=str(raw.get("hub", cls.hub)).rstrip("/"),
            host=str(raw.get("host", cls.host)),
            port=int(raw.get("port", cls.port)),
            data_dir=Path(raw.get("data_dir", cls.data_dir)),
            windows=windows,
            accounts=tuple(Account.read(each) for each in raw.get("accounts", ())),
            phones=tuple(raw.get("phones", ())),
        )
