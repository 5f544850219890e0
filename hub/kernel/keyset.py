"""Walking an ordered list from a mark: each step a range of an index, however deep the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet


def walked(
    rows: QuerySet[Any], order: Sequence[str], mark: Sequence[Any] | None, most: int
) -> list[Any]:
    """Return at most so many rows in this order, beyond the mark where there is one.

    `order` names the fields, `-` for descending, the last one unique; `mark` has their values.
    """
    if mark is None:
        return list(rows.order_by(*order)[:most])
    found: list[Any] = []
    for same, stretch in _stretches(order, mark):
        if len(found) < most:
            # What is the same in all of them is not ordered by, or SQLite would sort them.
            found += rows.filter(stretch).order_by(*order[same:])[: most - len(found)]
    return found


def _stretches(order: Sequence[str], mark: Sequence[Any]) -> list[tuple[int, Q]]:
    """Return what lies beyond, nearest first, and how many fields are the mark's in each.

    No index could walk an OR of them. The last two fields make one: rows that differ in the last
    alone are few.
    """
    last = max(0, len(order) - 2)
    equal = [Q(**{name.lstrip("-"): value}) for name, value in zip(order, mark, strict=True)]
    near = _past(order[last], mark[last])
    if len(order) > 1:
        near |= equal[last] & _past(order[-1], mark[-1])
        near &= _past(order[last], mark[last], "e")
    steps = reversed(range(last))
    far = [(each, Q(*equal[:each], _past(order[each], mark[each]))) for each in steps]
    return [(last, Q(*equal[:last], near)), *far]


def _past(name: str, value: Any, same: str = "") -> Q:
    """Return the condition that a field lies beyond a value; `same="e"` lets that one in."""
    side = "lt" if name.startswith("-") else "gt"
    return Q(**{f"{name.lstrip('-')}__{side}{same}": value})
