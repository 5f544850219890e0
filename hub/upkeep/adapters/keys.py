"""The keys of a house: kept apart from its copies, readable by their owner alone."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.encrypted import mark_of
from hub.upkeep.types import KeyMarks, Refused

SUFFIX = ".keys"
PLACES = {"SECRET_KEY": "secret", "FIELD_KEYS": "fields", "PUSH_KEY": "push"}


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What opens a house; never shown, never logged."""

    secret: str
    fields: tuple[str, ...]
    push: str

    def __repr__(self) -> str:
        return "Keys(…)"

    @property
    def marks(self) -> KeyMarks:
        """Return by what they are recognised."""
        fields = tuple(mark_of(key) for key in self.fields)
        return KeyMarks(secret=mark_of(self.secret), fields=fields, push=mark_of(self.push))

    @property
    def environment(self) -> dict[str, str]:
        """Return them as the settings of a process."""
        fields = ",".join(self.fields)
        return {"SECRET_KEY": self.secret, "FIELD_KEYS": fields, "PUSH_KEY": self.push}


def ours() -> Keys:
    """Return the keys this house uses."""
    fields = tuple(settings.FIELD_KEYS)
    return Keys(secret=settings.SECRET_KEY, fields=fields, push=settings.PUSH_KEY)


def write(keys: Keys, path: Path, *, at: datetime) -> None:
    """Write them to a file that only its owner reads."""
    told = {
        "created_at": iso(at),
        "secret_key": keys.secret,
        "field_keys": list(keys.fields),
        "push_key": keys.push,
    }
    _write(path, json.dumps(told, indent=1))


def read(path: Path) -> Keys:
    """Return the keys of a file; Refused where it holds none."""
    try:
        told = json.loads(path.read_text())
        fields = tuple(str(key) for key in told["field_keys"])
        return Keys(secret=str(told["secret_key"]), fields=fields, push=str(told["push_key"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(
            f"{path.name} holds no keys ({type(error).__name__}).",
            f"{path.name} no contiene llaves ({type(error).__name__}).",
        ) from None


def settle(keys: Keys) -> list[str]:
    """Keep them in the data folder; returns the names that the environment sets differently."""
    kept = {"SECRET_KEY": keys.secret, "FIELD_KEYS": ",".join(keys.fields), "PUSH_KEY": keys.push}
    folder, elsewhere = Path(settings.DATA_DIR) / "keys", []
    folder.mkdir(parents=True, exist_ok=True)
    at = clock.now()
    if keys.marks != ours().marks:  # what was replaced lies aside, and needs its own
        write(ours(), folder / f"replaced-{at:%Y%m%dT%H%M%S}{SUFFIX}", at=at)
    for name, value in kept.items():
        if os.environ.get(name):
            elsewhere += [name] if os.environ[name] != value else []
        else:
            _write(folder / PLACES[name], value)
    return elsewhere


def _write(path: Path, text: str) -> None:
    made = path.with_name(f".{path.name}.new")
    made.unlink(missing_ok=True)
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
