"""A house looked at from end to end, and settled after it was put back from a copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.db.models import FileField

from hub.kernel.saying import Said
from hub.kernel.trail import note
from hub.realtime.operations import begin_epoch
from hub.upkeep.ports.examining import examinations, settlings
from hub.upkeep.queries import sealed


def examine(*, at: datetime) -> list[str]:
    """Return in words everything that is not as it must be."""
    return [str(each) for each in _looked_at(at)]


def settle(*, at: datetime) -> None:
    """Let a house that was put back know that time went on without it.

    Positions of sockets are worth nothing any more; every app settles what it does not know.
    """
    with transaction.atomic():
        begin_epoch()
        for _, settling in settlings:
            settling(at)
    note("restored", kind="house")


def _looked_at(at: datetime) -> Iterator[Said]:
    yield from _references()
    yield from sealed.unopened()
    yield from _files()
    for _, examination in examinations:
        yield from examination(at)


def _references() -> Iterator[Said]:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield Said(f"A row names one that is not there: {error}", f"Una fila nombra otra: {error}")


def _files() -> Iterator[Said]:
    """Yield the tables that name files which are not kept."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                names = model._base_manager.exclude(**{field.name: ""}).values_list(
                    field.name, flat=True
                )
                lost = sum(not default_storage.exists(name) for name in names.iterator() if name)
                if lost:
                    yield Said(
                        f"{lost} files of {model._meta.db_table} are missing.",
                        f"Faltan {lost} archivos de {model._meta.db_table}.",
                    )
