"""What a line of a file would change about somebody who is known already."""

from __future__ import annotations

from typing import Any

from crm.models import Customer
from crm.operations.lines import Read, Vocabulary
from crm.queries.custom import written
from crm.types import CUSTOM, WORD_FIELDS
from hub.registration.types import masked

Change = dict[str, str]  # field, before, after


def differences(row: Customer, read: Read, known: Vocabulary) -> list[Change]:
    """Return each value that would be another one; what the house knows of a document is masked."""
    found = [_change(name, _value(row, name), value) for name, value in plain(read).items()]
    for key, value in read.custom.items():
        name = f"{CUSTOM}{key}"
        had = written(known.fields[name], row.custom.get(key))
        found.append(_change(name, had, written(known.fields[name], value)))
    changed = [each for each in found if each["before"] != each["after"]]
    for each in changed:
        if each["field"] == "document_number":
            each["before"] = masked(each["before"])
    return changed


def apply(row: Customer, read: Read) -> None:
    """Give a customer's row what a line says, unsaved."""
    for name, value in plain(read).items():
        setattr(row, WORD_FIELDS.get(name, name), value)
    row.custom = {**row.custom, **read.custom}


def plain(read: Read) -> dict[str, str]:
    """Return what a line says of the customer's own row, apart from the house's fields."""
    return {
        name: value
        for name, value in read.fields.items()
        if value and name != "contract" and not name.startswith(CUSTOM)
    }


def _value(row: Customer, name: str) -> Any:
    return getattr(row, WORD_FIELDS.get(name, name))


def _change(field: str, before: Any, after: str) -> Change:
    return {"field": field, "before": str(before), "after": after}
