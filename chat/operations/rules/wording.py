"""What rules and promises ask about customers follows when a word of theirs becomes another."""

from __future__ import annotations

from typing import Any

from chat.models import Rule, SlaPolicy


def rename_standing(*, kind: str, old: str, new: str) -> int:
    """Have every condition on a `category` or `status` ask for another word; returns how many."""
    changed = 0
    for model in (Rule, SlaPolicy):
        for row in model.objects.select_for_update().order_by("pk"):
            conditions = [_renamed(each, kind, old, new) for each in row.conditions]
            if conditions != row.conditions:
                row.conditions = conditions
                row.save(update_fields=["conditions"])
                changed += 1
    return changed


def _renamed(condition: dict[str, Any], kind: str, old: str, new: str) -> dict[str, Any]:
    if condition.get("kind") != kind or old not in condition.get("any", ()):
        return condition
    words = [new if each == old else each for each in condition["any"]]
    return {**condition, "any": list(dict.fromkeys(words))}
