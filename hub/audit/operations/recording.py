"""Writes lines: what tables changed, and what was done that left no row."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from hub.audit.models import Entry
from hub.audit.operations import flooding
from hub.audit.types import HIDDEN, LONGEST_VALUE, PERSONAL, SECRET, Action
from hub.kernel import clock
from hub.kernel.folding import fold
from hub.kernel.trail import Doing, Watch, now_doing, watches

log = logging.getLogger(__name__)
Row = dict[str, Any]
EVERYTHING = Watch()
VIEW_NOTED = timedelta(minutes=15)


class Tables:
    """Knows which columns of our tables are watched, and makes a line of what happens to them."""

    def __init__(self) -> None:
        self._columns: dict[type[models.Model], frozenset[str]] = {}

    def columns(self, model: type[models.Model]) -> frozenset[str]:
        found = self._columns.get(model)
        if found is None:
            found = self._columns[model] = _columns_of(model)
        return found

    def created(self, model: type[models.Model], rows: Sequence[Row]) -> None:
        blank = [{name: None for name in row} for row in rows]
        _write(Action.CREATED, model, zip(blank, rows, strict=True))

    def changed(
        self, model: type[models.Model], pairs: Sequence[tuple[Row, Row]], *, more: int
    ) -> None:
        _write(Action.CHANGED, model, pairs)
        if more:
            _write_more(Action.CHANGED, model, more, pairs[0][0])

    def removed(self, model: type[models.Model], rows: Sequence[Row], *, more: int) -> None:
        _write(Action.REMOVED, model, ((row, dict.fromkeys(row)) for row in rows))
        if more:
            _write_more(Action.REMOVED, model, more, {})


class Notes:
    """Makes a line of what somebody did or tried."""

    def record(
        self, *, doing: Doing, action: str, kind: str, object_id: str, about: Mapping[str, Any]
    ) -> None:
        if action == Action.VIEWED and _seen_lately(doing, kind, object_id):
            return
        account = object_id if action == Action.SIGN_IN_FAILED else ""
        if action in flooding.COUNTED and not flooding.is_told(
            doing, action, account=account, at=clock.now()
        ):
            return
        plain = {name: _safe(name, value) for name, value in about.items() if value is not None}
        line = _line(doing, action, kind, object_id)
        Entry.objects.create(**line, about=plain, searched=_searched(action, kind, {}, plain))


def _seen_lately(doing: Doing, kind: str, object_id: str) -> bool:
    """Whether this person was noted to look at it a moment ago: a page asks again and again."""
    since = clock.now() - VIEW_NOTED
    rows = Entry.objects.filter(kind=kind, object_id=object_id, at__gt=since)
    return rows.filter(user_id=doing.user_id, action=Action.VIEWED).exists()


def watch_of(model: type[models.Model]) -> Watch:
    """Return how a table of ours is watched."""
    return watches.get(model._meta.label_lower) or EVERYTHING


def is_ours(model: type[models.Model]) -> bool:
    """Whether a table is one of the house's own apps, not of a library."""
    return not model.__module__.startswith("django.") and model._meta.app_label != "audit"


def _columns_of(model: type[models.Model]) -> frozenset[str]:
    watch = watch_of(model)
    if not is_ours(model) or watch.why_not:
        return frozenset()
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    return frozenset(field.attname for field in fields if field.name not in watch.overlooks)


def _write(action: str, model: type[models.Model], pairs: Iterable[tuple[Row, Row]]) -> None:
    doing, watch, kind = now_doing(), watch_of(model), model._meta.label_lower
    fields = {field.attname: field for field in model._meta.concrete_fields}
    lines = []
    for before, after in pairs:
        changes = _differences(fields, watch, before, after)
        if not changes and action == Action.CHANGED:
            continue
        key = str(before.get("pk") or after.get("pk") or "")
        line = _line(doing, action, kind, key)
        lines.append(Entry(**line, changes=changes, searched=_searched(action, kind, changes, {})))
    Entry.objects.bulk_create(lines, batch_size=200)


def _write_more(action: str, model: type[models.Model], more: int, row: Row) -> None:
    """Say of how many more rows the same was true: one statement may touch the whole table."""
    kind, about = model._meta.label_lower, {"more": more, "fields": sorted(set(row) - {"pk"})}
    line = _line(now_doing(), action, kind, "")
    Entry.objects.create(**line, about=about, searched=_searched(action, kind, {}, about))


def _differences(fields: Any, watch: Watch, before: Row, after: Row) -> dict[str, list[Any]]:
    found = {}
    for name in sorted(set(before) - {"pk"}):
        old, new = before[name], after.get(name)
        if old != new and not (old in (None, "") and new in (None, "")):
            field = fields[name]
            found[field.name] = [_shown(field, watch, old), _shown(field, watch, new)]
    return found


def _shown(field: Any, watch: Watch, value: Any) -> Any:
    """Return a value as it may be told: words only where they are the house's own."""
    if value is None or value == "":
        return None
    if field.choices:
        return _plain(value)
    if SECRET.search(field.name) or PERSONAL.search(field.name):
        return HIDDEN
    if isinstance(field, models.CharField | models.TextField | models.JSONField | models.FileField):
        if field.name not in watch.tells:
            return HIDDEN
    elif isinstance(field, models.GenericIPAddressField | models.BinaryField):
        return HIDDEN
    return _plain(value)


def _safe(name: str, value: Any) -> Any:
    return HIDDEN if SECRET.search(name) or PERSONAL.search(name) else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime):
        return clock.iso(value)
    if isinstance(value, date | UUID | Decimal):
        return str(value)
    if isinstance(value, list | dict):
        return value if len(str(value)) <= LONGEST_VALUE * 5 else HIDDEN
    return str(value)[:LONGEST_VALUE]


def _line(doing: Doing, action: str, kind: str, object_id: str) -> dict[str, Any]:
    return {
        "at": clock.now(),
        "action": action,
        "kind": kind,
        "object_id": object_id[:64],
        "user_id": doing.user_id,
        "role": doing.role,
        "session_id": doing.session_id,
        "ip": doing.ip,
        "request_id": doing.request_id,
    }


def _searched(
    action: str, kind: str, changes: Mapping[str, list[Any]], about: Mapping[str, Any]
) -> str:
    words = [action, kind, *changes, *about.values()]
    words += [value for pair in changes.values() for value in pair if isinstance(value, str)]
    return fold(" ".join(str(word) for word in words if word != HIDDEN))[:2000]
