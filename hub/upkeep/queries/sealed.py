"""Which stored secrets open with the keys of this house, and which keys the others need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model

from hub.kernel.encrypted import EncryptedJSONField, mark_of
from hub.kernel.saying import Said

if TYPE_CHECKING:
    Sealed = EncryptedJSONField[Any, Any]


def unopened() -> Iterator[Said]:
    """Yield in words what no key of this house opens, and which key would."""
    ours = {mark_of(key) for key in settings.FIELD_KEYS}
    for model, field in _sealed_columns():
        missing: Counter[str] = Counter()
        broken = 0
        for value in _values(model, field):
            mark = value.partition(":")[0]
            if mark not in ours:
                missing[mark] += 1
            else:
                broken += not _opens(field, value)
        where = f"{model._meta.db_table}.{field.column}"
        for mark, count in sorted(missing.items()):
            yield Said(
                f"{count} sealed values of {where} need the key {mark}, which is not among"
                " FIELD_KEYS: bring the .keys file that was kept with the copy (--keys).",
                f"{count} valores sellados de {where} necesitan la llave {mark}, que no está en"
                " FIELD_KEYS: traiga el archivo .keys guardado con la copia (--keys).",
            )
        if broken:
            yield Said(
                f"{broken} sealed values of {where} do not open with their key.",
                f"{broken} valores sellados de {where} no se abren con su llave.",
            )


def _sealed_columns() -> Iterator[tuple[type[Model], Sealed]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedJSONField):
                yield model, field


def _values(model: type[Model], field: Sealed) -> list[str]:
    quoted = connection.ops.quote_name
    table, column = quoted(model._meta.db_table), quoted(str(field.column))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
        return [value for (value,) in cursor.fetchall()]


def _opens(field: Sealed, value: str) -> bool:
    try:
        field.from_db_value(value, None, connection)
    except (InvalidTag, KeyError, ValueError):
        return False
    return True
