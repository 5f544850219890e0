"""What an item of a checklist takes, and how an answer to it came out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from field_service.types import CheckValue, ItemKind

Item = Mapping[str, Any]
LONGEST_TEXT = 1000
LARGEST = Decimal(10) ** 9


def figure(value: Any) -> Decimal | None:
    """Return a number somebody typed, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) <= LARGEST else None


def valued(item: Item, value: Any) -> Any:
    """Return an answer as it is kept; ValueError where it is none. None takes one back."""
    if value is None or value == "":
        return None
    kind = item["kind"]
    if kind == ItemKind.CHECK and value in CheckValue.values:
        return value
    if kind == ItemKind.NUMBER and (found := figure(value)) is not None:
        return f"{found:f}"
    if kind == ItemKind.METER and (found := figure(value)) is not None and found == int(found):
        return int(found)
    if kind == ItemKind.TEXT and isinstance(value, str):
        return value.strip()[:LONGEST_TEXT] or None
    if kind == ItemKind.CHOICE and value in item["choices"]:
        return value
    raise ValueError(kind)


def is_bad(item: Item, value: Any) -> bool:
    """Whether an answer says that something is wrong with the machine."""
    if value is None:
        return False
    if item["kind"] == ItemKind.CHECK:
        return bool(value == CheckValue.NO)
    if item["kind"] == ItemKind.CHOICE:
        return value in item.get("bad", ())
    if item["kind"] != ItemKind.NUMBER:
        return False
    found, least, most = figure(value), figure(item.get("min")), figure(item.get("max"))
    if found is None:
        return False
    return (least is not None and found < least) or (most is not None and found > most)
