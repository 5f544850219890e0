"""What each account has, with the judgements that were changed since the simulator was born."""

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from channels_bridge.simulator.config import Account
from channels_bridge.simulator.store import Store

from . import cloud, twilio

MARK = re.compile(r"\{\{\s*(\w+)\s*\}\}")
# What Meta refuses inside a parameter.
BROKEN = re.compile(r"[\n\r\t]| {5,}")
USUAL = {"whatsapp_cloud": cloud.TEMPLATES, "whatsapp_twilio": twilio.TEMPLATES}
Template = dict[str, Any]


class NoSuchTemplate(ValueError):
    """The account has no template of that name."""


class Shelf:
    """The templates of every account."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._judged: dict[str, dict[str, str]] = {
            each["key"]: each["judged"] for each in store.all("templates")
        }

    def of(self, account: Account) -> list[Template]:
        """Return an account's templates, each as it is judged now."""
        rows = deepcopy(list(account.templates or USUAL.get(account.kind, ())))
        for row in rows:
            judged = self._judged.get(_key(account, row), {})
            _judge(account, row, judged)
        return rows

    def judge(
        self, account: Account, name: str, language: str = "", **judged: str
    ) -> tuple[Template, Template]:
        """Give a template another `status` or `category`; return it as it was and as it is."""
        before = self._found(self.of(account), name, language)
        key = _key(account, before)
        self._judged[key] = {**self._judged.get(key, {}), **judged}
        self._store.put("templates", key, {"key": key, "judged": self._judged[key]})
        return before, self._found(self.of(account), name, before["language"])

    def forget(self) -> None:
        """Judge all as on the first day."""
        self._judged.clear()
        self._store.clear("templates")

    def _found(self, rows: Iterable[Template], name: str, language: str) -> Template:
        for row in rows:
            if name in (name_of(row), row.get("id"), row.get("sid")) and (
                not language or row["language"] == language
            ):
                return row
        raise NoSuchTemplate(f"no template {name!r}")


def name_of(row: Template) -> str:
    """Return how a template is called."""
    return str(row.get("name") or row.get("friendly_name"))


def _key(account: Account, row: Template) -> str:
    return f"{account.name}|{row.get('id') or row.get('sid')}"


def _judge(account: Account, row: Template, judged: dict[str, str]) -> None:
    if account.kind == "whatsapp_cloud":
        row.update({name: value.upper() for name, value in judged.items()})
    elif judged:
        row["approval_requests"] = {
            "name": name_of(row), **row["approval_requests"],
            **{name: value.lower() for name, value in judged.items() if name == "status"},
            **{name: value.upper() for name, value in judged.items() if name == "category"},
        }  # fmt: skip


def shape(row: Template) -> dict[str, str]:
    """Return what the page shows of a template."""
    judged = row.get("approval_requests", row)
    return {
        "id": str(row.get("id") or row.get("sid")),
        "name": name_of(row),
        "language": str(row["language"]),
        "category": str(judged.get("category", "")).upper(),
        "status": str(judged.get("status", "unsubmitted")).upper(),
    }
