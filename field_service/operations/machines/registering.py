"""Registers machines and corrects what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.operations import words
from crm.queries.companies import party_for, portal_users_of
from field_service import live
from field_service.events import MachineMoved
from field_service.models import Machine, MachineKind
from field_service.operations.machines import changes
from field_service.queries.machines import serial_key, visible_to
from field_service.types import MachineState
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

WORDS = {"name": 120, "serial": 60, "maker": 80, "model": 80, "place": 200}
DEEPEST = 8  # a component of a component …


class SerialTaken(Conflict):
    """Another machine of that kind has this serial number."""

    code, detail = "serial_taken", "Another machine of this kind has this serial number."


class MachineChanged(Conflict):
    """Somebody else was faster."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


@dataclass(frozen=True, kw_only=True)
class MachineForm:
    """What somebody fills in."""

    kind_id: UUID
    name: str
    serial: str = ""
    maker: str = ""
    model: str = ""
    place: str = ""
    year: int | None = None
    warranty_until: date | None = None
    parent_id: UUID | None = None
    note: str = ""


def register(
    *, customer_id: UUID, form: MachineForm, by: User, at: datetime, key: str | None = None
) -> Machine:
    """Make a machine of a customer; the same `key` again returns what it made.

    Raises NotFound, Invalid (`kind`, `name`, `parent`), SerialTaken.
    """
    known = Machine.objects.filter(client_key=key).first() if key is not None else None
    if known is not None:
        return known
    with transaction.atomic():
        owner = party_for(by, customer_id)
        row = Machine(
            customer=owner,
            made_for=owner,
            version=0,
            client_key=key,
            created_by=by,
            created_at=at,
            state_since=at,
        )
        return _keep(row, _fields(form, row), by, at)


def change(*, machine_id: UUID, version: int, form: MachineForm, by: User, at: datetime) -> Machine:
    """Correct what is known of a machine; NotFound, MachineChanged, Invalid, SerialTaken."""
    with transaction.atomic():
        row = _locked(machine_id, version, by)
        return _keep(row, _fields(form, row), by, at)


def put(
    *,
    machine_id: UUID,
    version: int,
    state: MachineState,
    by: User,
    at: datetime,
    reason: str = "",
) -> Machine:
    """Say whether it works, stands still, or is no more; NotFound, MachineChanged."""
    with transaction.atomic():
        row = _locked(machine_id, version, by)
        if row.state == state:
            return row
        return _keep(row, {"state": state, "state_since": at}, by, at, reason)


def _locked(machine_id: UUID, version: int, by: User) -> Machine:
    rows = visible_to(by).select_for_update(of=("self",), no_key=True).select_related("customer")
    row = rows.filter(id=machine_id).first()
    if row is None:
        raise NotFound
    if row.version != version:
        raise MachineChanged(fields={"version": row.version})
    return row


def _fields(form: MachineForm, row: Machine) -> dict[str, Any]:
    said = {name: words.line(getattr(form, name), most) for name, most in WORDS.items()}
    if not said["name"]:
        raise Invalid(fields={"name": ["What is it called?"]})
    kind = MachineKind.objects.filter(id=form.kind_id).first()
    if kind is None:
        raise Invalid(fields={"kind": ["There is no such kind of machine."]})
    return {
        **said,
        "kind": kind,
        "serial_key": serial_key(said["serial"]),
        "year": form.year,
        "warranty_until": form.warranty_until,
        "parent": _parent(form.parent_id, row),
        "note": words.text(form.note)[:1000],
    }


def _parent(parent_id: UUID | None, row: Machine) -> Machine | None:
    """Return what it is a part of: the same customer's, and no part of itself."""
    if parent_id is None:
        return None
    found = Machine.objects.filter(id=parent_id, customer=row.customer_id).first()
    above: Machine | None = found
    for _ in range(DEEPEST):
        if above is None:
            break
        if above.id == row.id:
            found = None
            break
        above = above.parent
    if found is None or above is not None:
        raise Invalid(fields={"parent": ["A machine of the same customer, above this one."]})
    return found


def _keep(
    row: Machine, fields: Mapping[str, Any], by: User, at: datetime, reason: str = ""
) -> Machine:
    was = changes.standing(row)
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if row.serial_key and _taken(row):
            raise SerialTaken from error
        raise
    changes.note(row, was, by=by, at=at, reason=reason)
    live.machine_moved(row, portal_users_of(row.customer))
    announce(MachineMoved(machine_id=row.id))
    return row


def _taken(row: Machine) -> bool:
    others = Machine.objects.filter(kind=row.kind_id, serial_key=row.serial_key)
    return others.exclude(id=row.id).exists()
