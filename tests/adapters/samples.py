"""The payloads beside each adapter, and what they are expected to become."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import channels_bridge.adapters
from channels_bridge.adapters.base import Adapter, adapters
from channels_bridge.types import (
    Account,
    Deleted,
    Edited,
    Ignored,
    Inbound,
    Item,
    Moved,
    OptedOut,
    Parked,
    Reachability,
    Reacted,
    Referred,
    Renamed,
    StaffShown,
    StatusChange,
    TemplateChanged,
)
from hub.kernel.registry import import_folders

FOLDER = Path(channels_bridge.adapters.__file__).parent
CHANNEL = UUID("01991b5e-7c3a-7d55-8e0f-000000000001")
COUNTED = {
    Edited: "edits",
    Moved: "moves",
    Referred: "referrals",
    Renamed: "renamed",
    OptedOut: "wishes",
    Deleted: "deletes",
    Reacted: "reactions",
    Reachability: "reachability",
    StaffShown: "shown",
    Ignored: "ignored",
    TemplateChanged: "templates",
    Parked: "parked",
}


@dataclass(frozen=True)
class Sample:
    """One payload file of an adapter."""

    kind: str
    path: Path

    def __str__(self) -> str:
        return f"{self.kind}-{self.path.stem}"

    @property
    def adapter(self) -> Adapter:
        found = adapters.get(self.kind)
        assert found is not None
        return found

    @property
    def body(self) -> bytes:
        return self.path.read_bytes()

    @property
    def expected(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.path.with_suffix(".expect.json").read_text())
        return found

    def items(self) -> Sequence[Item]:
        return self.adapter.parse(self.body, account_of(self.kind))


def kinds() -> list[str]:
    """Every adapter that has a folder."""
    import_folders("channels_bridge.adapters", "adapter")
    return [kind for kind, _ in adapters]


def account_of(kind: str, **credentials: str) -> Account:
    """The account the samples of a kind were sent to."""
    told = json.loads((FOLDER / kind / "samples" / "account.json").read_text())
    return Account(
        id=CHANNEL,
        kind=kind,
        name=kind,
        credentials={**told, **credentials},
        webhook_url=f"https://hub.example.com/webhooks/{kind}/key/",
    )


def samples() -> list[Sample]:
    """Every payload of every adapter."""
    return [
        Sample(kind, path)
        for kind in kinds()
        for path in sorted((FOLDER / kind / "samples").iterdir())
        if path.suffix in (".json", ".form")
        and not path.name.endswith(".expect.json")
        and path.name != "account.json"
    ]


def summary(items: Sequence[Item]) -> dict[str, Any]:
    """Count items as the raw event's result does (an echo of ours is no status, see types)."""
    counts: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Inbound):
            counts["from_us" if item.from_us else "messages"] += 1
        elif isinstance(item, StatusChange):
            counts["echoes" if item.echo else "statuses"] += 1
        else:
            counts[COUNTED[type(item)]] += 1
    messages = [item for item in items if isinstance(item, Inbound)]
    changes = [item for item in items if isinstance(item, StatusChange)]
    return {
        **counts,
        "kinds": [str(message.kind) for message in messages if not message.from_us],
        "texts": [message.text for message in messages],
        "files": [len(message.files) for message in messages],
        "quotes": [message.quotes for message in messages],
        "senders": [message.sender.external_id for message in messages],
        "names": [message.sender.name for message in messages],
        "cards": [message.card for message in messages],
        "around": [message.around for message in messages],
        "places": [item.card for item in items if isinstance(item, Moved)],
        "new_ids": [
            [item.old_id, item.new_id, item.phone] for item in items if isinstance(item, Renamed)
        ],
        "phones": [message.sender.phone for message in messages],
        "standby": [message.standby for message in messages],
        "states": [str(change.status) for change in changes],
        "codes": [change.error_code for change in changes],
        "our_ids": [change.our_id for change in changes],
        "external_ids": [list(change.external_ids) for change in changes],
    }


def differences(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """What was found otherwise than expected; an unnamed count must be zero."""
    counts = {"messages", "from_us", "statuses", "echoes", *COUNTED.values()}
    wanted = {**dict.fromkeys(counts, 0), **expected}
    return {k: found.get(k, 0) for k, v in wanted.items() if found.get(k, 0) != v}
