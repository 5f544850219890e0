"""What the rows are called that lines name: looked up for a page at once, one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError

from hub.audit.models import Entry
from hub.audit.ports.naming import names, pointers
from hub.audit.types import Called

Key = tuple[str, str]  # table and id
WORDS = ("name", "title", "subject")
HOLDERS = ("customer", "user", "person", "kept", "company", "conversation", "team", "owner")


def named(rows: Iterable[Entry]) -> dict[Key, Called]:
    """Return what the objects of these lines, and all they changed to, are called today."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for kind, key in ((row.kind, row.object_id), *refers(row)):
            if key and "." in kind:
                wanted[kind].add(key)
    return {
        (kind, key): called for kind, ids in wanted.items() for key, called in _called(kind, ids)
    }


def refers(row: Entry) -> Iterator[Key]:
    """Yield the rows that stand as bare ids in what a line says."""
    for field, pair in row.changes.items():
        yield from _pointed(_table_of(row.kind, field), pair)
    for field, value in row.about.items():
        yield from _pointed(pointers.get(field), [value])


def _pointed(table: str | None, values: list[Any]) -> Iterator[Key]:
    if table is not None:
        yield from ((table, value) for value in values if isinstance(value, str))


@cache
def _table_of(kind: str, field: str) -> str | None:
    """Return the table a column refers to, if it does."""
    try:
        found: Any = apps.get_model(kind)._meta.get_field(field)
    except (LookupError, ValueError, FieldDoesNotExist):
        return pointers.get(field)
    return found.related_model._meta.label_lower if found.is_relation else pointers.get(field)


def _called(kind: str, ids: set[str]) -> Iterable[tuple[str, Called]]:
    try:
        model: Any = apps.get_model(kind)
        # Words of people are no keys of theirs: what does not fit is nobody's.
        keys = [model._meta.pk.to_python(each) for each in ids]
    except (LookupError, ValueError, ValidationError):
        return []
    asked = names.get(kind)
    if asked is not None:
        words = ((str(key), name) for key, name in asked(keys).items())
        return [(key, Called(name=name, kind=kind, id=key)) for key, name in words if name]
    holders = [field.name for field in model._meta.fields if _holds(field)]
    rows = model._base_manager.filter(pk__in=keys).select_related(*holders)
    return [(str(row.pk), called) for row in rows if (called := _called_by(row, holders))]


def _holds(field: Any) -> bool:
    return field.is_relation and field.name in HOLDERS


def _called_by(row: Any, holders: list[str]) -> Called | None:
    """Return a row's own name, or the name of the first who holds it, whose page shows it."""
    held = sorted(holders, key=HOLDERS.index)
    for each in (row, *(getattr(row, name) for name in held)):
        word = next((word for name in WORDS if (word := getattr(each, name, None))), None)
        if isinstance(word, str):
            return Called(name=word, kind=each._meta.label_lower, id=str(each.pk))
    return None


def shown(found: Mapping[Key, Called], row: Entry) -> dict[str, dict[str, str]]:
    """Return by id what the bare ids of a line are, where they still are."""
    return {key[1]: found[key].as_json() for key in refers(row) if key in found}
