"""What a merge takes along of labels and fields of the house's own, and what its undo gives back.

Where both say something the one who is kept is right; what the other said stands in the merge.
Both customers' rows are held by the caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crm.models import Customer, Merge
from crm.queries.joining import later_than

# What the one who is kept had, what they have now, what the one who is gone has.
Told = list[Any]


def take(row: Merge, kept: Customer, gone: Customer, *, at: datetime) -> None:
    """Give `kept` what `gone` has and they have not, and write it down in the merge, unsaved."""
    kept.refresh_from_db()
    row.custom = {}
    for key, theirs in sorted(gone.custom.items()):
        own = kept.custom.get(key)
        row.custom[key] = [own, theirs if own is None else own, theirs]
    _store(kept, {key: told[1] for key, told in row.custom.items()}, at)
    had = set(kept.labels.values_list("id", flat=True))
    theirs = sorted(gone.labels.values_list("id", flat=True))
    row.labels = {str(label): label not in had for label in theirs}
    kept.labels.add(*theirs)


def give_back(row: Merge, kept: Customer, *, at: datetime) -> None:
    """Put back what nobody has changed since; what a later merge brought as well stays by that."""
    kept.refresh_from_db()
    later = list(later_than(row))
    back = {}
    for key, (was, now, _) in row.custom.items():
        value = _passed_on(key, was, now, later)
        if was != now and kept.custom.get(key) == now:
            back[key] = value
    _store(kept, back, at)
    for label in [name for name, added in row.labels.items() if added]:
        heir = next((each for each in later if label in each.labels), None)
        if heir is not None:
            heir.labels[label] = True
        else:
            kept.labels.remove(int(label))
    for each in later:
        each.save(update_fields=["custom", "labels"])


def _passed_on(key: str, was: Any, now: Any, later: Sequence[Merge]) -> Any:
    """Return what `kept` has without a merge; those after it are told what they stood upon."""
    value = was
    for each in later:
        told: Told | None = each.custom.get(key)
        if told is None:
            continue
        if told[0] != now:
            break  # somebody changed it in between
        each.custom[key] = [value, told[2] if value is None else value, told[2]]
        value = each.custom[key][1]
    return value


def _store(kept: Customer, values: dict[str, Any], at: datetime) -> None:
    """Write values into the row; None takes one away."""
    after = {**kept.custom, **values}
    after = {key: value for key, value in after.items() if value is not None}
    if after != kept.custom:
        kept.custom, kept.updated_at = after, at
        kept.save(update_fields=["custom", "updated_at"])
