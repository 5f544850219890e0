"""Writes parts down, corrects them and puts them away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.queries import catalogue
from field_service import live
from field_service.models import MachineKind, Part, Supplier
from field_service.operations.parts import stock
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from hub.kernel.home import home, settle

if TYPE_CHECKING:
    from hub.accounts.models import User

FIELDS = ("code", "name", "unit", "maker", "note", "reorder_point", "reorder_quantity")


class PartCodeTaken(Conflict):
    """Another part has this code, small and large letters being one."""

    code, detail = "code_taken", "Another part has this code."


class PartChanged(Conflict):
    """Somebody else was faster."""

    code, detail = "changed", "Somebody changed this meanwhile; look at it again."


def register(*, fields: Mapping[str, Any], by: User, at: datetime) -> Part:
    """Add a part. Raises Forbidden, PartCodeTaken, Invalid (`item`, `supplier`, `kinds`)."""
    _demand_office(by)
    with transaction.atomic():
        settle(home().currency)
        row = Part(currency=home().currency, created_by=by, created_at=at)
        return _kept(row, fields, by, at)


def change(
    *, part_id: UUID, version: int, fields: Mapping[str, Any], by: User, at: datetime
) -> Part:
    """Correct a part, put it away (`archived`) or take it out again.

    Raises Forbidden, NotFound, PartChanged, PartCodeTaken, Invalid.
    """
    _demand_office(by)
    with transaction.atomic():
        row = stock.locked(part_id)
        if row.version != version:
            raise PartChanged(fields={"version": row.version})
        row.version += 1
        if "archived" in fields:
            row.archived_at = (row.archived_at or at) if fields["archived"] else None
        return _kept(row, fields, by, at)


def _kept(row: Part, fields: Mapping[str, Any], by: User, at: datetime) -> Part:
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    if "item" in fields:
        row.item = _item(fields["item"], by)
    if "supplier" in fields:
        row.preferred_supplier = _supplier(fields["supplier"])
    row.updated_at = at
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise PartCodeTaken(fields={"code": ["Another part has this code."]}) from None
    if "kinds" in fields:
        row.kinds.set(_kinds(fields["kinds"]))
    live.part_moved(row)
    return row


def _item(item_id: UUID | None, by: User) -> Any:
    if item_id is None:
        return None
    try:
        return catalogue.item_for(by, item_id)
    except NotFound:
        raise Invalid(fields={"item": ["There is no such item."]}) from None


def _supplier(supplier_id: UUID | None) -> Supplier | None:
    if supplier_id is None:
        return None
    row = Supplier.objects.filter(id=supplier_id, archived_at=None).first()
    if row is None:
        raise Invalid(fields={"supplier": ["There is no such supplier."]})
    return row


def _kinds(ids: Iterable[UUID]) -> list[MachineKind]:
    wanted = set(ids)
    rows = list(MachineKind.objects.filter(id__in=wanted))
    if len(rows) < len(wanted):
        raise Invalid(fields={"kinds": ["There is no such kind of machine."]})
    return rows


def _demand_office(by: User) -> None:
    if by.role not in OFFICE:
        raise Forbidden
